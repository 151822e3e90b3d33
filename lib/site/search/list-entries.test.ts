import { expect, test } from 'vitest';
import {
  allow,
  buildAnnouncement,
  buildCatalog,
  buildPolicy,
  deny,
} from '../../../testing/builders';
import { reconcile } from '../../history/reconcile';
import type { Policy } from '../../record/types';
import { listEntries } from './list-entries';
import type { SearchKind } from './search-index';

const catalog = buildCatalog({
  s3: { GetObject: ['Read'], GetTags: ['Read'], PutObject: ['Write'], ListOne: ['List'] },
});

const policies = [
  buildPolicy('A+B', [
    ['v1', '2021-01-02T08:00:00Z', allow(['s3:GetObject', 's3:PutObject'], 'arn:one')],
    ['v2', '2021-03-01T08:00:00Z', allow('s3:GetObject'), allow('s3:GetObject', ['*', 'arn:two'])],
  ]),
];

const announcements = [
  buildAnnouncement('2021-03-05', 'A+B', {
    gist: 'Less',
    scopeNamed: 'all buckets',
    actionsNamed: ['s3:GetObject'],
    deniesNamed: ['s3:PutObject'],
  }),
  buildAnnouncement('2021-01-01', null),
];

const list = (kind: SearchKind, of: readonly Policy[] = policies) =>
  listEntries({
    policies: of,
    reconciliation: reconcile(of, announcements, { catalog }),
    catalog,
    trackedDates: ['2021-03-01', '2021-04-01'],
  }).filter((entry) => entry.kind === kind);

/** The texts and paths of entries. */
const show = (kind: SearchKind, of?: readonly Policy[]) =>
  list(kind, of).map(({ title, path, detail }) => `${title} → ${path}: ${detail}`);

/** The further words that find entries. */
const showWords = (kind: SearchKind, of?: readonly Policy[]) =>
  list(kind, of).map(({ words }) => words.filter((word) => word !== '').join(' | '));

test('versions without announcements on record', () => {
  const entries = listEntries({
    policies,
    reconciliation: reconcile(policies, [], { catalog }),
    catalog,
    trackedDates: [],
  });
  const versions = entries.filter(({ kind }) => kind === 'version');
  expect(versions.map(({ detail }) => detail.slice(0, 26))).toEqual([
    '2021-03-01. Mixed: allows ',
    '2021-01-02. First version:',
  ]);
});

test('policies with all fields and without', () => {
  const complete: Policy = {
    ...buildPolicy('Old', [['v1', '2021-01-02T08:00:00Z', allow('s3:GetObject')]]),
    arn: 'arn:aws:iam::aws:policy/Old',
    summary: 'What `s3` may do.',
    deprecated: { knownBy: '2021-02-01' },
  };
  expect(show('policy', [complete, ...policies])).toEqual([
    'Old → /policies/Old/: v1, 2021-01-02 · 1 version · What s3 may do.',
    'A+B → /policies/A%2BB/: v2, 2021-03-01 · 2 versions',
  ]);
  expect(showWords('policy', [complete, ...policies])).toEqual([
    'What s3 may do. | arn:aws:iam::aws:policy/Old | attachable | deprecated',
    'attachable',
  ]);
});

test('versions, found by added and removed actions unless they are the first', () => {
  const [both, first] = [
    'Mixed: allows s3:GetObject on more resources; removes s3:PutObject (Write).',
    'First version: allows s3:GetObject and s3:PutObject (Write).',
  ];
  expect(show('version')).toEqual([
    `A+B v2 → /policies/A%2BB/v2/: 2021-03-01, announced. ${both}`,
    `A+B v1 → /policies/A%2BB/v1/: 2021-01-02, never announced. ${first}`,
  ]);
  expect(showWords('version')).toEqual([
    `2021-03-01 | March | ${both} | announced | s3:PutObject`,
    `2021-01-02 | January | ${first} | never announced`,
  ]);
});

test('announcements, found by each action that they name', () => {
  expect(show('announcement')).toEqual([
    'A+B, announced 2021-03-05 → /announcements/2021-03-05-A%2BB/: Less. It announces v2, 4 days late; it names 1 action that the policy never had.',
    'AWS announcement of 2021-01-01 → /announcements/2021-01-01/: A row. It is about no single policy.',
  ]);
  expect(showWords('announcement')).toEqual([
    'March | Less | all buckets | s3:GetObject | s3:PutObject',
    'January | A row',
  ]);
});

test('days, the tracked ones with their own page', () => {
  expect(show('day')).toEqual([
    '2021-04-01 → /as-of/2021-04-01/: A day with a snapshot.',
    '2021-03-05 → /as-of/?day=2021-03-05: Announced: A+B.',
    '2021-03-01 → /as-of/2021-03-01/: New versions: A+B v2.',
    '2021-01-02 → /as-of/?day=2021-01-02: New versions: A+B v1.',
    '2021-01-01 → /as-of/?day=2021-01-01: Announced: a general announcement.',
  ]);
  expect(showWords('day')[0]).toBe('April');
});

test('resources, in the newest version that has them', () => {
  expect(show('resource')).toEqual([
    'arn:one → /policies/A%2BB/v1/: A+B v1, statement 1, until 2021-03-01: s3:GetObject and s3:PutObject',
    '* → /policies/A%2BB/#statement-1: A+B v2, statements 1 and 2: s3:GetObject',
    'arn:two → /policies/A%2BB/#statement-2: A+B v2, statement 2: s3:GetObject',
  ]);
  expect(showWords('resource')).toEqual([
    'A+B | s3:GetObject | s3:PutObject',
    'A+B',
    'A+B | s3:GetObject',
  ]);
});

test('resources of many actions, and negated ones', () => {
  const many = buildPolicy('A', [
    [
      'v1',
      '2021-01-02T08:00:00Z',
      allow(['s3:GetObject', 's3:PutObject', 's3:GetTags'], 'arn:many'),
      { Effect: 'Allow', NotAction: 's3:*', Resource: 'arn:one' },
      { Effect: 'Allow', Action: 's3:*', NotResource: 'arn:two' },
    ],
  ]);
  expect(list('resource', [many]).map(({ detail }) => detail)).toEqual([
    'A v1, statement 1: 3 actions',
    'A v1, statement 2: named as an exception, or for all actions but some',
    'A v1, statement 3: named as an exception, or for all actions but some',
  ]);
});

test('actions: the policies that name them or have a wildcard, now and before', () => {
  const of = [
    buildPolicy('A', [
      ['v1', '2021-01-02T08:00:00Z', allow(['s3:getobject', 's3:ListOne'])],
      ['v2', '2021-02-02T08:00:00Z', allow(['s3:Get*', 'new:*', '*:Do']), deny('s3:GetTags')],
    ]),
    buildPolicy('B', [['v1', '2021-01-02T08:00:00Z', allow(['s3:Get*', 's3:GetObject', 's3:G*'])]]),
    buildPolicy('C', [
      ['v1', '2021-01-02T08:00:00Z', allow('s3:Get*'), deny('s3:GetTags')],
      ['v2', '2021-02-03T08:00:00Z', allow('s3:List*')],
    ]),
  ];
  expect(show('action', of)).toEqual([
    '*:Do → /actions/any-service/#*%3Ado: Allowed now by A',
    'new:* → /actions/new/#*: Allowed now by A',
    's3:G* → /actions/s3/#g*: Allowed now by B',
    's3:Get* → /actions/s3/#get*: Allowed now by A and B; by C until 2021-02-03',
    'Deny s3:GetTags → /actions/s3/#deny-gettags: Denied now by A; by C until 2021-02-03',
    's3:List* → /actions/s3/#list*: Allowed now by C',
    's3:ListOne → /actions/s3/#listone: Allowed now through s3:List* by C; by A until 2021-02-02',
    's3:getobject → /actions/s3/#getobject: Allowed now by B; through s3:Get* by A; through s3:Get* by C until 2021-02-03',
    's3:GetTags → /actions/s3/#gettags: Allowed now through s3:Get* by A with a Deny; through s3:G* by B; through s3:Get* by C until 2021-02-03',
  ]);
});

test('of many policies that allow an action a few are named', () => {
  const of = (count: number) =>
    Array.from({ length: count }, (_, at) =>
      buildPolicy(`P${at}`, [['v1', '2021-01-02T08:00:00Z', allow('s3:GetObject')]]),
    );
  expect(show('action', of(9))[0]).toMatch(/: Allowed now by P0, P1, .*, P7 and P8$/);
  expect(show('action', of(10))[0]).toMatch(/: Allowed now by P0, P1, .*, P7 and 2 others$/);
});

test('an action that is no longer allowed', () => {
  expect(show('action')[1]).toBe(
    's3:PutObject → /actions/s3/#putobject: Allowed by A+B until 2021-03-01',
  );
});

test('a NotAction leads to the version that has it', () => {
  const of = buildPolicy('A', [
    ['v1', '2021-01-02T08:00:00Z', { Effect: 'Deny', NotAction: ['b:*', 'a:*'], Resource: '*' }],
    ['v2', '2021-02-02T08:00:00Z', { Effect: 'Allow', NotAction: 'b:*', Resource: '*' }],
  ]);
  expect(show('action', [of])).toEqual([
    'Deny everything but a:*, b:* → /policies/A/v1/: In A until 2021-02-02',
    'everything but b:* → /policies/A/v2/: Now in A',
  ]);
});

test('an entry with many actions is not found by them', () => {
  const many = Array.from({ length: 101 }, (_, index) => `s3:Get${index}`);
  const policy = buildPolicy('P', [
    ['v1', '2021-01-02T08:00:00Z', allow('s3:One', 'arn:one')],
    ['v2', '2021-03-01T08:00:00Z', allow(many, 'arn:two')],
  ]);
  expect(showWords('version', [policy]).join()).not.toContain('s3:Get');
  expect(showWords('resource', [policy])).toEqual(['P | s3:One', 'P']);
});

test('the many ways in which policies allow an action are counted', () => {
  const patterns = ['s3:*', 's3:G*', 's3:Ge*', 's3:Get*', 's3:GetO*'];
  const build = (name: string, pattern: string) =>
    buildPolicy(name, [['v1', '2021-01-02T08:00:00Z', allow(pattern)]]);
  const given = patterns.map((pattern, index) => build(`P${index}`, pattern));
  const find = (of: readonly Policy[]) =>
    list('action', of).find(({ title }) => title === 's3:GetObject')?.detail;
  expect(find(given)).toBe('Allowed now by 5 policies');
  const ended = given.map((policy, index) =>
    index > 0
      ? policy
      : buildPolicy('P0', [
          ['v1', '2021-01-02T08:00:00Z', allow('s3:*')],
          ['v2', '2021-02-02T08:00:00Z', allow('ec2:Run')],
        ]),
  );
  expect(find(ended)).toBe('Allowed now by 4 policies; earlier by 1 other policy');
  const past = patterns.map((pattern, index) =>
    buildPolicy(`P${index}`, [
      ['v1', '2021-01-02T08:00:00Z', allow(pattern)],
      ['v2', '2021-02-02T08:00:00Z', allow('ec2:Run')],
    ]),
  );
  expect(find(past)).toBe('Allowed earlier by 5 other policies');
});

test('the many exceptions of a NotAction are counted', () => {
  const build = (count: number) =>
    buildPolicy('P', [
      [
        'v1',
        '2021-01-02T08:00:00Z',
        {
          Effect: 'Allow',
          NotAction: Array.from({ length: count }, (_, index) => `s3:${index}`),
          Resource: '*',
        },
      ],
    ]);
  const all = 's3:0, s3:1, s3:2, s3:3, s3:4, s3:5, s3:6, s3:7';
  expect(list('action', [build(9)])[0]?.title).toBe(`everything but ${all}, s3:8`);
  expect(list('action', [build(10)])[0]?.title).toBe(`everything but ${all} and 2 others`);
});
