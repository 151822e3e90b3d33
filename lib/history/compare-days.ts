import type { ServedPolicy, ServedVersion } from '../record/types';
import { findInForce, type Turned, type Versioned } from './in-force';

/** What became of one policy between two days. */
export type DayComparison<V = ServedVersion, P = ServedPolicy> =
  | { kind: 'changed'; policy: P; before: V; after: V }
  | { kind: 'new'; policy: P; after: V }
  | { kind: 'unchanged'; policy: P; after: V }
  | { kind: 'absent'; policy: P };

interface Dated<V> extends Versioned<V> {
  policyName: string;
}

/** Holds what was in force at the end of one day against the end of a later one, UTC. */
export function compareDays<V extends Turned, P extends Dated<V>>(
  policies: readonly (P & Dated<V>)[],
  from: string,
  to: string,
): DayComparison<V, P>[] {
  return policies.map((policy) => {
    const [before, after] = [findInForce(policy, from), findInForce(policy, to)];
    if (after === undefined) return { kind: 'absent', policy };
    if (before === undefined) return { kind: 'new', policy, after };
    if (before.versionId === after.versionId) return { kind: 'unchanged', policy, after };
    return { kind: 'changed', policy, before, after };
  });
}
