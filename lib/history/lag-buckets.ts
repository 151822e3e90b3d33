/** Delays of a similar length, and how many versions were announced with them. */
export interface LagBucket {
  kind: 'early' | 'on-the-day' | 'late' | 'never';
  /** `8 to 30 days late` */
  label: string;
  count: number;
}

/** The limits of the groups in days: up to a week, a month, a quarter, and more. */
const limits = [7, 30, 90];

/**
 * Groups the delays of announced versions, from the earliest to the latest, then those that were
 * never announced. Every group is there, with 0 too.
 */
export function groupLags(lagDays: readonly number[], never: number): LagBucket[] {
  const count = (from: number, to: number) =>
    lagDays.filter((days) => days >= from && days <= to).length;
  const ranges = [1, ...limits.map((days) => days + 1)].map((from, index): [number, number] => [
    from,
    limits[index] ?? Number.POSITIVE_INFINITY,
  ]);
  const label = (from: number, to: number, kind: string) =>
    `${to === Number.POSITIVE_INFINITY ? `over ${from - 1}` : `${from} to ${to}`} days ${kind}`;
  return [
    ...ranges.toReversed().map(
      ([from, to]): LagBucket => ({
        kind: 'early',
        label: label(from, to, 'early'),
        count: count(-to, -from),
      }),
    ),
    { kind: 'on-the-day', label: 'on the day', count: count(0, 0) },
    ...ranges.map(
      ([from, to]): LagBucket => ({
        kind: 'late',
        label: label(from, to, 'late'),
        count: count(from, to),
      }),
    ),
    { kind: 'never', label: 'never announced', count: never },
  ];
}
