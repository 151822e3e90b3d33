import { describe, expect, test } from 'vitest';
import {
  allow,
  buildCatalog,
  buildDifference,
  buildPolicy,
  buildVersion,
  deny,
} from '../../testing/builders';
import { type Change, comparePermissions, listAllChanges, listChanges } from '../history/changes';
import { listDefaultChanges } from '../history/default-changes';
import { loadCatalog } from '../iam/catalog/load';
import { compareAccess } from '../iam/compare/compare';
import type { Comparison } from '../iam/compare/difference';
import { loadRecord } from '../record/load';
import { countDifferences, describeGiven, listLevelCounts } from './describe-items';
import {
  describeAccess,
  nameDefaultSetting,
  nameFirst,
  outlineChange,
  summarizeChange,
  summarizeDifference,
} from './verdict';

const catalog = buildCatalog({
  iam: {
    AttachRolePolicy: ['Permissions management', 'Write'],
    CreateRole: ['Write'],
    GetRole: ['Read'],
    PutRolePolicy: ['Permissions management'],
  },
  kms: { ListKeys: ['List'] },
  s3: {
    GetObject: ['Read'],
    GetObjectAcl: ['Read'],
    ListBucket: ['List'],
    PutObject: ['Write'],
    PutObjectTagging: ['Tagging', 'Write'],
  },
  sns: { Publish: ['Write'] },
  sqs: { ReceiveMessage: ['Read'], SendMessage: ['Write'] },
});

const get = 's3:GetObject';
const put = 's3:PutObject';
/** Gives nothing; a document has one statement at least. */
const nothing = [deny('none:None')];

const given = (Condition: object) => ({ Condition });
const isA = given({ StringEquals: { k: 'a' } });
const isB = given({ StringEquals: { k: 'b' } });
const isEither = given({ StringEquals: { k: ['a', 'b'] } });
const but = (NotAction: string | string[]) => ({ Effect: 'Allow', NotAction, Resource: '*' });
const away = (Action: string, NotResource: string) => ({ Effect: 'Allow', Action, NotResource });

const compare = (before: object[], after: object[]) =>
  comparePermissions(
    buildVersion('P', ['v1', '2020-01-01T00:00:00Z', ...before]),
    buildVersion('P', ['v2', '2020-02-01T00:00:00Z', ...after]),
    catalog,
  );

type Case = [title: string, before: object[], after: object[], sentence: string];

function check(cases: Case[]) {
  test.each<Case>(cases)('of %s', (_, before, after, sentence) => {
    expect(summarizeDifference(compare(before, after))).toBe(sentence);
  });
}

const makeChange = (versions: object[][], firstNumber = 1) =>
  listChanges(
    buildPolicy(
      'P',
      versions.map((statements, at) => [
        `v${firstNumber + at}`,
        `2020-01-0${firstNumber + at}T00:00:00Z`,
        ...statements,
      ]),
    ),
    catalog,
  ).at(-1) as Change;

describe('summarizeChange', () => {
  test.each<[string, object[], string]>([
    ['one action', [allow(get)], '1 action allowed on all resources: s3:GetObject'],
    ['one on some resources', [allow(get, 'x')], '1 action allowed: s3:GetObject'],
    [
      'one on all but some resources',
      [away(get, 'x')],
      // Told without the resources: it is not on all of them.
      '1 action allowed on all resources except x: s3:GetObject',
    ],
    [
      'what it allows, not what it denies',
      [allow(['s3:Get*', 's3:ListBucket']), deny([get, 'sqs:*'])],
      '2 actions allowed on all resources: s3:GetObjectAcl and s3:ListBucket, plus future s3:Get* actions',
    ],
    ['nothing but denials', [deny('s3:*')], 'nothing allowed'],
    ['what it denies at once', [allow(get), deny('s3:*')], 'nothing allowed'],
    [
      'a whole service',
      [allow('sqs:*')],
      '2 actions allowed on all resources, 1 of them Write, with all of sqs:*',
    ],
    [
      'an action on all resources only under a condition',
      [allow(get, '*', isA)],
      '1 action allowed on all resources under a condition: s3:GetObject',
    ],
    [
      'a pattern that the catalog does not know, which is no number of actions',
      [allow('other:Get*')],
      'no action that IAM has, plus future other:Get* actions',
    ],
    [
      'actions beside such patterns',
      [allow(['other:*', 'more:*', get])],
      '1 action allowed on all resources: s3:GetObject, plus future other:* and more:* actions',
    ],
    ['everything', [allow('*')], 'allows administrator access: all actions on all resources'],
    ['everything on some resources', [allow('*', 'a*')], 'allows all actions on some resources'],
    [
      'everything on some resources under a condition',
      [allow('*', 'a*', isA)],
      'allows all actions on some resources under a condition',
    ],
    [
      'everything but a service',
      [but('iam:*')],
      'allows near-administrator access: all actions except iam:*, on all resources',
    ],
    [
      'everything but three services',
      [but(['iam:*', 's3:*', 'sns:*'])],
      'allows near-administrator access: all actions except iam:*, s3:* and sns:*, on all resources',
    ],
    [
      'everything but more than three services',
      [but(['iam:*', 's3:*', 'sns:*', 'sqs:*'])],
      'allows near-administrator access: all actions except 4 patterns, on all resources',
    ],
  ])('of a first version says %s', (_, statements, allowed) => {
    expect(summarizeChange(makeChange([statements]))).toBe(`First version: ${allowed}.`);
  });

  test('of the oldest on record that is not v1 says that it is', () => {
    expect(summarizeChange(makeChange([[allow(get)]], 2))).toBe(
      'Oldest version on record: 1 action allowed on all resources: s3:GetObject.',
    );
  });

  test('of a later version says what it did', () => {
    expect(summarizeChange(makeChange([[allow(get)], [allow([get, put])]]))).toBe(
      'Wider: 1 action more on all resources, Write: s3:PutObject.',
    );
  });
});

describe('outlineChange, the same without the verdict,', () => {
  test.each<[string, object[][], string]>([
    [
      'one side',
      [[allow(get)], [allow([get, put])]],
      '1 action more on all resources, Write: s3:PutObject',
    ],
    [
      'both sides',
      [[allow(get)], [allow(put)]],
      '1 action more on all resources, Write: s3:PutObject; 1 action fewer on all resources: s3:GetObject',
    ],
    [
      'the same access',
      [[allow([get, put])], [allow([put, get])]],
      'same access, written differently',
    ],
    ['the same document', [[allow(get)], [allow(get)]], 'the same document again'],
    [
      'nothing before it',
      [[allow(get)]],
      'first version, 1 action allowed on all resources: s3:GetObject',
    ],
    ['nothing at all', [nothing], 'first version, nothing allowed'],
  ])('of a change with %s', (_, versions, step) => {
    expect(outlineChange(makeChange(versions))).toBe(step);
  });

  test('of the oldest on record that is not v1', () => {
    const oldest = makeChange([[allow(get)]], 2);
    expect(nameFirst(oldest)).toBe('Oldest version on record');
    expect(outlineChange(oldest)).toBe(
      'oldest version on record, 1 action allowed on all resources: s3:GetObject',
    );
  });
});

describe('the same', () => {
  check([
    ['the same document', [allow(get)], [allow(get)], 'The same document again.'],
    [
      'a list in another order',
      [allow([get, put])],
      [allow([put, get])],
      'Same access, written differently.',
    ],
    [
      'a grant that another covers',
      [allow('s3:*')],
      [allow(['s3:*', get])],
      'Same access, written differently.',
    ],
    [
      'a denial of what was never allowed',
      [allow(get)],
      [allow(get), deny('sqs:*')],
      'Same access by itself; it denies sqs:* now.',
    ],
    [
      'a denial that went, of what is not allowed',
      [allow(get), deny(put)],
      [allow(get)],
      'Same access by itself; it denies s3:PutObject no more.',
    ],
  ]);
});

describe('actions', () => {
  check([
    [
      'one more',
      [allow(get)],
      [allow([get, 's3:ListBucket'])],
      'Wider: 1 action more on all resources: s3:ListBucket.',
    ],
    [
      'three more, which it names',
      nothing,
      [allow([get, 's3:ListBucket', 'sqs:ReceiveMessage'], 'x')],
      'Wider: 3 actions more: s3:GetObject, s3:ListBucket and sqs:ReceiveMessage.',
    ],
    [
      'four more, which it counts',
      nothing,
      [allow([get, 's3:GetObjectAcl', 's3:ListBucket', 'sqs:ReceiveMessage'], 'x')],
      'Wider: 4 actions more.',
    ],
    [
      'two fewer',
      [allow([get, 's3:ListBucket', 'kms:ListKeys'])],
      [allow('kms:ListKeys')],
      'Narrower: 2 actions fewer on all resources: s3:GetObject and s3:ListBucket.',
    ],
    [
      'more and fewer',
      [allow([get, 'kms:ListKeys'])],
      [allow([put, 'kms:ListKeys', 'sqs:SendMessage'], 'x')],
      'Both: 2 actions more, all of them Write: s3:PutObject and sqs:SendMessage; 1 action fewer on all resources: s3:GetObject; 1 action on fewer resources: kms:ListKeys.',
    ],
    [
      'an action in another letter case',
      [allow(get)],
      [allow(['S3:getobject', put])],
      'Wider: 1 action more on all resources, Write: s3:PutObject.',
    ],
    [
      'one that the catalog does not know',
      [allow(get)],
      [allow([get, 's3:GetObjects'])],
      'Wider: 1 action more on all resources, not in IAM’s reference: s3:GetObjects.',
    ],
    [
      'thousands',
      nothing,
      [allow(Array.from({ length: 1200 }, (_, index) => `a:Action${index}`))],
      'Wider: 1,200 actions more on all resources, none of them in IAM’s reference.',
    ],
    [
      'part of them on all resources',
      nothing,
      [allow(get), allow(['s3:ListBucket', 's3:GetObjectAcl'], 'x')],
      'Wider: 3 actions more, 1 of them on all resources: s3:GetObject, s3:ListBucket and s3:GetObjectAcl.',
    ],
    [
      'an action on all resources and on some',
      nothing,
      [allow(get), allow(get, 'x', isA), allow('s3:ListBucket', ['x', 'y'])],
      'Wider: 2 actions more, 1 of them on all resources: s3:GetObject and s3:ListBucket.',
    ],
    [
      'a condition on all of them',
      nothing,
      [allow(get, 'x', isA), allow('s3:ListBucket', '*', isB)],
      'Wider: 2 actions more under a condition, 1 of them on all resources: s3:GetObject and s3:ListBucket.',
    ],
    [
      'a condition on part of them, which it does not tell',
      nothing,
      [allow(get, 'x', isA), allow('s3:ListBucket', 'x')],
      'Wider: 2 actions more: s3:GetObject and s3:ListBucket.',
    ],
    [
      'one of which one resource asks no condition',
      nothing,
      [allow(get, 'x', isA), allow(get, 'y')],
      'Wider: 1 action more: s3:GetObject.',
    ],
  ]);
});

describe('access levels', () => {
  const all = [put, 'sqs:SendMessage', 'sns:Publish', 'iam:CreateRole'];

  check([
    [
      'one, and Write',
      nothing,
      [allow(put)],
      'Wider: 1 action more on all resources, Write: s3:PutObject.',
    ],
    [
      'all of them Write',
      nothing,
      [allow(all)],
      'Wider: 4 actions more on all resources, all of them Write.',
    ],
    [
      'some of them Write',
      nothing,
      [allow([...all, get])],
      'Wider: 5 actions more on all resources, 4 of them Write.',
    ],
    [
      'one that is Tagging and Write, which counts as the graver',
      nothing,
      [allow('s3:PutObjectTagging')],
      'Wider: 1 action more on all resources, Write: s3:PutObjectTagging.',
    ],
    [
      'one, and Permissions management',
      [allow('iam:PutRolePolicy', 'x')],
      nothing,
      'Narrower: 1 action fewer, Permissions management: iam:PutRolePolicy.',
    ],
    [
      'all of them Permissions management',
      nothing,
      [allow(['iam:PutRolePolicy', 'iam:AttachRolePolicy'])],
      'Wider: 2 actions more on all resources, all of them Permissions management: iam:PutRolePolicy and iam:AttachRolePolicy.',
    ],
    [
      'some of both',
      nothing,
      [allow([...all, 'iam:PutRolePolicy'])],
      'Wider: 5 actions more on all resources, 1 of them Permissions management and 4 Write.',
    ],
    [
      'some of both, some of neither, part of them on all resources',
      nothing,
      [allow([put, 'iam:PutRolePolicy']), allow([get, 's3:ListBucket'], 'x')],
      'Wider: 4 actions more, 2 of them on all resources, 1 of them Permissions management and 1 Write.',
    ],
    [
      'Write beside an action that the catalog does not know',
      nothing,
      [allow([put, 's3:PutObjects'])],
      'Wider: 2 actions more on all resources, 1 of them Write and 1 not in IAM’s reference: s3:PutObject and s3:PutObjects.',
    ],
  ]);
});

describe('patterns', () => {
  check([
    [
      'one, by its actions',
      nothing,
      [allow('s3:Get*')],
      'Wider: 2 actions more on all resources: s3:Get*.',
    ],
    [
      'an action that came on its own beside the pattern, counted once',
      nothing,
      [allow('s3:Get*', 'x'), allow(get, 'y')],
      'Wider: 2 actions more: s3:Get* and s3:GetObject.',
    ],
    [
      'three whole services, one of them not known',
      nothing,
      [allow(['s3:*', 'sqs:*', 'other:*', 'kms:ListKeys'])],
      'Wider: 8 actions more on all resources, 3 of them Write, with all of s3:* and sqs:*, plus future other:* actions.',
    ],
    [
      'more than three whole services',
      [allow(['iam:*', 's3:*', 'sqs:*', 'sns:*'])],
      nothing,
      'Narrower: 12 actions fewer on all resources, 2 of them Permissions management and 5 Write, with all of 4 services.',
    ],
    [
      'a whole service on other resources, which it names like an action',
      [allow('sqs:*', 'x')],
      [allow('sqs:*', 'y')],
      'Both: 2 actions on other resources: sqs:*.',
    ],
    [
      'a service left out of everything',
      [allow('*')],
      [but('iam:*')],
      'Narrower: 4 actions fewer on all resources, 2 of them Permissions management and 1 Write, with all of iam:*.',
    ],
    [
      'a pattern that the catalog does not know, which went',
      [allow(['other:Get*', get])],
      [allow(get)],
      'No change to actions that IAM has; no longer includes future other:Get* actions.',
    ],
  ]);
});

describe('future actions', () => {
  const everyGet = ['s3:GetObject', 's3:GetObjectAcl'];
  const reads = [...everyGet, 's3:ListBucket', 'kms:ListKeys', 'iam:GetRole'];
  const folded = ['s3:Get*', 's3:List*', 'kms:List*', 'iam:Get*'];

  check([
    [
      'a few folded into a pattern',
      [allow(get)],
      [allow('s3:Get*')],
      'Wider: 1 action more on all resources: s3:GetObjectAcl, plus future s3:Get* actions.',
    ],
    [
      'a pattern that became one action',
      [allow('s3:Get*')],
      [allow(get)],
      'Narrower: 1 action fewer on all resources: s3:GetObjectAcl; no longer includes future s3:Get* actions.',
    ],
    [
      'all folded into a pattern',
      [allow(everyGet)],
      [allow('s3:Get*')],
      'No change to actions that IAM has; plus future s3:Get* actions.',
    ],
    [
      'a pattern that became all its actions',
      [allow('s3:Get*')],
      [allow(everyGet)],
      'No change to actions that IAM has; no longer includes future s3:Get* actions.',
    ],
    [
      'one pattern for another',
      [allow(['kms:List*', ...everyGet])],
      [allow(['s3:Get*', 'kms:ListKeys'])],
      'No change to actions that IAM has; plus future s3:Get* actions; no longer includes future kms:List* actions.',
    ],
    [
      'three patterns, which it names',
      [allow(reads)],
      [allow([...folded.slice(0, 3), 'iam:GetRole'])],
      'No change to actions that IAM has; plus future s3:Get*, s3:List* and kms:List* actions.',
    ],
    [
      'more than three, which it counts',
      [allow(reads)],
      [allow(folded)],
      'No change to actions that IAM has; plus future actions of 4 patterns.',
    ],
    [
      'a pattern on two resources, named once',
      [allow(everyGet, ['x', 'y'])],
      [allow('s3:Get*', ['x', 'y'])],
      'No change to actions that IAM has; plus future s3:Get* actions.',
    ],
    [
      'a pattern on more resources, one action of which was there',
      [allow('sqs:*', 'x'), allow('sqs:SendMessage')],
      [allow('sqs:*')],
      'Wider: 1 action on more resources: sqs:ReceiveMessage, plus future sqs:* actions on more resources.',
    ],
    [
      'a pattern on more resources, all of which was there',
      [allow('sqs:*', 'x'), allow(['sqs:SendMessage', 'sqs:ReceiveMessage'])],
      [allow('sqs:*')],
      'No change to actions that IAM has; plus future sqs:* actions on more resources.',
    ],
    [
      'a pattern on other resources',
      [allow('sqs:*', 'x'), allow('sqs:SendMessage')],
      [allow('sqs:*', 'y'), allow('sqs:SendMessage')],
      'Both: 1 action on other resources: sqs:ReceiveMessage; includes future sqs:* actions on other resources.',
    ],
    [
      'a pattern under a condition',
      [allow(['sqs:*', 'sqs:SendMessage'])],
      [allow('sqs:*', '*', isA), allow('sqs:SendMessage')],
      'Narrower: 1 action left only under stricter conditions: sqs:ReceiveMessage; includes future sqs:* actions only under stricter conditions.',
    ],
    [
      'everything, where one service was, which is there already',
      [allow('s3:*')],
      [allow('*')],
      'Wider: adds near-administrator access: all actions except s3:*, on all resources.',
    ],
    [
      'one service, where everything was',
      [allow('*')],
      [allow('s3:*')],
      'Narrower: removes near-administrator access: all actions except s3:*, on all resources.',
    ],
    [
      'patterns of both kinds',
      [allow(['s3:*', 'kms:ListKeys'])],
      [allow(['*:Get*', 's3:*', 'kms:List*'])],
      'Wider: 1 pattern more on all resources: *:Get* except s3:*, plus future kms:List* actions.',
    ],
  ]);
});

describe('resources', () => {
  check([
    [
      'one resource more',
      [allow(get, 'x')],
      [allow(get, ['x', 'y'])],
      'Wider: 1 action on more resources: s3:GetObject.',
    ],
    [
      'all resources for one',
      [allow([get, put], 'x')],
      [allow([get, put])],
      'Wider: 2 actions on more resources: s3:GetObject and s3:PutObject.',
    ],
    [
      'a resource fewer of four actions, which it counts',
      [allow([get, put, 's3:ListBucket', 's3:GetObjectAcl'], ['x', 'y'])],
      [allow([get, put, 's3:ListBucket', 's3:GetObjectAcl'], 'x')],
      'Narrower: 4 actions on fewer resources.',
    ],
    [
      'another resource',
      [allow(get, 'x')],
      [allow(get, 'y')],
      'Both: 1 action on other resources: s3:GetObject.',
    ],
    [
      'another resource of one, more of another and fewer of a third',
      [allow(get, 'x'), allow(put, 'x'), allow('kms:ListKeys', ['x', 'y'])],
      [allow(get, 'y'), allow(put, ['x', 'y']), allow('kms:ListKeys', 'x')],
      'Both: 1 action on more resources: s3:PutObject; 1 action on fewer resources: kms:ListKeys; 1 action on other resources: s3:GetObject.',
    ],
  ]);
});

describe('conditions', () => {
  check([
    [
      'a new one',
      [allow(get)],
      [allow(get, '*', isA)],
      'Narrower: 1 action left only under stricter conditions: s3:GetObject.',
    ],
    [
      'one that went',
      [allow(get, '*', isA)],
      [allow(get)],
      'Wider: 1 action under looser conditions: s3:GetObject.',
    ],
    [
      'one value more',
      [allow([get, put], 'x', isA)],
      [allow([get, put], 'x', isEither)],
      'Wider: 2 actions under looser conditions: s3:GetObject and s3:PutObject.',
    ],
    [
      'another value',
      [allow(get, '*', isA)],
      [allow(get, '*', isB)],
      'Both: 1 action under other conditions: s3:GetObject.',
    ],
    [
      'more resources, and a condition on all of them',
      [allow(get, 'x')],
      [allow(get, ['x', 'y'], isA)],
      'Both: 1 action on more resources: s3:GetObject; 1 action left only under stricter conditions: s3:GetObject.',
    ],
    [
      'another resource of one and another value of another',
      [allow(get, 'x'), allow(put, 'x', isA)],
      [allow(get, 'y'), allow(put, 'x', isB)],
      'Both: 1 action on other resources: s3:GetObject; 1 action under other conditions: s3:PutObject.',
    ],
  ]);
});

describe('denials', () => {
  check([
    [
      'one that came',
      [allow('s3:*')],
      [allow('s3:*'), deny(get)],
      'Narrower: 1 action fewer on all resources: s3:GetObject.',
    ],
    [
      'one that went',
      [allow('s3:*'), deny(get)],
      [allow('s3:*')],
      'Wider: 1 action more on all resources: s3:GetObject.',
    ],
    [
      'one for another',
      [allow('s3:*'), deny(get)],
      [allow('s3:*'), deny(put)],
      'Both: 1 action more on all resources: s3:GetObject; 1 action fewer on all resources, Write: s3:PutObject.',
    ],
    [
      'one on a resource',
      [allow(get)],
      [allow(get), deny(get, 'x')],
      'Narrower: 1 action on fewer resources: s3:GetObject.',
    ],
    [
      'one under a condition',
      [allow(get)],
      [allow(get), { ...deny(get), ...isA }],
      'Narrower: 1 action left only under stricter conditions: s3:GetObject.',
    ],
    [
      'one of all that is allowed',
      [allow('sqs:*')],
      [allow('sqs:*'), deny('sqs:*')],
      'Narrower: 2 actions fewer on all resources, 1 of them Write, with all of sqs:*.',
    ],
  ]);
});

describe('what was not decided', () => {
  const doubt = { action: get, resource: '*', reason: 'too many patterns overlap' };
  const lost = [buildDifference('sqs:ReceiveMessage', { accessLevels: ['Read'] })];
  const lostFuture = [buildDifference('sqs:*', { future: true, isRest: true, actions: 0 })];
  const fewer = '1 action fewer on all resources: sqs:ReceiveMessage';
  const noFuture = 'no longer includes future sqs:* actions';

  test.each<[string, Partial<Comparison>, string]>([
    ['alone', { undecided: [doubt] }, 'Undecided: 1 grant not decided.'],
    ['twice', { undecided: [doubt, doubt] }, 'Undecided: 2 grants not decided.'],
    [
      'beside what was',
      { knownVerdict: 'narrower', lost, undecided: [doubt] },
      `Narrower: ${fewer}; 1 grant not decided.`,
    ],
    [
      'beside future actions',
      { lost: lostFuture, undecided: [doubt] },
      `Undecided: ${noFuture}; 1 grant not decided.`,
    ],
  ])('%s', (_, more, sentence) => {
    const comparison: Comparison = {
      verdict: 'narrower',
      knownVerdict: 'undecided',
      gained: [],
      lost: [],
      undecided: [],
      ...more,
    };
    expect(describeAccess(comparison)).toBe(sentence);
  });
});

describe('future actions of patterns over services', () => {
  const future = { future: true, actions: 0 };
  const all = buildDifference('*', future);
  const unchanged = 'No change to actions that IAM has';

  test.each<[string, Partial<Comparison>, string]>([
    ['of all services', { gained: [all] }, 'plus future actions of all services'],
    [
      'with exceptions',
      { lost: [{ ...all, exceptActions: ['iam:*', 'sts:*'] }] },
      'no longer includes future actions of all services except iam:* and sts:*',
    ],
    [
      'with many exceptions',
      { gained: [{ ...all, exceptActions: ['a:*', 'b:*', 'c:*', 'd:*'] }] },
      'plus future actions of all services except 4 patterns',
    ],
    [
      'of some services',
      { gained: [buildDifference('*:Get*', { ...future, exceptActions: ['a:Get*'] })] },
      'plus future *:Get* (except a:Get*) actions',
    ],
    [
      'on both sides, on other resources',
      {
        gained: [{ ...all, resource: 'x', elsewhere: 'resources' }],
        lost: [{ ...all, resource: 'y', elsewhere: 'resources' }],
      },
      'includes future actions of all services on other resources',
    ],
  ])('%s', (_, more, text) => {
    const comparison: Comparison = {
      verdict: 'both',
      knownVerdict: 'same',
      gained: [],
      lost: [],
      undecided: [],
      ...more,
    };
    expect(describeAccess(comparison)).toBe(`${unchanged}; ${text}.`);
  });
});

test('describeAccess knows of no denial, and says of the same access that it is written differently', () => {
  const { access } = compare([allow(get), deny('sqs:*')], [allow(get)]);
  expect(describeAccess(access())).toBe('Same access, written differently.');
});

test('describeAccess says of a comparison what summarizeDifference says of the difference', () => {
  const difference = compare([allow(get)], [allow(put)]);
  expect(describeAccess(difference.access())).toBe(summarizeDifference(difference));
});

test.each<[string, object[], object[], string]>([
  ['actions, each once', nothing, [allow('s3:Get*', 'x'), allow([get, put], 'y')], '3 actions'],
  [
    'patterns that the catalog does not know',
    nothing,
    [allow('other:*')],
    'no action that IAM has',
  ],
  ['both', nothing, [allow([get, 'other:Get*', 'other:Put*'])], '1 action'],
  ['actions where more may come', [allow('sqs:SendMessage')], [allow('sqs:*')], '1 action'],
  [
    'nothing that IAM has',
    [allow(['sqs:SendMessage', 'sqs:ReceiveMessage'])],
    [allow('sqs:*')],
    'no action that IAM has',
  ],
  ['what else is everything', [allow('sqs:*')], [allow('*')], 'all actions except sqs:*'],
])('countDifferences counts %s', (_, before, after, counted) => {
  expect(countDifferences(compare(before, after).access().gained)).toBe(counted);
});

describe('on record', async () => {
  const { policies } = loadRecord('data');
  const changes = listAllChanges(policies, await loadCatalog());

  test.each<[policyName: string, versionId: string, sentence: string]>([
    [
      'AmazonConnectServiceLinkedRolePolicy',
      'v2',
      'Oldest version on record: 388 actions allowed, 387 of them on all resources, 236 of them Write, with all of connect:*.',
    ],
    [
      'AmazonConnectServiceLinkedRolePolicy',
      'v6',
      'Wider: 1 action more on all resources under a condition, Write: cloudwatch:PutMetricData.',
    ],
    [
      'AmazonConnectServiceLinkedRolePolicy',
      'v7',
      'Wider: 1 action on more resources: profile:ListProfileObjects.',
    ],
    ['AmazonConnectServiceLinkedRolePolicy', 'v53', 'The same document again.'],
    [
      'AmazonConnectServiceLinkedRolePolicy',
      'v54',
      'Wider: 18 actions more on all resources under a condition, 1 of them Permissions management and 9 Write, plus future wisdom:* actions.',
    ],
    [
      // The 65 are all that v54 gives of Customer Profiles; one of them was on all resources.
      'AmazonConnectServiceLinkedRolePolicy',
      'v55',
      'Both: 53 actions more under a condition, 2 of them on all resources, 26 of them Write, plus future profile:* actions; 64 actions on more resources; 65 actions left only under stricter conditions.',
    ],
    [
      'AmazonConnectSynchronizationServiceRolePolicy',
      'v1',
      'First version: 149 actions allowed on all resources, 104 of them Write.',
    ],
    [
      'AmazonConnectSynchronizationServiceRolePolicy',
      'v2',
      'Both: 4 actions more on all resources, 2 of them Write; 30 actions fewer on all resources, all of them Write; no longer includes future connect:Associate* and connect:Disassociate* actions.',
    ],
    [
      // Ten patterns less what is denied; what IAM has of the older ones is all there.
      'AmazonConnectSynchronizationServiceRolePolicy',
      'v4',
      'Wider: 166 actions more on all resources, 86 of them Write, plus future actions of 10 patterns; no longer includes future actions of 138 patterns.',
    ],
    [
      'AmazonConnect_FullAccess',
      'v1',
      'First version: 410 actions allowed, 406 of them on all resources, 244 of them Write, with all of connect:*.',
    ],
    [
      'AmazonConnect_FullAccess',
      'v2',
      'Wider: 2 actions more on all resources: lex:ListBots and lex:ListBotAliases.',
    ],
    [
      'AmazonConnect_FullAccess',
      'v3',
      'Wider: 29 actions more, 5 of them on all resources, 17 of them Write.',
    ],
    [
      // On all resources before, for one service's role; now for another's too.
      'AmazonConnect_FullAccess',
      'v4',
      'Wider: 1 action under looser conditions: iam:CreateServiceLinkedRole.',
    ],
    [
      'AmazonConnectReadOnlyAccess',
      'v1',
      'First version: 122 actions allowed on all resources, plus future connect:Get* actions.',
    ],
    [
      'AmazonConnectReadOnlyAccess',
      'v2',
      'Narrower: 1 action fewer on all resources: connect:GetFederationToken.',
    ],
    [
      'AmazonConnectReadOnlyAccess',
      'v3',
      'Wider: 1 action more on all resources: connect:GetFederationToken.',
    ],
    [
      // What it denies now, connect:AdminGetEmergencyAccessToken, it never allowed.
      'AmazonConnectReadOnlyAccess',
      'v4',
      'Wider: 1 action more on all resources, not in IAM’s reference: connect:GetFederationTokens.',
    ],
  ])('%s %s', (policyName, versionId, sentence) => {
    const change = changes.find(
      ({ version }) => version.policyName === policyName && version.versionId === versionId,
    );
    expect(summarizeChange(change as Change)).toBe(sentence);
  });
});

test('levels are counted with the gravest first, and none where there is none', () => {
  expect(listLevelCounts({ Read: 81, List: 0, 'Permissions management': 1, Write: 235 })).toBe(
    '1 Permissions management, 235 Write, 81 Read',
  );
  expect(listLevelCounts({})).toBe('');
});

test.each<[string, object[], string]>([
  ['nothing', nothing, 'nothing'],
  [
    'actions of some levels',
    [allow([get, put, 'kms:ListKeys'])],
    '3 actions, 1 Write, 1 Read, 1 List',
  ],
  ['what nobody knows', [allow('x:Y')], '1 action'],
])('all that a document gives: %s', (_, statements, text) => {
  const { statements: read } = buildVersion('P', ['v1', '2021-01-01T00:00:00Z', ...statements]);
  expect(describeGiven(compareAccess([], read, catalog).gained)).toBe(text);
});

test.each([
  [['v1'], ['default set back to v1']],
  [
    ['v1', 'v2'],
    ['default set to v2 again', 'default set back to v1'],
  ],
])('nameDefaultSetting of %j', (set, names) => {
  const policy = {
    ...buildPolicy('P', [
      ['v1', '2021-01-01T00:00:00Z', allow('a:B')],
      ['v2', '2021-02-01T00:00:00Z', allow('a:C')],
    ]),
    defaults: set.map((versionId, at) => ({
      versionId,
      firstObserved: `2021-0${3 + at}-01T00:00:00Z`,
    })),
  };
  expect(listDefaultChanges([policy]).map(nameDefaultSetting)).toEqual(names);
});

test.each<[string, string[], string[], string]>([
  ['fewer', ['iam:*', 'a:B'], ['a:B'], 'it denies iam:* no more'],
  ['others', ['iam:*'], ['a:B', 'a:C'], 'it denies a:B and a:C now and denies iam:* no more'],
  ['many', ['a:B'], ['a:B', 'c:1', 'c:2', 'c:3', 'c:4'], 'it denies 4 patterns now'],
])('of a guard that only denies, and denies %s', (_, before, after, text) => {
  const [, change] = listChanges(
    buildPolicy('P', [
      ['v1', '2021-01-01T00:00:00Z', deny(before)],
      ['v2', '2021-02-01T00:00:00Z', deny(after)],
    ]),
  ) as [Change, Change];
  expect(summarizeChange(change)).toBe(`Same access by itself; ${text}.`);
  expect(outlineChange(change)).toBe(`same access by itself; ${text}`);
});
