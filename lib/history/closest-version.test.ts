import { expect, test } from 'vitest';
import { allow, buildPolicy, buildVersion, v } from '../../testing/builders';
import { loadRecord } from '../record/load';
import { findClosestVersion } from './closest-version';

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
