import type { DateRange } from '@/lib/history/days';
import { listDefaultVersionsBetween, listPairs } from '@/lib/history/default-versions';
import type { Policy, Version } from '@/lib/record/types';
import { record } from './record';

/** The tracked dates, oldest first; none where the record tracks no changelog. */
export const trackedDates: readonly string[] = record.site.tracking?.dates ?? [];

/** From the first to the last of them. */
export const trackedPeriod: DateRange | undefined =
  trackedDates[0] === undefined
    ? undefined
    : { from: trackedDates[0], to: trackedDates.at(-1) as string };

/** `2021–2023`: how pages call the tracked changelog. */
export const trackedTitle =
  trackedPeriod === undefined
    ? ''
    : `${trackedPeriod.from.slice(0, 4)}–${trackedPeriod.to.slice(0, 4)}`;

/** All pairs of tracked dates. */
export const datePairs = listPairs(trackedDates);

/** All pairs of versions of a policy that were in force within the tracked window. */
export function listVersionPairs(policy: Policy): [Version, Version][] {
  if (trackedPeriod === undefined) return [];
  return listPairs(listDefaultVersionsBetween(policy, trackedPeriod.from, trackedPeriod.to));
}
