import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, describe, expect, test } from 'vitest';
import { buildGitEnvironment } from '../lib/sources/import/git';
import {
  ActionRunner,
  actionFile,
  describePullRequest,
  type SarifLog,
} from '../testing/action-runner';

const runner = new ActionRunner();
afterAll(() => runner.dispose());

type Written = Record<string, unknown>;

function write(...statements: Written[]): string {
  const list = statements.map((each) => ({
    Effect: 'Allow',
    Action: 's3:GetObject',
    Resource: '*',
    ...each,
  }));
  return `${JSON.stringify({ Version: '2012-10-17', Statement: list }, null, 2)}\n`;
}

const get = write({});
const getAndPut = write({}, { Action: 's3:PutObject' });
const trust = write({ Action: 'sts:AssumeRole', Resource: undefined, Principal: { AWS: '*' } });
const json = { files: '**/*.json' };

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
        'same.json': write({ Action: ['s3:PutObject', 's3:GetObject'] }),
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
        'principal.json': write({ Principal: '*' }),
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

  test('without files that match', () => {
    const end = runner.review({}, { 'a.txt': 'a' }, { ...json, 'fail-on': 'any' });
    expect(end.code).toBe(0);
    expect(end.outputs).toMatchObject({ verdict: 'same', documents: '0', failed: '' });
    expect(end.summary).toBe('## No change: no IAM policy document to compare changed.\n\n');
    expect(end.annotations).toEqual([]);
    expect(end.sarif?.runs[0]?.results).toEqual([]);
  });

  test.each<[failOn: string, change: [string, string], code: number, failed: string]>([
    ['never', [get, getAndPut], 0, ''],
    ['wider', [get, getAndPut], 1, 'a.json: the verdict is wider'],
    ['wider', [getAndPut, get], 0, ''],
    ['any', [getAndPut, get], 1, 'a.json: the verdict is narrower'],
    [
      'risk',
      [write({ Action: 's3:ListBucket' }), getAndPut],
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
    const [before, after] = [write({ Action: 's3:GetObject' }), write({ Action: 's3:GetObjec?' })];
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
    const after = write({ Resource: [...resources, 'arn:aws:s3:::b/*'] });
    const before = write({ Resource: 'arn:aws:s3:::b/*' });
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
      { [name]: write({ Action: 's3:GetObject', Resource: resource }) },
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

describe('a Terraform plan', () => {
  const plan = JSON.stringify({
    format_version: '1.2',
    resource_changes: [
      {
        address: 'aws_iam_policy.reader',
        type: 'aws_iam_policy',
        change: {
          actions: ['update'],
          before: { policy: get },
          after: { policy: getAndPut },
          after_unknown: {},
        },
      },
      {
        address: 'aws_iam_role_policy.writer',
        type: 'aws_iam_role_policy',
        change: { actions: ['create'], before: null, after: {}, after_unknown: { policy: true } },
      },
    ],
  });

  test('is read from the workspace', () => {
    runner.archive.dispose();
    const commit = runner.archive.commit({ 'README.txt': 'Test' });
    runner.archive.write('archive/build/plan.json', plan);
    const end = runner.run({
      event: {},
      eventName: 'schedule',
      commit,
      inputs: { plans: 'build/plan.json', 'fail-on': 'wider' },
    });
    expect(end.outputs.failed?.split('\n')).toEqual([
      'build/plan.json: aws_iam_policy.reader: the verdict is wider',
      'build/plan.json: aws_iam_role_policy.writer: the documents cannot be compared',
    ]);
  });

  test('is read from a commit', () => {
    const end = runner.review({}, { 'plan.json': plan }, json);
    expect(end.outputs).toMatchObject({ verdict: 'wider', documents: '2' });
  });

  test('that does not exist is a problem', () => {
    const end = runner.review({}, {}, { plans: 'none.json', 'fail-on': 'any' });
    expect(end.code).toBe(1);
    expect(end.log).toContain('nothing by this name');
  });
});

describe('a CloudFormation template', () => {
  const template = (lines: string) => `Parameters:
  Bucket: { Type: String }
Resources:
  Reader:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: { Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: sts:AssumeRole }
      Policies:
        - PolicyName: read
          PolicyDocument:
            Version: 2012-10-17
            Statement:
              - Effect: Allow
                Action: s3:GetObject
                Resource: !Sub 'arn:\${AWS::Partition}:s3:::\${Bucket}/*'
${lines}`;
  const more = `              - Effect: Allow
                Action: s3:PutObject
                Resource: !Sub 'arn:\${AWS::Partition}:s3:::\${Bucket}/*'
`;

  test('in YAML', () => {
    const inputs = { files: '**/*.yaml', 'fail-on': 'wider' };
    const end = runner.review({ 't.yaml': template('') }, { 't.yaml': template(more) }, inputs);
    expect(end.outputs.failed).toBe('t.yaml: Reader Policies/read: the verdict is wider');
    expect(end.annotations).toEqual([expect.stringMatching(/^::error file=t.yaml,line=17,/)]);
    expect(end.summary).toContain('on arn:${Template:AWS::Partition}:s3:::${Template:Bucket}/*');
  });

  test('in JSON, where a value is not known', () => {
    const of = (Action: unknown) =>
      JSON.stringify({
        Resources: {
          P: {
            Type: 'AWS::IAM::ManagedPolicy',
            Properties: {
              PolicyDocument: { Statement: { Effect: 'Allow', Action, Resource: '*' } },
            },
          },
        },
      });
    const inputs = { ...json, 'fail-on': 'wider' };
    const end = runner.review(
      { 't.json': of('s3:Get*') },
      { 't.json': of({ Ref: 'Actions' }) },
      inputs,
    );
    expect(end.outputs).toMatchObject({
      verdict: 'undecided',
      failed: 't.json: P: the documents cannot be compared',
    });
    expect(end.log).toContain(
      '/Statement/Action: expected a value that the template has, found Actions',
    );
  });
});

describe('the commits', () => {
  function commitTwo() {
    runner.archive.dispose();
    const base = runner.archive.commit({ 'a.json': get });
    return { base, head: runner.archive.commit({ 'a.json': getAndPut }) };
  }

  test('of a pull request are those since the branch was made', () => {
    const { archive } = runner;
    const { base } = commitTwo();
    archive.inside('checkout', '--quiet', '-b', 'feature', base);
    const head = archive.commit({ 'b.json': get });
    archive.inside('checkout', '--quiet', 'main');
    const main = archive.commit({ 'c.json': get });
    archive.inside('merge', '--quiet', '--no-edit', '--no-gpg-sign', head);
    const merged = archive.inside('rev-parse', 'HEAD').trim();
    // The event has an older base than the merge commit.
    for (const event of [describePullRequest(base, head), describePullRequest(main, head)]) {
      const end = runner.run({ event, commit: merged, inputs: json });
      expect(end.log).toContain('b.json');
      expect(end.log).not.toMatch(/[ac]\.json/);
    }
  });

  test.each<[name: string, eventName: string, event: (base: string, head: string) => object]>([
    ['a push', 'push', (before, after) => ({ before, after, ref: 'refs/heads/main' })],
    [
      'a merge group',
      'merge_group',
      (base_sha, head_sha) => ({ merge_group: { base_sha, head_sha } }),
    ],
    ['a pull request target', 'pull_request_target', describePullRequest],
  ])('of %s', (_, eventName, event) => {
    const { base, head } = commitTwo();
    const end = runner.run({ event: event(base, head), eventName, commit: base, inputs: json });
    expect([end.outputs.verdict, end.outputs.documents]).toEqual(['wider', '1']);
  });

  test('of a push of a new branch are all, or those since the default branch', () => {
    const { base, head } = commitTwo();
    const none = '0'.repeat(40);
    const repository = { default_branch: 'main' };
    const push = (ref: string) =>
      runner.run({
        event: { before: none, after: head, ref, repository },
        eventName: 'push',
        commit: head,
        inputs: json,
      });
    expect(push('refs/heads/main').summary).toContain('(added)');
    runner.archive.inside('update-ref', 'refs/remotes/origin/main', base);
    expect(push('refs/heads/feature').summary).not.toContain('(added)');
  });

  test('of inputs', () => {
    const { base, head } = commitTwo();
    const run = (inputs: Record<string, string>) =>
      runner.run({
        event: {},
        eventName: 'workflow_dispatch',
        commit: head,
        inputs: { ...json, ...inputs },
      });
    expect(run({ base }).outputs.verdict).toBe('wider');
    expect(run({ base: 'main', head: base }).outputs.verdict).toBe('narrower');
    expect(run({}).annotations[0]).toContain('Set the inputs base and head.');
    expect(run({ head }).annotations[0]).toContain('Set both.');
    expect(run({ base: '--output=x' }).annotations[0]).toContain('the base commit --output=x');
  });

  test('that a shallow clone lacks are named with the remedy', () => {
    const { base, head } = commitTwo();
    const shallow = runner.archive.resolve('shallow');
    const source = `file://${runner.archive.repository}`;
    runner.archive.git('clone', '--quiet', '--depth=1', source, shallow);
    for (const [eventName, remedy] of [
      ['pull_request', 'Set fetch-depth: 0 for actions/checkout'],
      ['pull_request_target', 'git fetch origin "pull/NUMBER/head"'],
    ] as const) {
      const event = describePullRequest(base, head);
      const end = runner.run({ event, eventName, commit: head, inputs: json, workspace: shallow });
      expect(end.code).toBe(1);
      expect(end.annotations).toEqual([expect.stringContaining(remedy)]);
    }
  });

  test('without a common ancestor are refused', () => {
    const { archive } = runner;
    const { head } = commitTwo();
    archive.inside('checkout', '--quiet', '--orphan', 'other');
    const other = archive.commit({ 'a.json': get });
    const end = runner.run({
      event: describePullRequest(head, other),
      commit: other,
      inputs: json,
    });
    expect(end.annotations[0]).toContain('a common ancestor of');
  });
});

test('a symbolic link in place of a document cannot be compared', () => {
  const { archive } = runner;
  archive.dispose();
  const base = archive.commit({ 'a.json': get });
  archive.inside('rm', '--quiet', 'a.json');
  symlinkSync('elsewhere.json', join(archive.repository, 'a.json'));
  const head = archive.commit({});
  const inputs = { ...json, 'fail-on': 'wider' };
  const end = runner.run({ event: describePullRequest(base, head), commit: head, inputs });
  expect(end.code).toBe(1);
  expect(end.log).toContain('a symbolic link or a submodule');
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
  const risky = write({}, { Action: 'iam:PutRolePolicy', Resource: 'arn:aws:iam::*:role/a' });
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

test('reads a repository that belongs to another user', () => {
  // git refuses such a repository unless it is trusted; a container has it.
  const env = { ...buildGitEnvironment(), GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' };
  const { base, head } = (() => {
    runner.archive.dispose();
    const first = runner.archive.commit({ 'a.json': get });
    return { base: first, head: runner.archive.commit({ 'a.json': getAndPut }) };
  })();
  const refuse = () =>
    execFileSync('git', ['-C', runner.archive.repository, 'status'], {
      env: { ...env, HOME: runner.path },
      stdio: 'pipe',
    });
  expect(refuse).toThrow(/dubious ownership/);
  const event = describePullRequest(base, head);
  const variables = { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' };
  const end = runner.run({ event, commit: head, inputs: json, variables });
  expect(end.outputs.verdict, end.log).toBe('wider');
});
