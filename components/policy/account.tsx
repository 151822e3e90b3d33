import { parsePolicyArn } from '@/lib/iam/policy-key';
import type { Policy } from '@/lib/record/types';

/** What IAM calls a policy, and whose it is, where its name here says more; else nothing. */
export function tellAccount({ arn, iamName, policyName }: Policy) {
  if (iamName === policyName) return null;
  const { account = 'aws' } = (arn === null ? undefined : parsePolicyArn(arn)) ?? {};
  return (
    <>
      <code>{iamName}</code> {account === 'aws' ? 'by its name in IAM' : `of account ${account}`}
    </>
  );
}
