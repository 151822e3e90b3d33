import { expect, test } from 'vitest';
import { allow, buildAnnouncement, buildPolicy } from '../../testing/builders';
import { reconcile } from '../history/reconcile';
import type { ReconciledAnnouncement } from '../history/reconcile-announcement';
import type { ReconciledChange } from '../history/reconcile-change';
import {
  nameAnnouncement,
  summarizeAnnouncement,
  summarizeMatches,
  summarizeUnannounced,
} from './announcement';

test.each([
  ['an announcement', buildAnnouncement('2021-06-15', 'A_B'), 'A_B, announced 2021-06-15'],
  [
    'the second of a day',
    buildAnnouncement('2021-06-15', 'A_B', { id: '2021-06-15-A_B-2' }),
    'A_B, announced 2021-06-15 (2)',
  ],
  ['one without a policy', buildAnnouncement('2021-06-15', null), 'AWS announcement of 2021-06-15'],
  [
    'the second of those',
    buildAnnouncement('2021-06-15', null, { id: '2021-06-15-2' }),
    'AWS announcement of 2021-06-15 (2)',
  ],
])('the name of %s', (_, announcement, name) => {
  expect(nameAnnouncement(announcement)).toBe(name);
});

const policy = buildPolicy('P', [
  ['v1', '2021-01-01T12:00:00Z', allow('a:B')],
  ['v2', '2021-03-01T12:00:00Z', allow(['a:B', 'a:C'])],
  ['v3', '2021-04-01T12:00:00Z', allow(['a:B', 'a:C', 'a:D'])],
]);

test.each([
  ['late', '2021-03-11', ['a:C'], 'It announces v2, 10 days late.'],
  ['on the day', '2021-03-01', ['a:C'], 'It announces v2, on the day.'],
  [
    'two versions',
    '2021-03-31',
    ['a:C', 'a:D'],
    'It announces v3, 1 day early and v2, 30 days late.',
  ],
  [
    'no version on record',
    '2021-03-01',
    ['a:X'],
    /^No version on record adds the actions that it names; it names 1 action that the policy never had/,
  ],
  ['no named action and no version', '2021-12-01', [], 'No version on record matches it.'],
  [
    'two of three',
    '2021-03-01',
    ['a:C', 'a:X', 'a:Y'],
    /; it names 2 actions that the policy never had\.$/,
  ],
  [
    'one of two',
    '2021-03-01',
    ['a:C', 'a:X'],
    /on the day; it names 1 action that the policy never had\.$/,
  ],
])('the summary of an announcement: %s', (_, date, actionsNamed, summary) => {
  const { announcements } = reconcile([policy], [buildAnnouncement(date, 'P', { actionsNamed })]);
  expect(announcements.map(summarizeAnnouncement)).toEqual([
    typeof summary === 'string' ? summary : expect.stringMatching(summary),
  ]);
});

test('the summary of a deprecation', () => {
  const deprecation = buildAnnouncement('2021-03-01', 'P', { kind: 'policy-deprecated' });
  const { announcements } = reconcile([policy], [deprecation]);
  expect(announcements.map(summarizeAnnouncement)).toEqual([
    'It is about the policy, and about no version of it.',
  ]);
});

test('the summary of an announcement without a policy', () => {
  const { announcements } = reconcile([policy], [buildAnnouncement('2021-01-01', null)]);
  expect(announcements.map(summarizeAnnouncement)).toEqual(['It is about no single policy.']);
});

test.each([
  [4, 0, 0, 'AWS never announced 4 changes.'],
  [1, 1, 0, 'AWS never announced 1 change. 1 change was announced under a wrong name.'],
  [
    0,
    0,
    2,
    'AWS never announced 0 changes. 2 changes are newer than the last check of AWS’s page (2026-05).',
  ],
  [
    4,
    2,
    1,
    'AWS never announced 4 changes. 2 changes were announced under a wrong name and 1 change is newer than the last check of AWS’s page (2026-05).',
  ],
])(
  '%i never announced, %i misnamed and %i since the page was last read',
  (never, misnamed, afterReading, text) => {
    const some = (count: number) => Array.from({ length: count }, () => ({}) as ReconciledChange);
    expect(
      summarizeUnannounced(
        { never: some(never), misnamed: some(misnamed), afterLastRead: some(afterReading) },
        '2026-05',
      ),
    ).toBe(text);
  },
);

test.each([
  [3, 0, 0, '3 of AWS’s 3 announcements match a version.'],
  [
    3,
    1,
    1,
    '1 of AWS’s 3 announcements matches a version; 1 matches none and 1 is about no single policy.',
  ],
  [9, 2, 0, '7 of AWS’s 9 announcements match a version; 2 match none.'],
  [9, 0, 2, '7 of AWS’s 9 announcements match a version; 2 are about no single policy.'],
])(
  'of %i announcements, %i without a version and %i without a policy',
  (all, unmatched, general, text) => {
    const some = (count: number) =>
      Array.from({ length: count }, () => ({}) as ReconciledAnnouncement);
    const lists = {
      announcements: some(all),
      unmatched: some(unmatched),
      withoutPolicy: some(general),
    };
    expect(summarizeMatches(lists)).toBe(text);
  },
);
