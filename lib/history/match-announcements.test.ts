import { describe, expect, test } from 'vitest';
import {
  allow,
  buildAnnouncement,
  buildPolicy,
  deny,
  type VersionMade,
} from '../../testing/builders';
import { type Change, listAllChanges } from './changes';
import {
  type ChangeMatch,
  findChangeServing,
  findClosestChange,
  listNamedActions,
  matchByGrants,
  matchByKind,
  measureLag,
  type NamedAction,
} from './match-announcements';

/** The changes of one policy, newest first, its versions made at noon of the days given. */
const makeChanges = (...versions: VersionMade[]) =>
  listAllChanges([
    buildPolicy(
      'P',
      versions.map(([versionId, day, ...statements]) => [
        versionId,
        `${day}T12:00:00Z`,
        ...statements,
      ]),
    ),
  ]);

/** One change a day, each of one action more. */
const makeDays = (...days: string[]) =>
  makeChanges(
    ...days.map((day, index): VersionMade => [`v${index + 1}`, day, allow(`a:V${index + 1}`)]),
  );

const showName = ({ effect, action }: NamedAction) => `${effect} ${action}`;

const showChange = (change: Change | undefined) => change?.version.versionId;

/** A match as people read it: version, lag, names of the row, grants of the change. */
const show = ({ change, lagDays, named, grants }: ChangeMatch) => ({
  version: `${change.version.versionId} ${lagDays}`,
  named: named.map(showName),
  grants: grants.map(({ effect, action, resource }) => `${effect} ${action} on ${resource}`),
});

test.each<[string, Parameters<typeof buildAnnouncement>[2], string[]]>([
  ['nothing', {}, []],
  ['actions in AWS’s order', { actionsNamed: ['a:Two', 'a:One'] }, ['Allow a:Two', 'Allow a:One']],
  ['denied actions alone', { deniesNamed: ['a:One'] }, ['Deny a:One']],
  [
    'allowed ones before denied ones, though they are the same',
    { deniesNamed: ['a:Two', 'a:One'], actionsNamed: ['a:One'] },
    ['Allow a:One', 'Deny a:Two', 'Deny a:One'],
  ],
])('listNamed of a row that names %s', (_, more, names) => {
  expect(listNamedActions(buildAnnouncement('2021-01-01', 'P', more)).map(showName)).toEqual(names);
});

describe('measureLag', () => {
  test.each([
    ['2021-02-01', 0],
    ['2021-02-02', 1],
    ['2021-01-31', -1],
    ['2022-02-01', 365],
  ])('of a row of %s and a change of 2021-02-01 is %i', (date, lag) => {
    const [change] = makeDays('2021-02-01');
    expect(measureLag(change as Change, date)).toBe(lag);
  });
});

describe('findNearest', () => {
  const changes = makeDays('2021-01-01', '2021-01-11', '2021-01-31');

  test.each([
    ['before all', '2020-01-01', 'v1'],
    ['on the day of one', '2021-01-11', 'v2'],
    ['nearer to the older', '2021-01-05', 'v1'],
    ['nearer to the newer', '2021-01-07', 'v2'],
    ['as near to the older as to the newer, which it is', '2021-01-06', 'v2'],
    ['as near to both once more', '2021-01-21', 'v3'],
    ['after all', '2022-01-01', 'v3'],
  ])('of a day %s', (_, date, versionId) => {
    expect(showChange(findClosestChange(changes, date))).toBe(versionId);
  });

  test('of no changes is none', () => {
    expect(findClosestChange([], '2021-01-01')).toBeUndefined();
  });

  test('leaves the changes in their order', () => {
    findClosestChange(changes, '2021-01-01');
    expect(changes.map(showChange)).toEqual(['v3', 'v2', 'v1']);
  });
});

describe('matchByGrants', () => {
  const match = (
    changes: Change[],
    date: string,
    more: Parameters<typeof buildAnnouncement>[2],
  ) => {
    const row = buildAnnouncement(date, 'P', more);
    return matchByGrants(row, listNamedActions(row), changes).map(show);
  };
  const changes = makeChanges(
    ['v1', '2021-01-01', allow(['a:One', 'a:Two'], 'x')],
    ['v2', '2021-02-01', allow(['a:One', 'a:Two'], ['x', 'y']), deny('a:Three')],
    ['v3', '2021-03-01', allow(['a:One', 'a:Two', 'a:Get*'], ['x', 'y']), deny('a:Three')],
  );

  test('takes each name to its change, with all that it brought by that name', () => {
    const row = { actionsNamed: ['a:One', 'a:GetFour', 'a:Two'], deniesNamed: ['a:Three'] };
    expect(match(changes, '2021-02-11', row)).toEqual([
      {
        version: 'v2 10',
        named: ['Allow a:One', 'Allow a:Two', 'Deny a:Three'],
        grants: ['Allow a:One on y', 'Allow a:Two on y', 'Deny a:Three on *'],
      },
      {
        version: 'v3 -18',
        named: ['Allow a:GetFour'],
        grants: ['Allow a:Get* on x', 'Allow a:Get* on y'],
      },
    ]);
  });

  test.each([
    ['2021-02-14', ['v2 13', 'v3 -15']],
    ['2021-02-16', ['v3 -13', 'v2 15']],
  ])('of as many names of each has the nearest first, late or early: %s', (date, versions) => {
    const row = { actionsNamed: ['a:One', 'a:GetFour'] };
    expect(match(changes, date, row).map(({ version }) => version)).toEqual(versions);
  });

  test('finds nothing by what a statement leaves out (NotAction)', () => {
    const negated = makeChanges([
      'v1',
      '2021-01-01',
      { Effect: 'Allow', NotAction: 'a:One', Resource: '*' },
    ]);
    expect(match(negated, '2021-01-01', { actionsNamed: ['a:One'] })).toEqual([]);
  });

  test('lists a grant once that two names speak of', () => {
    const row = { actionsNamed: ['a:GetFour', 'a:GetFive'] };
    expect(match(changes, '2021-03-01', row)).toEqual([
      {
        version: 'v3 0',
        named: ['Allow a:GetFour', 'Allow a:GetFive'],
        grants: ['Allow a:Get* on x', 'Allow a:Get* on y'],
      },
    ]);
  });

  test.each([
    ['a name that nothing granted', { actionsNamed: ['a:Five'] }],
    ['a name that was only denied', { actionsNamed: ['a:Three'] }],
    ['a denied name that was only allowed', { deniesNamed: ['a:One'] }],
    ['a wildcard wider than what was granted', { actionsNamed: ['a:*'] }],
    ['no name', {}],
  ])('finds nothing for %s', (_, row) => {
    expect(match(changes, '2021-02-01', row)).toEqual([]);
  });

  test('finds the wildcard that the row prints, however far away, in any letter case', () => {
    expect(match(changes, '2031-03-01', { actionsNamed: ['A:get*'] })).toMatchObject([
      { version: 'v3 3652', named: ['Allow A:get*'] },
    ]);
  });

  test.each([
    ['120 days late', '2021-06-29', 1],
    ['121 days late', '2021-06-30', 0],
    ['120 days early', '2020-11-01', 1],
    ['121 days early', '2020-10-31', 0],
  ])('a wildcard stands for a name %s: %s, %i match', (_, date, count) => {
    expect(match(changes, date, { actionsNamed: ['a:GetFour'] })).toHaveLength(count);
  });
});

describe('matchByKind', () => {
  const changes = makeChanges(
    ['v1', '2021-01-01', allow('a:One')],
    ['v2', '2021-06-01', allow('a:Two')],
    ['v3', '2021-06-03', allow(['a:Two'])],
  );
  const match = (date: string, kind: 'policy-added' | 'update') =>
    matchByKind(buildAnnouncement(date, 'P', { kind }), changes).map(show);

  test.each<[string, 'policy-added' | 'update', string[]]>([
    ['2021-06-03', 'update', ['v2 2']],
    ['2021-07-31', 'update', ['v2 60']],
    ['2021-08-01', 'update', []],
    ['2021-04-02', 'update', ['v2 -60']],
    ['2021-04-01', 'update', []],
    ['2021-06-01', 'policy-added', ['v1 151']],
    ['2011-01-01', 'policy-added', ['v1 -3653']],
  ])('of %s, %s', (date, kind, versions) => {
    expect(match(date, kind)).toEqual(
      versions.map((version) => ({ version, named: [], grants: [] })),
    );
  });

  test.each(['policy-added', 'update'] as const)(
    'of a policy without versions, %s, is none',
    (kind) => {
      expect(matchByKind(buildAnnouncement('2021-01-01', 'P', { kind }), [])).toEqual([]);
    },
  );
});

describe('findServing', () => {
  const changes = makeChanges(
    ['v1', '2021-01-01', allow('a:*'), deny('b:One')],
    ['v2', '2021-02-01', allow('b:*')],
    ['v3', '2021-03-01', { Effect: 'Allow', NotAction: ['c:*', 'd:One'], Resource: '*' }],
  );
  const find = (effect: NamedAction['effect'], action: string, date = '2022-01-01') =>
    showChange(findChangeServing({ effect, action }, date, changes));

  test.each<[string, string, NamedAction['effect'], string | undefined]>([
    ['a version between, where none gives it on the day', 'b:Two', 'Allow', 'v3'],
    ['the version of the day', 'a:One', 'Allow', 'v3'],
    ['a denial', 'b:One', 'Deny', 'v1'],
    ['no denial that is not there', 'a:One', 'Deny', undefined],
    ['a name in another letter case', 'D:two', 'Allow', 'v3'],
    ['nothing of a list left out', 'd:One', 'Allow', undefined],
    ['nothing of another pattern in that list', 'c:One', 'Allow', undefined],
  ])('is %s', (_, action, effect, versionId) => {
    expect(find(effect, action)).toBe(versionId);
  });

  test.each([
    ['2021-01-10', 'v1'],
    ['2021-01-31', 'v1'],
    ['2021-02-01', 'v3'],
    ['2021-02-04', 'v3'],
    ['2021-03-01', 'v3'],
    ['2020-01-01', 'v1'],
  ])('on %s is %s: the version of the day, else the nearest', (date, versionId) => {
    expect(find('Allow', 'a:One', date)).toBe(versionId);
  });
});
