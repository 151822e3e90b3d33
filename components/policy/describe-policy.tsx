import { parsePolicyArn } from '@/lib/iam/policy-key';
import type { Policy } from '@/lib/record/types';

/** How a policy can be used, as a sentence without its subject. */
export function explainKind({ kind, deprecated }: Policy): string {
  if (deprecated)
    return 'Deprecated: existing attachments keep working, but it cannot be attached to further users, groups or roles';
  return kind === 'attachable'
    ? 'Can be attached to users, groups and roles'
    : 'Attached to a service-linked role; you cannot attach it to users, groups or roles';
}

/** Describes the name and account of a policy in IAM, if its name on this site differs. */
export function describeAccount({ arn, iamName, policyName }: Policy) {
  if (iamName === policyName) return null;
  const { account = 'aws' } = (arn === null ? undefined : parsePolicyArn(arn)) ?? {};
  return (
    <>
      {account === 'aws' ? 'Its name in IAM is ' : `In account ${account} its name is `}
      <code>{iamName}</code>.
    </>
  );
}
