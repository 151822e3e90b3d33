import type { Policy, Version } from '../record/types';
import { findInForce } from './in-force';

/** What became of one policy between two days. */
export type DayComparison =
  | { kind: 'changed'; policy: Policy; before: Version; after: Version }
  | { kind: 'new'; policy: Policy; after: Version }
  | { kind: 'unchanged'; policy: Policy; after: Version }
  | { kind: 'absent'; policy: Policy };

/** Holds what was in force at the end of one day against the end of a later one, UTC. */
export function compareDays(
  policies: readonly Policy[],
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
