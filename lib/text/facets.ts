import type { Facets } from '../addresses/paths';
import type { Change } from '../history/changes';
import type { DateRange } from '../history/days';
import type { DefaultChange } from '../history/default-changes';
import { announcesNoVersion } from '../history/match-announcements';
import type { ReconciledAnnouncement } from '../history/reconcile-announcement';
import { type ReconciledChange, requiresAnnouncement } from '../history/reconcile-change';
import { listLags } from '../history/statistics';
import type { Verdict } from '../iam/compare/difference';
import type { Policy } from '../record/types';
import type { RiskFinding } from '../risk/assess';
import { isHighRisk } from '../risk/high-risk';
import { readRisks } from '../risk/project-risks';
import { judgeKnownChange, listHighRisksOf } from './analysis';
import { listCategories, riskLabels } from './risk';
import { stateLabels } from './wording';

/** The one value of the facet `window`: the days since AWS lists changes. */
export const tracked = 'tracked';

/** The value of the facet `risk` of every change that adds a high risk. */
export const anyRisk = 'high';

/** The risks that changes and policies can be filtered by. */
export const riskFacets: Readonly<Record<string, string>> = {
  [anyRisk]: 'any high risk',
  ...riskLabels,
};

/** The states that announcements can be filtered by. */
export const announcementStates = {
  late: 'late',
  early: 'early',
  'on-the-day': 'on the day',
  unmatched: 'no matching version',
  general: 'general announcement',
  misnamed: 'wrong action name',
  'by-date': 'matched by date only',
};

const { 'no-changelog': _, ...states } = stateLabels;

/** The states that changes can be filtered by; `owed` is every change of permissions since AWS lists changes. */
export const changeStates = { owed: 'any change of permissions', ...states };

/**
 * How a change affects access, future actions aside; the first version on record has no verdict.
 */
export const verdicts: Record<Verdict, string> = {
  wider: 'wider',
  narrower: 'narrower',
  both: 'mixed',
  same: 'no change',
  undecided: 'undecided',
};

export function listAnnouncementFacets(
  reconciled: ReconciledAnnouncement,
  window: DateRange | undefined,
): Facets {
  const { announcement } = reconciled;
  return {
    ...(announcement.policyName !== null && { policy: announcement.policyName }),
    ...placeInTime(announcement.date, window),
    ...joinStates(listStates(reconciled)),
  };
}

/** The states of an announcement as labels: `late`, `wrong action name`. */
export function labelAnnouncement(reconciled: ReconciledAnnouncement): string[] {
  return listStates(reconciled)
    .filter((state) => state !== false)
    .map((state) => announcementStates[state]);
}

function listStates(
  reconciled: ReconciledAnnouncement,
): (keyof typeof announcementStates | false)[] {
  const { announcement, matchedBy, neverServed } = reconciled;
  const lags = listLags(reconciled);
  return [
    lags.some(({ lagDays }) => lagDays > 0) && 'late',
    lags.some(({ lagDays }) => lagDays < 0) && 'early',
    lags.some(({ lagDays }) => lagDays === 0) && 'on-the-day',
    announcement.policyName === null && 'general',
    !announcesNoVersion(announcement) && lags.length === 0 && 'unmatched',
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
    ...listRiskFacet(change),
    ...placeInTime(version.createDate.slice(0, 10), window),
    ...(state !== 'no-changelog' && joinStates([requiresAnnouncement(state) && 'owed', state])),
  };
}

/** A default set to an older version has no state, since AWS does not announce it. */
export function listDefaultChangeFacets(
  change: DefaultChange,
  window: DateRange | undefined,
): Facets {
  return {
    policy: change.policy.policyName,
    verdict: judgeKnownChange(change),
    ...listRiskFacet(change),
    ...placeInTime(change.observed.slice(0, 10), window),
  };
}

/** The categories of the high risks that a change adds. */
function listRiskFacet(change: Change): Facets {
  const findings = listHighRisksOf(change).map(({ finding }) => finding);
  const categories = listCategories(findings, readRisks().catalog);
  return categories.length === 0 ? {} : { risk: [anyRisk, ...categories].join(' ') };
}

/** The types that policies can be filtered by. */
export const kindLabels: Readonly<Record<Policy['kind'], string>> = {
  attachable: 'attachable',
  'service-linked-role': 'service-linked role',
  'not-attachable': 'not attachable',
  unknown: 'unknown',
};

/** The values that policies can be filtered by. */
export function listPolicyFacets(
  { kind }: Pick<Policy, 'kind'>,
  findings: readonly RiskFinding[],
): Facets {
  const { catalog } = readRisks();
  const categories = listCategories(findings, catalog);
  const isHigh = findings.some((finding) => isHighRisk(finding, catalog));
  return {
    kind,
    ...(categories.length > 0 && {
      risk: [...(isHigh ? [anyRisk] : []), ...categories].join(' '),
    }),
  };
}

function placeInTime(day: string, window: DateRange | undefined): Facets {
  const isInside = window !== undefined && day >= window.from && day <= window.to;
  return { year: day.slice(0, 4), ...(isInside && { window: tracked }) };
}

function joinStates(states: readonly (string | false)[]): Facets {
  return { state: states.filter((each) => each !== false).join(' ') };
}
