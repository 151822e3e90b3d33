import { describe, expect, test } from 'vitest';
import { loadRecord } from '../record/load';
import type { Policy, Version } from '../record/types';
import { allow, buildPolicy } from '../testing/builders';
import { findInForce, findNewest, listInForceWithin, listPairs } from './in-force';

/** A policy whose v1, v2 … were created at these instants. */
const makePolicy = (...createDates: string[]) =>
  buildPolicy(
    'P',
    createDates.map((createDate, index) => [`v${index + 1}`, createDate, allow('a:B')]),
  );

const show = (versions: readonly Version[]) => versions.map(({ versionId }) => versionId);

const record = loadRecord('data');
const findPolicy = (name: string) =>
  record.policies.find(({ policyName }) => policyName === name) as Policy;

describe('findInForce', () => {
  const policy = makePolicy(
    '2021-01-01T00:00:00Z',
    '2021-02-01T08:00:00Z',
    '2021-02-01T23:59:59Z',
    '2021-03-01T00:00:00Z',
  );

  test.each([
    ['the day before the first version', '2020-12-31', undefined],
    ['the day of a version made in its first second', '2021-01-01', 'v1'],
    ['the day before the next', '2021-01-31', 'v1'],
    ['a day of two versions, the last made in its last second', '2021-02-01', 'v3'],
    ['the day before a version made in the first second of the next', '2021-02-28', 'v3'],
    ['the day of the newest', '2021-03-01', 'v4'],
    ['any later day', '2099-01-01', 'v4'],
  ])('on %s', (_, day, versionId) => {
    expect(findInForce(policy, day)?.versionId).toBe(versionId);
  });

  test.each([
    ['AmazonConnect_FullAccess', '2020-11-19', undefined],
    ['AmazonConnect_FullAccess', '2021-06-15', 'v1'],
    ['AmazonConnect_FullAccess', '2021-11-12', 'v2'],
    ['AmazonConnect_FullAccess', '2023-01-26', 'v3'],
    ['AmazonConnect_FullAccess', '2023-03-07', 'v4'],
    ['AmazonConnectServiceLinkedRolePolicy', '2021-11-10', 'v4'],
    ['AmazonConnectServiceLinkedRolePolicy', '2021-11-11', 'v5'],
    ['AmazonConnectReadOnlyAccess', '2019-11-06', 'v3'],
    ['CustomerProfilesServiceLinkedRolePolicy', '2023-03-06', undefined],
  ])('of %s on %s it was %s', (name, day, versionId) => {
    expect(findInForce(findPolicy(name), day)?.versionId).toBe(versionId);
  });
});

test('findNewest is the last version made', () => {
  expect(findNewest(makePolicy('2021-01-01T00:00:00Z')).versionId).toBe('v1');
  const dates = Array.from({ length: 12 }, (_, month) => `20${20 + month}-01-01T00:00:00Z`);
  expect(findNewest(makePolicy(...dates)).versionId).toBe('v12');
});

describe('listInForceWithin', () => {
  const policy = makePolicy(
    '2021-01-01T12:00:00Z',
    '2021-02-01T12:00:00Z',
    '2021-03-01T12:00:00Z',
    '2021-04-01T12:00:00Z',
  );

  test.each<[string, string, string, string[]]>([
    ['a span before the first version', '2020-01-01', '2020-12-31', []],
    ['a span that ends on the first version', '2020-01-01', '2021-01-01', ['v1']],
    ['a span within the life of one version', '2021-02-02', '2021-02-27', ['v2']],
    ['a span with a version on its last day', '2021-02-02', '2021-03-01', ['v2', 'v3']],
    ['a span that begins the day before a version', '2021-01-31', '2021-02-01', ['v1', 'v2']],
    ['a span of everything', '2020-01-01', '2022-01-01', ['v1', 'v2', 'v3', 'v4']],
    ['a span after the newest', '2022-01-01', '2023-01-01', ['v4']],
  ])('%s', (_, from, to, versionIds) => {
    expect(show(listInForceWithin(policy, from, to))).toEqual(versionIds);
  });

  test.each<[string, string[]]>([
    ['AmazonConnect_FullAccess', ['v1', 'v2', 'v3', 'v4']],
    ['AmazonConnectServiceLinkedRolePolicy', ['v4', 'v5', 'v6', 'v7', 'v8']],
    ['AmazonConnectReadOnlyAccess', ['v3']],
    ['AmazonConnectVoiceIDFullAccess', ['v1']],
    ['AmazonConnectSynchronizationServiceRolePolicy', []],
  ])('%s within the tracked window', (name, versionIds) => {
    expect(show(listInForceWithin(findPolicy(name), '2021-06-15', '2023-03-07'))).toEqual(
      versionIds,
    );
  });
});

test.each<[string, string[]]>([
  ['', []],
  ['a', []],
  ['ab', ['ab']],
  ['abc', ['ab', 'ac', 'bc']],
  ['abcd', ['ab', 'ac', 'ad', 'bc', 'bd', 'cd']],
])('listPairs of "%s"', (items, pairs) => {
  expect(listPairs([...items]).map((pair) => pair.join(''))).toEqual(pairs);
});
