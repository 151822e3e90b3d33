import type { Statement } from '../iam/document';
import type { AccountRecord } from './account-record';
import type { AccountDetails, ManagedPolicy } from './details';
import { indexPolicies, type MatchedPolicy } from './match-policies';
import { findVersionsAround } from './policy-changes';
import type { Via } from './reach';

/** A policy of a principal whose versions are on record. */
export interface ComparedPolicy extends Pick<MatchedPolicy, 'otherPartition'> {
  policyName: string;
  via: Via;
  /** The default version at the end of the day; undefined where the policy is newer. */
  before: string | undefined;
  /** Whether the record does not reach back to the day: `before` is then its oldest version. */
  isBeforeMissing: boolean;
  after: string;
}

/** Statements of one policy on both sides of the comparison. */
export interface PolicySides {
  before: readonly Statement[];
  after: readonly Statement[];
  compared?: ComparedPolicy;
}

/** Reads managed policies by ARN as of a day and today; undefined without a readable document. */
export function createPolicyReader(account: AccountDetails, record: AccountRecord, since: string) {
  const findPolicy = indexPolicies(record.policies);
  const own = new Map(account.policies.map((policy) => [policy.arn, policy]));
  return async (arn: string, via: Via): Promise<PolicySides | undefined> => {
    const matched = findPolicy(arn);
    return matched === undefined
      ? readOwn(own.get(arn))
      : readRecorded(matched, via, record, since);
  };
}

/** A policy that is not on record: its document in the export on both sides. */
function readOwn(policy: ManagedPolicy | undefined): PolicySides | undefined {
  const statements = policy?.statements;
  return statements && { before: statements, after: statements };
}

async function readRecorded(
  { policy, otherPartition }: MatchedPolicy,
  via: Via,
  { loadPolicy }: AccountRecord,
  since: string,
): Promise<PolicySides> {
  const { policyName } = policy;
  const { before, isBeforeMissing, after } = findVersionsAround(
    await loadPolicy(policyName),
    since,
  );
  return {
    before: before?.statements ?? [],
    after: after.statements,
    compared: {
      policyName,
      via,
      ...(otherPartition !== undefined && { otherPartition }),
      before: before?.versionId,
      isBeforeMissing,
      after: after.versionId,
    },
  };
}
