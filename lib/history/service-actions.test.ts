import { describe, expect, test } from 'vitest';
import { allow, buildCatalog, buildPolicy, deny, v } from '../../testing/builders';
import { loadCatalog } from '../iam/catalog/load';
import { coversAction } from '../iam/patterns';
import { loadRecord } from '../record/load';
import type { Policy } from '../record/types';
import { type ActionHistory, listActionHistories } from './action-history';
import {
  type ActionEntry,
  groupByService,
  listOwnServices,
  type ServiceActions,
  summarizeService,
} from './service-actions';

const catalog = buildCatalog({
  a: { GetOne: ['Read'], GetTwo: ['Read'], PutOne: ['Write', 'Tagging'], List: ['List'] },
  b: { Own: ['Permissions management'] },
});

/** One policy with a version for each list of statements. */
const buildOne = (...documents: object[][]): Policy =>
  buildPolicy(
    'P',
    documents.map((statements, index) => v(index + 1, ...statements)),
  );

const groupOf = (...documents: object[][]) =>
  groupByService(listActionHistories([buildOne(...documents)]), catalog);

const showHistory = ({ effect, negated, patterns }: ActionHistory) =>
  `${effect === 'Deny' ? '!' : ''}${negated ? 'not ' : ''}${patterns.join('+')}`;

/** `a:GetOne Read < a:Get* a:*`, with how many actions a wildcard matches and those not named. */
function showEntry({ history, accessLevels, wider, matchCount, unnamed }: ActionEntry): string {
  return [
    showHistory(history),
    ...(accessLevels.length > 0 ? [accessLevels.join('+')] : []),
    ...(wider.length > 0 ? ['<', ...wider.map(showHistory)] : []),
    ...(matchCount > 0 ? [`= ${matchCount}:`, ...unnamed.map(({ action }) => action)] : []),
  ].join(' ');
}

const show = (groups: ServiceActions[]) =>
  groups.map(({ service, entries }) => [service ?? 'any', ...entries.map(showEntry)]);

const not = (action: string | string[], Effect = 'Allow') => ({
  Effect,
  NotAction: action,
  Resource: '*',
});

describe('actions by service', () => {
  test.each<[string, object[], string[][]]>([
    [
      'sorted, those of several services last',
      [allow(['b:Own', '*', 'a:List', 'A:GetOne'])],
      [
        ['a', 'A:GetOne Read < *', 'a:List List < *'],
        ['b', 'b:Own Permissions management < *'],
        ['any', '*'],
      ],
    ],
    [
      'with everything wider, of either effect',
      [allow(['a:GetOne', 'a:Get*', 'a:*']), deny('a:*One')],
      [
        [
          'a',
          'a:* Write+Tagging+Read+List = 4: a:PutOne a:List',
          '!a:*One Write+Tagging+Read < a:* = 2: a:GetOne a:PutOne',
          'a:Get* Read < a:* = 2: a:GetTwo',
          'a:GetOne Read < a:* !a:*One a:Get*',
        ],
      ],
    ],
    [
      'with the same action denied',
      [allow('a:List'), deny('a:List')],
      [['a', 'a:List List < !a:List', '!a:List List < a:List']],
    ],
    [
      'with a NotAction as wider',
      [allow('a:List'), not(['b:*', 'c:*']), not('a:*', 'Deny')],
      [
        ['a', 'a:List List < not b:*+c:*'],
        ['any', '!not a:*', 'not b:*+c:*'],
      ],
    ],
    [
      'with a wider NotAction',
      [not(['a:*', 'b:*']), not('a:*')],
      [['any', 'not a:*', 'not a:*+b:* < not a:*']],
    ],
    [
      'with wildcards of an unknown service',
      [allow(['x:*', 'x:Get*'])],
      [['x', 'x:*', 'x:Get* < x:*']],
    ],
    [
      'with patterns over services',
      [allow(['a*:Get*', 'a:GetOne'])],
      [
        ['a', 'a:GetOne Read < a*:Get*'],
        ['any', 'a*:Get*'],
      ],
    ],
    [
      'with unnamed actions under the narrowest wildcard, or the first of equals',
      [allow(['a:*One', 'a:Get?*', 'a:G*', 'a:*t*'])],
      [
        [
          'a',
          'a:*One Write+Tagging+Read = 2: a:GetOne a:PutOne',
          'a:*t* Write+Tagging+Read+List = 4: a:List',
          'a:G* Read = 2:',
          'a:Get?* Read < a:*t* a:G* = 2: a:GetTwo',
        ],
      ],
    ],
  ])('%s', (_, statements, groups) => {
    expect(show(groupOf(statements))).toEqual(groups);
    expect(listOwnServices([buildOne(statements)]).map((service) => service ?? 'any')).toEqual(
      groups.map(([service]) => service),
    );
  });

  test('are the same without their actions, even if only in earlier versions', () => {
    const policies = [
      ...loadRecord('data').policies,
      buildOne([allow(['zz:A', '*']), not('yy:*')], [deny('B:c')]),
    ];
    const groups = groupByService(listActionHistories(policies), catalog);
    expect(groups.length).toBeGreaterThan(20);
    expect(listOwnServices(policies)).toEqual(groups.map(({ service }) => service));
  });

  test('no histories, no services', () => {
    expect(groupByService([], catalog)).toEqual([]);
  });

  test('an action is current where the current version has it', () => {
    const [group] = groupOf([allow(['a:GetOne', 'a:List'])], [allow('a:List')]);
    expect(
      group?.entries.map(({ history, isCurrent }) => [history.patterns[0], isCurrent]),
    ).toEqual([
      ['a:GetOne', false],
      ['a:List', true],
    ]);
  });
});

test('the summary of a service counts what is allowed and denied, now and ever', () => {
  const policies = [
    buildPolicy('A', [
      v(1, allow(['a:GetOne', 'a:PutOne']), deny('a:GetTwo')),
      v(2, allow(['a:*', 'a:GetOne'])),
    ]),
    buildPolicy('B', [v(1, allow(['a:List', 'b:Own']), deny('a:Put*')), v(2, deny('a:Put*'))]),
    buildPolicy('C', [v(1, not('a:*'))]),
  ];
  const [a, b, any] = groupByService(listActionHistories(policies), catalog).map(summarizeService);
  expect(a).toMatchObject({
    allowed: { now: 2, ever: 4 },
    denied: { now: 1, ever: 2 },
    accessLevels: ['Write', 'Tagging', 'Read', 'List'],
    policiesNow: ['A'],
    policiesBefore: ['B'],
  });
  expect(a?.whole.map(({ history }) => history.patterns)).toEqual([['a:*']]);
  expect(b).toMatchObject({
    allowed: { now: 0, ever: 1 },
    denied: { now: 0, ever: 0 },
    accessLevels: [],
    policiesNow: [],
    policiesBefore: ['B'],
    whole: [],
  });
  expect(any).toMatchObject({ allowed: { now: 1, ever: 1 }, policiesNow: ['C'], whole: [] });
});

describe('on record', async () => {
  const { policies } = loadRecord('data');
  const histories = listActionHistories(policies);
  const known = await loadCatalog(histories.flatMap(({ patterns }) => patterns));
  const groups = groupByService(histories, known);

  test('every history has one entry', () => {
    const words = (some: readonly ActionHistory[]) => some.map(showHistory).sort();
    const entered = groups.flatMap(({ entries }) => entries.map(({ history }) => history));
    expect(words(entered)).toEqual(words(histories));
  });

  test('every unnamed action of a wildcard is in one entry', () => {
    for (const { service, entries } of groups) {
      for (const effect of ['Allow', 'Deny']) {
        const same = entries.filter(({ history }) => history.effect === effect);
        const patterns = same.map(({ history }) => history.patterns[0] as string);
        const named = new Set(patterns.map((pattern) => pattern.toLowerCase()));
        const expected = known
          .listActions(service ?? '')
          .filter(
            (action) =>
              !named.has(action.toLowerCase()) &&
              patterns.some((pattern) => coversAction(pattern, action)),
          );
        const unnamed = same.flatMap((entry) => entry.unnamed.map(({ action }) => action));
        expect(unnamed.sort(), `${service} ${effect}`).toEqual([...expected].sort());
      }
    }
  });

  test('profile:GetDomain is allowed by name and by profile:*', () => {
    const entry = groups
      .flatMap(({ entries }) => entries)
      .find(
        ({ history }) => history.patterns[0] === 'profile:GetDomain' && history.effect === 'Allow',
      );
    expect(entry?.wider.map(showHistory)).toEqual(['profile:*']);
  });
});
