import { expect, test } from 'vitest';
import { compareAccess } from './compare';
import type { Comparison } from './difference';
import { keepRecent } from './keep-recent';

const nothing = compareAccess([], [], { listActions: () => [], readLevels: () => [] });

/** A comparison that found as much as it is told to. */
const find = (size: number) => (): Comparison => ({
  ...nothing,
  undecided: Array.from({ length: size }, () => ({ action: 'a:b', resource: '*', reason: '' })),
});

test('what was asked lately is not worked out again', () => {
  const keep = keepRecent<object>(10);
  const [a, b] = [{}, {}];
  const first = keep(a, find(3));
  keep(b, find(3));
  expect(keep(a, find(3))).toBe(first);
});

test('the oldest goes as soon as all together are too large', () => {
  const keep = keepRecent<object>(10);
  const [a, b, c] = [{}, {}, {}];
  const [first, second] = [keep(a, find(3)), keep(b, find(3))];
  keep(c, find(3));
  expect(keep(b, find(3))).toBe(second);
  const again = keep(a, find(3));
  expect(again).not.toBe(first);
  expect(again).toEqual(first);
});

test('one that is too large by itself is kept until the next comes', () => {
  const keep = keepRecent<object>(10);
  const [a, b] = [{}, {}];
  const large = keep(a, find(50));
  expect(keep(a, find(50))).toBe(large);
  const small = keep(b, find(1));
  expect(keep(a, find(50))).not.toBe(large);
  expect(keep(b, find(1))).not.toBe(small);
});
