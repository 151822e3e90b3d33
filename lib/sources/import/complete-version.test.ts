import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  countAdded,
  observePolicy,
  observeVersion,
  TestRecord,
  testSource,
} from '../../../testing/observations';
import { readTree } from '../../../testing/temporary-folder';
import { hashDocument } from '../../record/hash-document';
import { loadRecord } from '../../record/load';
import type { Provenance } from '../../record/types';
import type { ObservedVersion } from './observation';

const record = new TestRecord();
afterEach(() => record.dispose());

const provenance: Provenance = {
  archive: 'https://github.com/owner/name',
  commit: '70527a3d05a48127188560688662b01e089b320e',
  path: 'policies/A',
};

const add = (more: Partial<ObservedVersion> = {}) =>
  record.add(observePolicy('A', [], { versions: [observeVersion(1, more)] }));
const find = () => loadRecord(record.path).policies[0]?.versions[0];

/** Takes fields from the file, as records have it that are older than the fields. */
function drop(...fields: string[]) {
  const file = JSON.parse(record.read('policies/A/v1.json'));
  for (const field of fields) delete file[field];
  record.write('policies/A/v1.json', `${JSON.stringify(file, null, 2)}\n`);
}

test('a new version has its provenance and the hash of its document', () => {
  add({ provenance });
  const { document } = observeVersion(1);
  expect(find()).toMatchObject({ provenance, sha256: hashDocument(document) });
  // echo '{"Version":"2012-10-17","Statement":[{…}]}' | jq . | sha256sum
  expect(hashDocument(document)).toBe(
    '7444f5576a739812d8d37b625d4ddbc88edcacbceaf44b006b21956c3940c798',
  );
});

describe('a version on record', () => {
  beforeEach(() => add({ provenance }));

  test('gets the hash and the provenance that it lacks, and nothing else', () => {
    const before = readTree(record.path);
    drop('provenance', 'sha256');
    expect(add({ provenance })).toEqual(countAdded({ completed: 1 }));
    expect(readTree(record.path)).toEqual(before);
    expect(add({ provenance })).toEqual(countAdded());
  });

  test('keeps its provenance', () => {
    drop('sha256');
    expect(add({ provenance: { file: 'other.json' } })).toEqual(countAdded({ completed: 1 }));
    expect(find()).toMatchObject({ provenance, sha256: expect.any(String) });
  });

  test('gets no provenance of another time, but its hash', () => {
    drop('provenance', 'sha256');
    const later = { provenance, firstObserved: '2020-01-09T00:00:00Z' };
    expect(add(later)).toEqual(countAdded({ completed: 1 }));
    expect(find()).not.toHaveProperty('provenance');
    expect(add(later)).toEqual(countAdded());
  });

  test('stays as it is without a source of it', () => {
    drop('provenance', 'sha256');
    const before = readTree(record.path);
    expect(record.add(observePolicy('A', []))).toEqual(countAdded());
    expect(readTree(record.path)).toEqual(before);
  });
});

describe('until when a source was read', () => {
  const [commit, later] = ['1'.repeat(40), '2'.repeat(40)];
  const observation = {
    policies: [observePolicy('A', [1])],
    observedUntil: '2021-02-01T00:00:00Z',
  };
  const source = { ...testSource, observedUntil: observation.observedUntil, commit };
  const readSource = () => loadRecord(record.path).site.sources[0];

  test('is recorded with its commit, also without new versions', () => {
    record.add(observePolicy('A', [1]));
    expect(record.import(observation, source)).toEqual(countAdded());
    expect(readSource()).toEqual(source);
    const before = readTree(record.path);
    record.import(observation, { ...source, commit: later });
    record.import(observation, { ...source, observedUntil: '2021-01-15T00:00:00Z', commit: later });
    expect(readTree(record.path)).toEqual(before);
  });

  test('has no commit where the later reading has none', () => {
    record.import(observation, source);
    const { commit: _, ...rest } = source;
    record.import(observation, { ...rest, observedUntil: '2021-03-01T00:00:00Z' });
    expect(readSource()).toEqual({ ...rest, observedUntil: '2021-03-01T00:00:00Z' });
  });

  test('is not the time of an import that adds nothing', () => {
    record.add(observePolicy('A', [1]));
    record.import({ ...observation, isUntilNow: true }, source);
    expect(readSource()).toEqual(testSource);
  });

  test('is not recorded for a source that the record does not name', () => {
    record.add(observePolicy('A', [1]));
    record.import(observation, { ...source, id: 'other' });
    expect(loadRecord(record.path).site.sources).toEqual([testSource]);
  });
});
