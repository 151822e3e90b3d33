import type { ServedPolicy, ServedVersion } from '../record/types';
import { findInForce } from './in-force';

/** What became of one policy between two days. */
export type DayComparison =
  | { kind: 'changed'; policy: ServedPolicy; before: ServedVersion; after: ServedVersion }
  | { kind: 'new'; policy: ServedPolicy; after: ServedVersion }
  | { kind: 'unchanged'; policy: ServedPolicy; after: ServedVersion }
  | { kind: 'absent'; policy: ServedPolicy };

/** Holds what was in force at the end of one day against the end of a later one, UTC. */
export function compareDays(
  policies: readonly ServedPolicy[],
  from: string,
  to: string,
): DayComparison[] {
  return policies.map((policy) => {
    const [before, after] = [findInForce(policy, from), findInForce(policy, to)];
    if (after === undefined) return { kind: 'absent', policy };
    if (before === undefined) return { kind: 'new', policy, after };
    if (before === after) return { kind: 'unchanged', policy, after };
    return { kind: 'changed', policy, before, after };
  });
}
