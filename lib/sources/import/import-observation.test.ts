import { symlinkSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildAnnouncement } from '../../../testing/builders';
import {
  countAdded,
  observePolicy,
  observeVersion,
  TestRecord,
  testSource,
} from '../../../testing/observations';
import { readStamps, readTree, TemporaryFolder } from '../../../testing/temporary-folder';
import { loadRecord } from '../../record/load';
import { importObservation } from './import-observation';
import { acquireLock } from './lock';
import type { ObservedPolicy } from './observation';
import { readFacts } from './read-facts';

const record = new TestRecord();
afterEach(() => record.dispose());

const load = () => loadRecord(record.path, { mayBeEmpty: true });
const find = (name: string) => load().policies.find(({ policyName }) => policyName === name);

/** Expects an error, and an unchanged record. */
function expectRefusal(work: () => void, message: string | RegExp) {
  const before = readTree(record.path);
  expect(work).toThrow(message);
  expect(readTree(record.path)).toEqual(before);
}

const changed = (number: number, action: string) =>
  observeVersion(number, {
    document: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }],
    },
  });

describe('an import', () => {
  test('adds policies and versions, and makes a record that can be built', () => {
    expect(record.add(observePolicy('A', [1, 2]), observePolicy('B', [1]))).toEqual(
      countAdded({ policies: 2, versions: 3 }),
    );
    const { policies, site } = loadRecord(record.path);
    expect(policies.map(({ policyName }) => policyName)).toEqual(['A', 'B']);
    expect(policies[0]?.versions[0]).toMatchObject({
      ...observeVersion(1),
      knownFrom: ['versions-file'],
    });
    expect(site.sources).toEqual([testSource]);
  });

  test('adds only new versions, and keeps edited fields', () => {
    record.add(observePolicy('A', [1]));
    const policy = JSON.parse(record.read('policies/A/policy.json')) as object;
    const text = `${JSON.stringify({ ...policy, summary: 'Ours.' }, null, 2)}\n`;
    record.write('policies/A/policy.json', text);
    const before = readTree(record.path);
    expect(record.add(observePolicy('A', [1, 2]))).toEqual(countAdded({ versions: 1 }));
    const { 'policies/A/v2.json': added, ...rest } = readTree(record.path);
    expect(added).toContain('s3:Get2');
    expect(rest).toEqual(before);
  });

  test('that is repeated changes no byte, even with a later date of the source', () => {
    const policies = [observePolicy('A', [1, 3]), observePolicy('B', [2], { arn: null })];
    record.add(...policies);
    const before = readStamps(record.resolve('policies'));
    const tree = readTree(record.path);
    const later = { ...testSource, observedUntil: '2025-01-01T00:00:00Z' };
    expect(record.import({ policies }, later)).toEqual(countAdded());
    expect(readStamps(record.resolve('policies'))).toEqual(before);
    expect(readTree(record.path)).toEqual(tree);
  });

  test('follows a link to the folder of the record', () => {
    const outside = new TemporaryFolder();
    const link = outside.resolve('link');
    symlinkSync(record.path, link);
    importObservation(link, { policies: [observePolicy('A', [1])] }, testSource);
    expect(find('A')?.versions).toHaveLength(1);
    outside.dispose();
  });

  test('reads facts into the record', () => {
    const { versionId, createDate, firstObserved, document } = observeVersion(1);
    const fact = {
      policyName: 'A',
      arn: 'arn:aws:iam::aws:policy/aws-service-role/A',
      policyCreateDate: createDate,
      versions: [{ versionId, createDate, firstObserved, document }],
    };
    const facts = new TemporaryFolder();
    facts.write('versions/A.json', JSON.stringify(fact));
    expect(record.import(readFacts(facts.path))).toEqual(countAdded({ policies: 1, versions: 1 }));
    expect(find('A')?.kind).toBe('service-linked-role');
    facts.dispose();
  });
});

describe('an import is refused', () => {
  beforeEach(() => {
    record.add(observePolicy('A', [1, 2]));
  });

  test('for a name that leads out of the record', () => {
    expectRefusal(() => record.add(observePolicy('../../B', [1])), '/policyName');
  });

  test('for a problem that the record had before', () => {
    record.write('policies/stray.txt', '');
    expectRefusal(() => record.add(observePolicy('B', [1])), 'policies/stray.txt');
  });

  test('where there is no record', () => {
    const empty = new TemporaryFolder();
    for (const folder of [empty.path, empty.resolve('nowhere')]) {
      expect(() => importObservation(folder, { policies: [] }, testSource)).toThrow(
        `${folder}: expected a record, found no site.json in it. Begin one: npm run import -- --init --data ${folder}`,
      );
    }
    empty.dispose();
  });

  test('while another import runs', () => {
    const release = acquireLock(record.path);
    const work = () => record.add(observePolicy('B', [1]));
    expectRefusal(work, /^Another import \(process \d+\) is at work on this record\./);
    release();
    expect(work()).toEqual(countAdded({ policies: 1, versions: 1 }));
  });
});

describe('a dry run', () => {
  const dryRun = (...policies: ObservedPolicy[]) =>
    importObservation(record.path, { policies }, testSource, { dryRun: true }).added;

  test('returns what would be added, and writes nothing', () => {
    record.add(observePolicy('A', [1]));
    const [tree, stamps] = [readTree(record.path), readStamps(record.path)];
    expect(dryRun(observePolicy('A', [1, 2]), observePolicy('B', [1]))).toEqual(
      countAdded({ policies: 1, versions: 2 }),
    );
    expect(readTree(record.path)).toEqual(tree);
    expect(readStamps(record.path)).toEqual(stamps);
  });

  test('refuses the same as an import', () => {
    record.add(observePolicy('A', [1]));
    const stamps = readStamps(record.path);
    expect(() => dryRun(observePolicy('../B', [1]))).toThrow('/policyName');
    for (const [policy, message] of [
      [observePolicy('A', [], { versions: [changed(1, 's3:Put')] }), 'A v1: the source has'],
      [observePolicy('A', [2], { arn: 'arn:aws:iam::aws:policy/x/A' }), 'the ARN of the other'],
    ] as const) {
      const { refused, added } = importObservation(
        record.path,
        { policies: [policy] },
        testSource,
        { dryRun: true },
      );
      expect(added).toEqual(countAdded());
      expect(refused).toEqual([{ policyName: 'A', message: expect.stringContaining(message) }]);
    }
    expect(readStamps(record.path)).toEqual(stamps);
  });
});

test('announcements have the page’s order, then those that it no longer has, and do not change', () => {
  record.add(observePolicy('A', [1]));
  const row = (date: string, gist: string) =>
    buildAnnouncement(date, 'A', { gist, knownFrom: [testSource.id] });
  const page = 'https://docs.example/page';
  const announce = (...announcements: ReturnType<typeof row>[]) =>
    record.import({
      policies: [],
      announcements: {
        guides: [{ id: 'x', title: 'X', page, readUntil: '2021-02', announcements }],
      },
    });
  expect(announce(row('2021-01-01', 'Old'), row('2020-01-01', 'Gone later'))).toEqual(
    countAdded({ announcements: 2 }),
  );
  expect(announce(row('2022-01-01', 'New'), row('2021-01-01', 'Other words'))).toEqual(
    countAdded({ announcements: 1 }),
  );
  expect(load().announcements.map(({ gist }) => gist)).toEqual(['New', 'Old', 'Gone later']);
  const before = readTree(record.path);
  expect(announce(row('2021-01-01', 'Old'))).toEqual(countAdded());
  expect(readTree(record.path)).toEqual(before);
});
