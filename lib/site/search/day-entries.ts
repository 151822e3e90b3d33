import { paths } from '../../addresses/paths';
import { dayOf } from '../../history/days';
import type { Reconciliation } from '../../history/reconcile';
import { groupByJsonKey } from '../../shared/collections';
import { joinWords } from '../../text/wording';
import type { Findable } from './entry';
import { nameMonth } from './name-month';
import { nameVersion } from './policy-entries';

/**
 * A day on which something came into force or was announced, newest first, and every tracked
 * date: found by its digits and its month.
 */
export function listDayEntries({
  reconciliation: { changes, announcements },
  trackedDates,
}: {
  reconciliation: Pick<Reconciliation, 'changes' | 'announcements'>;
  trackedDates: readonly string[];
}): Findable[] {
  const inForce = groupBy(changes, ({ change }) => dayOf(change.version.createDate));
  const announced = groupBy(announcements, ({ announcement }) => announcement.date);
  const days = new Set([...inForce.keys(), ...announced.keys(), ...trackedDates]);
  return [...days]
    .sort()
    .reverse()
    .map((day) => ({
      kind: 'day',
      title: day,
      detail: joinParts([
        describe('In force', inForce.get(day)?.map(nameVersion)),
        describe(
          'Announced',
          announced
            .get(day)
            ?.map(({ announcement }) => announcement.policyName ?? 'a row on no single policy'),
        ),
      ]),
      path: trackedDates.includes(day) ? paths.snapshot(day) : paths.snapshotQuery(day),
      words: [nameMonth(day)],
    }));
}

function joinParts(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ') || 'A tracked date.';
}

function describe(label: string, names: readonly string[] = []): string {
  return names.length === 0 ? '' : `${label}: ${joinWords([...new Set(names)])}.`;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  return new Map(groupByJsonKey(items, keyOf).map((group) => [keyOf(group[0]), group]));
}
