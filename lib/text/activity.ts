import type { FirstAppearance } from '../history/first-appearances';
import type { ReconciledChange } from '../history/reconcile-change';
import type { Policy } from '../record/types';
import { compareText, groupByKey } from '../shared/collections';
import { hasNoEffect } from './analysis';

/** How many versions a period has. */
export interface PeriodCount {
  /** `2026`, or `2026-02` */
  period: string;
  /** Versions that change permissions, and first versions. */
  changed: number;
  /** Versions that change no permission. */
  unchanged: number;
}

/** Counts the versions of each year, oldest first; every year has a count. */
export function countByYear(
  changes: readonly ReconciledChange[],
  years: readonly string[],
): PeriodCount[] {
  const byYear = groupByKey(changes, ({ change }) => change.version.createDate.slice(0, 4));
  return years.map((period) => {
    const inYear = byYear.get(period) ?? [];
    const unchanged = inYear.filter(({ change }) => hasNoEffect(change)).length;
    return { period, changed: inYear.length - unchanged, unchanged };
  });
}

/** The policies with most changes of permissions since a day, the most first. */
export function listMostActive(
  changes: readonly ReconciledChange[],
  since: string,
): { policy: Policy; count: number }[] {
  const recent = changes.filter(
    ({ change }) => change.version.createDate >= since && !hasNoEffect(change),
  );
  return [...groupByKey(recent, ({ change }) => change.policy)]
    .map(([policy, ofPolicy]) => ({ policy, count: ofPolicy.length }))
    .sort((a, b) => b.count - a.count);
}

/** A policy that AWS removed, or that its source no longer has. */
export interface RemovedPolicy {
  policyName: string;
  /** The day by which it was gone. */
  day: string;
  /** The policy that AWS names as its replacement. */
  replacement: string | undefined;
}

/** The policies that are gone, those that were removed last first. */
export function listRemoved(policies: readonly Policy[]): RemovedPolicy[] {
  return policies
    .flatMap(({ policyName, deprecated, noLongerObserved }) => {
      const day = deprecated?.knownBy ?? noLongerObserved?.slice(0, 10);
      return day === undefined ? [] : { policyName, day, replacement: deprecated?.supersededBy };
    })
    .sort((a, b) => compareText(b.day, a.day));
}

/** The services with most actions that are new since a day, the most first. */
export function listGrowingServices(
  actions: readonly FirstAppearance[],
  since: string,
): { service: string; before: number; added: number }[] {
  return [...groupByKey(actions, ({ service }) => service)]
    .map(([service, ofService]) => {
      const added = ofService.filter(({ version }) => version.createDate >= since).length;
      return { service, before: ofService.length - added, added };
    })
    .filter(({ added }) => added > 0)
    .sort((a, b) => b.added - a.added);
}
