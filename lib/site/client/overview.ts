import { listDefaultVersions } from '../../history/default-versions';
import type { Reconciliation } from '../../history/reconcile';
import type { AnnouncedState, ReconciledChange } from '../../history/reconcile-change';
import { isPattern, readService } from '../../iam/patterns';
import type { DefaultSetting, Policy } from '../../record/types';
import { compareText } from '../../shared/collections';

/**
 * `/tools/record.json`: what every tool begins with. Both records without documents: which
 * versions were in force when, what AWS said, and which policy speaks of which services.
 */
export interface Overview {
  /** Days: of the oldest version on record, and up to which the record can speak. */
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
  /** Prefixes of the services that some version speaks of; `*` for what is over services. */
  services: string[];
  /** Oldest first. */
  versions: OverviewVersion[];
  /** As in policy.json. */
  defaults?: readonly DefaultSetting[];
  noLongerObserved?: string;
}

export interface OverviewVersion {
  versionId: string;
  createDate: string;
  /** What it gives, in a few words: `67 actions, 30 Write, 37 Read`. */
  gives: string;
  state: AnnouncedState;
  /** As `labelState` words it. */
  announced: string;
  /** Ids of the rows that announce it, in AWS's order. */
  rows: string[];
  /** Ids of the rows that announce it under a wrong name, in AWS's order. */
  misnamedIn?: string[];
}

/** What the overview is worded with. */
export interface OverviewWords {
  describeAccess: (change: ReconciledChange) => string;
  labelState: (change: ReconciledChange) => string;
}

export function describeOverview(
  policies: readonly Policy[],
  { announcements, changes, trackedSince }: Reconciliation,
  { span, trackedDates }: Pick<Overview, 'span'> & { trackedDates: readonly string[] },
  words: OverviewWords,
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
        .map((told) => ({
          versionId: told.change.version.versionId,
          createDate: told.change.version.createDate,
          gives: words.describeAccess(told),
          state: told.state,
          announced: words.labelState(told),
          rows: told.mentions
            .filter(({ match }) => !match.isRepeat)
            .map(({ announcement }) => announcement.announcement.id),
          ...(told.state === 'misnamed' && {
            misnamedIn: [
              ...new Set(told.misnamings.map(({ announcement }) => announcement.announcement.id)),
            ],
          }),
        }))
        .reverse(),
      ...(policy.defaults && { defaults: policy.defaults }),
      ...(policy.noLongerObserved && { noLongerObserved: policy.noLongerObserved }),
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

function listActions({ versions }: Policy): string[] {
  return versions.flatMap(({ statements }) =>
    statements.flatMap(({ action }) => (action.negated ? [] : action.patterns)),
  );
}

/** A NotAction speaks of every service. */
function listServices({ versions }: Policy): string[] {
  const services = versions.flatMap(({ statements }) =>
    statements.flatMap(({ action: { negated, patterns } }) =>
      negated ? ['*'] : patterns.map(readService).map((each) => (isPattern(each) ? '*' : each)),
    ),
  );
  return [...new Set(services)].sort();
}

/** Whether some version of a policy may speak of an action, or of some that a pattern means. */
export function maySpeakOf({ services }: OverviewPolicy, action: string): boolean {
  const service = readService(action);
  return isPattern(service) || services.includes(service) || services.includes('*');
}

/** A version in the overview, with its policy's name. */
export interface DatedVersion extends OverviewVersion {
  policyName: string;
  /** 4 of `v4`; AWS's own order. */
  number: number;
}

/** A row and a change of the overview, in the shape that lib/history reads days from. */
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
  const byId = new Map(announcements.map((row) => [row.announcement.id, row]));
  const findRows = (ids: readonly string[] = []) =>
    ids.map((id) => ({ announcement: byId.get(id) as DatedAnnouncement }));
  const dated = policies.map(({ policyName, versions, defaults, noLongerObserved }) => ({
    policyName,
    defaults,
    noLongerObserved,
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
        mentions: findRows(version.rows),
        misnamings: findRows(version.misnamedIn),
      }),
    )
    // Newest first; those of one instant by policy name, as everywhere.
    .sort(
      (a, b) =>
        compareText(b.change.version.createDate, a.change.version.createDate) ||
        compareText(a.change.version.policyName, b.change.version.policyName),
    );
  const turned = dated.map(({ policyName, noLongerObserved, ...policy }) => ({
    policyName,
    ...(noLongerObserved && { noLongerObserved }),
    versions: listDefaultVersions(policy),
  }));
  return { policies: turned, reconciliation: { announcements, changes, trackedSince } };
}
