/**
 * A cache of values by object. It is cleared when the values have more than `maxSize` in total: pages
 * of one policy read the same values, and those of all policies would fill the memory.
 *
 * @param measure the size of a value, in the unit of `maxSize`; not 0
 */
export function createBoundedCache<Key extends object, Value>(
  maxSize: number,
  measure: (value: Value) => number,
) {
  const cache = new Map<Key, Value>();
  let size = 0;
  return (key: Key, make: () => Value): Value => {
    const cached = cache.get(key);
    if (cached !== undefined) return cached;
    const made = make();
    if (size > maxSize) {
      cache.clear();
      size = 0;
    }
    cache.set(key, made);
    size += measure(made);
    return made;
  };
}
