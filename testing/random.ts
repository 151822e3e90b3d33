/** Reproducible random numbers, from a linear congruential generator. */
export interface Chance {
  /** From 0 to below 1. */
  next: () => number;
  pick: <T>(list: readonly T[]) => T;
  /** True with this probability. */
  happens: (part: number) => boolean;
  shuffle: <T>(list: readonly T[]) => T[];
}

/**
 * How much of the tests on random documents and on the corpus runs: 1, the default, is a part
 * of the cases, 9 is all of the corpus. Higher numbers make more random documents.
 */
export const rounds = Number(process.env.RANDOM_ROUNDS ?? 1);

/** One item of so many, as often as there are rounds. */
export function takeShare<T>(items: readonly T[], of = 3): T[] {
  return items.filter((_, index) => index % of < rounds);
}

/** Source of the constants: ISO C, the example of rand(). */
export function createChance(seed: number): Chance {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    // The low bits of such a generator have short periods.
    return (state >>> 8) / (0x80000000 >>> 8);
  };
  const pick = <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T;
  return {
    next,
    pick,
    happens: (part) => next() < part,
    shuffle: (list) =>
      list
        .map((item) => ({ item, rank: next() }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ item }) => item),
  };
}
