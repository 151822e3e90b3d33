import { describe, expect, test } from 'vitest';
import { createChance } from '../../testing/random';
import { mergeOrders, type Step } from './merge-orders';

/** Lower case is before, upper case after: the partner of `a` is `A`. */
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
    ['with removed items before added ones', 'axb', 'AYB', ['aA', 'x·', '·Y', 'bB']],
    ['with items of one side at the ends', 'xa', 'AY', ['x·', 'aA', '·Y']],
    ['with a moved item in both its places', 'abc', 'CAB', ['·C c', 'aA', 'bB', 'c· C']],
    ['of which one is empty', 'ab', '', ['a·', 'b·']],
    ['without a common item', 'a', 'B', ['a·', '·B']],
  ])('%s', (_, before, after, steps) => {
    expect(merge(before, after)).toEqual(steps);
  });

  test('items of more weight share a step', () => {
    expect(merge('abc', 'CAB', { C: 3 })).toEqual(['a· A', 'b· B', 'cC', '·A a', '·B b']);
    expect(merge('abc', 'CAB', { C: 1.5 })).toEqual(['·C c', 'aA', 'bB', 'c· C']);
  });

  test('each side keeps its order', () => {
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
