import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { buildGitEnvironment } from '../lib/sources/import/git';
import { get, getAndPut, json } from '../testing/action-policies';
import { ActionRunner, describePullRequest } from '../testing/action-runner';

const runner = new ActionRunner();
afterAll(() => runner.dispose());

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
