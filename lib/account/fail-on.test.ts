import { describe, expect, test } from 'vitest';
import { buildOwnPolicy, buildPrincipal } from '../../testing/account';
import { allow } from '../../testing/builders';
import { analyze, analyzeExample, boundary, copiedActions } from '../../testing/example-account';
import { type AccountFailOn, findAccountFailure, isAccountFailOn } from './fail-on';

const analysis = await analyzeExample();

describe('--fail-on', () => {
  test.each<[AccountFailOn, string]>([
    ['risk', 'Risky v1 → v2: adds a high risk'],
    ['wider', 'Risky v1 → v2: wider'],
    ['deprecated', 'Old is deprecated'],
    ['lagging', 'policy copy lags behind Copied'],
  ])('%s names the first reason', (failOn, reason) => {
    expect(findAccountFailure(failOn, analysis)).toBe(reason);
  });

  test.each<AccountFailOn>(['risk', 'wider', 'deprecated', 'lagging'])(
    '%s passes without a reason, and where a wider policy is only a boundary',
    async (failOn) => {
      const passing = await analyze(
        [buildPrincipal('role a', ['Late'], { boundary })],
        [buildOwnPolicy('x', [allow([...copiedActions, 's3:G'])])],
      );
      expect(findAccountFailure(failOn, passing)).toBeUndefined();
    },
  );

  test.each(['both', 'undecided', 'narrower', 'same'] as const)('wider and %s', (verdict) => {
    const policies = analysis.policies.slice(0, 1).map((each) => ({
      ...each,
      net: { verdict, sentence: '', risk: [], highRisk: [] },
    }));
    const failure = findAccountFailure('wider', { ...analysis, policies });
    expect(failure !== undefined).toBe(verdict === 'both' || verdict === 'undecided');
  });

  test.each([
    ['risk', true],
    ['narrower', false],
  ])('%s is a choice: %s', (text, expected) => {
    expect(isAccountFailOn(text)).toBe(expected);
  });
});
