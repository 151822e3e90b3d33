import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { finishCommand, startCommand } from '../testing/command';
import { TemporaryFolder } from '../testing/temporary-folder';
import { projectFolder } from './run-command';

const allow = (...actions: string[]) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
});
const narrow = allow('s3:GetObject');
const wide = allow('s3:GetObject', 's3:PutObject');

const files = {
  'narrow.json': JSON.stringify(narrow),
  // The format of IAM's API, which the AWS command line can also return.
  'answer.json': JSON.stringify({
    PolicyVersion: { Document: encodeURIComponent(JSON.stringify(wide)), VersionId: 'v2' },
  }),
  'broken.json': '{\n  "Version": "2012-10-17",\n}',
  'large.json': `"${'x'.repeat(10_000_000)}"`,
  'deep-lists.json': '['.repeat(10_000) + ']'.repeat(10_000),
  'deep-objects.json': `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
};

const folder = new TemporaryFolder();
for (const [name, content] of Object.entries(files)) folder.write(name, content);
afterAll(() => folder.dispose());

const start = (args: readonly string[]) => startCommand('compare.ts', args, { cwd: folder.path });
const run = (args: readonly string[], input?: string) => finishCommand(start(args), input);
const writeLines = (lines: readonly unknown[]) =>
  lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');

describe('npm run compare', { timeout: 60_000 }, () => {
  it('writes only the comparison, and passes --fail-on', async () => {
    const paths = ['narrow.json', 'answer.json'].map((name) => folder.resolve(name));
    const npm = ['run', 'compare', '-s', '--', ...paths, '--fail-on', 'narrower'];
    expect(await finishCommand(spawn('npm', npm, { cwd: projectFolder }))).toEqual({
      code: 0,
      errors: '',
      output: `Wider: adds s3:PutObject (Write) on all resources.

Adds
  on *
    s3:PutObject  Write
    example: after allows s3:PutObject on arn:aws:s3:us-east-1:111122223333:example; before does not
`,
    });
  });

  it('writes JSON, reads standard input and fails --fail-on', async () => {
    const args = ['--json', '--fail-on', 'wider', '-', 'answer.json'];
    const { code, output, errors } = await run(args, `\uFEFF${files['narrow.json']}`);
    expect(code).toBe(1);
    expect(errors).toBe('--fail-on wider: the verdict is wider.\n');
    expect(JSON.parse(output)).toEqual({
      verdict: 'wider',
      knownVerdict: 'wider',
      gained: [
        {
          action: 's3:PutObject',
          resource: '*',
          conditions: [],
          accessLevel: 'Write',
          isRest: false,
          future: false,
          exceptActions: [],
          exceptResources: [],
          witness: {
            action: 's3:PutObject',
            resource: 'arn:aws:s3:us-east-1:111122223333:example',
            context: {},
            holds: [],
            fails: [],
          },
        },
      ],
      lost: [],
      undecided: [],
      risk: [],
    });
  });

  it('prints the risk that is added, and fails --fail-on risk', async () => {
    const after = JSON.stringify(allow('s3:GetObject', 'iam:PutRolePolicy'));
    const text = await run(['narrow.json', '-', '--fail-on', 'risk'], after);
    expect(text.code).toBe(1);
    expect(text.output).toMatch(/\n\nRisk\n {2}Adds privilege escalation: iam:PutRolePolicy\.\n$/);
    expect(text.errors).toBe('--fail-on risk: Adds privilege escalation: iam:PutRolePolicy.\n');
    const json = await run(['narrow.json', '-', '--json'], after);
    expect(JSON.parse(json.output).risk).toMatchObject([
      { effect: 'opens', category: 'privilege-escalation', grade: 'unrestricted', high: true },
    ]);
    const wider = await run(['narrow.json', 'answer.json', '--fail-on', 'risk']);
    expect(wider.code).toBe(0);
  });

  it('ignores future actions with --ignore-future', async () => {
    const pair = { id: 'p', before: narrow, after: allow('s3:GetSomethingNew*') };
    const gate = ['--jsonl', '--fail-on', 'wider'];
    const all = await run(gate, writeLines([pair]));
    const known = await run([...gate, '--ignore-future'], writeLines([pair]));
    expect(JSON.parse(all.output)).toMatchObject({ verdict: 'both', knownVerdict: 'narrower' });
    expect([all.code, known.code]).toEqual([1, 0]);
    const alone = await run(['--ignore-future', 'narrow.json', 'answer.json']);
    expect(alone.code).toBe(2);
    expect(alone.errors).toContain('--ignore-future: expected --fail-on as well');
  });

  it('reports an action that IAM does not have on standard error', async () => {
    const { code, errors } = await run(['-', 'narrow.json'], JSON.stringify(allow('lex:GetBotz')));
    expect(code).toBe(0);
    expect(errors).toBe(
      'standard input: lex:GetBotz is not an action that IAM has; did you mean lex:GetBots?\n',
    );
  });

  it.each([
    [
      ['large.json', 'deep-lists.json'],
      ['large.json', '10,000,002 bytes'],
      ['deep-lists.json at line 1, column 33', 'level 33'],
    ],
    [
      ['deep-objects.json', 'broken.json'],
      ['deep-objects.json at line 1, column 161', 'level 33'],
      ['broken.json at line 3, column 1', '"}"'],
    ],
    [
      ['missing.json', '.'],
      ['missing.json', 'nothing by this name'],
      ['.', 'a folder'],
    ],
  ])('reports every problem of %j at once', async (args, ...faults) => {
    const { code, output, errors } = await run(args);
    expect(code).toBe(2);
    expect(output).toBe('');
    const blocks = errors.trim().split('\n\n');
    expect(blocks.map((block) => block.split('\n')).map(([at, , found]) => [at, found])).toEqual(
      faults.map(([at, found]) => [at, `  found:    ${found}`]),
    );
  });

  it('stops reading standard input at the limit', async () => {
    const { code, errors } = await run(['-', 'narrow.json'], files['large.json']);
    expect(code).toBe(2);
    expect(errors).toContain('standard input\n  expected: at most 1,000,000 bytes');
  });

  it.each([
    [['--wrong', 'narrow.json', 'narrow.json'], "Unknown option '--wrong'"],
    [['--fail-on', 'both', 'narrow.json', 'narrow.json'], '--fail-on: expected wider, narrower,'],
    [['-', '-'], 'Standard input can be only one of the two.'],
  ])('refuses %j with its usage', async (args, message) => {
    const { code, output, errors } = await run(args);
    expect(code).toBe(2);
    expect(output).toBe('');
    expect(errors).toContain(message);
    expect(errors).toContain('npm run compare -s --');
    expect(errors).not.toMatch(/^\s+at /m);
  });

  it('compares lines in order, with errors in their places', async () => {
    const input = writeLines([
      { id: 'first', before: narrow, after: files['answer.json'] },
      '',
      '{"id": "broken"',
      `{"id": "deep", "before": ${files['deep-lists.json']}}`,
      files['large.json'],
      { id: 6, before: narrow, after: allow('GetObject') },
      { id: 'last', before: wide, after: wide },
    ]);
    const { code, output, errors } = await run(['--jsonl', '--fail-on', 'any'], input);
    expect(code).toBe(2);
    expect(errors).toBe('--fail-on any: 1 of 6 pairs; the first is first: the verdict is wider.\n');
    const answers = output.trimEnd().split('\n');
    expect(answers.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { id: 'first', verdict: 'wider', gained: [{ action: 's3:PutObject' }] },
      { id: null, line: 3, error: expect.stringContaining('a closing brace') },
      { id: null, line: 4, error: expect.stringContaining('nesting') },
      { id: null, line: 5, error: expect.stringContaining('2,100,000 bytes') },
      { id: 6, line: 6, error: expect.stringContaining('/after/Statement/0/Action/0') },
      { id: 'last', verdict: 'same', gained: [], lost: [], undecided: [] },
    ]);
  });

  it('fails --fail-on for one line of many', async () => {
    const input = writeLines([
      { id: 1, before: wide, after: wide },
      { id: 2, before: wide, after: narrow },
    ]);
    const { code, errors } = await run(['--jsonl', '--fail-on', 'narrower'], input);
    expect(code).toBe(1);
    expect(errors).toContain('1 of 2 pairs; the first is 2: the verdict is narrower.');
  });

  it('ends without a message when its output is closed', async () => {
    const child = start(['--jsonl']);
    const line = writeLines([{ id: 1, before: narrow, after: wide }]);
    child.stdout.once('data', () => child.stdout.destroy());
    // Its standard input stays open: only the closed output can end it.
    child.stdin.on('error', () => undefined);
    child.stdin.write(line.repeat(10_000));
    const [errors, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
    expect(errors).toBe('');
    expect(code).toBe(0);
  });

  it('prints its usage', async () => {
    const { code, output, errors } = await run(['--help']);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toMatch(/^npm run compare/);
  });
});
