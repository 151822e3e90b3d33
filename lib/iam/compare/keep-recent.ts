import type { Comparison } from './difference';

/**
 * Remembers the comparisons asked for last: a policy's page, its feeds and its changes ask for
 * the same ones, and those of every policy would fill the memory.
 * @param most differences that are kept, of all comparisons together
 */
export function keepRecent<Key extends object>(most: number) {
  // A map keeps the order in which its keys came.
  const kept = new Map<Key, Comparison>();
  let held = 0;
  return (key: Key, compare: () => Comparison): Comparison => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = compare();
    kept.set(key, made);
    held += weigh(made);
    for (const [oldest, comparison] of kept) {
      if (held <= most || oldest === key) break;
      kept.delete(oldest);
      held -= weigh(comparison);
    }
    return made;
  };
}

/** One that found nothing takes its place as well. */
function weigh({ gained, lost, undecided }: Comparison): number {
  return 1 + gained.length + lost.length + undecided.length;
}
