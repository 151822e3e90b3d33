import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, describe, expect, test } from 'vitest';
import { get, getAndPut, json, writePolicy } from '../testing/action-policies';
import {
  ActionRunner,
  actionFile,
  describePullRequest,
  type SarifLog,
} from '../testing/action-runner';

const runner = new ActionRunner();
afterAll(() => runner.dispose());

const trust = writePolicy({
  Action: 'sts:AssumeRole',
  Resource: undefined,
  Principal: { AWS: '*' },
});

describe('action.yml', () => {
  test('has a description for each input and output, and runs on Node 24', () => {
    expect(actionFile.runs).toEqual({ using: 'node24', main: 'dist/action/index.js' });
    expect(Object.keys(actionFile.outputs)).toEqual(['verdict', 'documents', 'failed', 'sarif']);
    const docs = readFileSync(join(import.meta.dirname, '../docs/github-action.md'), 'utf8');
    for (const name of [...Object.keys(actionFile.inputs), ...Object.keys(actionFile.outputs)]) {
      expect(docs).toContain(`\`${name}\``);
    }
  });
});

describe('a pull request', () => {
  test('that adds, removes, renames and deletes access', () => {
    const end = runner.review(
      {
        'wider.json': get,
        'narrower.json': getAndPut,
        'same.json': getAndPut,
        'old/name.json': getAndPut,
        'deleted.json': JSON.stringify({
          Statement: { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:*:*:a' },
        }),
        'unchanged.json': get,
        'ignored/wider.json': get,
      },
      {
        'wider.json': getAndPut,
        'narrower.json': get,
        'same.json': writePolicy({ Action: ['s3:PutObject', 's3:GetObject'] }),
        'old/name.json': null,
        'new/name.json': getAndPut.replace('PutObject', 'PutObjectAcl'),
        'deleted.json': null,
        'added.json': get,
        'ignored/wider.json': getAndPut,
        'notes.txt': 'Not a policy',
      },
      { files: '**/*.json\n!ignored/**' },
    );
    expect(end.code, end.log).toBe(0);
    expect(end.outputs).toMatchObject({ verdict: 'both', documents: '6', failed: '' });
    const rows = [...end.summary.matchAll(/<tr><td>(.*?)<\/td><td><b>(.*?)<\/b>/g)];
    expect(rows.map(([, name, verdict]) => [name, verdict])).toEqual([
      ['<code>added.json</code> (added)', 'Wider'],
      ['<code>deleted.json</code> (deleted)', 'Narrower'],
      ['<code>narrower.json</code>', 'Narrower'],
      ['<code>new/name.json</code> (renamed)', 'Mixed'],
      ['<code>same.json</code>', 'No change'],
      ['<code>wider.json</code>', 'Wider'],
    ]);
    expect(end.summary).toContain(
      '## Mixed: 2 policy documents allow more, 1 allows more and less, 2 allow less, 1 allows the same.',
    );
    expect(end.annotations).toContain(
      '::warning file=wider.json,line=9,title=Adds access::wider.json: Adds s3:PutObject (Write) on all resources.',
    );
    expect(end.annotations.filter((line) => line.startsWith('::notice'))).toEqual([
      '::notice title=Removes access::deleted.json: Removes sqs:SendMessage (Write).',
      '::notice file=narrower.json,line=1,title=Removes access::narrower.json: Removes s3:PutObject (Write) on all resources.',
    ]);
  });

  test('with documents that cannot be read or are not compared', () => {
    const inputs = { files: '*.json', 'fail-on': 'wider' };
    const end = runner.review(
      {
        'broken.json': get,
        'principal.json': get,
        'trust.json': trust,
        'package.json': '{"a": 1}',
      },
      {
        'broken.json': get.replace('"Statement"', 'Statement'),
        'principal.json': writePolicy({ Principal: '*' }),
        'trust.json': trust.replace('"*"', '"arn:aws:iam::111122223333:root"'),
        'package.json': '{"a": 2}',
      },
      inputs,
    );
    expect(end.code).toBe(1);
    expect(end.outputs).toMatchObject({ verdict: 'undecided', documents: '2' });
    expect(end.outputs.failed?.split('\n')).toEqual([
      'broken.json: the documents cannot be compared',
      'principal.json: the documents cannot be compared',
    ]);
    expect(end.annotations).toEqual([
      expect.stringMatching(
        /^::error file=broken.json,line=1,title=Cannot be compared::.*line 3, column 3/,
      ),
      expect.stringMatching(/^::error file=principal.json,line=1,.*\/Statement\/0\/Principal/),
      expect.stringMatching(/^::notice file=package.json,line=1,.*no IAM policy document/),
      expect.stringMatching(/^::notice file=trust.json,line=1,.*trust policy/),
    ]);
    expect(end.sarif?.runs[0]?.results.map(({ ruleId }) => ruleId)).toEqual([
      'not-compared',
      'not-compared',
    ]);
  });

  test('without changed files that match', () => {
    const end = runner.review({ 'a.json': get }, { 'a.txt': 'a' }, { ...json, 'fail-on': 'any' });
    expect(end.code).toBe(0);
    expect(end.outputs).toMatchObject({ verdict: 'same', documents: '0', failed: '' });
    expect(end.summary).toBe('## No change: no IAM policy document to compare changed.\n\n');
    expect(end.annotations).toEqual([]);
    expect(end.sarif?.runs[0]?.results).toEqual([]);
  });

  test('where no file of the repository matches, with a warning', () => {
    const end = runner.review(
      {},
      { 'a.json': get },
      { files: 'policies/*.json', 'fail-on': 'any' },
    );
    expect([end.code, end.outputs.verdict]).toEqual([0, 'same']);
    expect(end.annotations).toEqual([
      expect.stringMatching(/^::warning title=Policy History::The input files: expected globs /),
    ]);
  });

  test.each<[failOn: string, change: [string, string], code: number, failed: string]>([
    ['never', [get, getAndPut], 0, ''],
    ['wider', [get, getAndPut], 1, 'a.json: the verdict is wider'],
    ['wider', [getAndPut, get], 0, ''],
    ['any', [getAndPut, get], 1, 'a.json: the verdict is narrower'],
    [
      'risk',
      [writePolicy({ Action: 's3:ListBucket' }), getAndPut],
      1,
      'a.json: Adds data access: s3:GetObject',
    ],
    ['narrower, risk', [get, getAndPut], 0, ''],
  ])('with fail-on %s', (failOn, [before, after], code, failed) => {
    const end = runner.review(
      { 'a.json': before },
      { 'a.json': after },
      { ...json, 'fail-on': failOn },
    );
    expect([end.code, end.outputs.failed]).toEqual([code, failed]);
    expect(end.summary.includes('This check fails')).toBe(code === 1);
  });

  test('with and without future actions', () => {
    const [before, after] = [
      writePolicy({ Action: 's3:GetObject' }),
      writePolicy({ Action: 's3:GetObjec?' }),
    ];
    for (const [ignore, code, verdict] of [
      ['false', 1, 'wider'],
      ['true', 0, 'same'],
    ] as const) {
      const inputs = { ...json, 'fail-on': 'wider', 'ignore-future': ignore };
      const end = runner.review({ 'a.json': before }, { 'a.json': after }, inputs);
      expect([end.code, end.outputs.verdict]).toEqual([code, verdict]);
    }
  });

  test('with 200 files, beyond what GitHub shows', () => {
    const names = Array.from({ length: 200 }, (_, index) => `policies/${index}.json`);
    const files = (text: string) => Object.fromEntries(names.map((name) => [name, text]));
    const resources = Array.from(
      { length: 40 },
      (_, index) => `arn:aws:s3:::${'x'.repeat(80)}${index}`,
    );
    const after = writePolicy({ Resource: [...resources, 'arn:aws:s3:::b/*'] });
    const before = writePolicy({ Resource: 'arn:aws:s3:::b/*' });
    const end = runner.review(files(before), files(after), { ...json, 'fail-on': 'wider' });
    expect(end.code).toBe(1);
    expect(end.outputs.documents).toBe('200');
    expect(end.annotations).toHaveLength(10);
    expect(end.annotations.at(-1)).toContain('191 more annotations of this level are left out');
    expect(end.sarif?.runs[0]?.results.length).toBeGreaterThan(199);
    expect(end.summary.match(/<tr><td>/g)).toHaveLength(200);
    expect(Buffer.byteLength(end.summary)).toBeLessThan(1024 * 1024);
    expect(end.summary).toMatch(
      /\n\n\d+ documents in detail are left out: GitHub limits a summary to 1 MiB\.\n\n$/,
    );
  });
});

describe('hostile text', () => {
  const name = 'a\n::error::x, | <script>`b`.json';
  const resource = '</pre><script>\n\n::warning::y ##[add-mask]z | `c` @d #1 %0A';

  test('is neither markup nor a command', () => {
    const end = runner.review(
      {},
      { [name]: writePolicy({ Action: 's3:GetObject', Resource: resource }) },
      { ...json, 'fail-on': 'wider' },
    );
    expect(end.code).toBe(1);
    expect(end.annotations).toEqual([
      expect.stringMatching(/^::error file=a%0A%3A%3Aerror%3A%3Ax%2C \| <script>`b`.json,line=4,/),
    ]);
    expect(end.summary).not.toMatch(/<script|<\/pre><|^::/m);
    expect(end.summary).toContain('<code>a\\u{a}::error::x, | &lt;script&gt;`b`.json</code>');
    expect(end.summary).toContain('on &lt;/pre&gt;&lt;script&gt;\\u{a}\\u{a}::warning::y');
    // Every blank line of the summary is one of its own: none is within an HTML block.
    for (const block of end.summary.split('\n\n')) {
      expect(block).toMatch(
        /^(## |This check|<(ul|table|details|pre)>|<\/details>|$|\n?$|\S+:$|.*\S$)/s,
      );
    }
    expect(end.outputs.failed?.split('\n')).toHaveLength(1);
    const [result] = end.sarif?.runs[0]?.results ?? [];
    expect(result?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(
      'a%0A%3A%3Aerror%3A%3Ax%2C%20%7C%20%3Cscript%3E%60b%60.json',
    );
  });
});

test.each<[inputs: Record<string, string>, message: string]>([
  [{}, 'The input files: expected globs, or the input plans, found neither.'],
  [{ ...json, 'fail-on': 'wide' }, 'The input fail-on: expected never, or some of wider'],
  [{ ...json, 'ignore-future': 'yes' }, 'The input ignore-future: expected true or false'],
])('refuses the inputs %j', (inputs, message) => {
  const end = runner.review({}, {}, inputs);
  expect(end.code).toBe(1);
  expect(end.annotations).toEqual([expect.stringContaining(message)]);
});

test('a folder that is no repository is named', () => {
  const event = describePullRequest('a', 'b');
  const end = runner.run({ event, commit: '', inputs: json, workspace: runner.path });
  expect(end.annotations[0]).toContain('fetch-depth: 0');
});

test('the SARIF file follows the schema, and an alert does not depend on lines', () => {
  const path = createRequire(import.meta.url).resolve('@microsoft/jest-sarif');
  const folder = join(path, '../schemas/sarif-2.1.0-rtm.5.json');
  const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(folder, 'utf8'));
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
    schema,
  );
  const risky = writePolicy({}, { Action: 'iam:PutRolePolicy', Resource: 'arn:aws:iam::*:role/a' });
  const review = (after: string) =>
    runner.review(
      { 'a b.json': get },
      { 'a b.json': after },
      { ...json, 'sarif-file': 'out.sarif' },
    );
  const { sarif, outputs } = review(risky);
  expect(validate(sarif), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ ...sarif, version: '3' })).toBe(false);
  expect(outputs.sarif).toBe(join(runner.archive.repository, 'out.sarif'));
  const [{ results } = { results: [] }] = (sarif as SarifLog).runs;
  expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
    ['access-added', 'warning'],
    ['risk-privilege-escalation', 'warning'],
  ]);
  for (const { locations } of results) {
    expect(locations).toMatchObject([
      { physicalLocation: { artifactLocation: { uri: 'a%20b.json' }, region: { startLine: 9 } } },
    ]);
  }
  const moved = review(`\n\n${risky}`).sarif?.runs[0]?.results ?? [];
  expect(moved.map((each) => each.partialFingerprints)).toEqual(
    results.map((each) => each.partialFingerprints),
  );
  expect(moved[0]?.locations[0]?.physicalLocation.region.startLine).toBe(11);
});
