import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  observePolicy,
  observeVersion,
  TestRecord,
  testSource,
} from '../../../testing/observations';
import { readTree } from '../../../testing/temporary-folder';
import { loadRecord } from '../../record/load';
import { importObservation } from './import-observation';
import type { ObservedPolicy } from './observation';

const record = new TestRecord();
afterEach(() => record.dispose());

const load = () => loadRecord(record.path, { mayBeEmpty: true });
const find = (name: string) => load().policies.find(({ policyName }) => policyName === name);

/** Imports policies, and returns the messages on those that are left out. */
const listRefusals = (...policies: ObservedPolicy[]) =>
  importObservation(record.path, { policies }, testSource).refused.map(({ message }) => message);

const changed = (number: number, action: string) =>
  observeVersion(number, {
    document: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }],
    },
  });

describe('an import leaves a policy out', () => {
  beforeEach(() => {
    record.add(observePolicy('A', [1, 2]));
  });

  test('for another document, with its place in the source and its diff, and adds the others', () => {
    const place = 'commit 31ded458';
    const before = readTree(record.resolve('policies/A'));
    expect(
      listRefusals(
        observePolicy('B', [1]),
        observePolicy('A', [3], {
          versions: [{ ...changed(2, 's3:Put'), place }, observeVersion(3)],
        }),
      ),
    ).toEqual([
      expect.stringMatching(
        /^A v2, commit 31ded458: the source has another document than the record\.\n--- record\n\+\+\+ source\n[\s\S]*-\s+"Action": "s3:Get2",\n\+\s+"Action": "s3:Put",[\s\S]*--match "!NAME"\.$/,
      ),
    ]);
    expect(find('B')?.versions).toHaveLength(1);
    expect(readTree(record.resolve('policies/A'))).toEqual(before);
  });

  test('for another date, and with every conflict at once', () => {
    const versions = [
      observeVersion(1, { createDate: '2019-12-31T00:00:00Z' }),
      changed(2, 's3:Put'),
    ];
    expect(listRefusals(observePolicy('A', [], { versions }))).toEqual([
      expect.stringMatching(
        /^A v1: the source has another version[\s\S]*created 2020-01-01T00:00:00Z in the record, 2019-12-31T00:00:00Z in the source[\s\S]*^A v2: /m,
      ),
    ]);
  });

  test('for a source that contradicts itself', () => {
    const versions = [observeVersion(1), changed(1, 's3:Put')];
    expect(listRefusals(observePolicy('B', [], { versions }))).toEqual([
      expect.stringContaining('B v1: the source has another document than the record.'),
    ]);
    expect(find('B')).toBeUndefined();
  });

  test.each<[string, ObservedPolicy, string]>([
    [
      'a document that IAM would not read',
      observePolicy('B', [], {
        versions: [observeVersion(1, { document: { Statement: [{ Effect: 'Allow' }] } })],
      }),
      'policies/B/v1.json at /document/Statement/0',
    ],
    [
      'a version older than the one before',
      observePolicy('A', [], {
        versions: [observeVersion(3, { createDate: '2019-01-01T00:00:00Z', place: 'commit 1' })],
      }),
      'versions-file at A, commit 1:\npolicies/A/v3.json at /createDate',
    ],
    [
      'a version id that leads out of the record',
      observePolicy('B', [], { versions: [observeVersion(1, { versionId: '../../../v1' })] }),
      '/versionId',
    ],
    ['an ARN of nothing', observePolicy('B', [1], { arn: 'B' }), 'policies/B/policy.json at /arn'],
    [
      'an ARN of another name',
      observePolicy('B', [1], { arn: 'arn:aws:iam::aws:policy/C' }),
      'expected: an ARN that ends in "/B"',
    ],
    [
      'a name in another letter case',
      observePolicy('a', [1]),
      'expected a policy whose name differs from every other in more than letter case, found A',
    ],
  ])('for %s', (_, policy, message) => {
    const before = readTree(record.resolve('policies/A'));
    expect(listRefusals(policy, observePolicy('C', [1]))).toEqual([
      expect.stringContaining(message),
    ]);
    expect(readTree(record.resolve('policies/A'))).toEqual(before);
    expect(load().policies.map(({ policyName }) => policyName)).toEqual(['A', 'C']);
  });
});

describe('an import of all policies', () => {
  test('is refused where one has a problem', () => {
    record.add(observePolicy('A', [1]));
    const policies = [
      observePolicy('A', [], { versions: [changed(1, 's3:Put')] }),
      observePolicy('B', [1]),
    ];
    const before = readTree(record.path);
    expect(() => importObservation(record.path, { policies }, testSource, { all: true })).toThrow(
      /^A v1: the source has another document[\s\S]*Nothing was written\.$/,
    );
    expect(readTree(record.path)).toEqual(before);
  });
});
