import { parsePolicyArn } from '@/lib/iam/policy-key';
import type { Policy } from '@/lib/record/types';

/** How a policy can be used, as a sentence without its subject. */
export function explainKind({ kind, deprecated }: Policy): string {
  if (deprecated && kind === 'service-linked-role')
    return 'Deprecated: roles of the service that have it keep it; you cannot attach it to users, groups or roles';
  if (deprecated)
    return 'Deprecated: existing attachments keep working, but it cannot be attached to further users, groups or roles';
  return kindSentences[kind];
}

const kindSentences: Readonly<Record<Policy['kind'], string>> = {
  attachable: 'Can be attached to users, groups and roles',
  'service-linked-role':
    'Attached to a service-linked role; you cannot attach it to users, groups or roles',
  'not-attachable': 'Cannot be attached to further users, groups or roles',
  unknown: 'Type unknown: no list of policies with its ARN is on record',
};

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
