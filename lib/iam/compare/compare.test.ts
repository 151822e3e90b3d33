import { describe, expect, test } from 'vitest';
import {
  allow,
  allowNotAction,
  allowNotResource,
  buildCatalog,
  deny,
  denyNotAction,
  denyNotResource,
  parseStatements,
} from '../../../testing/builders';
import type { Condition } from '../document';
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

const compare = (before: object[], after: object[], known = catalog) =>
  compareAccess(parseStatements(before), parseStatements(after), known);

const showConditions = (conditions: readonly Condition[]) =>
  conditions.map(({ operator, key, values }) => `${operator} ${key} [${values}]`).join(' and ');

/** A difference as text: `wisdom:* (rest) on * if StringEquals k [a]`. */
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
  verdict?: Verdict;
}
type Case = [title: string, before: object[], after: object[], outcome?: Outcome];

/** Checks both directions: exchanging before and after exchanges gained and lost. */
function check(cases: Case[]) {
  test.each<Case>(cases)('%s', (_, before, after, outcome = {}) => {
    const { gained = [], lost = [], undecided = [], verdict } = outcome;
    const [forth, back] = [compare(before, after), compare(after, before)];
    expect([forth.gained.map(show), forth.lost.map(show)]).toEqual([gained, lost]);
    expect([back.gained.map(show), back.lost.map(show)]).toEqual([lost, gained]);
    for (const found of [forth, back]) {
      expect(found.undecided).toEqual(expect.arrayContaining(undecided));
      expect(found.undecided).toHaveLength(undecided.length);
    }
    if (verdict !== undefined) {
      expect([forth.verdict, back.verdict]).toEqual([verdict, exchange(verdict)]);
    }
  });
}

const under = (Condition: object) => ({ Condition });
const denyIf = (action: string, Condition: object) => ({ ...deny(action), Condition });

const get = 's3:GetObject';
/** `s3:GetObject` on all resources under a condition. */
const getIf = (Condition: object) => allow(get, '*', under(Condition));
const isA = { StringEquals: { k: 'a' } };
const isNotA = { StringNotEquals: { k: 'a' } };

describe('actions', () => {
  check([
    [
      'one more',
      [allow(get)],
      [allow([get, 'ec2:RunInstances'])],
      { gained: ['ec2:RunInstances on *'] },
    ],
    [
      'one for another',
      [allow(get)],
      [allow('s3:PutObject')],
      { gained: ['s3:PutObject on *'], lost: ['s3:GetObject on *'] },
    ],
    [
      'folded into a wildcard',
      [allow(get)],
      [allow('s3:Get*')],
      { gained: ['s3:GetObjectAcl on *', 's3:Get* (rest) on *'] },
    ],
    ['a wildcard removed', [allow('wisdom:*')], [], { lost: ['wisdom:* on *'] }],
    [
      'a removed wildcard that covers others',
      [allow(['s3:Get*', 's3:*', get])],
      [],
      { lost: ['s3:* on *'] },
    ],
    [
      'a removed one that two statements allow',
      [allow(get), allow(get)],
      [],
      { lost: ['s3:GetObject on *'] },
    ],
    [
      'a wildcard of a service that is not in the catalog',
      [allow('sqs:*')],
      [allow('sqs:Get*')],
      { lost: ['sqs:* (future) but sqs:Get* on *'] },
    ],
    [
      'a wildcard that matches no action in the catalog',
      [allow('s3:Delete*')],
      [],
      { lost: ['s3:Delete* (rest) on *'] },
    ],
    [
      'wildcards that overlap',
      [allow('s3:Get*')],
      [allow('s3:*Object')],
      {
        gained: ['s3:PutObject on *', 's3:*Object (rest) but s3:Get* on *'],
        lost: ['s3:GetObjectAcl on *', 's3:Get* (rest) but s3:*Object on *'],
      },
    ],
    [
      'a question mark, which does not match the shortest action',
      [allow('s3:Get*')],
      [allow('s3:Get?*')],
      { lost: ['s3:get on *'] },
    ],
    [
      'in two letter cases, of which one is listed in either direction',
      [allow('S3:getnothing')],
      [allow('s3:GetNothing', 'a')],
      { lost: ['s3:GetNothing on * but a'] },
    ],
    [
      'a rest without an action that both documents name',
      [allow('s3:GetNothing')],
      [allow('s3:Get*')],
      {
        gained: [
          's3:GetObject on *',
          's3:GetObjectAcl on *',
          's3:Get* (rest) but s3:GetNothing on *',
        ],
      },
    ],
    [
      'a pattern of an unknown service without an action that is denied by name',
      [],
      [allow('new:*'), deny('new:Get')],
      { gained: ['new:* (future) but new:Get on *'] },
    ],
    [
      'in the letter case of the document',
      [allow('S3:getobject')],
      [],
      { lost: ['S3:getobject on *'] },
    ],
  ]);
});

describe('NotAction', () => {
  check([
    ['instead of everything', [allow('*')], [allowNotAction('s3:*')], { lost: ['s3:* on *'] }],
    [
      'that excludes more',
      [allowNotAction('s3:Get*')],
      [allowNotAction('s3:*')],
      {
        lost: [
          's3:ListBucket on *',
          's3:PutObject on *',
          's3:PutObjectTagging on *',
          's3:* (rest) but s3:Get* on *',
        ],
      },
    ],
    ['that is new', [], [allowNotAction('s3:*')], { gained: ['* but s3:* on *'] }],
    [
      'and another one, both removed',
      [allowNotAction('s3:*'), allowNotAction('wisdom:*')],
      [],
      { lost: ['* but s3:* on *', '* but wisdom:* on *'] },
    ],
    [
      'and everything, both removed',
      [allowNotAction('s3:*'), allow('*')],
      [],
      { lost: ['* on *'] },
    ],
    [
      'instead of what it excludes',
      [allow('s3:*')],
      [allowNotAction('s3:*')],
      { gained: ['* but s3:* on *'], lost: ['s3:* on *'] },
    ],
    [
      'that excludes a part of what was allowed',
      [allow('s3:*')],
      [allowNotAction('s3:Get*')],
      { gained: ['* but s3:* on *'], lost: ['s3:Get* on *'] },
    ],
    [
      'with a question mark',
      [allowNotAction('s3:Get?*')],
      [allowNotAction('s3:Get*')],
      { lost: ['s3:get on *'] },
    ],
    [
      'with a question mark, and a denial of what it excludes',
      [allowNotAction('s3:Get?*')],
      [allow('*'), deny('s3:Get*')],
      { lost: ['s3:get on *'] },
    ],
    [
      'of a denial',
      [allow('s3:*')],
      [allow('s3:*'), denyNotAction('s3:Get*')],
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
      [allow('s3:Get*'), denyNotAction('s3:Get?*')],
      { lost: ['s3:get on *'] },
    ],
  ]);
});

describe('resources', () => {
  check([
    ['one more', [allow(get, 'a')], [allow(get, ['a', 'b'])], { gained: ['s3:GetObject on b'] }],
    [
      'that overlap',
      [allow(get, 'a*')],
      [allow(get, '*b')],
      { gained: ['s3:GetObject on *b but a*'], lost: ['s3:GetObject on a* but *b'] },
    ],
    [
      'folded into a wildcard',
      [allow(get, ['a/b', 'a/c'])],
      [allow(get, 'a/*')],
      { gained: ['s3:GetObject on a/* but a/b,a/c'] },
    ],
    [
      'of NotResource, instead of all',
      [allow(get)],
      [allowNotResource(get, 'a/*')],
      { lost: ['s3:GetObject on a/*'] },
    ],
    [
      'of NotResource that excludes more',
      [allowNotResource(get, 'a/b*')],
      [allowNotResource(get, 'a/*')],
      { lost: ['s3:GetObject on a/* but a/b*'] },
    ],
    [
      'of a new NotResource',
      [],
      [allowNotResource(get, ['a', 'b'])],
      { gained: ['s3:GetObject on * but a,b'] },
    ],
    [
      'of NotResource with a question mark',
      [allowNotResource(get, 'a?*')],
      [allow(get), deny(get, 'a*')],
      { lost: ['s3:GetObject on a'] },
    ],
    [
      'with a variable',
      [allow(get, 'a/${aws:username}')],
      [allow(get, 'a/*')],
      { gained: ['s3:GetObject on a/* but a/${aws:username}'] },
    ],
    [
      'with another variable',
      [allow(get, '${aws:username}')],
      [allow(get, '${aws:userid}')],
      { gained: ['s3:GetObject on ${aws:userid}'], lost: ['s3:GetObject on ${aws:username}'] },
    ],
    [
      'with a star as a character',
      [allow(get, 'a/${*}')],
      [allow(get, 'a/*')],
      { gained: ['s3:GetObject on a/* but a/${*}'] },
    ],
    [
      'with only a star as a character',
      [allow(get, 'a/${*}')],
      [],
      { lost: ['s3:GetObject on a/${*}'] },
    ],
  ]);
});

describe('a denial', () => {
  check([
    [
      'and a new pattern of all services',
      [],
      [allow('*'), deny(['s3:*', 'ec2:*'])],
      { gained: ['* but s3:*,ec2:* on *'] },
    ],
    [
      'added',
      [allow('s3:*')],
      [allow('s3:*'), deny('s3:PutObject')],
      { lost: ['s3:PutObject on *'] },
    ],
    [
      'of part of the resources',
      [allow(get)],
      [allow(get), deny(get, 'a*')],
      { lost: ['s3:GetObject on a*'] },
    ],
    [
      'by wildcards that overlap on both sides',
      [allow('s3:Get*', 'a*')],
      [allow('s3:Get*', 'a*'), deny('s3:*Object', '*b')],
      { lost: ['s3:get*object on a*b'] },
    ],
    [
      'of more resources',
      [allow(get), deny(get, 'a')],
      [allow(get), deny(get, 'a*')],
      { lost: ['s3:GetObject on a* but a'] },
    ],
    [
      'of other actions, on part of the resources',
      [allow('wisdom:*'), deny('wisdom:Get*')],
      [allow('wisdom:*'), deny('wisdom:*', 'a*')],
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
      'replaced by a NotAction',
      [allow('s3:*'), deny('s3:*', 'a')],
      [allowNotAction('ec2:*')],
      { gained: ['* but s3:*,ec2:* on *', 's3:* on a'] },
    ],
    [
      'of all except some resources, for one service of all',
      [allow('*'), denyNotResource('s3:*', 'a*')],
      [allow('*'), deny('s3:*')],
      { lost: ['s3:* on a*'] },
    ],
    [
      'with a question mark, for one service of all',
      [allow('*'), deny('s3:Get?*')],
      [allow('*'), deny('s3:Get*')],
      { lost: ['s3:get on *'] },
    ],
    [
      'under a condition',
      [allow(get)],
      [allow(get), denyIf(get, isNotA)],
      { lost: ['s3:GetObject on *'] },
    ],
    [
      'under another condition',
      [allow(get), denyIf(get, isA)],
      [allow(get), denyIf(get, isNotA)],
      { gained: ['s3:GetObject on *'], lost: ['s3:GetObject on *'] },
    ],
    [
      'under a condition that contradicts that of the Allow',
      [getIf(isA)],
      [getIf(isA), denyIf(get, isNotA)],
    ],
    [
      'that loses its condition',
      [allow(get), denyIf(get, isA)],
      [allow(get), deny(get)],
      { lost: ['s3:GetObject on *'] },
    ],
    [
      'of an ARN that a variable of the Allow matches for some values',
      [getIf({ ArnLike: { k: 'arn:aws:iam::${aws:A}:user/x' } })],
      [
        getIf({ ArnLike: { k: 'arn:aws:iam::${aws:A}:user/x' } }),
        denyIf(get, { ArnLike: { k: 'arn:aws:iam::1:user/x' } }),
      ],
      { lost: ['s3:GetObject on * if ArnLike k [arn:aws:iam::${aws:A}:user/x]'] },
    ],
  ]);
});

describe('a condition', () => {
  check([
    ['added', [allow(get)], [getIf(isA)], { lost: ['s3:GetObject on *'] }],
    [
      'with another value',
      [getIf(isA)],
      [getIf({ StringEquals: { k: 'b' } })],
      {
        gained: ['s3:GetObject on * if StringEquals k [b]'],
        lost: ['s3:GetObject on * if StringEquals k [a]'],
      },
    ],
    [
      'on a wildcard, and one action without it',
      [allow('wisdom:*')],
      [allow('wisdom:*', '*', under(isA)), allow('wisdom:GetContent')],
      { lost: ['wisdom:CreateContent on *', 'wisdom:ListContents on *', 'wisdom:* (rest) on *'] },
    ],
  ]);
});

describe('conditions that are opposites of each other', () => {
  const pairs = [...'abcdefg'].flatMap((key) => [
    getIf({ StringEquals: { [key]: 'a' } }),
    getIf({ StringNotEquals: { [key]: 'a' } }),
  ]);
  check([['of seven keys', [allow(get)], pairs]]);
});

describe('the reason for an undecided part:', () => {
  const overlap = 'too many patterns overlap';
  const exceptions = 'the difference may have exceptions that are too complex to list';
  check([
    [
      'too many overlaps of resources',
      [allow(get, '*a*b*c*d*e*f*')],
      [allow(get, '*a*b*c*d*e*f*'), deny(get, '*g*h*i*j*k*l*')],
      {
        verdict: 'undecided',
        undecided: [{ action: get, resource: '*a*b*c*d*e*f*', reason: overlap }],
      },
    ],
    [
      'too many overlaps of actions, and a decided difference',
      [allow(['s3:*a*b*c*d*e*f*', 'ec2:Run'])],
      [allow('s3:*a*b*c*d*e*f*'), deny('s3:*g*h*i*j*k*l*')],
      {
        verdict: 'narrower',
        lost: ['ec2:Run on *'],
        undecided: [{ action: 's3:*a*b*c*d*e*f*', resource: '*', reason: overlap }],
      },
    ],
    [
      'exceptions of patterns that overlap too often',
      [allow('new:*a*b*c*d*e*f*')],
      [allow('new:*g*h*i*j*k*l*')],
      {
        verdict: 'both',
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
      {
        verdict: 'narrower',
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
      {
        verdict: 'undecided',
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

describe('everything except', () => {
  check([
    [
      'what a Deny with NotAction denies',
      [],
      [allow('*'), denyNotAction('s3:*')],
      { gained: ['s3:* on *'] },
    ],
    [
      'what two of them deny',
      [],
      [allow('*'), denyNotAction('s3:Get*'), denyNotAction('s3:*Object')],
      { gained: ['s3:get*object on *'] },
    ],
    [
      'what two of them denied before',
      [allow('*'), denyNotAction('s3:Get*'), denyNotAction('s3:*Object')],
      [allow('*')],
      { gained: ['* but s3:get*object on *'] },
    ],
    [
      'what a Deny with NotResource denies',
      [],
      [allow('*'), denyNotResource('s3:*', 'a*')],
      { gained: ['* but s3:* on *', 's3:* on a*'] },
    ],
    [
      'what two of them deny, one for one action',
      [],
      [allow('*'), denyNotResource('s3:*', 'a*'), denyNotResource(get, '*b')],
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
      'one resource, for one action',
      [],
      [allow('s3:Get*', 'a*'), deny('s3:GetObject', 'ab')],
      { gained: ['s3:GetObject on a* but ab', 's3:GetObjectAcl on a*', 's3:Get* (rest) on a*'] },
    ],
  ]);
});

test.each<[string, object, object]>([
  ['action', allow('s3:a\nx', 'y'), allow('s3:a', 'x\ny')],
  ['statement', allow('s3:a\nfalse\nb', 'g'), allow('s3:a', ['b', 'false', 'g'])],
])('a line break in an action is no separator: another %s', (_, before, after) => {
  expect(compare([before], [after]).verdict).toBe('both');
});

describe('actions that IAM may add', () => {
  const all: ActionCatalog = { ...catalog, allServices: Object.keys(services) };

  test.each<[string, object[], object[], Verdict, Verdict, string[]]>([
    [
      'match a wildcard that a list of all actions replaces',
      [allow('wisdom:*')],
      [allow(['wisdom:CreateContent', 'wisdom:GetContent', 'wisdom:ListContents'])],
      'narrower',
      'same',
      ['wisdom:* (rest) on *'],
    ],
    [
      'and actions that it has',
      [allow('wisdom:*')],
      [allow('wisdom:CreateContent')],
      'narrower',
      'narrower',
      ['wisdom:GetContent on *', 'wisdom:ListContents on *', 'wisdom:* (rest) on *'],
    ],
    [
      'of a service that it does not have',
      [allow('sqs:*')],
      [],
      'narrower',
      'same',
      ['sqs:* (future) on *'],
    ],
    [
      'of services that it does not have',
      [allow('*')],
      [allow(['s3:*', 'wisdom:*'])],
      'narrower',
      'same',
      ['* (future) but s3:*,wisdom:* on *'],
    ],
    ['of any service', [allow('*')], [allow('s3:*')], 'narrower', 'narrower', ['* but s3:* on *']],
    [
      'of services that match a pattern',
      [allow('s*:Zz*')],
      [],
      'narrower',
      'same',
      ['s*:Zz* (future) on *'],
    ],
    [
      'and an action that a document names',
      [allow('s3:Zz')],
      [],
      'narrower',
      'narrower',
      ['s3:Zz on *'],
    ],
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

describe('a difference lists', () => {
  const takeLost = (before: object[], after: object[]) => compare(before, after).lost;

  test.each<[string, object[], object[], Difference['elsewhere'][]]>([
    ['nothing', [allow(get)], [allow('s3:PutObject')], ['nothing']],
    ['nothing, though it is denied', [allow(get)], [deny(get)], ['nothing']],
    ['the action on other resources', [allow(get, 'a')], [allow('s3:Get*', 'b')], ['resources']],
    [
      'the action on other resources, with a denial on the others',
      [allow(get, 'a')],
      [allowNotResource(get, 'a'), deny(get, 'a')],
      ['resources'],
    ],
    ['the action under other conditions', [allow(get)], [getIf(isA)], ['conditions']],
    [
      'nothing, since it also denies the action',
      [allow(get)],
      [allow(get), deny(get)],
      ['nothing'],
    ],
    [
      'for each action by itself',
      [allow('wisdom:*')],
      [allow('wisdom:GetContent', '*', under(isA)), allow('wisdom:ListContents', 'a')],
      ['nothing', 'conditions', 'resources', 'nothing'],
    ],
    ['all of a wildcard', [allow('wisdom:*')], [allow('wisdom:*', 'a')], ['resources']],
  ])('what the other document allows: %s', (_, before, after, expected) => {
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
    ['an action that IAM does not have', allow('s3:GetNothing'), 0, [], {}],
    ['a wildcard', allow('S3:get*'), 2, ['Read'], { Read: 2 }],
    [
      'a wildcard of a service',
      allow('s3:*'),
      5,
      ['List', 'Read', 'Tagging', 'Write'],
      { Read: 2, List: 1, Write: 2 },
    ],
    ['a wildcard of no action', allow('s3:Delete*'), 0, [], {}],
    ['a wildcard of an unknown service', allow('sqs:*'), 0, [], {}],
    ['everything', allow('*'), 0, [], {}],
  ])(
    'the number and access levels of the actions of %s',
    (_, statement, actions, accessLevels, levels) => {
      const [lost, ...others] = takeLost([statement], []);
      expect(others).toEqual([]);
      expect(lost).toMatchObject({ actions, accessLevels });
      expect(lost?.levels).toEqual(levels);
    },
  );

  test('the actions of a wildcard that differ, and a rest without actions that IAM has', () => {
    const lost = takeLost([allow('s3:*')], [allow(['s3:Get*', 's3:ListBucket'])]);
    expect(lost.map(({ action, actions }) => `${action} ${actions}`)).toEqual([
      's3:PutObject 1',
      's3:PutObjectTagging 1',
      's3:* 0',
    ]);
  });
});
