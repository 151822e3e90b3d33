import { describe, expect, test } from 'vitest';
import type { Statement } from '../../iam/document';
import { compareWithTimeout } from './compare-with-timeout';

const nothing = { listActions: () => [], readLevels: () => [] };

function allow(
  actions: string[],
  resource = '*',
  effect: Statement['effect'] = 'Allow',
): Statement {
  return {
    sid: undefined,
    effect,
    action: { negated: false, patterns: actions },
    resource: { negated: false, patterns: [resource] },
    conditions: [],
    languageVersion: '2012-10-17',
  };
}

describe('compareWithTimeout', () => {
  test('compares', () => {
    const { compared } = compareWithTimeout([allow(['a:b'])], [allow(['a:b', 'a:c'])], nothing);
    expect(compared?.comparison.verdict).toBe('wider');
  });

  test('compares the risks', () => {
    const before = [allow(['iam:CreateAccessKey'], '*', 'Allow')];
    const after = [...before, allow(['dynamodb:Scan'])];
    const { compared } = compareWithTimeout(before, after, nothing);
    expect(compared?.riskChanges).toMatchObject([
      { effect: 'opens', finding: { entry: 'dynamodb:Scan', grade: 'unrestricted' } },
    ]);
    expect(compared?.risksBefore.map(({ entry }) => entry)).toEqual(['iam-002']);
  });

  test('stops a comparison that takes too long', () => {
    const many = (letter: string) =>
      Array.from({ length: 20_000 }, (_, index) => allow([`a:${letter}${index}`]));
    const { problem } = compareWithTimeout(many('b'), many('c'), nothing, 0.05);
    expect(problem?.found).toBe('a pair that is not compared after 0.05 s');
    // And it works again afterwards.
    expect(compareWithTimeout([], [allow(['a:b'])], nothing).compared?.comparison.verdict).toBe(
      'wider',
    );
  });

  test('does not decide patterns that are longer than any ARN', () => {
    const long = (letter: string) => `arn:${`*${letter}`.repeat(1000)}*`;
    const after = [allow(['a:b']), allow(['a:b'], long('y'), 'Deny')];
    const { compared } = compareWithTimeout(after, [allow(['a:b'], long('x'))], nothing);
    expect(compared?.comparison.undecided.map(({ reason }) => reason)).toContain(
      'too many patterns overlap',
    );
  });

  test('reports patterns that are too long', () => {
    const full = {
      ...nothing,
      readLevels: () => {
        throw new RangeError('Maximum call stack size exceeded');
      },
    };
    const { problem } = compareWithTimeout([], [allow(['a:b'])], full);
    expect(problem?.found).toBe('patterns that are too long to compare');
  });

  test('reports any other error', () => {
    const broken = {
      ...nothing,
      readLevels: () => {
        throw new Error('no levels');
      },
    };
    const { problem } = compareWithTimeout([], [allow(['a:b'])], broken);
    expect(problem?.found).toContain('no levels');
  });
});
