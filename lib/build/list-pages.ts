import { locateActionPage } from '../addresses/action-address';
import { paths } from '../addresses/paths';
import { isPaged } from './list-rows';
import { listIndexedServices, listServicePages } from './service-data';
import {
  datePairs,
  listChangeMonths,
  listPolicyLetters,
  listVersionPairs,
  reconciliation,
  record,
  snapshotDates,
  trackedDates,
} from './site-data';

/** The path of every page of the site, percent-encoded. */
export function listPages(): string[] {
  return [
    paths.home,
    paths.changes,
    paths.policies,
    paths.risk,
    paths.statistics,
    paths.actions,
    paths.compare,
    paths.whoAllowed,
    paths.snapshots,
    paths.account,
    paths.search,
    paths.feeds,
    paths.api,
    paths.about,
    paths.linking,
    ...(record.announcements.length > 0 ? [paths.announcements] : []),
    ...record.announcements.map(({ id }) => paths.announcement(id)),
    ...(record.guides.length > 1
      ? [paths.guides, ...record.guides.map(({ id }) => paths.guide(id))]
      : []),
    ...record.policies.flatMap((policy) => [
      paths.policy(policy.policyName),
      ...policy.versions.map(({ versionId }) => paths.change(policy.policyName, versionId)),
      ...(trackedDates.length > 0 ? listVersionPairs(policy) : []).map(([from, to]) =>
        paths.compareVersions(policy.policyName, from.versionId, to.versionId),
      ),
    ]),
    ...(isPaged(reconciliation.changes.length)
      ? listChangeMonths().map(({ month }) => paths.changesOfMonth(month))
      : []),
    ...(isPaged(record.policies.length)
      ? [...listPolicyLetters().keys()].map(paths.policiesOfLetter)
      : []),
    ...datePairs.map(([from, to]) => paths.compareDates(from, to)),
    ...snapshotDates.map(paths.snapshot),
    ...listServicePages().map((page) => `${paths.actions}${encodeURIComponent(page)}/`),
    ...listIndexedServices().flatMap(({ actions: { service, entries } }) =>
      entries.map(({ history }) => locateActionPage(service, history)),
    ),
  ];
}
