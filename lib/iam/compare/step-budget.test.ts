import { expect, test } from 'vitest';
import { intersectPatterns } from './intersect-patterns';
import { createStepBudget } from './step-budget';

test('steps are subtracted until the budget is exhausted', () => {
  const { spend } = createStepBudget(3);
  expect([spend(1), spend(2), spend(1)]).toEqual([true, true, false]);
});

test.each([
  ['a*', '*b'],
  ['a*', 'ab'],
  ['a*', 'b*'],
  ['*a*b*c*d*e*f*', '*g*h*i*j*k*l*'],
])('the intersection of %s and %s is the same, cached or not', (a, b) => {
  const { intersect } = createStepBudget();
  for (const _ of [1, 2]) expect(intersect(a, b)).toEqual(intersectPatterns(a, b));
});

test('cached intersections take no steps', () => {
  const { intersect } = createStepBudget(15);
  expect(intersect('a*', 'ab')).toEqual(['ab']);
  expect(intersect('a*', 'ab')).toEqual(['ab']);
  expect(intersect('a*', 'ac')).toBeUndefined();
  expect(intersect('a*', 'ab')).toEqual(['ab']);
});

test('longer patterns take more steps', () => {
  const count = (a: string, b: string) => {
    const { intersect, spend } = createStepBudget(1000);
    intersect(a, b);
    let left = 0;
    while (spend(1)) left += 1;
    return 1000 - left;
  };
  expect(count('ab*', '*bc')).toBeLessThan(count('ab*cd', '*bc*'));
});

test('an intersection is undefined once the budget is exhausted', () => {
  const { intersect } = createStepBudget(40);
  expect(intersect('*a*b*c*', '*d*e*f*')).toBeUndefined();
});

test('captures are empty once the budget is exhausted', () => {
  expect(createStepBudget().capture('b/', '/x', 'b/a?/x')).toEqual(['a?']);
  expect(createStepBudget(10).capture('b/', '/x', 'b/a?/x')).toEqual([]);
});
