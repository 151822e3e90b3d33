import type { ServedPolicy, ServedVersion } from '../record/types';
import { type DatedVersion, findDefaultVersion, type VersionHistory } from './default-versions';

/** What became of one policy between two days. */
export type DayComparison<V = ServedVersion, P = ServedPolicy> =
  | { kind: 'changed'; policy: P; before: V; after: V }
  | { kind: 'new'; policy: P; after: V }
  | { kind: 'unchanged'; policy: P; after: V }
  | { kind: 'absent'; policy: P };

interface Dated<V> extends VersionHistory<V> {
  policyName: string;
}

/** Holds what was in force at the end of one day against the end of a later one, UTC. */
export function compareDays<V extends DatedVersion, P extends Dated<V>>(
  policies: readonly (P & Dated<V>)[],
  from: string,
  to: string,
): DayComparison<V, P>[] {
  return policies.map((policy) => {
    const [before, after] = [findDefaultVersion(policy, from), findDefaultVersion(policy, to)];
    if (after === undefined) return { kind: 'absent', policy };
    if (before === undefined) return { kind: 'new', policy, after };
    if (before.versionId === after.versionId) return { kind: 'unchanged', policy, after };
    return { kind: 'changed', policy, before, after };
  });
}
