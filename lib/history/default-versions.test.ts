import { describe, expect, test } from 'vitest';
import { allow, buildPolicy, v } from '../../testing/builders';
import { loadRecord } from '../record/load';
import type { Policy, Version } from '../record/types';
import {
  expandDefaultVersions,
  findCurrentVersion,
  findDefaultVersion,
  listDefaultPeriods,
  listDefaultVersions,
  listDefaultVersionsBetween,
  listPairs,
} from './default-versions';
import { listPolicyAccess } from './who-allowed';

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

describe('the default version', () => {
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
    expect(findDefaultVersion(policy, day)?.versionId).toBe(versionId);
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
    expect(findDefaultVersion(findPolicy(name), day)?.versionId).toBe(versionId);
  });
});

test('the current version is the newest', () => {
  expect(findCurrentVersion(makePolicy('2021-01-01T00:00:00Z')).versionId).toBe('v1');
  const dates = Array.from({ length: 12 }, (_, month) => `20${20 + month}-01-01T00:00:00Z`);
  expect(findCurrentVersion(makePolicy(...dates)).versionId).toBe('v12');
});

describe('default versions between two days', () => {
  const policy = makePolicy(
    '2021-01-01T12:00:00Z',
    '2021-02-01T12:00:00Z',
    '2021-03-01T12:00:00Z',
    '2021-04-01T12:00:00Z',
  );

  test.each<[string, string, string, string[]]>([
    ['before the first version', '2020-01-01', '2020-12-31', []],
    ['up to the first version', '2020-01-01', '2021-01-01', ['v1']],
    ['within the days of one version', '2021-02-02', '2021-02-27', ['v2']],
    ['with a version on the last day', '2021-02-02', '2021-03-01', ['v2', 'v3']],
    ['from the day before a version', '2021-01-31', '2021-02-01', ['v1', 'v2']],
    ['of all versions', '2020-01-01', '2022-01-01', ['v1', 'v2', 'v3', 'v4']],
    ['after the newest', '2022-01-01', '2023-01-01', ['v4']],
  ])('%s', (_, from, to, versionIds) => {
    expect(show(listDefaultVersionsBetween(policy, from, to))).toEqual(versionIds);
  });

  test.each<[string, string[]]>([
    ['AmazonConnect_FullAccess', ['v1', 'v2', 'v3', 'v4']],
    ['AmazonConnectServiceLinkedRolePolicy', ['v4', 'v5', 'v6', 'v7', 'v8']],
    ['AmazonConnectReadOnlyAccess', ['v3']],
    ['AmazonConnectVoiceIDFullAccess', ['v1']],
    ['AmazonConnectSynchronizationServiceRolePolicy', []],
  ])('%s between the tracked dates', (name, versionIds) => {
    expect(show(listDefaultVersionsBetween(findPolicy(name), '2021-06-15', '2023-03-07'))).toEqual(
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
])('the pairs of "%s"', (items, pairs) => {
  expect(listPairs([...items]).map((pair) => pair.join(''))).toEqual(pairs);
});

describe('a version that is the default again', () => {
  const policy = {
    ...buildPolicy('P', [
      v(1, allow('a:One')),
      v(2, allow('a:Two')),
      v(3, allow('a:Three')),
      ['v5', '2021-06-01T00:00:00Z', allow('a:Five')],
    ]),
    defaults: [
      { versionId: 'v2', firstObserved: '2021-04-01T12:00:00Z' },
      { versionId: 'v3', firstObserved: '2021-05-01T12:00:00Z' },
      { versionId: 'v1', firstObserved: '2021-07-01T12:00:00Z' },
    ],
  };

  test('is listed a second time', () => {
    expect(
      listDefaultVersions(policy).map(({ versionId, createDate, number }) => [
        versionId,
        createDate.slice(0, 10),
        number,
      ]),
    ).toEqual([
      ['v1', '2021-01-01', 1],
      ['v2', '2021-02-01', 2],
      ['v3', '2021-03-01', 3],
      ['v2', '2021-04-01', 3],
      ['v3', '2021-05-01', 3],
      ['v5', '2021-06-01', 5],
      ['v1', '2021-07-01', 5],
    ]);
  });

  test.each([
    ['2021-03-31', 'v3'],
    ['2021-04-01', 'v2'],
    ['2021-05-01', 'v3'],
    ['2021-06-30', 'v5'],
    ['2021-07-01', 'v1'],
    ['2099-01-01', 'v1'],
  ])('on %s the default is %s', (day, versionId) => {
    expect(findDefaultVersion(policy, day)?.versionId).toBe(versionId);
  });

  test('is the current version', () => {
    expect(findCurrentVersion(policy).versionId).toBe('v1');
  });

  test('is listed once between two days', () => {
    expect(show(listDefaultVersionsBetween(policy, '2021-03-15', '2021-05-15'))).toEqual([
      'v2',
      'v3',
    ]);
  });

  test('is not listed again where it is the default already, or is not on record', () => {
    const defaults = [
      { versionId: 'v5', firstObserved: '2021-06-02T00:00:00Z' },
      { versionId: 'v9', firstObserved: '2021-06-03T00:00:00Z' },
    ];
    expect(show(listDefaultVersions({ ...policy, defaults }))).toEqual(['v1', 'v2', 'v3', 'v5']);
  });

  test('is a version of the expanded policy', () => {
    const expanded = expandDefaultVersions<Version, Policy>(policy);
    expect(show(expanded.versions)).toEqual(show(listDefaultVersions(policy)));
    expect(listDefaultVersions(expanded)).toBe(expanded.versions);
    const plain = makePolicy('2021-01-01T00:00:00Z');
    expect(expandDefaultVersions<Version, Policy>(plain)).toBe(plain);
  });

  test('begins and ends a period in which an action was allowed', () => {
    const [one] = listPolicyAccess([policy], 'a:Two', '2021-04-15');
    expect(
      one?.allowed.map(({ versions: [first], until, mayBeginEarlier, mayEndEarlier }) => [
        first.createDate.slice(0, 10),
        until?.createDate.slice(0, 10),
        mayBeginEarlier,
        mayEndEarlier,
      ]),
    ).toEqual([
      ['2021-02-01', '2021-03-01', false, false],
      ['2021-04-01', '2021-05-01', false, false],
    ]);
    expect(one?.onDay?.period).toBe(one?.allowed[1]);
  });
});

describe('the periods', () => {
  const made = buildPolicy('P', [
    v(1, allow('a:B')),
    v(2, allow('a:B')),
    ['v5', '2021-03-01T00:00:00Z', allow('a:B')],
  ]);
  const policy = {
    ...made,
    defaults: [
      { versionId: 'v2', firstObserved: '2021-04-01T00:00:00Z' },
      { versionId: 'v5', firstObserved: '2021-05-01T00:00:00Z' },
    ],
  };
  const show = (of: typeof made, versionId: string) =>
    listDefaultPeriods(of, versionId).map(
      ({ since, isAgain, endedBy, isEndSeen, isEndLatest }) =>
        `${isAgain ? 'again ' : ''}${since.slice(0, 7)} to ${endedBy?.createDate.slice(0, 7)} by ${endedBy?.versionId}${isEndSeen ? ' seen' : ''}${isEndLatest ? ' at the latest' : ''}`,
    );

  test.each([
    ['of a version with a successor', made, 'v1', ['2021-01 to 2021-02 by v2']],
    ['before missing versions', made, 'v2', ['2021-02 to 2021-03 by v5 at the latest']],
    ['of the current version', made, 'v5', ['2021-03 to undefined by undefined']],
    [
      'of a version that was set again',
      policy,
      'v2',
      ['2021-02 to 2021-03 by v5 at the latest', 'again 2021-04 to 2021-05 by v5 seen'],
    ],
    [
      'of a version that was superseded and set again',
      policy,
      'v5',
      ['2021-03 to 2021-04 by v2 seen', 'again 2021-05 to undefined by undefined'],
    ],
  ])('%s', (_, of, versionId, expected) => {
    expect(show(of, versionId)).toEqual(expected);
  });
});
