import { describe, expect, test } from 'vitest';
import { listChanges } from '../history/changes';
import { type ReconciledChange, reconcile } from '../history/reconcile';
import { loadRecord } from '../record/load';
import type { Policy } from '../record/types';
import { allow, buildPolicy, buildRow, deny } from '../testing/builders';
import {
  countOf,
  describeLag,
  describeMention,
  formatInstant,
  joinWords,
  labelLag,
  labelState,
  splitCode,
  stateLabels,
  summarizeChange,
  summarizeDifference,
} from './wording';

const record = loadRecord('data');

/** The change that made the last of some versions, each given as its statements. */
function makeChange(versions: object[][], firstNumber = 1) {
  const policy = buildPolicy(
    'P',
    versions.map((statements, at) => [
      `v${firstNumber + at}`,
      `2020-01-0${firstNumber + at}T00:00:00Z`,
      ...statements,
    ]),
  );
  return listChanges(policy).at(-1) as ReturnType<typeof listChanges>[number];
}

test.each([
  [0, 'action', undefined, '0 actions'],
  [1, 'action', undefined, '1 action'],
  [29, 'action', undefined, '29 actions'],
  [1234567, 'version', undefined, '1,234,567 versions'],
  [1, 'policy', 'policies', '1 policy'],
  [2, 'policy', 'policies', '2 policies'],
])('countOf %i %s, plural %s: %s', (count, singular, plural, text) => {
  expect(countOf(count, singular, plural)).toBe(text);
});

test.each([
  [0, 'on the day it came into force', 'on the day'],
  [1, '1 day after it was in force', '1 day late'],
  [75, '75 days after it was in force', '75 days late'],
  [-1, '1 day before it was in force', '1 day early'],
  [-40, '40 days before it was in force', '40 days early'],
  [1000, '1,000 days after it was in force', '1,000 days late'],
])('a lag of %i is "%s" and, in short, "%s"', (lagDays, sentence, label) => {
  expect(describeLag(lagDays)).toBe(sentence);
  expect(labelLag(lagDays)).toBe(label);
});

describe('summarizeChange', () => {
  test.each([
    ['v1', 1, 'First version: 2 actions allowed.'],
    ['a first one on record that is not v1', 2, 'Oldest version on record: 2 actions allowed.'],
  ])('of %s counts what it allowed, not what it denied', (_, number, sentence) => {
    const change = makeChange([[allow(['a:B', 'a:C']), deny('a:D')]], number);
    expect(summarizeChange(change)).toBe(sentence);
  });

  test('of a later version says what it did', () => {
    const change = makeChange([[allow('a:B')], [allow(['a:B', 'a:C'])]]);
    expect(summarizeChange(change)).toBe('1 action more.');
  });

  test.each([
    ['AmazonConnect_FullAccess', 'v1', 'First version: 24 actions allowed.'],
    ['AmazonConnect_FullAccess', 'v2', '2 actions more.'],
    ['AmazonConnect_FullAccess', 'v3', '29 actions more.'],
    [
      'AmazonConnect_FullAccess',
      'v4',
      'The same actions: 1 grant more, of iam:CreateServiceLinkedRole.',
    ],
    [
      'AmazonConnectServiceLinkedRolePolicy',
      'v7',
      'The same actions: 1 grant more, 2 grants fewer, of profile:ListProfileObjects.',
    ],
    ['AmazonConnectServiceLinkedRolePolicy', 'v53', 'The same document again.'],
    [
      'AmazonConnectSynchronizationServiceRolePolicy',
      'v4',
      '10 actions more, 73 fewer, 31 actions newly denied.',
    ],
    ['AmazonConnectReadOnlyAccess', 'v3', '1 action no longer denied.'],
    ['AmazonConnectFullAccess', 'v2', 'Oldest version on record: 22 actions allowed.'],
  ])('of %s %s on record', (policyName, versionId, sentence) => {
    const policy = record.policies.find((one) => one.policyName === policyName);
    const change = listChanges(policy as Policy).find(
      ({ version }) => version.versionId === versionId,
    );
    expect(summarizeChange(change as NonNullable<typeof change>)).toBe(sentence);
  });
});

describe('summarizeDifference', () => {
  const many = Array.from({ length: 1200 }, (_, index) => `a:Action${index}`);

  test.each<[string, object[], object[], string]>([
    ['the same document', [allow('a:B')], [allow('a:B')], 'The same document again.'],
    [
      'a list in another order',
      [allow(['a:B', 'a:C'])],
      [allow(['a:C', 'a:B'])],
      'Same permissions, written differently.',
    ],
    ['one more', [allow('a:B')], [allow(['a:B', 'a:C'])], '1 action more.'],
    ['two fewer', [allow(['a:B', 'a:C', 'a:D'])], [allow('a:D')], '2 actions fewer.'],
    [
      'more and fewer, the word said once',
      [allow('a:B')],
      [allow(['a:C', 'a:D'])],
      '2 actions more, 1 fewer.',
    ],
    ['one newly denied', [allow('a:B')], [allow('a:B'), deny('a:C')], '1 action newly denied.'],
    [
      'two no longer denied',
      [allow('a:B'), deny(['a:C', 'a:D'])],
      [allow('a:B')],
      '2 actions no longer denied.',
    ],
    [
      'all four',
      [allow('a:B'), deny('a:C')],
      [allow(['a:D', 'a:E']), deny(['a:F', 'a:G', 'a:H'])],
      '2 actions more, 1 fewer, 3 actions newly denied, 1 action no longer denied.',
    ],
    ['thousands more', [allow('b:B')], [allow(['b:B', ...many])], '1,200 actions more.'],
    ['thousands fewer', [allow(['b:B', ...many])], [allow('b:C')], '1 action more, 1,201 fewer.'],
    [
      'one resource more',
      [allow('a:B', 'x')],
      [allow('a:B', 'x'), allow('a:B', 'y')],
      'The same actions: 1 grant more, of a:B.',
    ],
    [
      'two resources fewer',
      [allow('a:B', 'x'), allow('a:B', 'y'), allow('a:B', 'z')],
      [allow('a:B', 'z')],
      'The same actions: 2 grants fewer, of a:B.',
    ],
    [
      'a new condition',
      [allow('a:B')],
      [allow('a:B', '*', { Condition: { Bool: { k: true } } })],
      'The same actions: 1 grant more, 1 grant fewer, of a:B.',
    ],
    [
      'another resource of two actions, which it does not name',
      [allow(['a:B', 'a:C'], 'x')],
      [allow(['a:B', 'a:C'], 'y')],
      'The same actions: 2 grants more, 2 grants fewer.',
    ],
    [
      'everything but one action, on another resource',
      [{ Effect: 'Allow', NotAction: 'iam:*', Resource: 'x' }],
      [{ Effect: 'Allow', NotAction: 'iam:*', Resource: 'y' }],
      'The same actions: 1 grant more, 1 grant fewer, of everything but iam:*.',
    ],
    [
      'an action in another letter case, on another resource',
      [allow('a:B', 'x')],
      [allow('A:b', 'y')],
      'The same actions: 1 grant more, 1 grant fewer, of a:B.',
    ],
    [
      'one resource more of what is denied, which gives nothing',
      [allow('a:B'), deny('a:C', 'x')],
      [allow('a:B'), deny('a:C', ['x', 'y'])],
      'The same actions: 1 denial more, of a:C.',
    ],
  ])('says of %s', (_, before, after, sentence) => {
    expect(summarizeDifference(makeChange([before, after]))).toBe(sentence);
  });
});

test('every announced state has its label', () => {
  expect(stateLabels).toEqual({
    full: 'announced',
    part: 'announced in part',
    never: 'never announced',
    'nothing-to-announce': 'nothing to announce',
    'before-tracking': 'before AWS kept a changelog',
  });
});

test.each<[string[], string]>([
  [[], ''],
  [['first'], 'first'],
  [['first', 'second'], 'first and second'],
  [['first', 'second', 'third'], 'first, second and third'],
  [['a', 'b', 'c', 'd'], 'a, b, c and d'],
])('joinWords %j: "%s"', (words, text) => {
  expect(joinWords(words)).toBe(text);
});

test.each([
  ['2021-12-09T22:12:26Z', '2021-12-09 22:12 UTC'],
  ['2021-12-09T00:00:59Z', '2021-12-09 00:00 UTC'],
])('formatInstant shows %s as %s', (instant, text) => {
  expect(formatInstant(instant)).toBe(text);
});

describe('splitCode', () => {
  const show = (text: string) =>
    splitCode(text).map((part) => (part.code ? `[${part.text}]` : part.text));

  test.each<[string, string[]]>([
    ['plain', ['plain']],
    ['a `b` c', ['a ', '[b]', ' c']],
    ['`a` and `b`', ['[a]', ' and ', '[b]']],
    ['`a``b`', ['[a]', '[b]']],
    ['`a`', ['[a]']],
    ['``', []],
    ['', []],
    ['<b>`<i>`', ['<b>', '[<i>]']],
  ])('cuts "%s"', (text, parts) => {
    expect(show(text)).toEqual(parts);
  });
});

describe('labelState', () => {
  const readBefore = '2026-05';
  const misnamings = [{} as ReconciledChange['misnamings'][number]];
  test.each<[string, Parameters<typeof labelState>[0], string]>([
    [
      'silence, once AWS’s page was read later',
      { state: 'never', readBefore: undefined, misnamings: [] },
      'never announced',
    ],
    [
      'silence when AWS’s page was last read',
      { state: 'never', readBefore, misnamings: [] },
      'not announced as of 2026-05',
    ],
    [
      'a row that seems to mean it',
      { state: 'never', readBefore, misnamings },
      'not announced under its name',
    ],
    ['any other state', { state: 'part', readBefore, misnamings }, 'announced in part'],
  ])('of %s', (_, change, label) => {
    expect(labelState(change)).toBe(label);
  });
});

test('describeMention says where most of the row is of another version', () => {
  const policy = buildPolicy('P', [
    ['v1', '2021-01-01T00:00:00Z', allow(['a:One', 'a:Two'])],
    ['v2', '2021-02-01T00:00:00Z', allow(['a:One', 'a:Two', 'a:Three'])],
  ]);
  const row = buildRow('2021-02-03', 'P', { actionsNamed: ['a:One', 'a:Two', 'a:Three'] });
  const { changes } = reconcile([policy], [row]);
  expect(changes.flatMap(({ mentions }) => mentions.map(describeMention))).toEqual([
    '2 days after it was in force, in a row on v1',
    '33 days after it was in force',
  ]);
});
