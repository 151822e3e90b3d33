import { compareText, groupByKey } from '../shared/collections';
import type { DefaultChange } from './default-changes';
import type { ReconciledChange } from './reconcile-change';

/** The changes of a month. */
export interface Month {
  /** `2026-02`, UTC */
  month: string;
  changes: ReconciledChange[];
  defaultChanges: DefaultChange[];
}

/** The months in which something changed, newest first. */
export function listMonths(
  changes: readonly ReconciledChange[],
  defaultChanges: readonly DefaultChange[],
): Month[] {
  const byMonth = groupByKey(changes, ({ change }) => change.version.createDate.slice(0, 7));
  const defaultsByMonth = groupByKey(defaultChanges, ({ observed }) => observed.slice(0, 7));
  return [...new Set([...byMonth.keys(), ...defaultsByMonth.keys()])]
    .sort((a, b) => compareText(b, a))
    .map((month) => ({
      month,
      changes: byMonth.get(month) ?? [],
      defaultChanges: defaultsByMonth.get(month) ?? [],
    }));
}
