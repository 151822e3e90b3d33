import { describe, expect, test } from 'vitest';
import { allow, buildPolicy, deny, type VersionMade, v } from '../../testing/builders';
import { loadRecord } from '../record/load';
import {
  type ActionHistory,
  type GrantSpan,
  listActionHistories,
  listSpanScopes,
} from './action-history';

/** `A v1–v3 until v4`; with `<` or `>` where an end may be earlier. */
function showSpan({ policy, versions, until, mayBeginEarlier, mayEndEarlier }: GrantSpan): string {
  const [first, last] = [versions[0].versionId, versions.at(-1)?.versionId];
  return [
    `${policy.policyName} ${mayBeginEarlier ? '<' : ''}${first === last ? first : `${first}–${last}`}`,
    ...(until === undefined ? [] : [`until ${mayEndEarlier ? '<' : ''}${until.versionId}`]),
  ].join(' ');
}

const showHistory = ({ effect, negated, patterns, spans }: ActionHistory) =>
  `${effect === 'Deny' ? 'deny ' : ''}${negated ? 'all but ' : ''}${patterns.join('+')}: ${spans.map(showSpan).join(', ')}`;

const listOf = (...versions: VersionMade[]) =>
  listActionHistories([buildPolicy('P', versions)]).map(showHistory);

test.each<[string, VersionMade[], string[]]>([
  ['in the only version', [v(1, allow('a:One'))], ['a:One: P v1']],
  ['in every version', [v(1, allow('a:One')), v(2, allow('a:One'))], ['a:One: P v1–v2']],
  [
    'removed and added again',
    [v(1, allow('a:One')), v(2, allow('a:Two')), v(3, allow('a:One'))],
    ['a:One: P v1 until v2, P v3', 'a:Two: P v2 until v3'],
  ],
  [
    'after and before missing versions',
    [v(2, allow('a:One')), v(3, allow(['a:One', 'a:Two'])), v(9, allow('a:Nine'))],
    ['a:Nine: P <v9', 'a:One: P <v2–v3 until <v9', 'a:Two: P v3 until <v9'],
  ],
  [
    'before a single missing version',
    [v(1, allow('a:One')), v(3, allow('a:Three'))],
    ['a:One: P v1 until <v3', 'a:Three: P <v3'],
  ],
  ['across missing versions', [v(1, allow('a:One')), v(9, allow('a:One'))], ['a:One: P v1–v9']],
  [
    'allowed, and denied as well',
    [v(1, allow('a:One')), v(2, allow('a:One'), deny('a:One'))],
    ['a:One: P v1–v2', 'deny a:One: P v2'],
  ],
  [
    'in the letter case of the newest version',
    [v(1, allow('A:ONE')), v(2, allow('a:One'))],
    ['a:One: P v1–v2'],
  ],
  [
    'in a NotAction, whose history is not that of its patterns',
    [
      v(1, { Effect: 'Allow', NotAction: ['b:*', 'A:*'], Resource: '*' }, allow('a:*')),
      v(2, { Effect: 'Allow', NotAction: ['a:*', 'b:*'], Resource: '*' }),
    ],
    ['a:*: P v1 until v2', 'all but a:*+b:*: P v1–v2'],
  ],
  [
    'in a NotAction of one pattern, listed after that pattern',
    [v(1, { Effect: 'Allow', NotAction: 'a:*', Resource: '*' }, allow('a:*'))],
    ['a:*: P v1', 'all but a:*: P v1'],
  ],
  [
    'in order of code units',
    [v(1, allow(['b:A', 'a:B', 'a:a']))],
    ['a:B: P v1', 'a:a: P v1', 'b:A: P v1'],
  ],
  [
    'with the names of object properties',
    [v(1, allow(['constructor:valueOf', 'constructor:toString']))],
    ['constructor:toString: P v1', 'constructor:valueOf: P v1'],
  ],
])('an action %s', (_, versions, histories) => {
  expect(listOf(...versions)).toEqual(histories);
});

test('each of several policies has its spans; the newest determines the letter case', () => {
  const policies = [
    buildPolicy('A', [['v1', '2021-02-01T00:00:00Z', allow('a:ONE')]]),
    buildPolicy('B', [v(1, allow('a:one')), ['v2', '2021-03-01T00:00:00Z', allow('a:One')]]),
    buildPolicy('C', [['v1', '2021-03-01T00:00:00Z', allow('A:one')]]),
  ];
  expect(listActionHistories(policies).map(showHistory)).toEqual(['a:One: A v1, B v1–v2, C v1']);
});

test('a span has the resources of all its versions, sorted and unique', () => {
  const [history] = listActionHistories([
    buildPolicy('P', [
      v(1, allow('a:One', ['y', 'x'])),
      v(2, allow('A:ONE', 'x'), allow('a:one', 'w')),
      v(3, { Effect: 'Allow', Action: 'a:One', NotResource: ['r', 'q'] }),
      v(4, { Effect: 'Allow', Action: 'a:One', NotResource: ['q', 'r'] }),
    ]),
  ]);
  expect(history?.spans).toMatchObject([
    { resources: ['w', 'x', 'y'], exceptResources: [['q', 'r']], conditioned: false },
  ]);
});

const condition = { Condition: { StringEquals: { 'aws:a': 'b' } } };

test.each<[string, object[], boolean]>([
  ['one', [allow('a:One', '*', condition)], true],
  ['all of several', [allow('a:One', 'x', condition), allow('a:One', 'y', condition)], true],
  ['some of several', [allow('a:One', 'x', condition), allow('a:One', 'y')], false],
  ['none', [allow('a:One')], false],
])('an action is conditioned where %s of its statements are: %#', (_, statements, conditioned) => {
  const histories = listActionHistories([buildPolicy('P', [v(1, ...statements)])]);
  expect(histories.map(({ spans }) => spans[0]?.conditioned)).toEqual([conditioned]);
});

describe('on record', () => {
  const { policies } = loadRecord('data');
  const histories = listActionHistories(policies);

  test('every action of every document is in a span of its policy', () => {
    const spans = histories.flatMap(({ effect, patterns, spans }) =>
      spans.flatMap(({ versions }) =>
        versions.map(
          ({ policyName, versionId }) =>
            `${policyName} ${versionId} ${effect} ${patterns.join().toLowerCase()}`,
        ),
      ),
    );
    const written = policies.flatMap(({ versions }) =>
      versions.flatMap(({ policyName, versionId, statements }) =>
        statements.flatMap(({ effect, action }) =>
          action.patterns.map(
            (pattern) => `${policyName} ${versionId} ${effect} ${pattern.toLowerCase()}`,
          ),
        ),
      ),
    );
    expect(new Set(spans).size).toBe(spans.length);
    expect([...spans].sort()).toEqual([...new Set(written)].sort());
  });

  test.each<[string, string[]]>([
    [
      'connect:Associate*',
      [
        'connect:Associate*: AmazonConnectSynchronizationServiceRolePolicy v1 until v2, AmazonConnectSynchronizationServiceRolePolicy v4–v5',
      ],
    ],
    [
      'wisdom:Retrieve',
      ['wisdom:Retrieve: AmazonConnectServiceLinkedRolePolicy v31–v53 until v54'],
    ],
    [
      'connect:GetFederationToken',
      [
        'deny connect:GetFederationToken: AmazonConnectReadOnlyAccess v2 until v3, AmazonConnectSynchronizationServiceRolePolicy v4–v5',
      ],
    ],
  ])('the history of %s', (action, expected) => {
    expect(histories.filter(({ patterns }) => patterns[0] === action).map(showHistory)).toEqual(
      expected,
    );
  });
});

describe('the scopes of a span', () => {
  const when = (value: string) => ({ Condition: { StringEquals: { k: value } } });
  const listScopes = (find: string, ...versions: VersionMade[]) =>
    listActionHistories([buildPolicy('P', versions)])
      .filter((history) => showHistory(history).startsWith(find))
      .flatMap((history) => history.spans.map((span) => listSpanScopes(span)))
      .map((groups) =>
        groups.map(
          ({ resources, conditions, versions, until }) =>
            `${resources.flatMap(({ patterns }) => patterns).join('+')}${conditions.length > 0 ? ' if' : ''} ${versions[0].versionId}–${until?.versionId ?? ''}`,
        ),
      );

  test.each<[string, string, VersionMade[], string[][]]>([
    [
      'have their own dates within it',
      'a:One',
      [
        v(1, allow(['a:One', 'a:Two'], 'x', when('1'))),
        v(2, allow('A:one', 'x', when('1')), allow('a:One', ['y', 'z'], when('2'))),
        v(3, allow('a:Two'), allow('a:One', ['y', 'z'], when('2'))),
        v(4, allow('a:Two')),
        v(5, allow('a:One')),
      ],
      [['x if v1–v3', 'y+z if v2–v4'], ['* v5–']],
    ],
    [
      'of a pattern are not those of an action that it matches',
      'a:*',
      [v(1, allow('a:*', 'x')), v(2, allow('a:*', 'x'), allow('a:One', 'y'))],
      [['x v1–']],
    ],
    [
      'of a denied action are not those of the allowed one',
      'deny a:One',
      [v(1, allow('a:One', 'x')), v(2, allow('a:One', 'x'), deny('a:One', 'y'))],
      [['y v2–']],
    ],
    [
      'of a NotAction',
      'all but',
      [
        v(1, { Effect: 'Allow', NotAction: ['b:*', 'a:*'], Resource: 'x' }),
        v(2, { Effect: 'Allow', NotAction: ['a:*', 'B:*'], Resource: ['x', 'y'] }),
      ],
      [['x v1–', 'y v2–']],
    ],
  ])('%s', (_, find, versions, shown) => {
    expect(listScopes(find, ...versions)).toEqual(shown);
  });

  test('on record: v4 added iam:CreateServiceLinkedRole for Customer Profiles', () => {
    const { policies } = loadRecord('data');
    const history = listActionHistories(policies).find(
      ({ patterns }) => patterns[0] === 'iam:CreateServiceLinkedRole',
    ) as ActionHistory;
    const span = history.spans.find(
      ({ policy }) => policy.policyName === 'AmazonConnect_FullAccess',
    );
    const read = () =>
      listSpanScopes(span as GrantSpan).map(({ resources, conditions, versions }) => [
        resources.flatMap(({ patterns }) => patterns).join(),
        conditions.flatMap(({ values }) => values).join(),
        versions[0].versionId,
      ]);
    // The second time from the cached index of each document.
    expect(read()).toEqual(read());
    expect(read()).toEqual([
      ['*', 'connect.amazonaws.com', 'v1'],
      [
        'arn:aws:iam::*:role/aws-service-role/profile.amazonaws.com/*',
        'profile.amazonaws.com',
        'v4',
      ],
    ]);
  });
});
