import { dayOf } from '../history/days';
import { listDefaultVersions } from '../history/default-versions';
import { findMissingBetween, type MissingVersions } from '../history/missing-versions';
import type { AnnouncedState } from '../history/reconcile-change';
import { compareAccess } from '../iam/compare/compare';
import type { Verdict } from '../iam/compare/difference';
import type { Statement } from '../iam/document';
import type { ServedPolicy, ServedVersion } from '../record/types';
import { compareRisk, type RiskChange } from '../risk/compare';
import { listHighRisks } from '../risk/high-risk';
import { describeAllowed } from '../text/describe-sides';
import { describeAccess } from '../text/verdict';
import { capitalize } from '../text/wording';
import type { AccountRecord, RecordedPolicy, RecordedVersion } from './account-record';

/** How access differs between two versions. */
export interface AccessChange {
  /** Counts only actions that IAM has or a document names. */
  verdict: Verdict;
  /** What is added and removed, as a sentence. */
  sentence: string;
  /** The most severe first; see lib/risk. */
  risk: RiskChange[];
  /** Those that add a high risk. */
  highRisk: RiskChange[];
}

/** A version that became the default. */
export interface PolicyChange extends AccessChange {
  versionId: string;
  /** When it became the default; an instant. */
  createDate: string;
  /** The default version before it; undefined for the oldest on record. */
  before: string | undefined;
  /** Whether it was made before, and set as the default again. */
  isSetBack: boolean;
  /** Versions right before it that are not on record. */
  missing?: MissingVersions;
  /** Undefined where it was set back, which AWS does not announce. */
  state?: AnnouncedState;
  announcements: readonly { id: string; date: string }[];
}

/** What changed in a policy since a day. */
export interface ChangesSince {
  /** The default version at the end of the day; undefined where the policy is newer. */
  before: string | undefined;
  /** Whether the record does not reach back to the day: `before` is then its oldest version. */
  isBeforeMissing: boolean;
  /** The current default version. */
  after: string;
  /** Oldest first. */
  changes: PolicyChange[];
  /** From `before` to `after`; undefined where nothing changed. */
  net?: AccessChange;
}

/** The default versions of a policy around a day. */
export interface VersionsAround {
  /** That of the end of the day, or the oldest on record; undefined where the policy is newer. */
  before: ServedVersion | undefined;
  isBeforeMissing: boolean;
  /** Those after `before`, oldest first. */
  later: readonly ServedVersion[];
  /** The current one. */
  after: ServedVersion;
}

export function findVersionsAround(policy: ServedPolicy, day: string): VersionsAround {
  const versions = listDefaultVersions<ServedVersion>(policy);
  const start = versions.findLastIndex(({ createDate }) => dayOf(createDate) <= day);
  const isBeforeMissing = start < 0 && (versions[0] as ServedVersion).number > 1;
  const first = isBeforeMissing ? 0 : start;
  return {
    before: versions[first],
    isBeforeMissing,
    later: versions.slice(first + 1),
    after: versions.at(-1) as ServedVersion,
  };
}

/** Compares the default versions after a day, each with the one before it, and the first and last. */
export function listChangesSince(
  recorded: RecordedPolicy,
  policy: ServedPolicy,
  day: string,
  record: AccountRecord,
): ChangesSince {
  const { before, isBeforeMissing, later, after } = findVersionsAround(policy, day);
  const changes = later.map((version, index) =>
    describeChange(recorded, [index === 0 ? before : later[index - 1], version], record),
  );
  return {
    before: before?.versionId,
    isBeforeMissing,
    after: after.versionId,
    changes,
    ...(changes.length > 0 && {
      net:
        changes.length === 1
          ? pickAccess(changes[0] as PolicyChange)
          : compareStatements(before?.statements, after.statements, record),
    }),
  };
}

function pickAccess({ verdict, sentence, risk, highRisk }: PolicyChange): AccessChange {
  return { verdict, sentence, risk, highRisk };
}

function describeChange(
  { versions }: RecordedPolicy,
  [before, version]: readonly [ServedVersion | undefined, ServedVersion],
  record: AccountRecord,
): PolicyChange {
  const { versionId, createDate, number } = version;
  // A version that is set back has the instant when that was observed.
  const made = versions.find((each) => each.versionId === versionId) as RecordedVersion;
  const isSetBack = made.createDate !== createDate;
  const missing = findMissingBetween(before?.number ?? 0, number);
  return {
    versionId,
    createDate,
    before: before?.versionId,
    isSetBack,
    ...(missing && { missing }),
    ...(!isSetBack && { state: made.state }),
    announcements: isSetBack ? [] : made.announcements,
    ...compareStatements(before?.statements, version.statements, record),
  };
}

/** Compares two documents; without the first, what the second allows. */
export function compareStatements(
  before: readonly Statement[] | undefined,
  after: readonly Statement[],
  { catalog, risks }: Pick<AccountRecord, 'catalog' | 'risks'>,
): AccessChange {
  const comparison = compareAccess(before ?? [], after, catalog);
  const risk = compareRisk(before ?? [], after, risks);
  const allowed = describeAllowed(comparison.gained).join('; ');
  return {
    verdict: comparison.knownVerdict,
    sentence:
      before === undefined && allowed !== ''
        ? `${capitalize(allowed)}.`
        : describeAccess(comparison),
    risk,
    highRisk: listHighRisks(risk, risks.catalog),
  };
}
