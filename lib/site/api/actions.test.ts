import { describe, expect, test } from 'vitest';
import { allow, buildCatalog, buildPolicy, deny } from '../../../testing/builders';
import { createSiteAddress } from '../../addresses/site-address';
import { listActionHistories } from '../../history/action-history';
import { noCatalog } from '../../iam/compare/compare';
import { loadRecord } from '../../record/load';
import { describeActions } from './actions';

const address = createSiteAddress('https://example.org/history/');
const catalog = buildCatalog({
  a: { ListOne: ['List'], PutOne: ['Write', 'Tagging'], PutTwo: ['Write'] },
});

/** What an API client reads: JSON has no undefined. */
const read = (...statements: object[]) =>
  JSON.parse(
    JSON.stringify(
      describeActions(
        listActionHistories([buildPolicy('A+B', [['v1', '2021-01-01T08:00:00Z', ...statements]])]),
        catalog,
        address,
      ),
    ),
  ).actions;

test('an action with all fields', () => {
  const policy = buildPolicy('A+B', [
    ['v2', '2021-01-01T08:00:00Z', allow('A:putone', ['y', 'x'])],
    ['v3', '2021-02-01T08:00:00Z', allow('a:PutOne', 'x')],
    ['v9', '2021-03-01T08:00:00Z', allow('a:Other')],
  ]);
  const { actions } = describeActions(listActionHistories([policy]), catalog, address);
  expect(actions[1]).toEqual({
    action: 'a:PutOne',
    negated: false,
    notActions: [],
    service: 'a',
    accessLevels: ['Write', 'Tagging'],
    effect: 'Allow',
    grants: [
      {
        policyName: 'A+B',
        from: { versionId: 'v2', createDate: '2021-01-01T08:00:00Z' },
        until: { versionId: 'v9', createDate: '2021-03-01T08:00:00Z' },
        mayBeginEarlier: true,
        mayEndEarlier: true,
        versions: ['v2', 'v3'],
        resources: ['x', 'y'],
        exceptResources: [],
        conditioned: false,
        scopes: [
          {
            resources: ['y'],
            exceptResources: [],
            conditions: [],
            from: { versionId: 'v2', createDate: '2021-01-01T08:00:00Z' },
            until: { versionId: 'v3', createDate: '2021-02-01T08:00:00Z' },
            mayBeginEarlier: true,
            mayEndEarlier: false,
          },
          {
            resources: ['x'],
            exceptResources: [],
            conditions: [],
            from: { versionId: 'v2', createDate: '2021-01-01T08:00:00Z' },
            until: { versionId: 'v9', createDate: '2021-03-01T08:00:00Z' },
            mayBeginEarlier: true,
            mayEndEarlier: true,
          },
        ],
        url: 'https://example.org/history/policies/A%2BB/v2/',
      },
    ],
  });
  expect(actions[0]).toMatchObject({
    action: 'a:Other',
    accessLevels: [],
    grants: [{ until: null, mayEndEarlier: false }],
  });
});

test('a scope has its conditions and the patterns of a NotResource', () => {
  const [action] = read({
    Effect: 'Allow',
    Action: 'a:PutOne',
    NotResource: ['x', 'y'],
    Condition: { StringEquals: { k: 'v' } },
  });
  expect(action.grants[0].scopes).toMatchObject([
    {
      resources: [],
      exceptResources: [['x', 'y']],
      conditions: [{ operator: 'StringEquals', key: 'k', values: ['v'] }],
      until: null,
    },
  ]);
});

test.each<[string, object, object]>([
  [
    'a pattern: of all that it stands for',
    allow('a:Put*'),
    { service: 'a', accessLevels: ['Write', 'Tagging'] },
  ],
  [
    'a whole service, in any case',
    allow('A:*'),
    { service: 'a', accessLevels: ['Write', 'Tagging', 'List'] },
  ],
  ['all services: none', allow('*'), { service: '*', accessLevels: [] }],
  [
    'a NotAction: none',
    { Effect: 'Allow', NotAction: ['b:*', 'a:*'], NotResource: ['r', 'q'] },
    {
      action: 'everything but a:*, b:*',
      negated: true,
      notActions: ['a:*', 'b:*'],
      service: null,
      accessLevels: [],
      grants: [{ resources: [], exceptResources: [['q', 'r']] }],
    },
  ],
])('the access levels of %s', (_, statement, expected) => {
  expect(read(statement)).toMatchObject([expected]);
});

test('actions are sorted by name, then by effect', () => {
  const actions = read(deny(['a:b', 'z:z']), allow(['a:b', 'a:B', 'f:f']), {
    Effect: 'Allow',
    NotAction: 'a:a',
    Resource: '*',
  });
  expect(
    actions.map((each: { action: string; effect: string }) => `${each.action} ${each.effect}`),
  ).toEqual(['a:b Allow', 'a:b Deny', 'everything but a:a Allow', 'f:f Allow', 'z:z Deny']);
});

test('no policies, no actions', () => {
  expect(describeActions([], noCatalog, address)).toEqual({ actions: [] });
});

describe('on record', () => {
  const { actions } = describeActions(
    listActionHistories(loadRecord('data').policies),
    noCatalog,
    address,
  );

  test('each action and effect has one entry, in order', () => {
    const names = actions.map(({ action, effect }) => `${action} ${effect}`);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual([...names].sort());
  });
});
