import { describe, expect, test } from 'vitest';
import type { Comparison, Verdict } from '../../iam/compare/difference';
import type { Statement } from '../../iam/document';
import { compareRisk } from '../../risk/compare';
import { readRisks } from '../../risk/project-risks';
import type { ComparedDocuments } from './compare-with-timeout';
import { findFailure, isFailOn } from './fail-on';

const doubt = { action: 's3:*', resource: '*', reason: 'too many conditions bear on it' };

function compare(verdict: Verdict, doubts = 0, knownVerdict = verdict): ComparedDocuments {
  const comparison: Comparison = {
    verdict,
    knownVerdict,
    gained: [],
    lost: [],
    undecided: Array.from({ length: doubts }, () => doubt),
  };
  return { comparison, riskChanges: [], risksBefore: [] };
}

test('isFailOn knows its choices', () => {
  expect(['wider', 'narrower', 'any', 'risk', 'both', ''].map(isFailOn)).toEqual([
    true,
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
    const compared = compare(verdict, 0, known);
    expect(findFailure(failOn, compared, true)).toBe(reason);
    expect(findFailure(failOn, compared)).toBe(findFailure(failOn, compare(verdict)));
  });
});

describe('findFailure of risk', () => {
  const allow = (action: string, resource = '*'): Statement => ({
    sid: undefined,
    effect: 'Allow',
    action: { negated: false, patterns: [action] },
    resource: { negated: false, patterns: [resource] },
    conditions: [],
    languageVersion: '2012-10-17',
  });
  const table = 'arn:aws:dynamodb:*:*:table/example';
  const [read, readOne] = [allow('dynamodb:Scan'), allow('dynamodb:Scan', table)];
  test.each([
    ['a risk without limits', [], [read], 'Adds data access: dynamodb:Scan'],
    ['a limited risk of a new category', [], [readOne], 'Adds data access, limited: dynamodb:Scan'],
    ['a limited risk of a category it has', [readOne], [readOne, allow('dynamodb:Query', table)]],
    ['a risk that loses its limits', [readOne], [read], 'Widens data access: dynamodb:Scan'],
    ['a risk that is limited', [read], [readOne]],
    ['a risk that is removed', [read], []],
    ['an action without risk', [], [allow('dynamodb:ListTables')]],
  ])('%s', (_, before, after, reason: string | undefined = undefined) => {
    const risks = readRisks();
    const compared = {
      ...compare('same'),
      riskChanges: compareRisk(before, after, risks),
      risksBefore: risks.assessor.assess(before),
    };
    expect(findFailure('risk', compared)).toBe(reason);
  });
});
