import { describe, expect, test } from 'vitest';
import {
  allow,
  allowNotAction,
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
import { describeChange, outlineChange, summarizeChange } from './analysis';
import { countDifferences, describeGiven, listLevelCounts } from './describe-items';
import {
  describeAccess,
  describeDifference,
  nameDefaultSetting,
  nameFirst,
  summarizeAccess,
  summarizeDifference,
} from './verdict';
import { capitalize } from './wording';

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
  org: {
    AttachRolePolicy: ['Permissions management'],
    PutRolePolicy: ['Permissions management'],
    PutUserPolicy: ['Permissions management'],
    Tag: ['Permissions management'],
  },
  sns: { Publish: ['Write'] },
  sqs: { ReceiveMessage: ['Read'], SendMessage: ['Write'] },
});

const get = 's3:GetObject';
const put = 's3:PutObject';
/** Allows nothing; a document has at least one statement. */
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
    const difference = compare(before, after);
    expect(summarizeDifference(difference)).toBe(sentence);
    const [label = '', ...rest] = sentence.split(': ');
    const end = label.endsWith('existing actions') ? '; does not change existing actions.' : '.';
    const words = rest.join(': ').replace(/\.$/, end);
    expect(describeDifference(difference)).toBe(capitalize(words));
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
    ['one action', [allow(get)], 'allows s3:GetObject on all resources'],
    ['one on some resources', [allow(get, 'x')], 'allows s3:GetObject'],
    [
      'one on all but some resources',
      [away(get, 'x')],
      'allows s3:GetObject on all resources except x',
    ],
    [
      'what it allows, not what it denies',
      [allow(['s3:Get*', 's3:ListBucket']), deny([get, 'sqs:*'])],
      'allows s3:GetObjectAcl and s3:ListBucket on all resources, plus future s3:Get* actions',
    ],
    ['nothing but denials', [deny('s3:*')], 'allows nothing'],
    ['what it denies at once', [allow(get), deny('s3:*')], 'allows nothing'],
    ['a whole service', [allow('sqs:*')], 'allows sqs:* (2 actions, 1 Write) on all resources'],
    [
      'an action on all resources only under a condition',
      [allow(get, '*', isA)],
      'allows s3:GetObject on all resources if k is a',
    ],
    [
      'a pattern that the catalog does not know, which is no number of actions',
      [allow('other:Get*')],
      'allows only future other:Get* actions',
    ],
    [
      'actions beside such patterns',
      [allow(['other:*', 'more:*', get])],
      'allows s3:GetObject on all resources, plus future other:* and more:* actions',
    ],
    ['everything', [allow('*')], 'allows administrator access: all actions on all resources'],
    ['everything on some resources', [allow('*', 'a*')], 'allows all actions on some resources'],
    [
      'everything on some resources under a condition',
      [allow('*', 'a*', isA)],
      'allows all actions on some resources if k is a',
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
      'Oldest version on record: allows s3:GetObject on all resources.',
    );
  });

  test('of a later version says what it did', () => {
    const change = makeChange([[allow(get)], [allow([get, put])]]);
    expect(summarizeChange(change)).toBe('Wider: adds s3:PutObject (Write) on all resources.');
    expect(describeChange(change)).toBe('Adds s3:PutObject (Write) on all resources.');
  });
});

describe('outlineChange, the same without the verdict,', () => {
  test.each<[string, object[][], string]>([
    ['one side', [[allow(get)], [allow([get, put])]], 'adds s3:PutObject (Write) on all resources'],
    [
      'both sides',
      [[allow(get)], [allow(put)]],
      'adds s3:PutObject (Write) on all resources; removes s3:GetObject on all resources',
    ],
    [
      'the same access',
      [[allow([get, put])], [allow([put, get])]],
      'same permissions, written differently',
    ],
    ['the same document', [[allow(get)], [allow(get)]], 'same document as v1'],
    ['nothing before it', [[allow(get)]], 'first version, allows s3:GetObject on all resources'],
    ['nothing at all', [nothing], 'first version, allows nothing'],
  ])('of a change with %s', (_, versions, step) => {
    expect(outlineChange(makeChange(versions))).toBe(step);
  });

  test('of the oldest on record that is not v1', () => {
    const oldest = makeChange([[allow(get)]], 2);
    expect(nameFirst(oldest)).toBe('Oldest version on record');
    expect(outlineChange(oldest)).toBe(
      'oldest version on record, allows s3:GetObject on all resources',
    );
  });
});

describe('the same', () => {
  check([
    ['the same document', [allow(get)], [allow(get)], 'No change: same document.'],
    [
      'a list in another order',
      [allow([get, put])],
      [allow([put, get])],
      'No change: same permissions, written differently.',
    ],
    [
      'a grant that another covers',
      [allow('s3:*')],
      [allow(['s3:*', get])],
      'No change: same permissions, written differently.',
    ],
    [
      'a denial of what was never allowed',
      [allow(get)],
      [allow(get), deny('sqs:*')],
      'No change: allows the same as before; now also denies sqs:*.',
    ],
    [
      'a denial that went, of what is not allowed',
      [allow(get), deny(put)],
      [allow(get)],
      'No change: allows the same as before; no longer denies s3:PutObject.',
    ],
  ]);
});

describe('actions', () => {
  check([
    [
      'one more',
      [allow(get)],
      [allow([get, 's3:ListBucket'])],
      'Wider: adds s3:ListBucket on all resources.',
    ],
    [
      'three more, which it names',
      nothing,
      [allow([get, 's3:ListBucket', 'sqs:ReceiveMessage'], 'x')],
      'Wider: adds s3:GetObject, s3:ListBucket and sqs:ReceiveMessage.',
    ],
    [
      'four more, which it counts',
      nothing,
      [allow([get, 's3:GetObjectAcl', 's3:ListBucket', 'sqs:ReceiveMessage'], 'x')],
      'Wider: adds 4 actions.',
    ],
    [
      'two fewer',
      [allow([get, 's3:ListBucket', 'kms:ListKeys'])],
      [allow('kms:ListKeys')],
      'Narrower: removes s3:GetObject and s3:ListBucket on all resources.',
    ],
    [
      'more and fewer',
      [allow([get, 'kms:ListKeys'])],
      [allow([put, 'kms:ListKeys', 'sqs:SendMessage'], 'x')],
      'Mixed: adds s3:PutObject and sqs:SendMessage (both Write); removes s3:GetObject on all resources; allows kms:ListKeys on fewer resources.',
    ],
    [
      'an action in another letter case',
      [allow(get)],
      [allow(['S3:getobject', put])],
      'Wider: adds s3:PutObject (Write) on all resources.',
    ],
    [
      'one that the catalog does not know',
      [allow(get)],
      [allow([get, 's3:GetObjects'])],
      'Wider: adds s3:GetObjects (not in IAM’s reference) on all resources.',
    ],
    [
      'thousands',
      nothing,
      [allow(Array.from({ length: 1200 }, (_, index) => `a:Action${index}`))],
      'Wider: adds 1,200 actions (none in IAM’s reference) on all resources.',
    ],
    [
      'part of them on all resources',
      nothing,
      [allow(get), allow(['s3:ListBucket', 's3:GetObjectAcl'], 'x')],
      'Wider: adds s3:GetObject (on all resources), s3:ListBucket and s3:GetObjectAcl.',
    ],
    [
      'an action on all resources and on some',
      nothing,
      [allow(get), allow(get, 'x', isA), allow('s3:ListBucket', ['x', 'y'])],
      'Wider: adds s3:GetObject (on all resources) and s3:ListBucket.',
    ],
    [
      'a condition on all of them',
      nothing,
      [allow(get, 'x', isA), allow('s3:ListBucket', '*', isB)],
      'Wider: adds s3:GetObject and s3:ListBucket (on all resources) with conditions.',
    ],
    [
      'a condition on part of them, which are not in the sentence',
      nothing,
      [allow(get, 'x', isA), allow('s3:ListBucket', 'x')],
      'Wider: adds s3:GetObject and s3:ListBucket.',
    ],
    [
      'one of which one resource has no condition',
      nothing,
      [allow(get, 'x', isA), allow(get, 'y')],
      'Wider: adds s3:GetObject.',
    ],
  ]);
});

describe('access levels', () => {
  const all = [put, 'sqs:SendMessage', 'sns:Publish', 'iam:CreateRole'];

  check([
    ['one, and Write', nothing, [allow(put)], 'Wider: adds s3:PutObject (Write) on all resources.'],
    [
      'all of them Write',
      nothing,
      [allow(all)],
      'Wider: adds 4 actions (all Write) on all resources.',
    ],
    [
      'some of them Write',
      nothing,
      [allow([...all, get])],
      'Wider: adds 5 actions (4 Write) on all resources.',
    ],
    [
      'one that is Tagging and Write, which counts at its highest level',
      nothing,
      [allow('s3:PutObjectTagging')],
      'Wider: adds s3:PutObjectTagging (Write) on all resources.',
    ],
    [
      'one, and Permissions management',
      [allow('iam:PutRolePolicy', 'x')],
      nothing,
      'Narrower: removes iam:PutRolePolicy (Permissions management).',
    ],
    [
      'all of them Permissions management',
      nothing,
      [allow(['iam:PutRolePolicy', 'iam:AttachRolePolicy'])],
      'Wider: adds iam:PutRolePolicy and iam:AttachRolePolicy (both Permissions management) on all resources.',
    ],
    [
      'some of both',
      nothing,
      [allow([...all, 'iam:PutRolePolicy'])],
      'Wider: adds 5 actions (4 Write) on all resources, including iam:PutRolePolicy (Permissions management).',
    ],
    [
      'some of both, some of neither, part of them on all resources',
      nothing,
      [allow([put, 'iam:PutRolePolicy']), allow([get, 's3:ListBucket'], 'x')],
      'Wider: adds 4 actions (1 Write, 2 on all resources), including iam:PutRolePolicy (Permissions management).',
    ],
    [
      'Write beside an action that the catalog does not know',
      nothing,
      [allow([put, 's3:PutObjects'])],
      'Wider: adds s3:PutObject (Write) and s3:PutObjects (not in IAM’s reference) on all resources.',
    ],
  ]);
});

describe('patterns', () => {
  check([
    [
      'one, with the number of its actions',
      nothing,
      [allow('s3:Get*')],
      'Wider: adds s3:Get* (2 actions) on all resources.',
    ],
    [
      'an action that came on its own beside the pattern, counted once',
      nothing,
      [allow('s3:Get*', 'x'), allow(get, 'y')],
      'Wider: adds s3:Get* (2 actions) and s3:GetObject.',
    ],
    [
      'three whole services, one of them not known',
      nothing,
      [allow(['s3:*', 'sqs:*', 'other:*', 'kms:ListKeys'])],
      'Wider: adds s3:* (5 actions, 2 Write), sqs:* (2 actions, 1 Write) and kms:ListKeys on all resources, plus future other:* actions.',
    ],
    [
      'more than three whole services',
      [allow(['iam:*', 's3:*', 'sqs:*', 'sns:*'])],
      nothing,
      'Narrower: removes 12 actions (2 Permissions management, 5 Write) on all resources, including all of 4 services.',
    ],
    [
      'a whole service on other resources, which it names like an action',
      [allow('sqs:*', 'x')],
      [allow('sqs:*', 'y')],
      'Mixed: changes the resources of sqs:*.',
    ],
    [
      'a service left out of everything',
      [allow('*')],
      [but('iam:*')],
      'Narrower: removes iam:* (4 actions, 2 Permissions management, 1 Write) on all resources.',
    ],
    [
      'a pattern that the catalog does not know, which went',
      [allow(['other:Get*', get])],
      [allow(get)],
      'No change to existing actions: no longer includes future other:Get* actions.',
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
      'Wider: adds s3:GetObjectAcl on all resources, plus future s3:Get* actions.',
    ],
    [
      'a pattern that became one action',
      [allow('s3:Get*')],
      [allow(get)],
      'Narrower: removes s3:GetObjectAcl on all resources; no longer includes future s3:Get* actions.',
    ],
    [
      'all folded into a pattern',
      [allow(everyGet)],
      [allow('s3:Get*')],
      'No change to existing actions: adds future s3:Get* actions.',
    ],
    [
      'a pattern that became all its actions',
      [allow('s3:Get*')],
      [allow(everyGet)],
      'No change to existing actions: no longer includes future s3:Get* actions.',
    ],
    [
      'one pattern for another',
      [allow(['kms:List*', ...everyGet])],
      [allow(['s3:Get*', 'kms:ListKeys'])],
      'No change to existing actions: adds future s3:Get* actions; no longer includes future kms:List* actions.',
    ],
    [
      'three patterns, which it names',
      [allow(reads)],
      [allow([...folded.slice(0, 3), 'iam:GetRole'])],
      'No change to existing actions: adds future s3:Get*, s3:List* and kms:List* actions.',
    ],
    [
      'more than three, which it counts',
      [allow(reads)],
      [allow(folded)],
      'No change to existing actions: adds future actions that match 4 patterns.',
    ],
    [
      'a pattern on two resources, named once',
      [allow(everyGet, ['x', 'y'])],
      [allow('s3:Get*', ['x', 'y'])],
      'No change to existing actions: adds future s3:Get* actions.',
    ],
    [
      'a pattern on more resources, one action of which was there',
      [allow('sqs:*', 'x'), allow('sqs:SendMessage')],
      [allow('sqs:*')],
      'Wider: allows sqs:ReceiveMessage and future sqs:* actions on more resources.',
    ],
    [
      'a pattern on more resources, all of which was there',
      [allow('sqs:*', 'x'), allow(['sqs:SendMessage', 'sqs:ReceiveMessage'])],
      [allow('sqs:*')],
      'No change to existing actions: allows future sqs:* actions on more resources.',
    ],
    [
      'a pattern on other resources',
      [allow('sqs:*', 'x'), allow('sqs:SendMessage')],
      [allow('sqs:*', 'y'), allow('sqs:SendMessage')],
      'Mixed: changes the resources of sqs:ReceiveMessage and future sqs:* actions.',
    ],
    [
      'a pattern under a condition',
      [allow(['sqs:*', 'sqs:SendMessage'])],
      [allow('sqs:*', '*', isA), allow('sqs:SendMessage')],
      'Narrower: restricts sqs:ReceiveMessage and future sqs:* actions to requests where k is a.',
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
      'Wider: adds *:Get* except s3:* on all resources, plus future kms:List* actions.',
    ],
  ]);
});

describe('resources', () => {
  check([
    [
      'one resource more',
      [allow(get, 'x')],
      [allow(get, ['x', 'y'])],
      'Wider: allows s3:GetObject on more resources.',
    ],
    [
      'all resources for one',
      [allow([get, put], 'x')],
      [allow([get, put])],
      'Wider: allows s3:GetObject and s3:PutObject on more resources.',
    ],
    [
      'a resource fewer of four actions, which it counts',
      [allow([get, put, 's3:ListBucket', 's3:GetObjectAcl'], ['x', 'y'])],
      [allow([get, put, 's3:ListBucket', 's3:GetObjectAcl'], 'x')],
      'Narrower: allows 4 actions on fewer resources.',
    ],
    [
      'another resource',
      [allow(get, 'x')],
      [allow(get, 'y')],
      'Mixed: changes the resources of s3:GetObject.',
    ],
    [
      'another resource of one, more of another and fewer of a third',
      [allow(get, 'x'), allow(put, 'x'), allow('kms:ListKeys', ['x', 'y'])],
      [allow(get, 'y'), allow(put, ['x', 'y']), allow('kms:ListKeys', 'x')],
      'Mixed: allows s3:PutObject on more resources; allows kms:ListKeys on fewer resources; changes the resources of s3:GetObject.',
    ],
  ]);
});

describe('conditions', () => {
  check([
    [
      'a new one',
      [allow(get)],
      [allow(get, '*', isA)],
      'Narrower: restricts s3:GetObject to requests where k is a.',
    ],
    [
      'one that went',
      [allow(get, '*', isA)],
      [allow(get)],
      'Wider: no longer restricts s3:GetObject to requests where k is a.',
    ],
    [
      'one value more',
      [allow([get, put], 'x', isA)],
      [allow([get, put], 'x', isEither)],
      'Wider: also allows s3:GetObject and s3:PutObject if k is b.',
    ],
    [
      'another value',
      [allow(get, '*', isA)],
      [allow(get, '*', isB)],
      'Mixed: changes the conditions of s3:GetObject.',
    ],
    [
      'more resources, and a condition on all of them',
      [allow(get, 'x')],
      [allow(get, ['x', 'y'], isA)],
      'Mixed: allows s3:GetObject on more resources; restricts s3:GetObject to requests where k is a.',
    ],
    [
      'another resource of one and another value of another',
      [allow(get, 'x'), allow(put, 'x', isA)],
      [allow(get, 'y'), allow(put, 'x', isB)],
      'Mixed: changes the resources of s3:GetObject; changes the conditions of s3:PutObject.',
    ],
  ]);
});

describe('readable conditions', () => {
  const account = { StringEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } };
  const own = given(account);
  const tagged = given({ StringEquals: { 'aws:ResourceTag/team': 'x' } });
  const both = given({
    StringEquals: { 'aws:ResourceTag/team': 'x', 'aws:ResourceAccount': '${aws:PrincipalAccount}' },
  });
  const passed = (services: string | string[]) =>
    given({ StringEquals: { 'iam:PassedToService': services } });
  const pass = 'iam:PassRole';
  const long = given({ StringEquals: { k: 'x'.repeat(120) } });
  const longTwice = given({ StringEquals: { k: 'x'.repeat(120), l: 'y' } });

  check([
    [
      'an action in the same account',
      nothing,
      [allow(get, 'x', own)],
      'Wider: adds s3:GetObject in the same account only.',
    ],
    [
      'an action on all resources of the same account',
      nothing,
      [allow(get, '*', own)],
      'Wider: adds s3:GetObject on all resources in the same account.',
    ],
    [
      'two conditions',
      nothing,
      [allow(get, 'x', both)],
      'Wider: adds s3:GetObject in the same account only and if the resource tag team is x.',
    ],
    [
      'a long condition',
      nothing,
      [allow(get, 'x', long)],
      'Wider: adds s3:GetObject with a condition.',
    ],
    [
      'long conditions',
      nothing,
      [allow(get, 'x', longTwice)],
      'Wider: adds s3:GetObject with 2 conditions.',
    ],
    [
      'another long condition',
      [allow(get)],
      [allow(get, '*', long)],
      'Narrower: restricts s3:GetObject with more restrictive conditions.',
    ],
    [
      'a new condition',
      [allow(get)],
      [allow(get, '*', own)],
      'Narrower: restricts s3:GetObject to the same account.',
    ],
    [
      'a condition that was removed',
      [allow(get, '*', own)],
      [allow(get)],
      'Wider: no longer restricts s3:GetObject to the same account.',
    ],
    [
      'one of two conditions that was removed',
      [allow(get, '*', both)],
      [allow(get, '*', tagged)],
      'Wider: no longer restricts s3:GetObject to the same account.',
    ],
    [
      'two conditions that were removed',
      [allow(get, '*', both)],
      [allow(get)],
      'Wider: allows s3:GetObject with less restrictive conditions.',
    ],
    [
      'a value more',
      [allow(pass, '*', passed('a.com'))],
      [allow(pass, '*', passed(['a.com', 'b.com']))],
      'Wider: also allows iam:PassRole to pass a role to b.com.',
    ],
    [
      'a value less',
      [allow(pass, '*', passed(['a.com', 'b.com']))],
      [allow(pass, '*', passed('a.com'))],
      'Narrower: no longer allows iam:PassRole to pass a role to b.com.',
    ],
    [
      'another value of a negated condition',
      [allow(get, '*', given({ StringNotEquals: { k: ['a', 'b'] } }))],
      [allow(get, '*', given({ StringNotEquals: { k: 'a' } }))],
      'Wider: allows s3:GetObject with less restrictive conditions.',
    ],
    [
      'different new conditions of two actions',
      [allow([get, put])],
      [allow(get, '*', own), allow(put, '*', tagged)],
      'Narrower: restricts s3:GetObject and s3:PutObject with more restrictive conditions.',
    ],
    [
      'a new condition of statements with different conditions',
      [allow(get)],
      [allow(get, '*', own), allow(get, '*', tagged)],
      'Narrower: restricts s3:GetObject with more restrictive conditions.',
    ],
    [
      'a pattern with a Deny of the other document',
      [allow(get)],
      [allow(get, '*', own), deny(get, '*', tagged)],
      'Narrower: restricts s3:GetObject with more restrictive conditions.',
    ],
  ]);
});

describe('sensitive actions', () => {
  const writes = [put, 'sqs:SendMessage', 'sns:Publish', 'iam:CreateRole'];
  const policies = ['iam:AttachRolePolicy', 'iam:PutRolePolicy', 'iam:PutUserPolicy', 'iam:Tag'];

  check([
    [
      'come first among few',
      nothing,
      [allow([put, 'iam:PutRolePolicy'])],
      'Wider: adds iam:PutRolePolicy (Permissions management) and s3:PutObject (Write) on all resources.',
    ],
    [
      'are named where two are in a long list',
      nothing,
      [allow([...writes, 'iam:PutRolePolicy', 'iam:AttachRolePolicy'])],
      'Wider: adds 6 actions (4 Write) on all resources, including iam:PutRolePolicy and iam:AttachRolePolicy (both Permissions management).',
    ],
    [
      'are counted where a pattern has some',
      nothing,
      [allow([...writes, 'iam:*', 'kms:ListKeys'])],
      'Wider: adds 8 actions (2 Permissions management, 4 Write) on all resources, including all of iam:*.',
    ],
    [
      'are named and counted where they are many',
      nothing,
      [allow(policies.map((action) => action.replace('iam:', 'org:')))],
      'Wider: adds 4 actions (all Permissions management) on all resources, including org:AttachRolePolicy, org:PutRolePolicy and org:PutUserPolicy.',
    ],
    [
      'are named where resources change',
      [allow([...writes, 'iam:PutRolePolicy'], 'x')],
      [allow([...writes, 'iam:PutRolePolicy'])],
      'Wider: allows 5 actions, including iam:PutRolePolicy, on more resources.',
    ],
  ]);
});

describe('denials', () => {
  check([
    [
      'one that came',
      [allow('s3:*')],
      [allow('s3:*'), deny(get)],
      'Narrower: removes s3:GetObject on all resources.',
    ],
    [
      'one that went',
      [allow('s3:*'), deny(get)],
      [allow('s3:*')],
      'Wider: adds s3:GetObject on all resources.',
    ],
    [
      'one for another',
      [allow('s3:*'), deny(get)],
      [allow('s3:*'), deny(put)],
      'Mixed: adds s3:GetObject on all resources; removes s3:PutObject (Write) on all resources.',
    ],
    [
      'one on a resource',
      [allow(get)],
      [allow(get), deny(get, 'x')],
      'Narrower: allows s3:GetObject on fewer resources.',
    ],
    [
      'one under a condition',
      [allow(get)],
      [allow(get), { ...deny(get), ...isA }],
      'Narrower: restricts s3:GetObject with more restrictive conditions.',
    ],
    [
      'one of all that is allowed',
      [allow('sqs:*')],
      [allow('sqs:*'), deny('sqs:*')],
      'Narrower: removes sqs:* (2 actions, 1 Write) on all resources.',
    ],
  ]);
});

describe('what was not decided', () => {
  const doubt = { action: get, resource: '*', reason: 'too many patterns overlap' };
  const lost = [buildDifference('sqs:ReceiveMessage', { accessLevels: ['Read'] })];
  const lostFuture = [buildDifference('sqs:*', { future: true, isRest: true, actions: 0 })];
  const fewer = 'removes sqs:ReceiveMessage on all resources';
  const noFuture = 'no longer includes future sqs:* actions';

  test.each<[string, Partial<Comparison>, string]>([
    ['alone', { undecided: [doubt] }, 'Undecided: 1 grant could not be compared.'],
    ['twice', { undecided: [doubt, doubt] }, 'Undecided: 2 grants could not be compared.'],
    [
      'beside what was',
      { knownVerdict: 'narrower', lost, undecided: [doubt] },
      `Narrower: ${fewer}; 1 grant could not be compared.`,
    ],
    [
      'beside future actions',
      { lost: lostFuture, undecided: [doubt] },
      `Undecided: ${noFuture}; 1 grant could not be compared.`,
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
    expect(summarizeAccess(comparison)).toBe(sentence);
  });
});

describe('future actions of patterns over services', () => {
  const future = { future: true, actions: 0 };
  const all = buildDifference('*', future);

  test.each<[string, Partial<Comparison>, string]>([
    ['of all services', { gained: [all] }, 'adds future actions of all services'],
    [
      'with exceptions',
      { lost: [{ ...all, exceptActions: ['iam:*', 'sts:*'] }] },
      'no longer includes future actions of all services except iam:* and sts:*',
    ],
    [
      'with many exceptions',
      { gained: [{ ...all, exceptActions: ['a:*', 'b:*', 'c:*', 'd:*'] }] },
      'adds future actions of all services except 4 patterns',
    ],
    [
      'of some services',
      { gained: [buildDifference('*:Get*', { ...future, exceptActions: ['a:Get*'] })] },
      'adds future *:Get* (except a:Get*) actions',
    ],
    [
      'on both sides, on other resources',
      {
        gained: [{ ...all, resource: 'x', elsewhere: 'resources' }],
        lost: [{ ...all, resource: 'y', elsewhere: 'resources' }],
      },
      'changes the resources of future actions of all services',
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
    expect(summarizeAccess(comparison)).toBe(`No change to existing actions: ${text}.`);
    expect(describeAccess(comparison)).toBe(
      `${capitalize(text)}; does not change existing actions.`,
    );
  });
});

test('summarizeAccess has no denials, and says of the same access that it is written differently', () => {
  const { access } = compare([allow(get), deny('sqs:*')], [allow(get)]);
  expect(summarizeAccess(access())).toBe('No change: same permissions, written differently.');
});

test('summarizeAccess has the text of summarizeDifference', () => {
  const difference = compare([allow(get)], [allow(put)]);
  expect(summarizeAccess(difference.access())).toBe(summarizeDifference(difference));
});

test.each<[string, object[], object[], string]>([
  ['actions, each once', nothing, [allow('s3:Get*', 'x'), allow([get, put], 'y')], '3 actions'],
  ['patterns that the catalog does not know', nothing, [allow('other:*')], 'no existing action'],
  ['both', nothing, [allow([get, 'other:Get*', 'other:Put*'])], '1 action'],
  ['actions where more may come', [allow('sqs:SendMessage')], [allow('sqs:*')], '1 action'],
  [
    'nothing that IAM has',
    [allow(['sqs:SendMessage', 'sqs:ReceiveMessage'])],
    [allow('sqs:*')],
    'no existing action',
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
      'Oldest version on record: allows connect:* (387 actions, 235 Write, on all resources) and iam:DeleteRole (Write).',
    ],
    [
      'AmazonConnectServiceLinkedRolePolicy',
      'v6',
      'Wider: adds cloudwatch:PutMetricData (Write) on all resources in the metric namespace AWS/Connect.',
    ],
    [
      'AmazonConnectServiceLinkedRolePolicy',
      'v7',
      'Wider: allows profile:ListProfileObjects on more resources.',
    ],
    ['AmazonConnectServiceLinkedRolePolicy', 'v53', 'No change: same document as v42.'],
    [
      'AmazonConnectServiceLinkedRolePolicy',
      'v54',
      'Wider: adds 18 actions (9 Write) on all resources if the resource tag AmazonConnectEnabled is True, including wisdom:AllowVendedLogDeliveryForResource (Permissions management), plus future wisdom:* actions.',
    ],
    [
      // The 65 are all actions of Customer Profiles in v54; one of them was on all resources.
      'AmazonConnectServiceLinkedRolePolicy',
      'v55',
      'Mixed: adds 53 actions (26 Write, 2 on all resources) in the same account only, plus future profile:* actions; allows 64 actions on more resources; restricts 65 actions to the same account.',
    ],
    [
      'AmazonConnectSynchronizationServiceRolePolicy',
      'v1',
      'First version: allows 149 actions (104 Write) on all resources.',
    ],
    [
      'AmazonConnectSynchronizationServiceRolePolicy',
      'v2',
      'Mixed: adds 4 actions (2 Write) on all resources; removes 30 actions (all Write) on all resources; no longer includes future connect:Associate* and connect:Disassociate* actions.',
    ],
    [
      // Ten patterns less the denied actions include all known actions of the older patterns.
      'AmazonConnectSynchronizationServiceRolePolicy',
      'v4',
      'Wider: adds 166 actions (86 Write) on all resources, plus future actions that match 10 patterns; no longer includes future actions that match 138 patterns.',
    ],
    [
      'AmazonConnect_FullAccess',
      'v1',
      'First version: allows 410 actions (244 Write, 406 on all resources), including all of connect:*.',
    ],
    [
      'AmazonConnect_FullAccess',
      'v2',
      'Wider: adds lex:ListBots and lex:ListBotAliases on all resources.',
    ],
    ['AmazonConnect_FullAccess', 'v3', 'Wider: adds 29 actions (17 Write, 5 on all resources).'],
    [
      'AmazonConnect_FullAccess',
      'v4',
      'Wider: also allows iam:CreateServiceLinkedRole for the service profile.amazonaws.com.',
    ],
    [
      'AmazonConnectReadOnlyAccess',
      'v1',
      'First version: allows 122 actions on all resources, plus future connect:Get* actions.',
    ],
    [
      'AmazonConnectReadOnlyAccess',
      'v2',
      'Narrower: removes connect:GetFederationToken on all resources.',
    ],
    [
      'AmazonConnectReadOnlyAccess',
      'v3',
      'Wider: adds connect:GetFederationToken on all resources.',
    ],
    [
      // It never allowed connect:AdminGetEmergencyAccessToken, which it denies now.
      'AmazonConnectReadOnlyAccess',
      'v4',
      'Wider: adds connect:GetFederationTokens (not in IAM’s reference) on all resources.',
    ],
  ])('%s %s', (policyName, versionId, sentence) => {
    const change = changes.find(
      ({ version }) => version.policyName === policyName && version.versionId === versionId,
    );
    expect(summarizeChange(change as Change)).toBe(sentence);
  });
});

test('level counts are listed with the highest first, and none where there is none', () => {
  expect(listLevelCounts({ Read: 81, List: 0, 'Permissions management': 1, Write: 235 })).toBe(
    '1 Permissions management, 235 Write, 81 Read',
  );
  expect(listLevelCounts({})).toBe('');
  expect(listLevelCounts({ Write: 12076 })).toBe('12,076 Write');
});

test.each<[string, object[], string]>([
  ['nothing', nothing, 'nothing'],
  [
    'actions of some levels',
    [allow([get, put, 'kms:ListKeys'])],
    '3 actions, 1 Write, 1 Read, 1 List',
  ],
  ['an action that the catalog does not have', [allow('x:Y')], '1 action'],
])('describeGiven: %s', (_, statements, text) => {
  const { statements: read } = buildVersion('P', ['v1', '2021-01-01T00:00:00Z', ...statements]);
  expect(describeGiven(compareAccess([], read, catalog).gained)).toBe(text);
});

test.each<[string, object[], string]>([
  ['everything', [allow('*')], 'all actions, 1 Write, 1 Read'],
  [
    'everything but a service, and one of its actions',
    [allowNotAction('s3:*'), allow('s3:PutObject')],
    'all actions except s3:*, and 1 action, 1 Write, 1 Read',
  ],
  ['patterns of several services', [allow('*:Get*')], '1 action, 1 Read'],
])('describeGiven counts the actions of all services: %s', (_, statements, text) => {
  const whole = {
    ...buildCatalog({ kms: { GetKey: ['Read'] }, s3: { PutObject: ['Write'] } }),
    allServices: ['kms', 's3'],
  };
  const { statements: read } = buildVersion('P', ['v1', '2021-01-01T00:00:00Z', ...statements]);
  expect(describeGiven(compareAccess([], read, whole).gained)).toBe(text);
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
  ['fewer', ['iam:*', 'a:B'], ['a:B'], 'no longer denies iam:*'],
  ['others', ['iam:*'], ['a:B', 'a:C'], 'now also denies a:B and a:C; no longer denies iam:*'],
  ['many', ['a:B'], ['a:B', 'c:1', 'c:2', 'c:3', 'c:4'], 'now also denies 4 patterns'],
])('of a guard that only denies, and denies %s', (_, before, after, text) => {
  const [, change] = listChanges(
    buildPolicy('P', [
      ['v1', '2021-01-01T00:00:00Z', deny(before)],
      ['v2', '2021-02-01T00:00:00Z', deny(after)],
    ]),
  ) as [Change, Change];
  expect(summarizeChange(change)).toBe(`No change: allows the same as before; ${text}.`);
  expect(outlineChange(change)).toBe(`allows the same as before; ${text}`);
});
