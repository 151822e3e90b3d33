import { UTCDate } from '@date-fns/utc';
import { format } from 'date-fns/format';
import { paths } from '../../addresses/paths';
import { dayOf } from '../../history/days';
import { expandDefaultVersions, findCurrentVersion } from '../../history/default-versions';
import { listNamedActions } from '../../history/match-announcements';
import type { Reconciliation } from '../../history/reconcile';
import type { ReconciledChange } from '../../history/reconcile-change';
import type { ActionCatalog } from '../../iam/compare/difference';
import type { Policy, Version } from '../../record/types';
import { groupByKey } from '../../shared/collections';
import { summarizeChange } from '../../text/analysis';
import { nameAnnouncement, summarizeAnnouncement } from '../../text/announcement';
import { countOf, joinWords, labelState } from '../../text/wording';
import { listActionEntries } from './action-entries';
import { listResourceEntries, maxActions } from './resource-entries';
import type { IndexedEntry } from './search-index';

/** Everything that the entries of the search are made from. */
interface SearchSource {
  policies: readonly Policy[];
  reconciliation: Reconciliation;
  catalog: ActionCatalog;
  /** Days that have a snapshot page. */
  trackedDates: readonly string[];
}

/** Lists all entries of the search. Of entries that match equally well the first is shown first. */
export function listEntries(source: SearchSource): IndexedEntry[] {
  const { policies, reconciliation, catalog } = source;
  const expanded = policies.map((policy) => expandDefaultVersions<Version, Policy>(policy));
  return [
    ...policies.map(describePolicy),
    ...listActionEntries(expanded, catalog),
    ...reconciliation.changes.map(describeVersion),
    ...listAnnouncementEntries(reconciliation),
    ...listDayEntries(source),
    ...listResourceEntries(expanded),
  ];
}

/** A policy is found by its name, ARN, kind and purpose. */
function describePolicy(policy: Policy): IndexedEntry {
  const { policyName, arn, kind, deprecated, versions, summary = '' } = policy;
  const { versionId, createDate } = findCurrentVersion(policy);
  const state = `${versionId}, ${dayOf(createDate)} · ${countOf(versions.length, 'version')}`;
  const purpose = summary.replaceAll('`', '');
  return {
    kind: 'policy',
    title: policyName,
    detail: purpose === '' ? state : `${state} · ${purpose}`,
    path: paths.policy(policyName),
    words: [purpose, arn ?? '', kind, deprecated === undefined ? '' : 'deprecated'],
  };
}

/**
 * A version is found by its policy, id, day, summary and announcement state, and by the actions
 * that it added or removed. A first version is not found by its actions, which are all added, and
 * neither is one that changes too many.
 */
function describeVersion(reconciled: ReconciledChange): IndexedEntry {
  const { policy, version, effect, ...change } = reconciled.change;
  const [day, state] = [dayOf(version.createDate), labelState(reconciled)];
  const summary = summarizeChange(reconciled.change);
  const actions = [
    ...change.actionsAdded,
    ...change.actionsRemoved,
    ...change.deniesAdded,
    ...change.deniesRemoved,
  ];
  return {
    kind: 'version',
    title: nameVersion(reconciled),
    detail: `${state === '' ? day : `${day}, ${state}`}. ${summary}`,
    path: paths.change(policy.policyName, version.versionId),
    words: [
      day,
      nameMonth(day),
      summary,
      state,
      ...(effect === 'first' || actions.length > maxActions ? [] : actions),
    ],
  };
}

/** Returns for example `AmazonAthena_FullAccess v4`. */
function nameVersion({ change: { policy, version } }: ReconciledChange): string {
  return `${policy.policyName} ${version.versionId}`;
}

/** An announcement is found by its policy, day and gist, and by the actions that it names. */
function listAnnouncementEntries({ announcements }: Reconciliation): IndexedEntry[] {
  return announcements.map((reconciled) => {
    const { announcement } = reconciled;
    const { id, date, gist, scopeNamed = '' } = announcement;
    const named = listNamedActions(announcement).map(({ action }) => action);
    return {
      kind: 'announcement',
      title: nameAnnouncement(announcement),
      detail: `${gist}. ${summarizeAnnouncement(reconciled)}`,
      path: paths.announcement(id),
      words: [nameMonth(date), gist, scopeNamed, ...named],
    };
  });
}

/** A day with a change or an announcement, or a tracked date, is found by its digits and month. */
function listDayEntries({
  reconciliation: { changes, announcements },
  trackedDates,
}: SearchSource): IndexedEntry[] {
  const changed = groupByKey(changes, ({ change }) => dayOf(change.version.createDate));
  const announced = groupByKey(announcements, ({ announcement }) => announcement.date);
  const days = new Set([...changed.keys(), ...announced.keys(), ...trackedDates]);
  return [...days]
    .sort()
    .reverse()
    .map((day) => {
      const policies = announced
        .get(day)
        ?.map(({ announcement }) => announcement.policyName ?? 'a general announcement');
      const parts = [
        describeList('New versions', changed.get(day)?.map(nameVersion)),
        describeList('Announced', policies),
      ].filter((part) => part !== '');
      return {
        kind: 'day',
        title: day,
        detail: parts.join(' ') || 'A day with a snapshot.',
        path: trackedDates.includes(day) ? paths.snapshot(day) : paths.snapshotQuery(day),
        words: [nameMonth(day)],
      };
    });
}

function describeList(label: string, names: readonly string[] = []): string {
  return names.length === 0 ? '' : `${label}: ${joinWords([...new Set(names)])}.`;
}

/** Returns the English name of the month of a day, `YYYY-MM-DD`. */
function nameMonth(day: string): string {
  return format(new UTCDate(day), 'MMMM');
}
