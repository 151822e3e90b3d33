import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadRecord } from '../record/load';
import { BrokenRecord } from '../testing/broken-record';
import { describeSource } from './describe-source';
import { importObservation } from './import-observation';
import { normalizeInstant } from './observed';
import { type ImportCounts, planImport } from './plan';
import { nameRows, readFacts } from './read-facts';

const document = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
};
const version = {
  versionId: 'v1',
  createDate: '2020-01-01T00:00:00Z',
  firstObserved: '2020-01-01T02:00:00+02:00',
  document,
};
const policy = {
  policyName: 'Example',
  arn: 'arn:aws:iam::aws:policy/aws-service-role/Example',
  policyCreateDate: '2020-01-01T00:00:00Z',
  deprecated: false,
  versions: [version],
};

let facts: string;
let record: BrokenRecord;
beforeEach(() => {
  facts = mkdtempSync(join(tmpdir(), 'policy-history-facts-'));
  mkdirSync(join(facts, 'versions'));
  record = new BrokenRecord();
});
afterEach(() => {
  rmSync(facts, { recursive: true });
  record.dispose();
});

function writeFact(fact: object, name = 'Example') {
  writeFileSync(join(facts, 'versions', `${name}.json`), JSON.stringify(fact));
}

const source = describeSource('facts', '2020-01-01T00:00:00Z');
const nothing: ImportCounts = { policies: 0, versions: 0, announcements: 0, defaults: 0, gone: 0 };

function runImport() {
  return importObservation(record.folder, readFacts(facts), source).added;
}

function readAll(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => `${file}\n${readFileSync(file, 'utf8')}`)
    .join('\n');
}

describe('an import', () => {
  test('adds a policy with its kind, its gaps and times in UTC', () => {
    writeFact({ ...policy, versions: [{ ...version, versionId: 'v3' }] });
    expect(runImport()).toEqual({ ...nothing, policies: 1, versions: 1 });
    const added = loadRecord(record.folder).policies.find(
      ({ policyName }) => policyName === 'Example',
    );
    expect(added?.kind).toBe('service-linked-role');
    expect(added?.gaps).toEqual([{ from: 'v1', to: 'v2' }]);
    expect(added?.versions[0]?.firstObserved).toBe('2020-01-01T00:00:00Z');
    expect(added?.versions[0]?.knownFrom).toEqual(['api-archive']);
  });

  test('adds to a policy only what is new, and keeps what people wrote', () => {
    writeFact(policy);
    runImport();
    record.change('policies/Example/policy.json', (file) => ({
      ...(file as object),
      summary: 'Ours.',
    }));
    const before = record.read('policies/Example/v1.json');
    writeFact({
      ...policy,
      versions: [
        version,
        {
          ...version,
          versionId: 'v2',
          createDate: '2021-01-01T00:00:00Z',
          firstObserved: '2021-01-02T00:00:00Z',
        },
      ],
    });
    expect(runImport()).toEqual({ ...nothing, versions: 1 });
    expect(record.read('policies/Example/v1.json')).toBe(before);
    expect(record.read('policies/Example/policy.json')).toContain('"summary": "Ours."');
  });

  test('run a second time changes nothing', () => {
    writeFact(policy);
    runImport();
    const before = readAll(record.folder);
    expect(runImport()).toEqual({ ...nothing });
    expect(readAll(record.folder)).toBe(before);
  });

  test('refuses another document for a version on record', () => {
    writeFact(policy);
    runImport();
    const before = readAll(record.folder);
    writeFact({
      ...policy,
      versions: [
        {
          ...version,
          document: { ...document, Statement: [{ ...document.Statement[0], Resource: 'x' }] },
        },
      ],
    });
    expect(runImport).toThrow(
      /Example v1: the source holds another document than the record\.[\s\S]*-.*"Resource": "\*"\n\+.*"Resource": "x"[\s\S]*Nothing was written/,
    );
    expect(readAll(record.folder)).toBe(before);
  });

  test('that would leave a faulty record writes nothing', () => {
    const before = readAll(record.folder);
    writeFact({
      ...policy,
      versions: [{ ...version, document: { Statement: [{ Effect: 'Allow' }] } }],
    });
    expect(runImport).toThrow('policies/Example/v1.json at /document/Statement/0');
    expect(readAll(record.folder)).toBe(before);
  });

  test('keeps a deprecated policy’s successor, and a policy whose ARN is not known', () => {
    writeFact({
      ...policy,
      arn: null,
      policyCreateDate: null,
      deprecated: true,
      firstKnownDeprecated: '2021-04-02',
      supersededBy: 'AmazonConnect_FullAccess',
    });
    runImport();
    const added = loadRecord(record.folder).policies.find(
      ({ policyName }) => policyName === 'Example',
    );
    expect(added).toMatchObject({
      arn: null,
      createDate: null,
      kind: 'attachable',
      deprecated: { knownBy: '2021-04-02', supersededBy: 'AmazonConnect_FullAccess' },
    });
  });

  test('adds rows in the page’s order and keeps those on record', () => {
    const row = {
      date: '2026-06-30',
      policy: 'AmazonConnect_FullAccess',
      change: 'actions-added',
      gist: 'New',
      actionsNamed: ['s3:GetObject'],
      inSnapshots: ['2026-05'],
    };
    const old = {
      date: '2021-06-15',
      policy: null,
      change: 'tracking-started',
      gist: 'Other words',
      actionsNamed: [],
      inSnapshots: ['2026-05'],
    };
    writeFileSync(
      join(facts, 'announcements.json'),
      JSON.stringify({ page: 'https://docs.example/x', rows: [row, old] }),
    );
    expect(runImport()).toEqual({ ...nothing, announcements: 1 });
    const { announcements } = loadRecord(record.folder);
    expect(announcements).toHaveLength(44);
    expect(announcements[0]?.gist).toBe('New');
    expect(announcements[1]?.gist).toBe(
      'Amazon Connect starts tracking changes to its AWS managed policies',
    );
  });
});

describe('facts are refused, naming file and place, for', () => {
  test.each<[string, () => void, RegExp]>([
    [
      'malformed JSON',
      () => writeFileSync(join(facts, 'versions', 'A.json'), '{'),
      /A\.json at line 1, column 2: expected a closing brace/,
    ],
    ['a list', () => writeFact([]), /Example\.json: expected an object, found an empty list/],
    [
      'no name',
      () => writeFact({ ...policy, policyName: '' }),
      /at \/policyName: expected text, found ""/,
    ],
    [
      'no versions',
      () => writeFact({ ...policy, versions: undefined }),
      /at \/versions: expected a list, found nothing/,
    ],
    [
      'no document',
      () => writeFact({ ...policy, versions: [{ ...version, document: null }] }),
      /at \/versions\/0 at \/document: expected a policy document, found null/,
    ],
    [
      'an instant without offset',
      () => writeFact({ ...policy, versions: [{ ...version, createDate: '2020-01-01T00:00:00' }] }),
      /at \/createDate: expected an instant with its offset, found "2020-01-01T00:00:00"/,
    ],
  ])('%s', (_, write, message) => {
    write();
    expect(() => readFacts(facts)).toThrow(message);
  });

  test('a folder that holds none', () => {
    expect(() => readFacts(join(facts, 'nowhere'))).toThrow(
      /expected a folder with versions\/, found none/,
    );
  });
});

test.each([
  ['2019-02-10T11:13:13-07:00', '2019-02-10T18:13:13Z'],
  ['2019-02-10T11:13:13.250Z', '2019-02-10T11:13:13Z'],
  ['2019-02-10T11:13:13+0000', '2019-02-10T11:13:13Z'],
  ['2019-02-10', undefined],
  ['2019-13-10T11:13:13Z', undefined],
])('%s is %s', (text, expected) => {
  expect(normalizeInstant(text)).toBe(expected);
});

test('rows of one day and policy are numbered from the bottom of the page', () => {
  const rows = [
    ['2024-11-18', 'A'],
    ['2024-12-01', 'A'],
    ['2024-11-18', 'A'],
    ['2024-11-18', 'B'],
    ['2021-06-15', null],
  ];
  expect(nameRows(rows)).toEqual([
    '2024-11-18-A-2',
    '2024-12-01-A',
    '2024-11-18-A',
    '2024-11-18-B',
    '2021-06-15',
  ]);
});

const gathered = join('..', 'shared', 'facts');
const why = existsSync(gathered)
  ? ''
  : ' (skipped: the gathered facts are not beside the checkout)';
test.skipIf(why)(`the gathered facts add nothing to the record${why}`, () => {
  const plan = planImport(loadRecord('data'), readFacts(gathered), source);
  expect(plan.added).toEqual({ ...nothing });
  expect(plan.files.size).toBe(0);
});
