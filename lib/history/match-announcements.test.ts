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

const showName = ({ effect, action }: NamedAction) => `${effect} ${action}`;
const showChange = (change: Change | undefined) => change?.version.versionId;

/** A match as its version and lag, names and grants. */
const show = ({ change, lagDays, named, grants }: ChangeMatch) => ({
  version: `${change.version.versionId} ${lagDays}`,
  named: named.map(showName),
  grants: grants.map(({ effect, action, resource }) => `${effect} ${action} on ${resource}`),
});

test('the actions of an announcement are in AWS’s order, allowed ones first', () => {
  const announcement = buildAnnouncement('2021-01-01', 'P', {
    deniesNamed: ['a:Two', 'a:One'],
    actionsNamed: ['a:Three', 'a:One'],
  });
  expect(listNamedActions(announcement).map(showName)).toEqual([
    'Allow a:Three',
    'Allow a:One',
    'Deny a:Two',
    'Deny a:One',
  ]);
});

describe('the change closest to a day', () => {
  const changes = makeChanges(
    ['v1', '2021-01-01', allow('a:One')],
    ['v2', '2021-01-11', allow('a:Two')],
    ['v3', '2021-01-31', allow('a:Three')],
  );

  test.each([
    ['before all', '2020-01-01', 'v1'],
    ['of one of them', '2021-01-11', 'v2'],
    ['closer to the older', '2021-01-05', 'v1'],
    ['closer to the newer', '2021-01-07', 'v2'],
    ['as close to both', '2021-01-06', 'v2'],
    ['as close to the next two', '2021-01-21', 'v3'],
    ['after all', '2022-01-01', 'v3'],
  ])('%s', (_, date, versionId) => {
    expect(showChange(findClosestChange(changes, date))).toBe(versionId);
    // The given list keeps its order.
    expect(changes.map(showChange)).toEqual(['v3', 'v2', 'v1']);
  });

  test('of no changes is undefined', () => {
    expect(findClosestChange([], '2021-01-01')).toBeUndefined();
  });
});

describe('matches by grants', () => {
  const changes = makeChanges(
    ['v1', '2021-01-01', allow(['a:One', 'a:Two'], 'x')],
    ['v2', '2021-02-01', allow(['a:One', 'a:Two'], ['x', 'y']), deny('a:Three')],
    ['v3', '2021-03-01', allow(['a:One', 'a:Two', 'a:Get*'], ['x', 'y']), deny('a:Three')],
  );
  const match = (date: string, actionsNamed: string[], deniesNamed: string[] = []) => {
    const announcement = buildAnnouncement(date, 'P', { actionsNamed, deniesNamed });
    return matchByGrants(announcement, listNamedActions(announcement), changes).map(show);
  };

  test('have all grants that the change added of their names', () => {
    expect(match('2021-02-11', ['a:One', 'a:GetFour', 'a:Two'], ['a:Three'])).toEqual([
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

  test('have a grant once that several names match', () => {
    expect(match('2021-03-01', ['a:GetFour', 'a:GetFive'])).toEqual([
      {
        version: 'v3 0',
        named: ['Allow a:GetFour', 'Allow a:GetFive'],
        grants: ['Allow a:Get* on x', 'Allow a:Get* on y'],
      },
    ]);
  });

  test.each([
    ['2021-02-14', ['v2 13', 'v3 -15']],
    ['2021-02-16', ['v3 -13', 'v2 15']],
  ])('with as many names have the closest first, late or early: %s', (date, versions) => {
    expect(match(date, ['a:One', 'a:GetFour']).map(({ version }) => version)).toEqual(versions);
  });

  test('find a printed wildcard, however far away, in any letter case, but no wider one', () => {
    expect(match('2031-03-01', ['A:get*'])).toMatchObject([
      { version: 'v3 3652', named: ['Allow A:get*'] },
    ]);
    expect(match('2021-02-01', ['a:*'])).toEqual([]);
  });
});

describe('the change whose version has an action', () => {
  const changes = makeChanges(
    ['v1', '2021-01-01', allow('a:*'), deny('b:One')],
    ['v2', '2021-02-01', allow('b:*')],
    ['v3', '2021-03-01', { Effect: 'Allow', NotAction: ['c:*', 'd:One'], Resource: '*' }],
  );
  const find = (effect: NamedAction['effect'], action: string, date = '2022-01-01') =>
    showChange(findChangeServing({ effect, action }, date, changes));

  test.each<[string, string, NamedAction['effect'], string | undefined]>([
    ['allowed', 'a:One', 'Allow', 'v3'],
    ['denied', 'b:One', 'Deny', 'v1'],
    ['denied nowhere', 'a:One', 'Deny', undefined],
    ['in another letter case', 'D:two', 'Allow', 'v3'],
    ['that the NotAction excludes', 'd:One', 'Allow', undefined],
    ['that a pattern of the NotAction excludes', 'c:One', 'Allow', undefined],
  ])('%s', (_, action, effect, versionId) => {
    expect(find(effect, action)).toBe(versionId);
  });

  test.each([
    ['2021-01-10', 'v1'],
    ['2021-01-31', 'v1'],
    ['2021-02-01', 'v3'],
    ['2021-02-04', 'v3'],
    ['2021-03-01', 'v3'],
    ['2020-01-01', 'v1'],
  ])('is that of the day, %s, or else the closest: %s', (date, versionId) => {
    expect(find('Allow', 'a:One', date)).toBe(versionId);
  });
});
