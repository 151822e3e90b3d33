import { describe, expect, test } from 'vitest';
import { createChance } from '../../testing/random';
import { mergeOrders, type Step } from './merge-orders';

/** Items are told apart by their side: the partner of `a` before is `A` after. */
function merge(before: string, after: string, weights: Record<string, number> = {}): string[] {
  const partners = new Map(
    [...after]
      .filter((item) => before.includes(item.toLowerCase()))
      .map((item) => [item, item.toLowerCase()]),
  );
  return mergeOrders([...before], [...after], partners, (item) => weights[item] ?? 1).map(
    ({ before, after, partner }: Step<string>) =>
      `${before ?? '·'}${after ?? '·'}${partner === undefined ? '' : ` ${partner}`}`,
  );
}

describe('two orders are merged', () => {
  test.each<[string, string, string, string[]]>([
    ['of nothing', '', '', []],
    ['of the same items', 'abc', 'ABC', ['aA', 'bB', 'cC']],
    ['with what went before what came', 'axb', 'AYB', ['aA', 'x·', '·Y', 'bB']],
    ['with what is on one side at the ends', 'xa', 'AY', ['x·', 'aA', '·Y']],
    ['with one that moved in both its places', 'abc', 'CAB', ['·C c', 'aA', 'bB', 'c· C']],
    ['that are all of one side', 'ab', '', ['a·', 'b·']],
    ['that have nothing in common', 'a', 'B', ['a·', '·B']],
  ])('%s', (_, before, after, steps) => {
    expect(merge(before, after)).toEqual(steps);
  });

  test('heavy items stay together', () => {
    expect(merge('abc', 'CAB', { C: 3 })).toEqual(['a· A', 'b· B', 'cC', '·A a', '·B b']);
    expect(merge('abc', 'CAB', { C: 1.5 })).toEqual(['·C c', 'aA', 'bB', 'c· C']);
  });

  test('each side keeps its order, whatever the orders are', () => {
    const chance = createChance(20240611);
    for (let round = 0; round < 200; round += 1) {
      const pick = (letters: string) =>
        chance.shuffle([...letters].filter(() => chance.happens(0.8))).join('');
      const [before, after] = [pick('abcdefgh'), pick('ABCDEFGHXYZ')];
      const steps = merge(before, after);
      expect(
        steps
          .map((step) => step[0])
          .filter((item) => item !== '·')
          .join(''),
      ).toBe(before);
      expect(
        steps
          .map((step) => step[1])
          .filter((item) => item !== '·')
          .join(''),
      ).toBe(after);
    }
  });
});
