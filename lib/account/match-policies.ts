import { parsePolicyArn } from '../iam/policy-key';
import { compareText } from '../shared/collections';
import type { RecordedPolicy, RecordedVersion } from './account-record';

/** A policy of the record for an ARN. */
export interface MatchedPolicy {
  policy: RecordedPolicy;
  /**
   * `aws-cn`, `aws-us-gov` … where the record has the policy of another partition, whose document
   * can differ; undefined where it has the policy itself.
   */
  otherPartition?: string;
}

/**
 * Finds policies by ARN. Where the record has no ARN, AWS's own policies are found by name; where it
 * has no policy of the partition, by path and name in the partition `aws`. If policies had the
 * same ARN one after the other, the newest is found.
 */
export function indexPolicies(
  policies: readonly RecordedPolicy[],
): (arn: string) => MatchedPolicy | undefined {
  const byArn = new Map<string, RecordedPolicy>();
  const byName = new Map<string, RecordedPolicy>();
  const oldestFirst = [...policies].sort((a, b) => compareText(findStart(a), findStart(b)));
  for (const policy of oldestFirst) {
    if (policy.arn === null) byName.set(policy.iamName, policy);
    else byArn.set(policy.arn, policy);
  }
  return (arn) => {
    const exact = byArn.get(arn);
    if (exact !== undefined) return { policy: exact };
    const parts = parsePolicyArn(arn);
    if (parts?.account !== 'aws') return undefined;
    const { partition, path, name } = parts;
    const named = byArn.get(`arn:aws:iam::aws:policy${path}${name}`) ?? byName.get(name);
    if (named === undefined) return undefined;
    return partition === 'aws' ? { policy: named } : { policy: named, otherPartition: partition };
  };
}

function findStart({ versions }: RecordedPolicy): string {
  return (versions[0] as RecordedVersion).createDate;
}

/** Whether an ARN is that of one of AWS's own policies. */
export function isAwsPolicy(arn: string): boolean {
  return /^arn:aws[a-z-]*:iam::aws:policy\//.test(arn);
}
