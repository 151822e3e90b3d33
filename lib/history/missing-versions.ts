import type { Policy } from '../record/types';

/** How many versions AWS made of some policies that nobody here observed. */
export function countMissingVersions(policies: readonly Policy[]): number {
  return policies
    .flatMap(({ gaps = [] }) => gaps)
    .reduce((sum, { from, to }) => sum + Number(to.slice(1)) - Number(from.slice(1)) + 1, 0);
}
