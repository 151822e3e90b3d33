/** One step through two lists: an item of both, or of one side alone. */
export interface Step<T> {
  before?: T;
  after?: T;
  /** What an item of one side is on the other, where that stands elsewhere: the item moved. */
  partner?: T;
}

/**
 * Walks through two lists, each in its own order. Partners share a step where both orders allow
 * it, as heavy ones as possible; of the others each stands in its own place. Between shared
 * steps what is only before comes first.
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
  const backwards = new Map([...partners].map(([item, partner]) => [partner, item]));
  const describeLeft = (item: T): Step<T> => {
    const partner = backwards.get(item);
    return partner === undefined ? { before: item } : { before: item, partner };
  };
  const describeRight = (item: T): Step<T> => {
    const partner = partners.get(item);
    return partner === undefined ? { after: item } : { after: item, partner };
  };
  const steps: Step<T>[] = [];
  let [left, right] = [0, 0];
  for (const anchor of findHeaviestRun(matched)) {
    steps.push(
      ...before.slice(left, anchor.before).map(describeLeft),
      ...after.slice(right, anchor.after).map(describeRight),
      { before: before[anchor.before] as T, after: after[anchor.after] as T },
    );
    [left, right] = [anchor.before + 1, anchor.after + 1];
  }
  return [
    ...steps,
    ...before.slice(left).map(describeLeft),
    ...after.slice(right).map(describeRight),
  ];
}

interface Match {
  before: number;
  after: number;
  weight: number;
}

/** Matches one after the other in both orders, from the last one back. */
interface Run {
  last: Match;
  weight: number;
  before: Run | undefined;
}

/** Of matches in the order of `after` the heaviest that are in the order of `before`, too. */
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
