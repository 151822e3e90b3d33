import { describe, expect, test } from 'vitest';
import { allow, buildAnnouncement, buildPolicy, v } from '../../testing/builders';
import { reconcile } from '../history/reconcile';
import type { RequestContext } from '../iam/evaluate/evaluate';
import {
  type ContextValue,
  countOf,
  describeMention,
  describeMissingVersions,
  describeNoLongerObserved,
  feedTypes,
  formatInstant,
  formatNames,
  joinWords,
  labelLag,
  labelState,
  listContext,
  nameFeed,
  nameMissingVersions,
  nameMonth,
  splitCode,
  stateLabels,
} from './wording';

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
  [0, 'on the day'],
  [1, '1 day late'],
  [75, '75 days late'],
  [-1, '1 day early'],
  [-40, '40 days early'],
  [1000, '1,000 days late'],
])('a lag of %i is "%s"', (lagDays, label) => {
  expect(labelLag(lagDays)).toBe(label);
});

test('every announced state has its label', () => {
  expect(stateLabels).toEqual({
    full: 'announced',
    part: 'announced in part',
    misnamed: 'announced under a wrong name',
    'after-reading': 'not announced yet',
    never: 'never announced',
    'nothing-to-announce': 'nothing to announce',
    'before-tracking': 'before AWS listed changes',
    'no-changelog': '',
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
  test.each<[Parameters<typeof labelState>[0], string]>([
    [{ state: 'never', readBefore: undefined }, 'never announced'],
    [{ state: 'misnamed', readBefore }, 'announced under a wrong name'],
    [{ state: 'after-reading', readBefore }, 'not announced yet (AWS’s page last checked 2026-05)'],
    [{ state: 'part', readBefore }, 'announced in part'],
  ])('of %j', (change, label) => {
    expect(labelState(change)).toBe(label);
  });
});

test('a mention names the version that the announcement is mainly about, if another', () => {
  const policy = buildPolicy('P', [
    v(1, allow(['a:One', 'a:Two'])),
    v(2, allow(['a:One', 'a:Two', 'a:Three'])),
  ]);
  const row = buildAnnouncement('2021-02-03', 'P', { actionsNamed: ['a:One', 'a:Two', 'a:Three'] });
  const { changes } = reconcile([policy], [row]);
  expect(changes.flatMap(({ mentions }) => mentions.map(describeMention))).toEqual([
    '2 days late, in the announcement of v1',
    '33 days late',
  ]);
});

test('a mention that only repeats another announcement says so', () => {
  const policy = buildPolicy('P', [
    v(1, allow('a:One')),
    v(2, allow(['a:One', 'a:Two', 'a:Three'])),
  ]);
  const rows = [
    buildAnnouncement('2021-02-03', 'P', { actionsNamed: ['a:One', 'a:Two', 'a:Three'] }),
    buildAnnouncement('2021-01-01', 'P', { actionsNamed: ['a:One'] }),
  ];
  const { changes } = reconcile([policy], rows);
  expect(changes[1]?.mentions.map(describeMention)).toEqual([
    'repeated, 33 days late, in the announcement of v2',
    'on the day',
  ]);
});

test('every format of a feed has its media type and its name', () => {
  expect(feedTypes).toEqual({
    rss: 'application/rss+xml',
    atom: 'application/atom+xml',
    json: 'application/feed+json',
  });
  expect(formatNames).toEqual({ rss: 'RSS 2.0', atom: 'Atom 1.0', json: 'JSON Feed 1.1' });
});

test.each([
  ['everything', 'Site'],
  ['unannounced', 'Site: never announced'],
  ['high-risk', 'Site: high risk'],
  [{ policyName: 'A+b' }, 'Site: A+b'],
] as const)('the feed of %j is called %s', (of, name) => {
  expect(nameFeed('Site', of)).toBe(name);
});

test('missing versions that may have been the default', () => {
  expect(nameMissingVersions({ from: 'v36', to: 'v41' })).toBe('v36 to v41');
  expect(nameMissingVersions({ from: 'v36', to: 'v36' })).toBe('v36');
  expect(describeMissingVersions({ from: 'v36', to: 'v41' })).toBe(
    'v36 to v41 are missing from the archive. One of them may have been the default version on that day.',
  );
  expect(describeMissingVersions({ from: 'v36', to: 'v36' })).toBe(
    'v36 is missing from the archive. It may have been the default version on that day.',
  );
});

test.each([
  [undefined, undefined, undefined],
  [undefined, '2022-06-01', undefined],
  ['2022-06-01T10:00:00Z', '2022-05-31', undefined],
  [
    '2022-06-01T10:00:00Z',
    '2022-06-01',
    'Withdrawn: its source no longer lists it since 2022-06-01. Existing attachments may still apply.',
  ],
  [
    '2022-06-01T10:00:00Z',
    undefined,
    'Withdrawn: its source no longer lists it since 2022-06-01. Existing attachments may still apply.',
  ],
])('of a policy withdrawn %s, on %s', (noLongerObserved, day, text) => {
  expect(describeNoLongerObserved(noLongerObserved, day)).toBe(text);
});

test.each<[string, RequestContext, ContextValue[]]>([
  ['nothing', {}, []],
  ['a value', { 'aws:k': 'a' }, [{ key: 'aws:k', values: ['a'] }]],
  ['several values', { k: ['a', 'b'] }, [{ key: 'k', values: ['a', 'b'] }]],
  ['an empty value', { k: '' }, [{ key: 'k', values: ['""'] }]],
  ['an absent key', { k: null }, [{ key: 'k', values: [] }]],
  ['a key without values', { k: [] }, [{ key: 'k', values: [] }]],
  [
    'keys in their order',
    { b: 'x', a: null },
    [
      { key: 'b', values: ['x'] },
      { key: 'a', values: [] },
    ],
  ],
])('the context of a request lists %s', (_, context, values) => {
  expect(listContext(context)).toEqual(values);
});

test.each([
  ['2026-02', 'February 2026'],
  ['2019-12', 'December 2019'],
])('the month %s is %s', (month, expected) => {
  expect(nameMonth(month)).toBe(expected);
});
