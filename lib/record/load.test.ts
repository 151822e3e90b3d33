import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { BrokenRecord } from '../../testing/broken-record';
import { loadCheckedRecord } from '../../testing/checked-record';
import { loadRecord } from './load';
import { RecordError } from './record-error';

const fullAccess = 'policies/AmazonConnect_FullAccess';
const role = 'policies/AmazonConnectServiceLinkedRolePolicy';

const record = new BrokenRecord();
afterEach(() => record.dispose());

/** The problems of a folder, each as "file at place: found". */
function listProblems(folder: string): string[] {
  try {
    loadRecord(folder);
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    for (const { remedy, expected } of error.problems) {
      expect(remedy).toMatch(/^[A-Z].*\.$/);
      expect(expected).not.toBe('');
    }
    return error.problems.map(({ file, place, found }) => `${file} at ${place}: ${found}`);
  }
  return [];
}

// biome-ignore lint/suspicious/noExplicitAny: a broken file has no type.
type Any = any;

// broken.test.ts covers the single problems.
describe('a record is refused with', () => {
  test('all problems at once, sorted by file', () => {
    record.change(`${fullAccess}/v10.json`.replace('v10', 'v2'), (f: Any) => ({ ...f, x: 1 }));
    record.change('announcements/connect.json', (f: Any) => {
      f.announcements[0].policyName = 'Nobody';
    });
    record.write(`${role}/v9.json`, 'no JSON');
    expect(listProblems(record.path).map((problem) => problem.split(' ')[0])).toEqual([
      'announcements/connect.json',
      `${fullAccess}/v2.json`,
      `${role}/v9.json`,
    ]);
  });

  test('a message names file, place, expected, found and remedy', () => {
    record.change(`${fullAccess}/v2.json`, (f: Any) => {
      f.versionId = 'v3';
    });
    expect(() => loadRecord(record.path)).toThrow(
      [
        `1 problem in ${record.path}:`,
        '',
        `${fullAccess}/v2.json at /versionId`,
        '  expected: "v2", the name of its file',
        '  found:    "v3"',
        '  remedy:   Rename the file or correct the id.',
      ].join('\n'),
    );
  });
});

describe('the record', () => {
  const { policies, announcements, site } = loadCheckedRecord();
  const find = (name: string) => policies.find(({ policyName }) => policyName === name);

  test('has 8 policies, 57 versions, 43 announcements, six tracked dates', () => {
    expect(policies).toHaveLength(8);
    expect(policies.flatMap(({ versions }) => versions)).toHaveLength(57);
    expect(announcements).toHaveLength(43);
    expect(
      announcements.filter(({ knownFrom }) => knownFrom.includes('guide-2023-03')),
    ).toHaveLength(10);
    expect(site.tracking?.dates).toEqual([
      '2021-06-15',
      '2021-09-27',
      '2021-11-12',
      '2022-02-22',
      '2023-01-26',
      '2023-03-07',
    ]);
  });

  test('lists its missing versions', () => {
    const gaps = (name: string) => find(name)?.gaps?.map(({ from, to }) => `${from} to ${to}`);
    expect(gaps('AmazonConnectServiceLinkedRolePolicy')).toEqual([
      'v1 to v1',
      'v32 to v41',
      'v43 to v52',
    ]);
    expect(gaps('AmazonConnectFullAccess')).toEqual(['v1 to v1']);
    expect(policies.filter((policy) => policy.gaps)).toHaveLength(2);
  });

  test('is ordered by AWS’s version number and frozen', () => {
    const versions = find('AmazonConnectServiceLinkedRolePolicy')?.versions ?? [];
    expect(versions.map(({ number }) => number)).toEqual(
      [...versions.map(({ number }) => number)].sort((a, b) => a - b),
    );
    expect(Object.isFrozen(versions[0]?.statements[0])).toBe(true);
  });

  const facts = join('..', 'shared', 'facts', 'versions');
  const why = existsSync(facts) ? '' : ' (skipped: the gathered facts are not beside the checkout)';
  test.skipIf(why)(`holds each of the 57 documents as gathered, key order included${why}`, () => {
    let compared = 0;
    for (const policy of policies) {
      const fact = JSON.parse(readFileSync(join(facts, `${policy.policyName}.json`), 'utf8'));
      expect(policy.versions.map(({ versionId }) => versionId)).toEqual(
        fact.versions.map((v: Any) => v.versionId),
      );
      for (const [index, version] of policy.versions.entries()) {
        const gathered = fact.versions[index];
        expect(JSON.stringify(version.document)).toBe(JSON.stringify(gathered.document));
        expect(version.createDate).toBe(gathered.createDate);
        expect(Date.parse(version.firstObserved)).toBe(Date.parse(gathered.firstObserved));
        compared += 1;
      }
    }
    expect(compared).toBe(57);
  });
});

test('a record that was validated before is the same when it is only parsed', () => {
  expect(loadRecord('data', { isValid: true })).toEqual(loadRecord('data'));
});
