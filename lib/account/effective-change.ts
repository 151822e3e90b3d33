import { dayOf } from '../history/days';
import { listDefaultVersions } from '../history/default-versions';
import { compareAccess } from '../iam/compare/compare';
import type { Comparison } from '../iam/compare/difference';
import type { Statement } from '../iam/document';
import type { ServedVersion } from '../record/types';
import { compareRisk, type RiskChange } from '../risk/compare';
import { summarizeAccess } from '../text/verdict';
import type { AccountRecord } from './account-record';
import type { AccountDetails, ManagedPolicy, Principal } from './details';
import { doesAllow } from './lagging-copies';
import { indexPolicies, type MatchedPolicy } from './match-policies';
import { listGroups, listPolicyArns, type Via } from './reach';

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

/** What the changes of all policies of a principal did together since a day. */
export interface EffectiveChange {
  principal: Principal;
  since: string;
  /**
   * Of all policies together, with their Deny statements, and without the boundary. Policies of the
   * account have their present document on both sides.
   */
  comparison: Comparison;
  summary: string;
  risk: RiskChange[];
  /** Those on record. */
  policies: ComparedPolicy[];
  /** How many policies of the account were taken into account, inline and managed. */
  ownPolicies: number;
  /** Names or ARNs of policies without a readable document, which may allow or deny more. */
  unread: string[];
  boundary?: BoundaryLimit;
}

/** How the permissions boundary limits the change. */
export interface BoundaryLimit {
  arn: string;
  /** Undefined where its document cannot be read. */
  change?: {
    /** The boundary itself since the day; what it adds is granted only where a policy allows it. */
    comparison: Comparison;
    summary: string;
  };
  /**
   * Indexes of the additions in `comparison.gained` whose example request the boundary does not
   * allow; all of them where its document cannot be read.
   */
  limited: number[];
}

/** Statements of one policy on both sides of the comparison. */
interface Sides {
  before: readonly Statement[];
  after: readonly Statement[];
  compared?: ComparedPolicy;
}

/** @throws what `loadPolicy` throws */
export async function findEffectiveChange(
  principal: Principal,
  account: AccountDetails,
  record: AccountRecord,
  since: string,
): Promise<EffectiveChange> {
  const readManaged = createReader(account, record, since);
  const holders = [principal, ...listGroups(principal, account)];
  const inline = holders.flatMap((holder) =>
    holder.inline.map(({ name, statements }) => ({ name: `${holder.name}/${name}`, statements })),
  );
  const managed: Sides[] = [];
  const unread = inline.flatMap(({ name, statements }) => (statements === undefined ? [name] : []));
  const own = inline.flatMap(({ statements }) => (statements === undefined ? [] : [statements]));
  let boundary: { arn: string; sides: Sides | undefined } | undefined;
  const seen = new Set<string>();
  for (const { arn, via } of listPolicyArns(principal, account)) {
    const isBoundary = via.kind === 'boundary';
    // A policy that a user has directly and through groups counts once.
    if (!isBoundary && seen.has(arn)) continue;
    seen.add(arn);
    const sides = await readManaged(arn, via);
    if (isBoundary) boundary = { arn, sides };
    else if (sides === undefined) unread.push(arn);
    else managed.push(sides);
  }
  const join = (side: 'before' | 'after') => [
    ...managed.flatMap((each) => each[side]),
    ...own.flat(),
  ];
  const [before, after] = [join('before'), join('after')];
  const comparison = compareAccess(before, after, record.catalog);
  const compared = managed.flatMap((each) => each.compared ?? []);
  return {
    principal,
    since,
    comparison,
    summary: summarizeAccess(comparison),
    risk: compareRisk(before, after, record.risks),
    policies: compared,
    ownPolicies: own.length + managed.length - compared.length,
    unread,
    ...(boundary && { boundary: describeBoundary(boundary, comparison, record) }),
  };
}

function createReader(account: AccountDetails, record: AccountRecord, since: string) {
  const findPolicy = indexPolicies(record.policies);
  const own = new Map(account.policies.map((policy) => [policy.arn, policy]));
  return async (arn: string, via: Via): Promise<Sides | undefined> => {
    const matched = findPolicy(arn);
    return matched === undefined
      ? readOwn(own.get(arn))
      : readRecorded(matched, via, record, since);
  };
}

/** A policy that is not on record: its document in the export on both sides. */
function readOwn(policy: ManagedPolicy | undefined): Sides | undefined {
  const statements = policy?.statements;
  return statements && { before: statements, after: statements };
}

async function readRecorded(
  { policy, otherPartition }: MatchedPolicy,
  via: Via,
  { loadPolicy }: AccountRecord,
  since: string,
): Promise<Sides> {
  const { policyName } = policy;
  const versions = listDefaultVersions<ServedVersion>(await loadPolicy(policyName));
  const oldest = versions[0] as ServedVersion;
  const after = versions.at(-1) as ServedVersion;
  const found = versions.findLast(({ createDate }) => dayOf(createDate) <= since);
  const isBeforeMissing = found === undefined && oldest.number > 1;
  const before = isBeforeMissing ? oldest : found;
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

function describeBoundary(
  { arn, sides }: { arn: string; sides: Sides | undefined },
  { gained }: Comparison,
  { catalog }: AccountRecord,
): BoundaryLimit {
  const limited = gained.flatMap(({ witness }, index) =>
    sides === undefined || !doesAllow(sides.after, witness) ? [index] : [],
  );
  if (sides === undefined) return { arn, limited };
  const comparison = compareAccess(sides.before, sides.after, catalog);
  return { arn, limited, change: { comparison, summary: summarizeAccess(comparison) } };
}

/** The principals with a name or ARN; several where users, groups, roles or accounts share a name. */
export function findPrincipals(
  accounts: readonly AccountDetails[],
  nameOrArn: string,
): { account: AccountDetails; principal: Principal }[] {
  return accounts.flatMap((account) =>
    account.principals
      .filter(({ name, arn }) => name === nameOrArn || (arn !== '' && arn === nameOrArn))
      .map((principal) => ({ account, principal })),
  );
}
