import { compareAccess } from '../iam/compare/compare';
import type { Comparison } from '../iam/compare/difference';
import { compareRisk, type RiskChange } from '../risk/compare';
import { summarizeAccess } from '../text/verdict';
import type { AccountRecord } from './account-record';
import type { AccountDetails, Principal } from './details';
import { doesAllow } from './does-allow';
import { type ComparedPolicy, createPolicyReader, type PolicySides } from './policy-sides';
import { listGroups, listPolicyArns } from './reach';

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

/** @throws what `loadPolicy` throws */
export async function findEffectiveChange(
  principal: Principal,
  account: AccountDetails,
  record: AccountRecord,
  since: string,
): Promise<EffectiveChange> {
  const readManaged = createPolicyReader(account, record, since);
  const holders = [principal, ...listGroups(principal, account)];
  const inline = holders.flatMap((holder) =>
    holder.inline.map(({ name, statements }) => ({ name: `${holder.name}/${name}`, statements })),
  );
  const managed: PolicySides[] = [];
  const unread = inline.flatMap(({ name, statements }) => (statements === undefined ? [name] : []));
  const own = inline.flatMap(({ statements }) => (statements === undefined ? [] : [statements]));
  let boundary: { arn: string; sides: PolicySides | undefined } | undefined;
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
    summary: summarizeTogether(comparison, compared),
    risk: compareRisk(before, after, record.risks),
    policies: compared,
    ownPolicies: own.length + managed.length - compared.length,
    unread,
    ...(boundary && { boundary: describeBoundary(boundary, comparison, record) }),
  };
}

function summarizeTogether(comparison: Comparison, policies: readonly ComparedPolicy[]): string {
  if (policies.every(({ before, after }) => before === after)) {
    return 'No change: none of its policies on record has a new version.';
  }
  return comparison.verdict === 'same'
    ? 'No change: all its policies together allow the same as before.'
    : summarizeAccess(comparison);
}

function describeBoundary(
  { arn, sides }: { arn: string; sides: PolicySides | undefined },
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
