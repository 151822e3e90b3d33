/** Groups items by key, in the order in which the keys first occur. */
export function groupByKey<K, T>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** Groups items whose keys are the same JSON, in the order in which the keys first occur. */
export function groupByJsonKey<T>(items: readonly T[], keyOf: (item: T) => unknown): [T, ...T[]][] {
  return [...groupByKey(items, (item) => JSON.stringify(keyOf(item))).values()] as [T, ...T[]][];
}

/** Splits items into runs of successive items for which a condition has the same result. */
export function groupRuns<T>(items: readonly T[], condition: (item: T) => boolean): [T, ...T[]][] {
  const runs: [T, ...T[]][] = [];
  let previous: boolean | undefined;
  for (const item of items) {
    const current = condition(item);
    if (current === previous) runs.at(-1)?.push(item);
    else runs.push([item]);
    previous = current;
  }
  return runs;
}

/** Compares texts by their code units, as `sort` does without a comparator. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
