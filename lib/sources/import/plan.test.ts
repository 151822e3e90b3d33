import { afterEach, describe, expect, test } from 'vitest';
import {
  countAdded,
  observePolicy,
  observeVersion,
  TestRecord,
  testSource,
} from '../../../testing/observations';
import { readTree } from '../../../testing/temporary-folder';
import { loadRecord } from '../../record/load';

const record = new TestRecord();
afterEach(() => record.dispose());

const find = (name: string) =>
  loadRecord(record.path).policies.find(({ policyName }) => policyName === name);
const listNames = () => loadRecord(record.path).policies.map(({ policyName }) => policyName);
const readUntil = (observedUntil: string) => ({ ...testSource, observedUntil });

describe('versions', () => {
  test('that a source does not have are missing, and can be added later', () => {
    record.add(observePolicy('A', [3, 5]));
    expect(find('A')?.gaps).toEqual([
      { from: 'v1', to: 'v2' },
      { from: 'v4', to: 'v4' },
    ]);
    expect(record.add(observePolicy('A', [2]))).toEqual(countAdded({ versions: 1 }));
    expect(find('A')?.gaps).toEqual([
      { from: 'v1', to: 'v1' },
      { from: 'v4', to: 'v4' },
    ]);
    record.add(observePolicy('A', [4, 1]));
    expect(find('A')).not.toHaveProperty('gaps');
  });

  test('keep the note on another run of missing versions', () => {
    record.add(observePolicy('A', [2, 4]));
    const text = record.read('policies/A/policy.json');
    record.write(
      'policies/A/policy.json',
      text.replace('"to": "v1"', '"to": "v1",\n      "note": "Replaced before."'),
    );
    record.add(observePolicy('A', [3]));
    expect(find('A')?.gaps).toEqual([{ from: 'v1', to: 'v1', note: 'Replaced before.' }]);
  });

  test('keep the note on a run of missing versions for its rest', () => {
    record.add(observePolicy('A', [6]));
    const text = record.read('policies/A/policy.json');
    record.write(
      'policies/A/policy.json',
      text.replace('"to": "v5"', '"to": "v5",\n      "note": "Replaced before."'),
    );
    record.add(observePolicy('A', [3]));
    expect(find('A')?.gaps).toEqual([
      { from: 'v1', to: 'v2', note: 'Replaced before.' },
      { from: 'v4', to: 'v5', note: 'Replaced before.' },
    ]);
    // A new one has nothing to do with it.
    record.add(observePolicy('A', [8]));
    expect(find('A')?.gaps?.at(-1)).toEqual({ from: 'v7', to: 'v7' });
  });

  test('have AWS’s order, whatever the order of the source', () => {
    record.add(observePolicy('A', [10, 2, 9, 1]), observePolicy('B', [2, 1]));
    expect(find('A')?.versions.map(({ versionId }) => versionId)).toEqual([
      'v1',
      'v2',
      'v9',
      'v10',
    ]);
    const other = new TestRecord();
    other.add(observePolicy('B', [1, 2]), observePolicy('A', [1, 2, 9, 10]));
    expect(readTree(other.path)).toEqual(readTree(record.path));
    other.dispose();
  });

  test('are the same where only the order of keys differs, at any depth', () => {
    const { document } = observeVersion(1);
    const [statement] = document.Statement as Record<string, unknown>[];
    record.add(observePolicy('A', [1]));
    const turned = {
      Statement: [Object.fromEntries(Object.entries(statement as object).reverse())],
      Version: '2012-10-17' as const,
    };
    expect(JSON.stringify(turned)).not.toBe(JSON.stringify(document));
    const versions = [observeVersion(1, { document: turned as typeof document })];
    expect(record.add(observePolicy('A', [], { versions }))).toEqual(countAdded());
  });

  test('keep AWS’s order of keys and lists', () => {
    const document = {
      Statement: [{ Resource: ['b', 'a'], Action: ['s3:B', 's3:A'], Effect: 'Allow' }],
      Version: '2012-10-17',
    };
    const versions = [observeVersion(1, { document: document as never })];
    record.add(observePolicy('A', [], { versions }));
    expect(JSON.stringify(find('A')?.versions[0]?.document)).toBe(JSON.stringify(document));
  });

  test('that are repeated are one', () => {
    expect(record.add(observePolicy('A', [1, 1]), observePolicy('A', [1, 2]))).toEqual(
      countAdded({ policies: 1, versions: 2 }),
    );
  });
});

describe('policies', () => {
  test('have a folder for every form of ARN', () => {
    const arns = {
      A: 'arn:aws:iam::aws:policy/service-role/A',
      'A~aws-cn': 'arn:aws-cn:iam::aws:policy/A',
      'A~aws-us-gov': 'arn:aws-us-gov:iam::aws:policy/job-function/A',
      'A~111111111111': 'arn:aws:iam::111111111111:policy/A',
      'A~222222222222': 'arn:aws:iam::222222222222:policy/team/a/A',
      'A~aws-cn~111111111111': 'arn:aws-cn:iam::111111111111:policy/A',
      'A.json~': 'arn:aws:iam::aws:policy/A.json',
      '~..': 'arn:aws:iam::aws:policy/..',
      '~.~111111111111': 'arn:aws:iam::111111111111:policy/.',
      '+=,@-_': 'arn:aws:iam::aws:policy/+=,@-_',
    };
    const policies = Object.values(arns).map((arn, index) =>
      observePolicy(arn.slice(arn.lastIndexOf('/') + 1), [index + 1], { arn }),
    );
    expect(record.add(...policies)).toEqual(countAdded({ policies: 10, versions: 10 }));
    expect(listNames().sort()).toEqual(Object.keys(arns).sort());
    for (const [name, arn] of Object.entries(arns)) expect(find(name)?.arn).toBe(arn);
    expect(record.add(...policies)).toEqual(countAdded());
  });

  test('get their ARN and kind from a later import', () => {
    record.add(observePolicy('A', [1], { arn: null }));
    expect(find('A')).toMatchObject({ arn: null, kind: 'unknown' });
    const arn = 'arn:aws:iam::aws:policy/aws-service-role/A';
    const createDate = '2019-01-01T00:00:00Z';
    expect(record.add(observePolicy('A', [1], { arn, createDate }))).toEqual(countAdded());
    expect(find('A')).toMatchObject({ arn, createDate, kind: 'service-linked-role' });
    record.add(observePolicy('A', [2], { arn: null }));
    expect(find('A')?.versions).toHaveLength(2);
    expect(find('A')?.arn).toBe(arn);
  });

  test('without an ARN match those of their name in any account', () => {
    record.add(observePolicy('A', [1], { arn: 'arn:aws:iam::111111111111:policy/A' }));
    record.add(observePolicy('A', [2], { arn: null }));
    expect(listNames()).toEqual(['A~111111111111']);
  });

  test('with an ARN and without are planned once', () => {
    const arn = 'arn:aws:iam::111111111111:policy/A';
    record.add(observePolicy('A', [1], { arn }));
    expect(
      record.add(observePolicy('A', [2], { arn: null }), observePolicy('A', [4], { arn })),
    ).toEqual(countAdded({ versions: 2 }));
    expect(find('A~111111111111')?.gaps).toEqual([{ from: 'v3', to: 'v3' }]);
  });

  test('without versions are not added', () => {
    expect(record.add(observePolicy('A', []))).toEqual(countAdded());
  });

  test('keep their date and successor where the source has others', () => {
    const deprecated = { knownBy: '2021-01-01' };
    record.add(observePolicy('A', [1], { createDate: '2019-01-01T00:00:00Z', deprecated }));
    const before = readTree(record.path);
    record.add(observePolicy('A', [1], { createDate: '2018-01-01T00:00:00Z' }));
    expect(readTree(record.path)).toEqual(before);
    expect(find('A')).toMatchObject({ createDate: '2019-01-01T00:00:00Z', deprecated });
  });
});

describe('a default', () => {
  const sights = (...list: [versionId: string, day: string][]) => ({
    defaults: list.map(([versionId, day]) => ({
      versionId,
      firstObserved: `2020-${day}T00:00:00Z`,
    })),
  });

  test('is recorded when it is set back, and when it is the newest again, each once', () => {
    const back = sights(['v1', '01-02'], ['v2', '02-02'], ['v1', '03-01']);
    expect(record.add(observePolicy('A', [1, 2], back))).toMatchObject({ defaults: 1 });
    expect(find('A')?.defaults).toEqual(sights(['v1', '03-01']).defaults);
    expect(record.add(observePolicy('A', [1, 2], back))).toEqual(countAdded());
    const again = sights(['v1', '03-01'], ['v2', '04-01']);
    expect(record.add(observePolicy('A', [1, 2], again))).toEqual(countAdded({ defaults: 1 }));
    expect(find('A')?.defaults).toEqual(again.defaults);
  });

  test('is not set where the source does not have the newest version yet', () => {
    record.add(observePolicy('A', [1, 2]));
    const before = readTree(record.path);
    expect(record.add(observePolicy('A', [1], sights(['v1', '01-20'])))).toEqual(countAdded());
    expect(readTree(record.path)).toEqual(before);
  });
});

describe('a policy that no longer exists', () => {
  const gone = { noLongerObserved: '2020-06-01T00:00:00Z', lastObserved: '2020-05-01T00:00:00Z' };

  test('is counted once, and keeps its versions', () => {
    expect(record.add(observePolicy('A', [1], gone))).toMatchObject({ gone: 1 });
    expect(find('A')?.noLongerObserved).toBe(gone.noLongerObserved);
    expect(record.add(observePolicy('A', [1], gone))).toEqual(countAdded());
    expect(find('A')?.versions).toHaveLength(1);
  });

  test('exists again in a source that was read later', () => {
    record.add(observePolicy('A', [1], gone));
    const policies = [observePolicy('A', [1])];
    record.import({ policies }, readUntil('2020-05-01T00:00:00Z'));
    expect(find('A')?.noLongerObserved).toBe(gone.noLongerObserved);
    record.import({ policies }, readUntil('2020-07-01T00:00:00Z'));
    expect(find('A')).not.toHaveProperty('noLongerObserved');
  });

  test('does not exist again because of old versions', () => {
    record.add(observePolicy('A', [1], gone));
    record.add(observePolicy('A', [2], { lastObserved: '2020-02-02T00:00:00Z' }));
    expect(find('A')?.noLongerObserved).toBe(gone.noLongerObserved);
  });

  test('still exists where another source observed a later version', () => {
    record.add(observePolicy('A', [7]));
    expect(record.add(observePolicy('A', [1], gone))).toEqual(countAdded({ versions: 1 }));
    expect(find('A')).not.toHaveProperty('noLongerObserved');
  });

  test('can end a second time', () => {
    record.add(observePolicy('A', [1], gone));
    const twice = {
      noLongerObserved: '2020-09-01T00:00:00Z',
      lastObserved: '2020-08-01T00:00:00Z',
    };
    expect(record.add(observePolicy('A', [1], twice))).toEqual(countAdded({ gone: 1 }));
    expect(find('A')?.noLongerObserved).toBe(twice.noLongerObserved);
  });
});

describe('the sources of a record', () => {
  test('are added once, and their observedUntil only grows', () => {
    record.import({ policies: [observePolicy('A', [1])] }, readUntil('2020-05-01T00:00:00Z'));
    record.import({ policies: [observePolicy('A', [2])] }, readUntil('2020-06-01T00:00:00Z'));
    record.import({ policies: [observePolicy('A', [3])] }, readUntil('2020-04-01T00:00:00Z'));
    expect(loadRecord(record.path).site.sources).toEqual([readUntil('2020-06-01T00:00:00Z')]);
  });

  test('are listed together, and named by their versions', () => {
    record.add(observePolicy('A', [1]));
    record.import({ policies: [observePolicy('A', [2])] }, { ...testSource, id: 'other' });
    expect(find('A')?.versions.map(({ knownFrom }) => knownFrom)).toEqual([
      ['versions-file'],
      ['other'],
    ]);
  });
});
