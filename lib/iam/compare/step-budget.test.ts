import { expect, test } from 'vitest';
import { intersectPatterns } from './intersect-patterns';
import { createStepBudget } from './step-budget';

test('steps are spent until nothing is left', () => {
  const { spend } = createStepBudget(3);
  expect([spend(1), spend(2), spend(1)]).toEqual([true, true, false]);
});

test.each([
  ['a*', '*b'],
  ['a*', 'ab'],
  ['a*', 'b*'],
  ['*a*b*c*d*e*f*', '*g*h*i*j*k*l*'],
])('%s and %s have in common what patterns have, as often as they meet', (a, b) => {
  const { intersect } = createStepBudget();
  for (const _ of [1, 2]) expect(intersect(a, b)).toEqual(intersectPatterns(a, b));
});

test('patterns that met before take no steps, others none beyond the last', () => {
  const { intersect } = createStepBudget(15);
  expect(intersect('a*', 'ab')).toEqual(['ab']);
  expect(intersect('a*', 'ab')).toEqual(['ab']);
  expect(intersect('a*', 'ac')).toBeUndefined();
  expect(intersect('a*', 'ab')).toEqual(['ab']);
});

test('longer patterns that overlap take more steps', () => {
  const count = (a: string, b: string) => {
    const { intersect, spend } = createStepBudget(1000);
    intersect(a, b);
    let left = 0;
    while (spend(1)) left += 1;
    return 1000 - left;
  };
  expect(count('ab*', '*bc')).toBeLessThan(count('ab*cd', '*bc*'));
});

test('nothing is found once nothing is left', () => {
  const { intersect } = createStepBudget(40);
  expect(intersect('*a*b*c*', '*d*e*f*')).toBeUndefined();
});

test('no part of a pattern is captured once nothing is left', () => {
  expect(createStepBudget().capture('b/', '/x', 'b/a?/x')).toEqual(['a?']);
  expect(createStepBudget(10).capture('b/', '/x', 'b/a?/x')).toEqual([]);
});
