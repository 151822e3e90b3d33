import { afterEach, describe, expect, test } from 'vitest';
import { observePolicy, TestRecord } from '../../testing/observations';
import { loadRecord } from './load';
import { readRecordFiles } from './read-files';

const record = new TestRecord();
afterEach(() => record.dispose());

const load = (overlay?: ReadonlyMap<string, string>) =>
  loadRecord(record.path, { mayBeEmpty: true, ...(overlay && { overlay }) });

/** Files of the record, as an overlay. */
function readTexts(...paths: string[]) {
  return new Map(paths.map((path) => [path, record.read(path)]));
}

describe('an overlay', () => {
  test('replaces files of the folder, and adds to them', () => {
    record.add(observePolicy('B', [1, 2]));
    const old = new TestRecord();
    old.add(observePolicy('B', [1]));
    record.add(observePolicy('A', [1]), observePolicy('C', [10, 9]));
    const overlay = readTexts(
      ...['policies/C/v10.json', 'policies/B/v2.json', 'policies/A/v1.json'],
      ...['policies/C/policy.json', 'policies/A/policy.json', 'policies/B/policy.json'],
      ...['policies/C/v9.json', 'site.json'],
    );
    const overlaid = loadRecord(old.path, { overlay });
    expect(overlaid).toEqual(load());
    expect(overlaid.policies.map(({ policyName }) => policyName)).toEqual(['A', 'B', 'C']);
    old.dispose();
  });

  test('returns its files in the order of those on disk', () => {
    record.add(observePolicy('A', [1]), observePolicy('A.json', [2]), observePolicy('A-', [1]));
    const { files } = readRecordFiles(record.path);
    const overlay = readTexts(...files.map(({ path }) => path).reverse());
    expect(readRecordFiles(record.path, overlay)).toEqual({ files, problems: [] });
  });

  test('is validated like the files on disk', () => {
    record.add(observePolicy('A', [1]));
    const text = record.read('policies/A/v1.json').replace('"Allow"', '"Permit"');
    expect(() => load(new Map([['policies/A/v1.json', text]]))).toThrow(
      'policies/A/v1.json at /document/Statement/0/Effect',
    );
    expect(load().policies).toHaveLength(1);
  });

  test('can contain a file that every record needs', () => {
    const overlay = readTexts('site.json');
    record.write('other.txt', '');
    expect(() => load(overlay)).toThrow('1 problem in');
  });
});

describe('a record that an import is changing', () => {
  test('is refused while the journal exists', () => {
    record.add(observePolicy('A', [1]));
    record.write('.import/committing.json', '[]');
    expect(() => load()).toThrow(
      [
        '.import/committing.json',
        '  expected: a record that no import is at work on',
        '  found:    the journal of an import that is putting its files in place, or was cut off there',
        '  remedy:   Let it end, or run npm run import again: it puts the record back first.',
      ].join('\n'),
    );
  });

  test('is read while the import prepares its files', () => {
    record.add(observePolicy('A', [1]));
    const before = load();
    record.write('.import/new/policies/B/policy.json', '{');
    record.write('.import.lock', '');
    expect(load()).toEqual(before);
  });
});

test('a record without policies is read only where it may be empty', () => {
  expect(load().policies).toEqual([]);
  expect(() => loadRecord(record.path)).toThrow('Import one: npm run import -- --help.');
});
