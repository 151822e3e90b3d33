import type { Policy, SiteFile } from '../record/types';
import { dayOf, isDay } from './days';

/** When AWS's page was last read: the newest day or month of the sources of announcements. */
export function findPageLastRead({ sources }: Pick<SiteFile, 'sources'>): string | undefined {
  return sources
    .filter(({ record }) => record === 'announced')
    .map(({ observedUntil }) => dayOf(observedUntil))
    .sort()
    .at(-1);
}

/**
 * The last day that the record covers: that of the newest observation of a version or a default,
 * or the day on which a source of versions was last read, where that is known to the day.
 */
export function findLastDay(
  policies: readonly Policy[],
  { sources }: Pick<SiteFile, 'sources'>,
): string {
  const observed = policies.flatMap(({ versions, defaults = [], noLongerObserved }) => [
    ...[...versions, ...defaults].map(({ firstObserved }) => firstObserved),
    ...(noLongerObserved ? [noLongerObserved] : []),
  ]);
  const read = sources
    .filter(({ record }) => record === 'served')
    .map(({ observedUntil }) => observedUntil);
  return [...observed, ...read]
    .map(dayOf)
    .filter(isDay)
    .reduce((a, b) => (a > b ? a : b));
}
