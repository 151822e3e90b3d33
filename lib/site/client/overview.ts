import { listDefaultVersions } from '../../history/default-versions';
import type { Reconciliation } from '../../history/reconcile';
import type { AnnouncedState, ReconciledChange } from '../../history/reconcile-change';
import { isPattern, readService } from '../../iam/patterns';
import type { DefaultSetting, Policy } from '../../record/types';
import { compareText } from '../../shared/collections';
import type { Chip } from '../../text/chip';

/**
 * `/tools/record.json`: what every tool loads first. The record without documents: versions with
 * their dates, announcements, and the services of each policy.
 */
export interface Overview {
  /** The day of the oldest version, and the last day that the record covers. */
  span: { from: string; to: string };
  trackedSince?: string;
  trackedDates: string[];
  policies: OverviewPolicy[];
  /** In AWS's order. */
  rows: { id: string; date: string; policyName: string | null; gist: string }[];
  /** Every action pattern that a version of the record names, sorted. */
  actions: string[];
}

export interface OverviewPolicy {
  policyName: string;
  /** The service prefixes that any version names; `*` for patterns of several services. */
  services: string[];
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
  state: AnnouncedState;
  /** As in `stateLabels`. */
  announced: string;
  /** The ids of its announcements, in AWS's order. */
  rows: string[];
  /** The ids of the announcements of it under a wrong name, in AWS's order. */
  misnamedIn?: string[];
}

/** Functions that describe a change or a policy. Tools do not load them. */
interface OverviewTexts {
  describeAccess: (change: ReconciledChange) => string;
  labelState: (change: ReconciledChange) => string;
  /** That it is deprecated or withdrawn. */
  markPolicy: (policy: Policy) => Chip[];
}

export function describeOverview(
  policies: readonly Policy[],
  { announcements, changes, trackedSince }: Reconciliation,
  { span, trackedDates }: Pick<Overview, 'span'> & { trackedDates: readonly string[] },
  texts: OverviewTexts,
): Overview {
  const actions = policies.flatMap((policy) => listActions(policy));
  return {
    span,
    ...(trackedSince !== undefined && { trackedSince }),
    trackedDates: [...trackedDates],
    policies: policies.map((policy) => ({
      policyName: policy.policyName,
      services: listServices(policy),
      versions: changes
        .filter(({ change }) => change.policy === policy)
        .map((reconciled) => ({
          versionId: reconciled.change.version.versionId,
          createDate: reconciled.change.version.createDate,
          gives: texts.describeAccess(reconciled),
          state: reconciled.state,
          announced: texts.labelState(reconciled),
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
        }))
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
    actions: [...new Set(actions)].sort(),
  };
}

function listMarks(marks: Chip[]): { marks?: Chip[] } {
  return marks.length > 0 ? { marks } : {};
}

function listActions({ versions }: Policy): string[] {
  return versions.flatMap(({ statements }) =>
    statements.flatMap(({ action }) => (action.negated ? [] : action.patterns)),
  );
}

/** Lists the services of a policy. A NotAction names all services. */
function listServices({ versions }: Policy): string[] {
  const services = versions.flatMap(({ statements }) =>
    statements.flatMap(({ action: { negated, patterns } }) =>
      negated ? ['*'] : patterns.map(readService).map((each) => (isPattern(each) ? '*' : each)),
    ),
  );
  return [...new Set(services)].sort();
}

/** Whether a version of a policy may name an action, or one that a pattern includes. */
export function mayName({ services }: OverviewPolicy, action: string): boolean {
  const service = readService(action);
  return isPattern(service) || services.includes(service) || services.includes('*');
}

/** A version of the overview, with the name of its policy. */
export interface DatedVersion extends OverviewVersion {
  policyName: string;
  /** 4 for `v4`: AWS's own order. */
  number: number;
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
  const announcements = rows.map((announcement): DatedAnnouncement => ({ announcement }));
  const byId = new Map(announcements.map((each) => [each.announcement.id, each]));
  const findAnnouncements = (ids: readonly string[] = []) =>
    ids.map((id) => ({ announcement: byId.get(id) as DatedAnnouncement }));
  const dated = policies.map(({ policyName, versions, defaults, noLongerObserved, marks }) => ({
    policyName,
    defaults,
    noLongerObserved,
    marks,
    versions: versions.map(
      (version): DatedVersion => ({
        policyName,
        number: Number(version.versionId.slice(1)),
        ...version,
      }),
    ),
  }));
  const changes = dated
    .flatMap(({ versions }) => versions)
    .map(
      (version): DatedChange => ({
        change: { version },
        state: version.state,
        mentions: findAnnouncements(version.rows),
        misnamings: findAnnouncements(version.misnamedIn),
      }),
    )
    // Newest first; changes of the same instant by policy name.
    .sort(
      (a, b) =>
        compareText(b.change.version.createDate, a.change.version.createDate) ||
        compareText(a.change.version.policyName, b.change.version.policyName),
    );
  const withDefaults = dated.map(({ policyName, noLongerObserved, marks = [], ...policy }) => ({
    policyName,
    marks,
    ...(noLongerObserved && { noLongerObserved }),
    versions: listDefaultVersions(policy),
  }));
  return { policies: withDefaults, reconciliation: { announcements, changes, trackedSince } };
}
