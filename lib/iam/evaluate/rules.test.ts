import { describe, expect, test } from 'vitest';
import { allow, deny, parseStatements } from '../../../testing/builders';
import type { Statement } from '../document';
import { readAccess } from './access';
import { createMatcher, normalizeAction } from './matcher';
import { parseRule, resolveRule } from './rules';

const readRule = (statement: object, Version?: string) =>
  parseRule(parseStatements([statement], Version)[0] as Statement);

test.each([
  ['S3:GetObject', 's3:getobject'],
  ['*', '*'],
  ['**', '*'],
  ['*:*', '*'],
  ['?*', '*'],
  ['*:?*', '*'],
  ['s3:**', 's3:*'],
  ['s3:?*', 's3:*'],
  ['s3:*?', 's3:*'],
  ['s3:Get*?*', 's3:get?*'],
  ['s3:Get??', 's3:get??'],
  ['*:Get*', '*:get*'],
  ['?*:Get', '*:get'],
  ['s3', 's3'],
  ['s3:a:b', 's3:a:b'],
])('the action %s is normalized to %s', (written, normalized) => {
  expect(normalizeAction(written)).toBe(normalized);
  expect(normalizeAction(normalized)).toBe(normalized);
});

test.each<[patterns: string[], negated: boolean, matched: string[]]>([
  [['a'], false, ['a']],
  [['a'], true, ['ab', 'b', '']],
  [['a*'], false, ['a', 'ab']],
  [['a*', 'b'], false, ['a', 'ab', 'b']],
  [['a*', 'b'], true, ['']],
  [['*'], false, ['a', 'ab', 'b', '']],
  [['*'], true, []],
  [['?*'], false, ['a', 'ab', 'b']],
])('%j, negated: %s, matches %j', (patterns, negated, matched) => {
  const { matches, questionMarkPatterns } = createMatcher({ patterns, negated });
  for (const _ of [1, 2]) expect(['a', 'ab', 'b', ''].filter(matches)).toEqual(matched);
  expect(questionMarkPatterns).toEqual(patterns.filter((each) => each.includes('?')));
});

describe('a rule', () => {
  test('lists the variables of its resources and conditions', () => {
    const condition = { StringEquals: { k: ['${aws:b}', '${aws:A}'] } };
    const statement = allow('s3:*', ['x/${aws:a}', 'y/**'], { Condition: condition });
    const rule = readRule(statement);
    expect(rule.variables).toEqual(['aws:a', 'aws:b']);
    expect(rule.resource.templates.map(({ id }) => id)).toContain('y/*');
    expect(readRule(statement, '2008-10-17').variables).toEqual([]);
  });

  test('matches values of its variables, and nothing where one has no value', () => {
    const rule = readRule(allow('s3:*', 'x/${aws:a}**'));
    const matches = (value: string | undefined) =>
      ['x/ann', 'x/bob'].filter(resolveRule(rule, () => value).resource.matches);
    expect([matches('ann'), matches('bob'), matches(undefined)]).toEqual([
      ['x/ann'],
      ['x/bob'],
      [],
    ]);
    expect(resolveRule(rule, () => 'ann')).toBe(resolveRule(rule, () => 'ann'));
    expect(resolveRule(rule, () => '-')).not.toBe(resolveRule(rule, () => undefined));
  });

  test('has the same id of conditions in any order', () => {
    const identify = (Condition: object) =>
      readRule(allow('s3:*', '*', { Condition })).conditionsId;
    const [a, b] = [{ StringEquals: { k: 'a' } }, { Bool: { l: true } }];
    expect(identify({ ...a, ...b })).toBe(identify({ ...b, ...a }));
    expect(identify(a)).not.toBe(identify(b));
  });
});

describe('the rules that can match an action', () => {
  const access = readAccess(
    parseStatements([
      allow('s3:GetObject', 'a'),
      allow(['s3:Get*', 's3:GetObject'], 'b'),
      allow('s3:Put*', 'c'),
      allow('*:List*', 'd'),
      { Effect: 'Allow', NotAction: 'ec2:*', Resource: 'e' },
      allow('ec2:*', 'f'),
      deny('s3:*', 'g'),
    ]),
  );
  const list = (action: string) =>
    access
      .allowsOf(action)
      .map(({ resource }) => resource.templates[0]?.id)
      .sort()
      .join('');

  test.each([
    ['s3:getobject', 'abcde'],
    ['s3:get*', 'abcde'],
    ['ec2:run', 'def'],
    ['sqs:send', 'de'],
    ['*', 'abcdef'],
    ['?:x', 'abcdef'],
  ])('%s are %s', (action, expected) => {
    expect([list(action), list(action)]).toEqual([expected, expected]);
  });

  test('are separate for denials', () => {
    expect(access.deniesOf('s3:x')).toEqual(access.denies);
    expect(access.deniesOf('ec2:x')).toEqual([]);
    expect([access.allows.length, access.denies.length]).toEqual([6, 1]);
  });
});
