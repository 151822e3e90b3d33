import { expect, test } from 'vitest';
import { createEffort } from './effort';
import { meetPatterns } from './globs';

test('steps are spent until nothing is left', () => {
  const { spend } = createEffort(3);
  expect([spend(1), spend(2), spend(1)]).toEqual([true, true, false]);
});

test.each([
  ['a*', '*b'],
  ['a*', 'ab'],
  ['a*', 'b*'],
  ['*a*b*c*d*e*f*', '*g*h*i*j*k*l*'],
])('%s and %s have in common what patterns have, as often as they meet', (a, b) => {
  const { meet } = createEffort();
  for (const _ of [1, 2]) expect(meet(a, b)).toEqual(meetPatterns(a, b));
});

test('patterns that met before take no steps, others none beyond the last', () => {
  const { meet } = createEffort(15);
  expect(meet('a*', 'ab')).toEqual(['ab']);
  expect(meet('a*', 'ab')).toEqual(['ab']);
  expect(meet('a*', 'ac')).toBeUndefined();
  expect(meet('a*', 'ab')).toEqual(['ab']);
});

test('longer patterns that overlap take more steps', () => {
  const count = (a: string, b: string) => {
    const { meet, spend } = createEffort(1000);
    meet(a, b);
    let left = 0;
    while (spend(1)) left += 1;
    return 1000 - left;
  };
  expect(count('ab*', '*bc')).toBeLessThan(count('ab*cd', '*bc*'));
});

test('nothing is found once nothing is left', () => {
  const { meet } = createEffort(40);
  expect(meet('*a*b*c*', '*d*e*f*')).toBeUndefined();
});

test('no part of a pattern is captured once nothing is left', () => {
  expect(createEffort().capture('b/', '/x', 'b/a?/x')).toEqual(['a?']);
  expect(createEffort(10).capture('b/', '/x', 'b/a?/x')).toEqual([]);
});
