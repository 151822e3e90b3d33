/** One step through two lists: an item of both, or of one of them. */
export interface Step<T> {
  before?: T;
  after?: T;
  /** The corresponding item of the other list where it has another place: the item moved. */
  partner?: T;
}

/**
 * Merges two lists, each in its own order. As many partners as possible, by weight, share a step;
 * the other items have a step each. Between shared steps the items of `before` come first.
 */
export function mergeOrders<T>(
  before: readonly T[],
  after: readonly T[],
  /** The partner in `before` of an item of `after`. */
  partners: ReadonlyMap<T, T>,
  getWeight: (item: T) => number = () => 1,
): Step<T>[] {
  const places = new Map(before.map((item, place) => [item, place]));
  const matched = after.flatMap((item, place) => {
    const partner = partners.get(item);
    return partner === undefined
      ? []
      : [{ before: places.get(partner) as number, after: place, weight: getWeight(item) }];
  });
  const itemsByPartner = new Map([...partners].map(([item, partner]) => [partner, item]));
  const describeBefore = (item: T): Step<T> => {
    const partner = itemsByPartner.get(item);
    return partner === undefined ? { before: item } : { before: item, partner };
  };
  const describeAfter = (item: T): Step<T> => {
    const partner = partners.get(item);
    return partner === undefined ? { after: item } : { after: item, partner };
  };
  const steps: Step<T>[] = [];
  let [left, right] = [0, 0];
  for (const anchor of findHeaviestRun(matched)) {
    steps.push(
      ...before.slice(left, anchor.before).map(describeBefore),
      ...after.slice(right, anchor.after).map(describeAfter),
      { before: before[anchor.before] as T, after: after[anchor.after] as T },
    );
    [left, right] = [anchor.before + 1, anchor.after + 1];
  }
  return [
    ...steps,
    ...before.slice(left).map(describeBefore),
    ...after.slice(right).map(describeAfter),
  ];
}

interface Match {
  before: number;
  after: number;
  weight: number;
}

/** Matches that are in the same order in both lists, as a linked list from the last one. */
interface Run {
  last: Match;
  weight: number;
  before: Run | undefined;
}

/** Of matches in the order of `after`, the subsequence of highest weight in the order of `before`. */
function findHeaviestRun(matches: readonly Match[]): Match[] {
  const runs: Run[] = [];
  for (const last of matches) {
    const before = pickHeaviest(runs.filter((run) => run.last.before < last.before));
    runs.push({ last, weight: last.weight + (before?.weight ?? 0), before });
  }
  const found: Match[] = [];
  for (let run = pickHeaviest(runs); run !== undefined; run = run.before) found.unshift(run.last);
  return found;
}

function pickHeaviest(runs: readonly Run[]): Run | undefined {
  return runs.reduce<Run | undefined>(
    (best, run) => (best === undefined || run.weight > best.weight ? run : best),
    undefined,
  );
}
