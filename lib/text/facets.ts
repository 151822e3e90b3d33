import type { Facets } from '../addresses/query';
import type { DateRange } from '../history/days';
import type { DefaultChange } from '../history/default-changes';
import type { ReconciledAnnouncement } from '../history/reconcile-announcement';
import { type ReconciledChange, requiresAnnouncement } from '../history/reconcile-change';
import { listLags } from '../history/statistics';
import type { Verdict } from '../iam/compare/difference';
import { judgeKnownChange } from './verdict';
import { stateLabels } from './wording';

/** The one value of the facet `window`: the tracked changelog. */
export const tracked = 'tracked';

/** What a row of AWS's page can be filtered by. */
export const announcementStates = {
  late: 'late',
  early: 'early',
  'on-the-day': 'on the day',
  unmatched: 'no version found',
  general: 'on no policy',
  misnamed: 'names what was never served',
  'by-date': 'matched by date alone',
};

const { 'no-changelog': unsaid, ...said } = stateLabels;

/** What a change can be filtered by; `owed` is every change that AWS had to announce. */
export const changeStates = { owed: 'due: permissions changed', ...said };

/**
 * What a change does to access to actions that IAM has or a document names; a first version on
 * record has no verdict.
 */
export const verdicts: Record<Verdict, string> = {
  wider: 'wider',
  narrower: 'narrower',
  both: 'both',
  same: 'the same',
  undecided: 'undecided',
};

export function listAnnouncementFacets(
  row: ReconciledAnnouncement,
  window: DateRange | undefined,
): Facets {
  const { announcement } = row;
  return {
    ...(announcement.policyName !== null && { policy: announcement.policyName }),
    ...placeInTime(announcement.date, window),
    ...joinStates(listRowStates(row)),
  };
}

/** What can be said of a row, as labels: `late`, `names what was never served`. */
export function labelAnnouncement(row: ReconciledAnnouncement): string[] {
  return listRowStates(row)
    .filter((state) => state !== false)
    .map((state) => announcementStates[state]);
}

function listRowStates(row: ReconciledAnnouncement): (keyof typeof announcementStates | false)[] {
  const { announcement, matchedBy, neverServed } = row;
  const lags = listLags(row);
  return [
    lags.some(({ lagDays }) => lagDays > 0) && 'late',
    lags.some(({ lagDays }) => lagDays < 0) && 'early',
    lags.some(({ lagDays }) => lagDays === 0) && 'on-the-day',
    announcement.policyName === null && 'general',
    announcement.policyName !== null && lags.length === 0 && 'unmatched',
    neverServed.length > 0 && 'misnamed',
    matchedBy === 'kind' && 'by-date',
  ];
}

export function listChangeFacets(
  { change, state }: ReconciledChange,
  window: DateRange | undefined,
): Facets {
  const { policy, version, before } = change;
  return {
    policy: policy.policyName,
    ...(before !== undefined && { verdict: judgeKnownChange(change) }),
    ...placeInTime(version.createDate.slice(0, 10), window),
    ...(state !== 'no-changelog' && joinStates([requiresAnnouncement(state) && 'owed', state])),
  };
}

/** A default that was set to an older version: nothing that AWS had to announce. */
export function listDefaultChangeFacets(
  change: DefaultChange,
  window: DateRange | undefined,
): Facets {
  return {
    policy: change.policy.policyName,
    verdict: judgeKnownChange(change),
    ...placeInTime(change.observed.slice(0, 10), window),
  };
}

function placeInTime(day: string, window: DateRange | undefined): Facets {
  const isInside = window !== undefined && day >= window.from && day <= window.to;
  return { year: day.slice(0, 4), ...(isInside && { window: tracked }) };
}

function joinStates(states: readonly (string | false)[]): Facets {
  return { state: states.filter((each) => each !== false).join(' ') };
}
