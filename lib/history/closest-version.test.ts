import { expect, test } from 'vitest';
import { allow, buildPolicy, buildVersion, v } from '../../testing/builders';
import { loadRecord } from '../record/load';
import { findClosestPolicy, findClosestVersion } from './closest-version';

const { versions } = buildPolicy('P', [
  v(1, allow('a:One')),
  v(2, allow(['a:One', 'a:Two'])),
  v(3, allow('a:Two'), allow('a:One')),
  ['v6', '2021-04-01T00:00:00Z', allow(['a:One', 'a:Two', 'a:Three'], ['x', 'y'])],
]);

const find = (...statements: object[]) => {
  const closest = findClosestVersion(
    buildVersion('Mine', ['v1', '2024-01-01T00:00:00Z', ...statements]).statements,
    versions,
  );
  return closest && [closest.version.versionId, closest.different, closest.newerVersions];
};

test.each<[string, object[], unknown[] | undefined]>([
  ['the same', [allow('a:One')], ['v1', 0, 5]],
  ['the same as two versions: the newer', [allow(['a:Two', 'a:One'])], ['v3', 0, 3]],
  ['another letter case, statements split', [allow('A:one'), allow('a:two')], ['v3', 0, 3]],
  ['one more', [allow(['a:One', 'a:Two', 'b:Own'])], ['v3', 1, 3]],
  ['nothing in common', [allow('b:Own')], undefined],
  // The shortest version has fewer different grants.
  ['a small part of the newest', [allow(['a:Three'], 'x')], ['v6', 5, 0]],
  ['other resources', [allow(['a:One', 'a:Two', 'a:Three'], ['y', 'x'])], ['v6', 0, 0]],
])('%s', (_, statements, closest) => {
  expect(find(...statements)).toEqual(closest);
});

test('every version on record is closest to itself, or to a newer one with the same grants', () => {
  for (const policy of loadRecord('data').policies) {
    for (const { statements, number } of policy.versions) {
      const closest = findClosestVersion(statements, policy.versions);
      expect(closest?.different).toBe(0);
      expect(closest?.version.number).toBeGreaterThanOrEqual(number);
    }
  }
});

const small = buildPolicy('Small', [v(1, allow(['a:One', 'a:Two']))]);
const large = buildPolicy('Large', [
  v(1, allow(['a:One', 'a:Two', 'a:Three', 'a:Four', 'a:Five', 'b:Old'])),
  v(2, allow(['a:One', 'a:Two', 'a:Three', 'a:Four', 'a:Five'])),
]);

test.each<[string, object[], unknown[] | undefined]>([
  ['the same permissions', [allow(['A:two', 'a:One'])], ['Small', 'v1', 'all']],
  // It shares as many with the larger policy, of more.
  ['most of the smaller', [allow(['a:One', 'a:Two', 'c:Own'])], ['Small', 'v1', 'grants']],
  [
    'most of the larger',
    [allow(['a:One', 'a:Two', 'a:Three', 'a:Five'])],
    ['Large', 'v2', 'grants'],
  ],
  ['only names of actions', [allow(['a:Three', 'B:Old'], 'x')], ['Large', 'v1', 'actions']],
  ['equally similar versions: the newest', [allow('a:Three', 'x')], ['Large', 'v2', 'actions']],
  ['nothing in common', [allow('c:Own')], undefined],
])('the closest policy to a document with %s', (_, statements, closest) => {
  const own = buildVersion('Own', ['v1', '2024-01-01T00:00:00Z', ...statements]);
  const found = findClosestPolicy(own.statements, [large, small]);
  expect(found && [found.policy.policyName, found.version.versionId, found.by]).toEqual(closest);
});
