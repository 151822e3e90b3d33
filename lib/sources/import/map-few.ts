/**
 * Does the same work for each item, a few at a time, begun in their order; the results stand in
 * that order too. After a failure no more are begun, those under way are waited for, and the
 * failure of the first item that failed is thrown: whichever answer comes first, it is the same.
 */
export async function mapFew<Item, Result>(
  items: readonly Item[],
  most: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const failures = new Map<number, unknown>();
  const entries = items.entries();
  async function takeTurns() {
    // One iterator for all: each takes the next item that nobody has taken.
    for (const [index, item] of entries) {
      try {
        results[index] = await work(item);
      } catch (error) {
        failures.set(index, error);
      }
      if (failures.size > 0) return;
    }
  }
  await Promise.all(Array.from({ length: most }, takeTurns));
  if (failures.size > 0) throw failures.get(Math.min(...failures.keys()));
  return results;
}
