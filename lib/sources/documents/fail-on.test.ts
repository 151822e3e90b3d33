import { describe, expect, test } from 'vitest';
import type { Comparison, Verdict } from '../../iam/compare/difference';
import { findFailure, isFailOn } from './fail-on';

const doubt = { action: 's3:*', resource: '*', reason: 'too many conditions bear on it' };

function compare(verdict: Verdict, doubts = 0): Comparison {
  const knownVerdict = verdict;
  return {
    verdict,
    knownVerdict,
    gained: [],
    lost: [],
    undecided: Array.from({ length: doubts }, () => doubt),
  };
}

test('isFailOn knows its choices', () => {
  expect(['wider', 'narrower', 'any', 'both', ''].map(isFailOn)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

describe('findFailure', () => {
  const undecided = 's3:* on * is undecided (too many conditions bear on it)';
  test.each([
    ['wider', 'wider', 0, 'the verdict is wider'],
    ['wider', 'both', 0, 'the verdict is both'],
    ['wider', 'narrower', 0, undefined],
    ['wider', 'same', 0, undefined],
    ['narrower', 'narrower', 0, 'the verdict is narrower'],
    ['narrower', 'both', 0, 'the verdict is both'],
    ['narrower', 'wider', 0, undefined],
    ['any', 'wider', 0, 'the verdict is wider'],
    ['any', 'narrower', 0, 'the verdict is narrower'],
    ['any', 'same', 0, undefined],
    ['wider', 'undecided', 1, `access that is wider cannot be ruled out: ${undecided}`],
    ['wider', 'narrower', 1, `access that is wider cannot be ruled out: ${undecided}`],
    ['narrower', 'wider', 2, `access that is narrower cannot be ruled out: ${undecided}, and more`],
    ['any', 'undecided', 1, `a difference cannot be ruled out: ${undecided}`],
    ['any', 'wider', 1, 'the verdict is wider'],
  ] as const)('--fail-on %s, verdict %s, %i undecided', (failOn, verdict, doubts, reason) => {
    expect(findFailure(failOn, compare(verdict, doubts))).toBe(reason);
  });
});

describe('findFailure without future actions', () => {
  test.each([
    ['wider', 'wider', 'same', undefined],
    ['wider', 'both', 'wider', 'the verdict is wider'],
    ['narrower', 'both', 'wider', undefined],
    ['any', 'narrower', 'same', undefined],
    ['any', 'both', 'narrower', 'the verdict is narrower'],
  ] as const)('--fail-on %s, verdict %s, known verdict %s', (failOn, verdict, known, reason) => {
    const comparison = { ...compare(verdict), knownVerdict: known };
    expect(findFailure(failOn, comparison, true)).toBe(reason);
    expect(findFailure(failOn, comparison)).toBe(findFailure(failOn, compare(verdict)));
  });
});
