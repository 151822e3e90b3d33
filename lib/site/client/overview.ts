import { listDefaultVersions } from '../../history/default-versions';
import type { Reconciliation } from '../../history/reconcile';
import type { AnnouncedState, ReconciledChange } from '../../history/reconcile-change';
import type { Verdict } from '../../iam/compare/difference';
import type { DefaultSetting, Policy } from '../../record/types';
import { compareText, groupByKey } from '../../shared/collections';
import { once } from '../../shared/once';
import type { Chip } from '../../text/chip';
import { stateLabels } from '../../text/wording';

/**
 * The record without documents: versions with their dates, what they changed, and announcements.
 * Tools load it from `/tools/record.json`; see `packOverview`.
 */
export interface Overview {
  /** The day of the oldest version, and the last day that the record covers. */
  span: { from: string; to: string };
  trackedSince?: string;
  trackedDates: string[];
  policies: OverviewPolicy[];
  /** In AWS's order. */
  rows: { id: string; date: string; policyName: string | null; gist: string }[];
}

export interface OverviewPolicy {
  policyName: string;
  /** As in policy.json: `service-linked-role`. */
  kind: string;
  /** The exact name that IAM uses, where it is another than that of the folder. */
  iamName?: string;
  /** Where the policy is not one of AWS's own in the partition `aws`, which are known by name. */
  arn?: string;
  deprecated?: NonNullable<Policy['deprecated']>;
  /** Oldest first. */
  versions: OverviewVersion[];
  /** As in policy.json. */
  defaults?: readonly DefaultSetting[];
  noLongerObserved?: string;
  /** That it is deprecated or withdrawn. */
  marks?: Chip[];
}

export interface OverviewVersion {
  versionId: string;
  createDate: string;
  /** Its permissions, such as `67 actions, 30 Write, 37 Read`. */
  gives: string;
  /** What it changed; `first` for the first version of a policy. */
  verdict: Verdict | 'first';
  /** Its verdict, the number of actions, and the risk that it adds. */
  chips: Chip[];
  state: AnnouncedState;
  /** The ids of its announcements, in AWS's order. */
  rows: string[];
  /** The ids of the announcements of it under a wrong name, in AWS's order. */
  misnamedIn?: string[];
}

/** Functions that describe a change or a policy. Tools do not load them. */
interface OverviewTexts {
  describeAccess: (change: ReconciledChange) => string;
  judge: (change: ReconciledChange) => Verdict;
  markChange: (change: ReconciledChange) => Chip[];
  /** That it is deprecated or withdrawn. */
  markPolicy: (policy: Policy) => Chip[];
}

export function describeOverview(
  policies: readonly Policy[],
  { announcements, changes, trackedSince }: Reconciliation,
  { span, trackedDates }: Pick<Overview, 'span'> & { trackedDates: readonly string[] },
  texts: OverviewTexts,
): Overview {
  const byPolicy = groupByKey(changes, ({ change }) => change.policy);
  return {
    span,
    ...(trackedSince !== undefined && { trackedSince }),
    trackedDates: [...trackedDates],
    policies: policies.map((policy) => ({
      policyName: policy.policyName,
      kind: policy.kind,
      ...(policy.iamName !== policy.policyName && { iamName: policy.iamName }),
      ...(policy.arn !== null && !policy.arn.startsWith(awsPolicies) && { arn: policy.arn }),
      ...(policy.deprecated && { deprecated: policy.deprecated }),
      versions: (byPolicy.get(policy) as ReconciledChange[])
        .map(
          (reconciled): OverviewVersion => ({
            versionId: reconciled.change.version.versionId,
            createDate: reconciled.change.version.createDate,
            gives: texts.describeAccess(reconciled),
            state: reconciled.state,
            verdict: reconciled.change.effect === 'first' ? 'first' : texts.judge(reconciled),
            chips: texts.markChange(reconciled),
            rows: reconciled.mentions
              .filter(({ match }) => !match.isRepeat)
              .map(({ announcement }) => announcement.announcement.id),
            ...(reconciled.state === 'misnamed' && {
              misnamedIn: [
                ...new Set(
                  reconciled.misnamings.map(({ announcement }) => announcement.announcement.id),
                ),
              ],
            }),
          }),
        )
        .reverse(),
      ...(policy.defaults && { defaults: policy.defaults }),
      ...(policy.noLongerObserved && { noLongerObserved: policy.noLongerObserved }),
      ...listMarks(texts.markPolicy(policy)),
    })),
    rows: announcements.map(({ announcement: { id, date, policyName, gist } }) => ({
      id,
      date,
      policyName,
      gist,
    })),
  };
}

const awsPolicies = 'arn:aws:iam::aws:policy/';

function listMarks(marks: Chip[]): { marks?: Chip[] } {
  return marks.length > 0 ? { marks } : {};
}

/** A version of the overview, with the name of its policy. */
export interface DatedVersion extends OverviewVersion {
  policyName: string;
  /** 4 for `v4`: AWS's own order. */
  number: number;
  /** As in `stateLabels`. */
  announced: string;
}

/** An announcement of the overview, in the form that lib/history reads. */
export interface DatedAnnouncement {
  announcement: Overview['rows'][number];
}

export interface DatedChange {
  change: { version: DatedVersion };
  state: AnnouncedState;
  mentions: { announcement: DatedAnnouncement }[];
  misnamings: { announcement: DatedAnnouncement }[];
}

export type DatedRecord = ReturnType<typeof readOverview>;

/** The overview as `takeSnapshot` takes it; its versions are those of `listDefaultVersions`. */
export function readOverview({ policies, rows, trackedSince }: Overview) {
  const dated = policies.map(
    ({ policyName, kind, versions, defaults, noLongerObserved, marks }) => ({
      policyName,
      kind,
      defaults,
      noLongerObserved,
      marks,
      versions: versions.map(
        (version): DatedVersion => ({
          policyName,
          number: Number(version.versionId.slice(1)),
          announced: stateLabels[version.state],
          ...version,
        }),
      ),
    }),
  );
  // Only snapshots need the changes.
  const readReconciliation = once(() => {
    const announcements = rows.map((announcement): DatedAnnouncement => ({ announcement }));
    const versions = dated.flatMap((policy) => policy.versions);
    return { announcements, changes: listChanges(versions, announcements), trackedSince };
  });
  const withDefaults = dated.map(
    ({ policyName, kind, noLongerObserved, marks = [], ...policy }) => ({
      policyName,
      kind,
      marks,
      ...(noLongerObserved && { noLongerObserved }),
      versions: listDefaultVersions(policy),
    }),
  );
  return {
    policies: withDefaults,
    get reconciliation() {
      return readReconciliation();
    },
  };
}

/** Newest first; changes of the same instant by policy name. */
function listChanges(
  versions: readonly DatedVersion[],
  announcements: readonly DatedAnnouncement[],
): DatedChange[] {
  const byId = new Map(announcements.map((each) => [each.announcement.id, each]));
  const findAnnouncements = (ids: readonly string[] = []) =>
    ids.map((id) => ({ announcement: byId.get(id) as DatedAnnouncement }));
  return versions
    .map(
      (version): DatedChange => ({
        change: { version },
        state: version.state,
        mentions: findAnnouncements(version.rows),
        misnamings: findAnnouncements(version.misnamedIn),
      }),
    )
    .sort(
      (a, b) =>
        compareText(b.change.version.createDate, a.change.version.createDate) ||
        compareText(a.change.version.policyName, b.change.version.policyName),
    );
}
