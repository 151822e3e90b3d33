import { shiftDay } from '../history/days';
import type { Verdict } from '../iam/compare/difference';
import { rankFinding } from '../risk/assess';
import { compareText } from '../shared/collections';
import type { AccountRecord, RecordedPolicy, RecordedVersion } from './account-record';
import type { AccountDetails } from './details';
import { findCopies, type LaggingCopy } from './lagging-copies';
import { type ChangesSince, listChangesSince } from './policy-changes';
import { type ProgressOptions, reportProgress } from './progress';
import { type AttachedPolicy, listAttachments, type UnknownPolicy } from './reach';

/** A policy that should not be attached any more. */
export interface RetiredPolicy {
  kind: 'deprecated' | 'withdrawn';
  /** Since when that is known: a day. */
  since: string;
  /** The policy that replaces it, by the name of its folder. */
  replacement?: string;
}

/** An attached policy, what changed in it since the day, and who gets that. */
export interface ReachedPolicy extends AttachedPolicy, ChangesSince {
  retired?: RetiredPolicy;
}

/** What AWS's changes since a day mean for an account. */
export interface AccountAnalysis {
  accountId: string;
  /** Changes after the end of this day count. */
  since: string;
  /** The day of the export. */
  exportDay: string;
  /** The number of users, groups and roles. */
  principals: number;
  /** Worst first. */
  policies: ReachedPolicy[];
  unknown: UnknownPolicy[];
  /** Those that lack the most first. */
  copies: LaggingCopy[];
}

export interface AnalysisOptions extends ProgressOptions {
  /** `YYYY-MM-DD`; by default one year before the export. */
  since?: string | undefined;
  /** The day of the export, where it is known; by default the newest date in it. */
  exportDay?: string | undefined;
}

/**
 * Finds the changes that reach an account, and the copies of AWS's policies in it.
 *
 * @throws the reason of the signal when aborted, and what `loadPolicy` throws
 */
export async function analyzeAccount(
  account: AccountDetails,
  record: AccountRecord,
  options: AnalysisOptions = {},
): Promise<AccountAnalysis> {
  const { since, exportDay } = chooseDays(account, record, options);
  const { attached, unknown } = listAttachments(account, record.policies, exportDay);
  const changesOf = new Map<RecordedPolicy, ChangesSince>();
  const policies: ReachedPolicy[] = [];
  for (const [index, each] of attached.entries()) {
    const { policy } = each;
    const known = changesOf.get(policy);
    const changes =
      known ?? listChangesSince(policy, await record.loadPolicy(policy.policyName), since, record);
    changesOf.set(policy, changes);
    const retired = findRetirement(policy);
    policies.push({ ...each, ...changes, ...(retired && { retired }) });
    await reportProgress(options, { stage: 'compare', done: index + 1, total: attached.length });
  }
  return {
    accountId: account.accountId,
    since,
    exportDay,
    principals: account.principals.length,
    policies: sortWorstFirst(policies, record),
    unknown,
    copies: await findCopies(account, record, options),
  };
}

/** One year before the export; an export without any date counts as made when the record ends. */
export function chooseDays(
  { newestDay }: AccountDetails,
  { policies }: AccountRecord,
  { since, exportDay = newestDay }: AnalysisOptions,
): { since: string; exportDay: string } {
  const end = exportDay ?? findLastChange(policies).slice(0, 10);
  return { exportDay: end, since: since ?? shiftDay(end, -365) };
}

function findLastChange(policies: readonly RecordedPolicy[]): string {
  const dates = policies.map(({ versions }) => (versions.at(-1) as RecordedVersion).createDate);
  return dates.reduce((a, b) => (a > b ? a : b), '1970-01-02');
}

function findRetirement({
  deprecated,
  noLongerObserved,
}: RecordedPolicy): RetiredPolicy | undefined {
  const replacement = deprecated?.supersededBy;
  const more = replacement === undefined ? {} : { replacement };
  if (noLongerObserved !== undefined) {
    return { kind: 'withdrawn', since: noLongerObserved.slice(0, 10), ...more };
  }
  return deprecated && { kind: 'deprecated', since: deprecated.knownBy.slice(0, 10), ...more };
}

const verdictOrder: readonly Verdict[] = ['wider', 'both', 'undecided', 'narrower', 'same'];

/** High risks first, then by verdict, then policies of more principals, then by name. */
function sortWorstFirst(policies: readonly ReachedPolicy[], record: AccountRecord) {
  const { catalog } = record.risks;
  return policies
    .map((policy) => {
      const [first] = policy.net?.highRisk ?? [];
      const risk =
        first === undefined ? Number.POSITIVE_INFINITY : rankFinding(first.finding, catalog);
      const verdict =
        policy.net === undefined ? verdictOrder.length : verdictOrder.indexOf(policy.net.verdict);
      return { policy, risk, verdict };
    })
    .sort(
      (a, b) =>
        compareNumbers(a.risk, b.risk) ||
        a.verdict - b.verdict ||
        b.policy.principals.length - a.policy.principals.length ||
        compareText(a.policy.arn, b.policy.arn),
    )
    .map(({ policy }) => policy);
}

/** A difference of two infinities is no number. */
function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
