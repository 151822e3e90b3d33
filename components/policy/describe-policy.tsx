import { parsePolicyArn } from '@/lib/iam/policy-key';
import type { Policy } from '@/lib/record/types';

export const kindLabels: Record<Policy['kind'], string> = {
  attachable: 'can be attached',
  'service-linked-role': 'service-linked role only',
};

export function explainKind({ kind, deprecated }: Policy): string {
  if (deprecated) return 'deprecated: works where it is attached, cannot be attached anew';
  return kind === 'attachable'
    ? 'can be attached to users, groups and roles'
    : 'belongs to a service-linked role: only the service itself carries it, nobody can attach it';
}

/** Describes the name and account of a policy in IAM, if its name on this site differs. */
export function describeAccount({ arn, iamName, policyName }: Policy) {
  if (iamName === policyName) return null;
  const { account = 'aws' } = (arn === null ? undefined : parsePolicyArn(arn)) ?? {};
  return (
    <>
      <code>{iamName}</code> {account === 'aws' ? 'by its name in IAM' : `of account ${account}`}
    </>
  );
}
