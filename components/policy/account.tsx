import { parsePolicyArn } from '@/lib/iam/policy-key';
import type { Policy } from '@/lib/record/types';

/** Whose a policy is that is not AWS's own, and what IAM calls it; nothing of AWS's. */
export function tellAccount({ arn, iamName }: Policy) {
  const account = arn === null ? undefined : parsePolicyArn(arn)?.account;
  if (account === undefined || account === 'aws') return null;
  return (
    <>
      <code>{iamName}</code> of account {account}
    </>
  );
}
