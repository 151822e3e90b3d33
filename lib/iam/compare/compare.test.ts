import { describe, expect, test } from 'vitest';
import { allow, buildCatalog, deny } from '../../../testing/builders';
import { type Condition, parseDocument, type Statement } from '../document';
import { compareAccess } from './compare';
import type { ActionCatalog, Difference, Undecided, Verdict } from './difference';

/** The actions of two services, with their access levels. */
const services = {
  s3: {
    GetObject: ['Read'],
    GetObjectAcl: ['Read'],
    ListBucket: ['List'],
    PutObject: ['Write'],
    PutObjectTagging: ['Tagging', 'Write'],
  },
  wisdom: { CreateContent: ['Write'], GetContent: ['Read'], ListContents: ['List'] },
};
const catalog: ActionCatalog = buildCatalog(services);

const read = (statements: object[]) =>
  statements.length === 0
    ? []
    : (parseDocument({ Version: '2012-10-17', Statement: statements }).statements as Statement[]);

const compare = (before: object[], after: object[], known = catalog) =>
  compareAccess(read(before), read(after), known);

const showConditions = (conditions: readonly Condition[]) =>
  conditions.map(({ operator, key, values }) => `${operator} ${key} [${values}]`).join(' and ');

/** A difference as people read it: `wisdom:* (rest) on * if StringEquals k [a]`. */
function show(difference: Difference): string {
  const { action, isRest, future, exceptActions, resource, exceptResources, conditions } =
    difference;
  return [
    action,
    ...(isRest ? ['(rest)'] : future ? ['(future)'] : []),
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
    const expected = expect.arrayContaining(undecided);
    expect([forth.verdict, forth.gained.map(show), forth.lost.map(show), forth.undecided]).toEqual([
      verdict,
      gained,
      lost,
      expected,
    ]);
    expect(forth.undecided).toHaveLength(undecided.length);
    const back = compare(after, before);

    expect([back.verdict, back.gained.map(show), back.lost.map(show), back.undecided]).toEqual([
      exchange(verdict),
      lost,
      gained,
      expected,
    ]);
    expect(back.undecided).toHaveLength(undecided.length);
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
      'a wildcard over a service that the catalog does not know',
      [allow('sqs:*')],
      [allow('sqs:Get*')],
      'narrower',
      { lost: ['sqs:* (future) but sqs:Get* on *'] },
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
      { lost: ['sqs:* (future) on *'] },
    ],
    [
      'everything against one service',
      [allow('*')],
      [allow('ec2:*')],
      'narrower',
      { lost: ['* but ec2:* on *'] },
    ],
    [
      'wildcards that overlap',
      [allow('s3:Get*')],
      [allow('s3:*Object')],
      'both',
      {
        gained: ['s3:PutObject on *', 's3:*Object (rest) but s3:Get* on *'],
        lost: ['s3:GetObjectAcl on *', 's3:Get* (rest) but s3:*Object on *'],
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
      { lost: ['s3:GetNothing on * but a'] },
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
      { gained: ['* but s3:* on *'], lost: ['s3:Get* on *'] },
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
          's3:* (rest) but s3:Get* on *',
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
      { gained: ['s3:GetObject on *b but a*'], lost: ['s3:GetObject on a* but *b'] },
    ],
    [
      'folded into a wildcard',
      [allow(get, ['a/b', 'a/c'])],
      [allow(get, 'a/*')],
      'wider',
      { gained: ['s3:GetObject on a/* but a/b,a/c'] },
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
      { gained: ['s3:GetObject on a/* but a/${aws:username}'] },
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
      { gained: ['s3:GetObject on a/* but a/${*}'] },
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
      { lost: ['s3:GetObject on a* but a'] },
    ],
    [
      'of other actions, on part of the resources',
      [allow('wisdom:*'), deny('wisdom:Get*')],
      [allow('wisdom:*'), deny('wisdom:*', 'a*')],
      'both',
      {
        gained: ['wisdom:Get* on * but a*'],
        lost: [
          'wisdom:CreateContent on a*',
          'wisdom:ListContents on a*',
          'wisdom:* (rest) but wisdom:Get* on a*',
        ],
      },
    ],
    [
      'of a NotAction',
      [allow('s3:*'), deny('s3:*', 'a')],
      [but('ec2:*')],
      'wider',
      { gained: ['* but s3:*,ec2:* on *', 's3:* on a'] },
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
  check([
    ['added', [allow(get)], [getIf(isA)], 'narrower', { lost: ['s3:GetObject on *'] }],
    [
      'with another value',
      [getIf(isA)],
      [getIf({ StringEquals: { k: 'b' } })],
      'both',
      {
        gained: ['s3:GetObject on * if StringEquals k [b]'],
        lost: ['s3:GetObject on * if StringEquals k [a]'],
      },
    ],
    [
      'and the same one, written otherwise',
      [getIf({ ...isA, Null: { j: 'true' } })],
      [getIf({ Null: { J: true }, stringequals: { K: ['a'] } })],
      'same',
    ],
    [
      'on a wildcard whose one action is given by name',
      [allow('wisdom:*')],
      [allow('wisdom:*', '*', given(isA)), allow('wisdom:GetContent')],
      'narrower',
      { lost: ['wisdom:CreateContent on *', 'wisdom:ListContents on *', 'wisdom:* (rest) on *'] },
    ],
  ]);
});

describe('conditions that complete one another', () => {
  const pairs = [...'abcdefg'].flatMap((key) => [
    getIf({ StringEquals: { [key]: 'a' } }),
    getIf({ StringNotEquals: { [key]: 'a' } }),
  ]);
  check([['however many there are', [allow(get)], pairs, 'same']]);
});

describe('gives a reason for what is undecided', () => {
  const overlap = 'too many patterns overlap';
  const exceptions = 'the difference may have exceptions that are too complex to list';
  check([
    [
      'too many overlaps of resources',
      [allow(get, '*a*b*c*d*e*f*')],
      [allow(get, '*a*b*c*d*e*f*'), deny(get, '*g*h*i*j*k*l*')],
      'undecided',
      { undecided: [{ action: get, resource: '*a*b*c*d*e*f*', reason: overlap }] },
    ],
    [
      'too many overlaps of actions, beside what is decided',
      [allow(['s3:*a*b*c*d*e*f*', 'ec2:Run'])],
      [allow('s3:*a*b*c*d*e*f*'), deny('s3:*g*h*i*j*k*l*')],
      'narrower',
      {
        lost: ['ec2:Run on *'],
        undecided: [{ action: 's3:*a*b*c*d*e*f*', resource: '*', reason: overlap }],
      },
    ],
    [
      'exceptions of patterns that overlap too often',
      [allow('new:*a*b*c*d*e*f*')],
      [allow('new:*g*h*i*j*k*l*')],
      'both',
      {
        gained: ['new:*g*h*i*j*k*l* (future) on *'],
        lost: ['new:*a*b*c*d*e*f* (future) on *'],
        undecided: ['new:*g*h*i*j*k*l*', 'new:*a*b*c*d*e*f*'].map((action) => ({
          action,
          resource: '*',
          reason: exceptions,
        })),
      },
    ],
    [
      'too many lengths of an action',
      [allow('new:*')],
      [allow('new:*a*b*c*d*e*f*'), deny('new:??????')],
      'narrower',
      {
        lost: ['new:* (future) on *'],
        undecided: [
          { action: 'new:*a*b*c*d*e*f*', resource: '*', reason: overlap },
          { action: 'new:*', resource: '*', reason: exceptions },
        ],
      },
    ],
    [
      'an operator that IAM does not have',
      [getIf({ StringAlmostEquals: { k: 'a' } })],
      [],
      'undecided',
      {
        undecided: [
          {
            action: get,
            resource: '*',
            reason: 'a condition has an operator that IAM does not have',
          },
        ],
      },
    ],
  ]);
});

describe('everything but', () => {
  check([
    [
      'what a Deny with NotAction leaves',
      [],
      [allow('*'), denyBut('s3:*')],
      'wider',
      { gained: ['s3:* on *'] },
    ],
    [
      'what two of them leave',
      [],
      [allow('*'), denyBut('s3:Get*'), denyBut('s3:*Object')],
      'wider',
      { gained: ['s3:get*object on *'] },
    ],
    [
      'what a denial of all resources but some leaves',
      [],
      [allow('*'), denyAway('s3:*', 'a*')],
      'wider',
      { gained: ['* but s3:* on *', 's3:* on a*'] },
    ],
    [
      'what two of them leave, one of one action',
      [],
      [allow('*'), denyAway('s3:*', 'a*'), denyAway(get, '*b')],
      'wider',
      {
        gained: [
          '* but s3:* on *',
          's3:GetObject on a*b',
          's3:GetObjectAcl on a*',
          's3:ListBucket on a*',
          's3:PutObject on a*',
          's3:PutObjectTagging on a*',
          's3:* (rest) on a*',
        ],
      },
    ],
    [
      'a resource of one action',
      [],
      [allow('s3:Get*', 'a*'), deny('s3:GetObject', 'ab')],
      'wider',
      { gained: ['s3:GetObject on a* but ab', 's3:GetObjectAcl on a*', 's3:Get* (rest) on a*'] },
    ],
  ]);
});

test.each<[string, object[], object[], string[]]>([
  [
    'a rest has no action that both documents allow by name',
    [allow('s3:GetNothing')],
    [allow('s3:Get*')],
    ['s3:GetObject on *', 's3:GetObjectAcl on *', 's3:Get* (rest) but s3:GetNothing on *'],
  ],
  [
    'a pattern over an unknown service has no action that is denied by name',
    [],
    [allow('new:*'), deny('new:Get')],
    ['new:* (future) but new:Get on *'],
  ],
])('%s', (_, before, after, gained) => {
  expect(compare(before, after).gained.map(show)).toEqual(gained);
});

test('everything has an exception for what two denials with NotAction leave', () => {
  const before = [allow('*'), denyBut('s3:Get*'), denyBut('s3:*Object')];
  expect(compare(before, [allow('*')]).gained.map(show)).toEqual(['* but s3:get*object on *']);
});

test.each<[string, object, object]>([
  ['action', allow('s3:a\nx', 'y'), allow('s3:a', 'x\ny')],
  ['statement', allow('s3:a\nfalse\nb', 'g'), allow('s3:a', ['b', 'false', 'g'])],
])('a line break in an action does not make it another %s', (_, before, after) => {
  expect(compare([before], [after]).verdict).toBe('both');
});

describe('actions that IAM may add', () => {
  const all: ActionCatalog = { ...catalog, allServices: Object.keys(services) };

  test.each<[string, object[], object[], Verdict, Verdict, string[]]>([
    [
      'under a wildcard that a list replaces',
      [allow('wisdom:*')],
      [allow(['wisdom:CreateContent', 'wisdom:GetContent', 'wisdom:ListContents'])],
      'narrower',
      'same',
      ['wisdom:* (rest) on *'],
    ],
    [
      'and those that it has',
      [allow('wisdom:*')],
      [allow('wisdom:CreateContent')],
      'narrower',
      'narrower',
      ['wisdom:GetContent on *', 'wisdom:ListContents on *', 'wisdom:* (rest) on *'],
    ],
    [
      'of a service that it has not',
      [allow('sqs:*')],
      [],
      'narrower',
      'same',
      ['sqs:* (future) on *'],
    ],
    [
      'of other services than it has',
      [allow('*')],
      [allow(['s3:*', 'wisdom:*'])],
      'narrower',
      'same',
      ['* (future) but s3:*,wisdom:* on *'],
    ],
    ['of any service', [allow('*')], [allow('s3:*')], 'narrower', 'narrower', ['* but s3:* on *']],
    [
      'of services by a pattern',
      [allow('s*:Zz*')],
      [],
      'narrower',
      'same',
      ['s*:Zz* (future) on *'],
    ],
    ['and one by name', [allow('s3:Zz')], [], 'narrower', 'narrower', ['s3:Zz on *']],
  ])('%s', (_, before, after, verdict, knownVerdict, lost) => {
    const comparison = compare(before, after, all);
    expect(comparison).toMatchObject({ verdict, knownVerdict, gained: [], undecided: [] });
    expect(comparison.lost.map(show)).toEqual(lost);
    const back = compare(after, before, all);
    expect([back.verdict, back.knownVerdict]).toEqual([exchange(verdict), exchange(knownVerdict)]);
  });

  test('are not marked where the catalog has only some services', () => {
    const [lost] = compare([allow('*')], [allow(['s3:*', 'wisdom:*'])]).lost;
    expect(lost?.future).toBe(false);
  });
});

test('names of a program are names of actions like others', () => {
  const act = (action: string): Statement[] => [
    {
      sid: undefined,
      effect: 'Allow',
      action: { negated: false, patterns: [action] },
      resource: { negated: false, patterns: ['*'] },
      conditions: [],
      languageVersion: '2012-10-17',
    },
  ];
  const { gained, lost } = compareAccess(act('constructor:Get'), act('__proto__:x'), catalog);
  expect([gained.map(show), lost.map(show)]).toEqual([
    ['__proto__:x on *'],
    ['constructor:Get on *'],
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
      ['ec2:GetSomethingNew on arn:aws:ec2:us-east-1:111122223333:example'],
    ],
    [
      'what evades the other’s patterns',
      [allow(get, 'arn:aws:s3:::*')],
      [allow(get, 'arn:aws:s3:::*m*')],
      ['s3:GetObject on arn:aws:s3:::bbb'],
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
