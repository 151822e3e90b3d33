import { describe, expect, test } from 'vitest';
import { allow, deny } from '../../testing/builders';
import { type Condition, parseDocument, type Statement } from '../document';
import { compareAccess } from './compare';
import type { ActionCatalogue, Difference, Undecided, Verdict } from './difference';

/** What the catalogue of these tests knows: the actions of two services, and their levels. */
const known: Record<string, Record<string, string[]>> = {
  s3: {
    GetObject: ['Read'],
    GetObjectAcl: ['Read'],
    ListBucket: ['List'],
    PutObject: ['Write'],
    PutObjectTagging: ['Tagging', 'Write'],
  },
  wisdom: { CreateContent: ['Write'], GetContent: ['Read'], ListContents: ['List'] },
};
const levels = new Map(
  Object.entries(known).flatMap(([service, actions]) =>
    Object.entries(actions).map(([name, list]) => [`${service}:${name}`.toLowerCase(), list]),
  ),
);
const catalogue: ActionCatalogue = {
  listActions: (service) => Object.keys(known[service] ?? {}).map((name) => `${service}:${name}`),
  readLevels: (action) => levels.get(action.toLowerCase()) ?? [],
};

const read = (statements: object[]) =>
  statements.length === 0
    ? []
    : (parseDocument({ Version: '2012-10-17', Statement: statements }).statements as Statement[]);

const compare = (before: object[], after: object[]) =>
  compareAccess(read(before), read(after), catalogue);

const showConditions = (conditions: readonly Condition[]) =>
  conditions.map(({ operator, key, values }) => `${operator} ${key} [${values}]`).join(' and ');

/** A difference as people read it: `wisdom:* (rest) on * if StringEquals k [a]`. */
function show(difference: Difference): string {
  const { action, isRest, exceptActions, resource, exceptResources, conditions } = difference;
  return [
    action,
    ...(isRest ? ['(rest)'] : []),
    ...(exceptActions.length > 0 ? [`but ${exceptActions}`] : []),
    `on ${resource}`,
    ...(exceptResources.length > 0 ? [`but ${exceptResources}`] : []),
    ...(conditions.length > 0 ? [`if ${showConditions(conditions)}`] : []),
  ].join(' ');
}

function exchange(verdict: Verdict): Verdict {
  if (verdict === 'wider') return 'narrower';
  return verdict === 'narrower' ? 'wider' : verdict;
}

interface Outcome {
  gained?: string[];
  lost?: string[];
  undecided?: Undecided[];
}
type Case = [title: string, before: object[], after: object[], verdict: Verdict, outcome?: Outcome];

/** Runs cases both ways: exchanging before and after exchanges gained and lost. */
function check(cases: Case[]) {
  test.each<Case>(cases)('%s', (_, before, after, verdict, outcome = {}) => {
    const { gained = [], lost = [], undecided = [] } = outcome;
    const forth = compare(before, after);
    expect([forth.verdict, forth.gained.map(show), forth.lost.map(show), forth.undecided]).toEqual([
      verdict,
      gained,
      lost,
      undecided,
    ]);
    const back = compare(after, before);

    expect([back.verdict, back.gained.map(show), back.lost.map(show), back.undecided]).toEqual([
      exchange(verdict),
      lost,
      gained,
      undecided,
    ]);
  });
}

const given = (Condition: object) => ({ Condition });
const but = (NotAction: string | string[], more: object = {}) => ({
  Effect: 'Allow',
  NotAction,
  Resource: '*',
  ...more,
});
const away = (Action: string, NotResource: string | string[]) => ({
  Effect: 'Allow',
  Action,
  NotResource,
});
const denyBut = (NotAction: string) => ({ Effect: 'Deny', NotAction, Resource: '*' });
const denyAway = (Action: string, NotResource: string) => ({
  Effect: 'Deny',
  Action,
  NotResource,
});
const denyIf = (action: string, Condition: object) => ({ ...deny(action), Condition });

const get = 's3:GetObject';
/** `s3:GetObject` on all resources under a condition. */
const getIf = (Condition: object) => allow(get, '*', given(Condition));
const isA = { StringEquals: { k: 'a' } };
const isNotA = { StringNotEquals: { k: 'a' } };

describe('the same, however written', () => {
  check([
    ['nothing', [], [], 'same'],
    ['the same document', [allow('s3:*'), deny(get)], [allow('s3:*'), deny(get)], 'same'],
    [
      'statements in another order',
      [allow(get), deny('s3:Put*')],
      [deny('s3:Put*'), allow(get)],
      'same',
    ],
    ['a scalar made a list', [allow(get, 'a')], [allow([get], ['a'])], 'same'],
    [
      'lists in another order',
      [allow([get, 'ec2:*'], ['a', 'b'])],
      [allow(['ec2:*', get], ['b', 'a'])],
      'same',
    ],
    ['a statement taken apart', [allow([get, 'ec2:*'])], [allow(get), allow('ec2:*')], 'same'],
    ['letter case of actions', [allow('S3:getobject')], [allow(get)], 'same'],
    ['a Sid', [allow(get, '*', { Sid: 'One' })], [allow(get, '*', { Sid: 'Two' })], 'same'],
    ['a grant that another covers', [allow(['s3:*', get])], [allow('s3:*')], 'same'],
    ['two stars for one', [allow('s3:**', 'a**')], [allow('s3:*', 'a*')], 'same'],
    [
      'conditions in another order, letter case of keys',
      [getIf({ Bool: { l: true }, ...isA })],
      [getIf({ StringEquals: { K: ['a'] }, bool: { L: 'True' } })],
      'same',
    ],
    ['NotAction in another order', [but(['s3:*', 'ec2:*'])], [but(['EC2:*', 's3:*'])], 'same'],
    [
      'a denial of what is not allowed',
      [allow(get)],
      [allow(get), deny('ec2:*'), deny('s3:Put*')],
      'same',
    ],
    [
      'all that a NotAction leaves out, by name',
      [but('s3:*'), allow('s3:*')],
      [allow('*')],
      'same',
    ],
    [
      'all that a NotResource leaves out',
      [away(get, 'a*'), allow(get, 'a*')],
      [allow(get)],
      'same',
    ],
    ['a grant under a condition beside the whole', [allow(get), getIf(isA)], [allow(get)], 'same'],
    ['grants that together cover the whole', [getIf(isA), getIf(isNotA)], [allow(get)], 'same'],
    [
      'a denial and the condition that says its opposite',
      [allow(get), denyIf(get, isNotA)],
      [getIf(isA)],
      'same',
    ],
    ['a grant that no request satisfies', [getIf({ Null: { k: 'perhaps' } })], [], 'same'],
  ]);
});

describe('actions', () => {
  check([
    [
      'one more',
      [allow(get)],
      [allow([get, 'ec2:RunInstances'])],
      'wider',
      { gained: ['ec2:RunInstances on *'] },
    ],
    [
      'one for another',
      [allow(get)],
      [allow('s3:PutObject')],
      'both',
      { gained: ['s3:PutObject on *'], lost: ['s3:GetObject on *'] },
    ],
    [
      'folded into a wildcard',
      [allow(get)],
      [allow('s3:Get*')],
      'wider',
      { gained: ['s3:GetObjectAcl on *', 's3:Get* (rest) on *'] },
    ],
    [
      'a wildcard replaced by a few actions',
      [allow('wisdom:*')],
      [allow(['wisdom:GetContent', 'wisdom:CreateContent'])],
      'narrower',
      { lost: ['wisdom:ListContents on *', 'wisdom:* (rest) on *'] },
    ],
    [
      'a wildcard replaced by all actions that IAM has',
      [allow('wisdom:*')],
      [allow(['wisdom:GetContent', 'wisdom:CreateContent', 'wisdom:ListContents'])],
      'narrower',
      { lost: ['wisdom:* (rest) on *'] },
    ],
    ['a wildcard removed', [allow('wisdom:*')], [], 'narrower', { lost: ['wisdom:* on *'] }],
    [
      'a wildcard that covers others removed',
      [allow(['s3:Get*', 's3:*', get])],
      [],
      'narrower',
      { lost: ['s3:* on *'] },
    ],
    [
      'two wildcards of one meaning removed',
      [allow(['s3:*', 's3:**'])],
      [],
      'narrower',
      { lost: ['s3:** on *'] },
    ],
    [
      'one given twice, removed',
      [allow(get), allow(get)],
      [],
      'narrower',
      { lost: ['s3:GetObject on *'] },
    ],
    [
      'a wildcard over a service that the catalogue does not know',
      [allow('sqs:*')],
      [allow('sqs:Get*')],
      'narrower',
      { lost: ['sqs:* (rest) on *'] },
    ],
    [
      'a wildcard over no action of a service that it knows',
      [allow('s3:Delete*')],
      [],
      'narrower',
      { lost: ['s3:Delete* (rest) on *'] },
    ],
    [
      'a wildcard over an unknown service, removed',
      [allow('sqs:*')],
      [],
      'narrower',
      { lost: ['sqs:* on *'] },
    ],
    [
      'everything against one service',
      [allow('*')],
      [allow('ec2:*')],
      'narrower',
      { lost: ['* (rest) on *'] },
    ],
    [
      'wildcards that overlap',
      [allow('s3:Get*')],
      [allow('s3:*Object')],
      'both',
      {
        gained: ['s3:PutObject on *', 's3:*Object (rest) on *'],
        lost: ['s3:GetObjectAcl on *', 's3:Get* (rest) on *'],
      },
    ],
    [
      'a question mark leaves out what is too short',
      [allow('s3:Get*')],
      [allow('s3:Get?*')],
      'narrower',
      { lost: ['s3:get on *'] },
    ],
    [
      'of two spellings one is taken, whichever document comes first',
      [allow('S3:getnothing')],
      [allow('s3:GetNothing', 'a')],
      'narrower',
      { lost: ['s3:GetNothing on *'] },
    ],
    [
      'the spelling of a document is kept',
      [allow('S3:getobject')],
      [],
      'narrower',
      { lost: ['S3:getobject on *'] },
    ],
  ]);
});

describe('NotAction', () => {
  check([
    ['instead of everything', [allow('*')], [but('s3:*')], 'narrower', { lost: ['s3:* on *'] }],
    [
      'that leaves out more',
      [but('s3:Get*')],
      [but('s3:*')],
      'narrower',
      {
        lost: [
          's3:ListBucket on *',
          's3:PutObject on *',
          's3:PutObjectTagging on *',
          's3:* (rest) but s3:Get* on *',
        ],
      },
    ],
    ['that is new', [], [but('s3:*')], 'wider', { gained: ['* but s3:* on *'] }],
    [
      'beside another, both removed',
      [but('s3:*'), but('wisdom:*')],
      [],
      'narrower',
      { lost: ['* but s3:* on *', '* but wisdom:* on *'] },
    ],
    [
      'beside everything, both removed',
      [but('s3:*'), allow('*')],
      [],
      'narrower',
      { lost: ['* on *'] },
    ],
    [
      'instead of what it leaves out',
      [allow('s3:*')],
      [but('s3:*')],
      'both',
      { gained: ['* but s3:* on *'], lost: ['s3:* on *'] },
    ],
    [
      'that leaves out part of what was there',
      [allow('s3:*')],
      [but('s3:Get*')],
      'both',
      { gained: ['* (rest) but s3:Get* on *'], lost: ['s3:Get* on *'] },
    ],
    [
      'with a question mark',
      [but('s3:Get?*')],
      [but('s3:Get*')],
      'narrower',
      { lost: ['s3:get on *'] },
    ],
    [
      'with a question mark, and a denial of what it leaves out',
      [but('s3:Get?*')],
      [allow('*'), deny('s3:Get*')],
      'narrower',
      { lost: ['s3:get on *'] },
    ],
    [
      'of a denial',
      [allow('s3:*')],
      [allow('s3:*'), denyBut('s3:Get*')],
      'narrower',
      {
        lost: [
          's3:ListBucket on *',
          's3:PutObject on *',
          's3:PutObjectTagging on *',
          's3:* (rest) on *',
        ],
      },
    ],
    [
      'of a denial with a question mark',
      [allow('s3:Get*')],
      [allow('s3:Get*'), denyBut('s3:Get?*')],
      'narrower',
      { lost: ['s3:get on *'] },
    ],
  ]);
});

describe('resources', () => {
  check([
    [
      'one more',
      [allow(get, 'a')],
      [allow(get, ['a', 'b'])],
      'wider',
      { gained: ['s3:GetObject on b'] },
    ],
    [
      'in other letter case',
      [allow(get, 'a')],
      [allow(get, 'A')],
      'both',
      { gained: ['s3:GetObject on A'], lost: ['s3:GetObject on a'] },
    ],
    [
      'that overlap',
      [allow(get, 'a*')],
      [allow(get, '*b')],
      'both',
      { gained: ['s3:GetObject on *b'], lost: ['s3:GetObject on a*'] },
    ],
    [
      'folded into a wildcard',
      [allow(get, ['a/b', 'a/c'])],
      [allow(get, 'a/*')],
      'wider',
      { gained: ['s3:GetObject on a/*'] },
    ],
    [
      'of NotResource, instead of all',
      [allow(get)],
      [away(get, 'a/*')],
      'narrower',
      { lost: ['s3:GetObject on a/*'] },
    ],
    [
      'of NotResource that leaves out more',
      [away(get, 'a/b*')],
      [away(get, 'a/*')],
      'narrower',
      { lost: ['s3:GetObject on a/* but a/b*'] },
    ],
    [
      'of a new NotResource',
      [],
      [away(get, ['a', 'b'])],
      'wider',
      { gained: ['s3:GetObject on * but a,b'] },
    ],
    [
      'of NotResource with a question mark',
      [away(get, 'a?*')],
      [allow(get), deny(get, 'a*')],
      'narrower',
      { lost: ['s3:GetObject on a'] },
    ],
    [
      'with a variable',
      [allow(get, 'a/${aws:username}')],
      [allow(get, 'a/*')],
      'wider',
      { gained: ['s3:GetObject on a/*'] },
    ],
    [
      'with another variable',
      [allow(get, '${aws:username}')],
      [allow(get, '${aws:userid}')],
      'both',
      { gained: ['s3:GetObject on ${aws:userid}'], lost: ['s3:GetObject on ${aws:username}'] },
    ],
    [
      'with a star that is no wildcard',
      [allow(get, 'a/${*}')],
      [allow(get, 'a/*')],
      'wider',
      { gained: ['s3:GetObject on a/*'] },
    ],
    [
      'with such a star by itself',
      [allow(get, 'a/${*}')],
      [],
      'narrower',
      { lost: ['s3:GetObject on a/${*}'] },
    ],
  ]);
});

describe('a denial', () => {
  check([
    [
      'of what a new pattern over services does not give',
      [],
      [allow('*'), deny(['s3:*', 'ec2:*'])],
      'wider',
      { gained: ['* but s3:*,ec2:* on *'] },
    ],
    [
      'of one action of a service that the catalogue does not know',
      [],
      [allow('new:*'), deny('new:Get'), deny('new:Put', 'a'), denyBut('new:*')],
      'wider',
      { gained: ['new:* but new:Get on *'] },
    ],
    [
      'added',
      [allow('s3:*')],
      [allow('s3:*'), deny('s3:PutObject')],
      'narrower',
      { lost: ['s3:PutObject on *'] },
    ],
    [
      'of all that is allowed',
      [allow(get)],
      [allow(get), deny('*')],
      'narrower',
      { lost: ['s3:GetObject on *'] },
    ],
    [
      'of part of the resources',
      [allow(get)],
      [allow(get), deny(get, 'a*')],
      'narrower',
      { lost: ['s3:GetObject on a*'] },
    ],
    [
      'by wildcards that overlap on both sides',
      [allow('s3:Get*', 'a*')],
      [allow('s3:Get*', 'a*'), deny('s3:*Object', '*b')],
      'narrower',
      { lost: ['s3:get*object on a*b'] },
    ],
    [
      'of more resources',
      [allow(get), deny(get, 'a')],
      [allow(get), deny(get, 'a*')],
      'narrower',
      { lost: ['s3:GetObject on a*'] },
    ],
    [
      'of other actions, on part of the resources',
      [allow('wisdom:*'), deny('wisdom:Get*')],
      [allow('wisdom:*'), deny('wisdom:*', 'a*')],
      'both',
      {
        gained: ['wisdom:Get* on *'],
        lost: ['wisdom:CreateContent on a*', 'wisdom:ListContents on a*', 'wisdom:* (rest) on a*'],
      },
    ],
    [
      'of a NotAction',
      [allow('s3:*'), deny('s3:*', 'a')],
      [but('ec2:*')],
      'wider',
      { gained: ['* (rest) but ec2:* on *', 's3:* on a'] },
    ],
    [
      'of all but some resources, of one service of all',
      [allow('*'), denyAway('s3:*', 'a*')],
      [allow('*'), deny('s3:*')],
      'narrower',
      { lost: ['s3:* on a*'] },
    ],
    [
      'with a question mark, of one service of all',
      [allow('*'), deny('s3:Get?*')],
      [allow('*'), deny('s3:Get*')],
      'narrower',
      { lost: ['s3:get on *'] },
    ],
    [
      'under a condition',
      [allow(get)],
      [allow(get), denyIf(get, isNotA)],
      'narrower',
      { lost: ['s3:GetObject on *'] },
    ],
    [
      'under another condition',
      [allow(get), denyIf(get, isA)],
      [allow(get), denyIf(get, isNotA)],
      'both',
      { gained: ['s3:GetObject on *'], lost: ['s3:GetObject on *'] },
    ],
    [
      'under a condition that the grant excludes',
      [getIf(isA)],
      [getIf(isA), denyIf(get, isNotA)],
      'same',
    ],
    [
      'that loses its condition',
      [allow(get), denyIf(get, isA)],
      [allow(get), deny(get)],
      'narrower',
      { lost: ['s3:GetObject on *'] },
    ],
    [
      'of an ARN with a variable is not taken to be of another',
      [getIf({ ArnLike: { k: 'arn:aws:iam::${aws:A}:user/x' } })],
      [
        getIf({ ArnLike: { k: 'arn:aws:iam::${aws:A}:user/x' } }),
        denyIf(get, { ArnLike: { k: 'arn:aws:iam::1:user/x' } }),
      ],
      'narrower',
      { lost: ['s3:GetObject on * if ArnLike k [arn:aws:iam::${aws:A}:user/x]'] },
    ],
  ]);
});

describe('a condition', () => {
  /** From one to another, both on one grant. */
  const step = (
    title: string,
    before: object,
    after: object,
    verdict: Verdict,
    outcome: { gained?: string; lost?: string } = {},
  ): Case => [
    title,
    [getIf(before)],
    [getIf(after)],
    verdict,
    {
      ...(outcome.gained !== undefined && { gained: [`s3:GetObject on * if ${outcome.gained}`] }),
      ...(outcome.lost !== undefined && { lost: [`s3:GetObject on * if ${outcome.lost}`] }),
    },
  ];

  check([
    ['added', [allow(get)], [getIf(isA)], 'narrower', { lost: ['s3:GetObject on *'] }],
    step('one more', isA, { ...isA, Bool: { l: true } }, 'narrower', {
      lost: 'StringEquals k [a]',
    }),
    step('more values', isA, { StringEquals: { k: ['a', 'b'] } }, 'wider', {
      gained: 'StringEquals k [a,b]',
    }),
    step('more values of a negation', isNotA, { StringNotEquals: { k: ['a', 'b'] } }, 'narrower', {
      lost: 'StringNotEquals k [a]',
    }),
    step('another value', isA, { StringEquals: { k: 'b' } }, 'both', {
      gained: 'StringEquals k [b]',
      lost: 'StringEquals k [a]',
    }),
    step('another key', isA, { StringEquals: { j: 'a' } }, 'both', {
      gained: 'StringEquals j [a]',
      lost: 'StringEquals k [a]',
    }),
    step('its opposite', isA, isNotA, 'both', {
      gained: 'StringNotEquals k [a]',
      lost: 'StringEquals k [a]',
    }),
    step('a negation of another value', isA, { StringNotEquals: { k: 'b' } }, 'wider', {
      gained: 'StringNotEquals k [b]',
    }),
    step('IfExists', isA, { StringEqualsIfExists: { k: 'a' } }, 'wider', {
      gained: 'StringEqualsIfExists k [a]',
    }),
    step('IfExists of a negation', isNotA, { StringNotEqualsIfExists: { k: 'a' } }, 'same'),
    step('a pattern', isA, { StringLike: { k: 'a*' } }, 'wider', { gained: 'StringLike k [a*]' }),
    step('a pattern without wildcards', isA, { StringLike: { k: 'a' } }, 'same'),
    step('no letter case', isA, { StringEqualsIgnoreCase: { k: 'A' } }, 'wider', {
      gained: 'StringEqualsIgnoreCase k [A]',
    }),
    step(
      'more values of ForAnyValue',
      { 'ForAnyValue:StringEquals': { k: 'a' } },
      { 'ForAnyValue:StringEquals': { k: ['a', 'b'] } },
      'wider',
      { gained: 'ForAnyValue:StringEquals k [a,b]' },
    ),
    step(
      'ForAllValues instead of ForAnyValue',
      { 'ForAnyValue:StringEquals': { k: 'a' } },
      { 'ForAllValues:StringEquals': { k: 'a' } },
      'both',
      { gained: 'ForAllValues:StringEquals k [a]', lost: 'ForAnyValue:StringEquals k [a]' },
    ),
    step(
      'fewer values of ForAllValues',
      { 'ForAllValues:StringEquals': { k: ['a', 'b'] } },
      { 'ForAllValues:StringEquals': { k: 'b' } },
      'narrower',
      { lost: 'ForAllValues:StringEquals k [a,b]' },
    ),
    step('Null instead of a value', isA, { Null: { k: false } }, 'wider', {
      gained: 'Null k [false]',
    }),
    step('Null of the one and the other', { Null: { k: true } }, { Null: { k: false } }, 'both', {
      gained: 'Null k [false]',
      lost: 'Null k [true]',
    }),
    [
      'Null of the one and the other, together',
      [getIf({ Null: { k: true } }), getIf({ Null: { k: false } })],
      [allow(get)],
      'same',
    ],
    step('Bool', { Bool: { l: true } }, { Bool: { l: 'false' } }, 'both', {
      gained: 'Bool l [false]',
      lost: 'Bool l [true]',
    }),
    step(
      'Bool, if the key is there',
      { Bool: { l: true } },
      { BoolIfExists: { l: true } },
      'wider',
      {
        gained: 'BoolIfExists l [true]',
      },
    ),
    step(
      'a greater number',
      { NumericLessThan: { n: 5 } },
      { NumericLessThan: { n: 10 } },
      'wider',
      {
        gained: 'NumericLessThan n [10]',
      },
    ),
    step(
      'a number as it is written',
      { NumericEquals: { n: 5 } },
      { NumericEquals: { n: '5.0' } },
      'same',
    ),
    step(
      'a limit itself',
      { NumericLessThanEquals: { n: 5 } },
      { NumericLessThan: { n: 5 } },
      'narrower',
      {
        lost: 'NumericLessThanEquals n [5]',
      },
    ),
    step(
      'a later day',
      { DateLessThan: { d: '2020-01-01' } },
      { DateLessThan: { d: '2021-01-01T00:00:00Z' } },
      'wider',
      {
        gained: 'DateLessThan d [2021-01-01T00:00:00Z]',
      },
    ),
    step(
      'a smaller block',
      { IpAddress: { i: '10.0.0.0/8' } },
      { IpAddress: { i: '10.1.0.0/16' } },
      'narrower',
      {
        lost: 'IpAddress i [10.0.0.0/8]',
      },
    ),
    step(
      'a larger block left out',
      { NotIpAddress: { i: '10.1.0.0/16' } },
      { NotIpAddress: { i: '10.0.0.0/8' } },
      'narrower',
      {
        lost: 'NotIpAddress i [10.1.0.0/16]',
      },
    ),
    step(
      'ArnLike for ArnEquals',
      { ArnEquals: { r: 'arn:aws:s3:::a*' } },
      { ArnLike: { r: 'arn:aws:s3:::a*' } },
      'same',
    ),
    step(
      'a narrower ARN',
      { ArnLike: { r: 'arn:aws:s3:::*' } },
      { ArnEquals: { r: 'arn:aws:s3:::a*' } },
      'narrower',
      {
        lost: 'ArnLike r [arn:aws:s3:::*]',
      },
    ),
    step(
      'of an operator that is not known',
      { BinaryEquals: { b: 'QQ==' } },
      { BinaryEquals: { b: 'Qg==' } },
      'both',
      {
        gained: 'BinaryEquals b [Qg==]',
        lost: 'BinaryEquals b [QQ==]',
      },
    ),
    [
      'on a wildcard whose one action is given by name',
      [allow('wisdom:*')],
      [allow('wisdom:*', '*', given(isA)), allow('wisdom:GetContent')],
      'narrower',
      { lost: ['wisdom:CreateContent on *', 'wisdom:ListContents on *', 'wisdom:* (rest) on *'] },
    ],
  ]);
});

describe('what is undecided is told', () => {
  const keys = [...'abcdefg'];
  const pairs = keys.flatMap((key) => [
    getIf({ StringEquals: { [key]: 'a' } }),
    getIf({ StringNotEquals: { [key]: 'a' } }),
  ]);
  /** What both directions tell is told here alike: one of the two documents gives the whole. */
  const tell = (action: string, resource: string, reason: string): Outcome => ({
    undecided: [{ action, resource, reason }],
  });
  const manyConditions = 'too many conditions bear on it';

  check([
    [
      'more than twelve conditions that complete one another',
      [allow(get)],
      pairs,
      'undecided',
      tell(get, '*', manyConditions),
    ],
    ['twelve of them are tried', [allow(get)], pairs.slice(0, 12), 'same'],
    [
      'too many patterns that overlap',
      [allow(get, '*a*b*c*d*')],
      [allow(get, '*a*b*c*d*'), deny(get, '*e*f*g*h*')],
      'undecided',
      tell(get, '*a*b*c*d*', 'too many patterns overlap'),
    ],
    [
      'of one action, beside what is decided of the others',
      [allow('wisdom:*')],
      pairs.map((each) => ({ ...each, Action: 'wisdom:GetContent' })),
      'narrower',
      {
        lost: ['wisdom:CreateContent on *', 'wisdom:ListContents on *', 'wisdom:* (rest) on *'],
        ...tell('wisdom:GetContent', '*', manyConditions),
      },
    ],
  ]);
});

describe('a difference says', () => {
  const takeLost = (before: object[], after: object[]) => compare(before, after).lost;

  test.each<[string, object[], object[], Difference['elsewhere'][]]>([
    ['nothing', [allow(get)], [allow('s3:PutObject')], ['nothing']],
    ['nothing, though it is denied', [allow(get)], [deny(get)], ['nothing']],
    ['the action on other resources', [allow(get, 'a')], [allow('s3:Get*', 'b')], ['resources']],
    [
      'it on other resources, and denies it where it is not given',
      [allow(get, 'a')],
      [away(get, 'a'), deny(get, 'a')],
      ['resources'],
    ],
    ['it under other conditions', [allow(get)], [getIf(isA)], ['conditions']],
    ['nothing, since it denies what it allows', [allow(get)], [allow(get), deny(get)], ['nothing']],
    [
      'of each action its own',
      [allow('wisdom:*')],
      [allow('wisdom:GetContent', '*', given(isA)), allow('wisdom:ListContents', 'a')],
      ['nothing', 'conditions', 'resources', 'nothing'],
    ],
    ['all of a wildcard', [allow('wisdom:*')], [allow('wisdom:*', 'a')], ['resources']],
  ])('that the other document gives %s', (_, before, after, expected) => {
    expect(takeLost(before, after).map(({ elsewhere }) => elsewhere)).toEqual(expected);
  });

  test.each<[string, object, number, string[], Difference['levels']]>([
    ['an action', allow(get), 1, ['Read'], { Read: 1 }],
    [
      'an action of several levels',
      allow('S3:putobjecttagging'),
      1,
      ['Tagging', 'Write'],
      { Write: 1 },
    ],
    ['an action that IAM has not', allow('s3:GetNothing'), 0, [], {}],
    ['a wildcard', allow('S3:get*'), 2, ['Read'], { Read: 2 }],
    [
      'a wildcard over a service',
      allow('s3:*'),
      5,
      ['List', 'Read', 'Tagging', 'Write'],
      { Read: 2, List: 1, Write: 2 },
    ],
    ['a wildcard over no action', allow('s3:Delete*'), 0, [], {}],
    ['a wildcard over an unknown service', allow('sqs:*'), 0, [], {}],
    ['everything', allow('*'), 0, [], {}],
  ])(
    'how many actions %s is, and of which levels',
    (_, statement, actions, accessLevels, levels) => {
      const [lost, ...others] = takeLost([statement], []);
      expect(others).toEqual([]);
      expect(lost).toMatchObject({ actions, accessLevels });
      expect(lost?.levels).toEqual(levels);
    },
  );

  test('which actions of a wildcard are left, and that the rest is none that IAM has', () => {
    const lost = takeLost([allow('s3:*')], [allow(['s3:Get*', 's3:ListBucket'])]);
    expect(lost.map(({ action, actions }) => `${action} ${actions}`)).toEqual([
      's3:PutObject 1',
      's3:PutObjectTagging 1',
      's3:* 0',
    ]);
  });

  /** A witness as people read it. */
  const showWitness = ({ witness: { action, resource, holds, fails } }: Difference) =>
    [
      `${action} on ${resource}`,
      ...(holds.length > 0 ? [`where ${showConditions(holds)}`] : []),
      ...(fails.length > 0 ? [`where not ${showConditions(fails)}`] : []),
    ].join(' ');

  test.each<[string, object[], object[], string[]]>([
    ['an action', [allow(get, 'a')], [], ['s3:GetObject on a']],
    [
      'an action that IAM has, for a wildcard',
      [allow('wisdom:*', 'a*')],
      [],
      ['wisdom:CreateContent on aexample'],
    ],
    [
      'one that IAM may come to have, for a rest',
      [allow('wisdom:Get*', 'a/*')],
      [allow('wisdom:GetContent')],
      ['wisdom:GetSomethingNew on a/example'],
    ],
    [
      'anything, for everything',
      [allow('*')],
      [allow('s3:*')],
      ['SomethingNew:SomethingNew on arn:aws:somethingnew:us-east-1:111122223333:example'],
    ],
    [
      'what evades the other’s patterns',
      [allow(get, 'arn:aws:s3:::*')],
      [allow(get, 'arn:aws:s3:::*m*')],
      ['s3:GetObject on arn:aws:s3:::000'],
    ],
    [
      'the conditions that hold and those that do not',
      [getIf({ StringLike: { k: 'a*' } })],
      [getIf(isA)],
      [
        's3:GetObject on arn:aws:s3:us-east-1:111122223333:example where StringLike k [a*] where not StringEquals k [a]',
      ],
    ],
    [
      'a condition under which the other denies',
      [allow(get, 'a')],
      [allow(get, 'a'), { ...denyIf(get, isA), Resource: 'a' }],
      ['s3:GetObject on a where StringEquals k [a]'],
    ],
  ])('as its witness %s', (_, before, after, expected) => {
    expect(takeLost(before, after).map(showWitness)).toEqual(expected);
  });
});
