import { listInForceWithin, listPairs } from '@/lib/history/in-force';
import type { Policy, Version } from '@/lib/record/types';
import { record } from './record';

/** The tracked dates, oldest first; none where the record tracks no changelog. */
export const trackedDates: readonly string[] = record.site.tracking?.dates ?? [];

/** All pairs of tracked dates. */
export const datePairs = listPairs(trackedDates);

/** All pairs of versions of a policy that were in force within the tracked window. */
export function listVersionPairs(policy: Policy): [Version, Version][] {
  const [first, last] = [trackedDates[0], trackedDates.at(-1)];
  if (first === undefined || last === undefined) return [];
  return listPairs(listInForceWithin(policy, first, last));
}
