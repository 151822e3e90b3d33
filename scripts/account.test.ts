import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSampleAccount } from '../lib/account/sample-account';
import { listAllChanges } from '../lib/history/changes';
import { loadRecord } from '../lib/record/load';
import { writeCheckedRecord } from '../testing/checked-record';
import { finishCommand, startCommand } from '../testing/command';
import { TemporaryFolder } from '../testing/temporary-folder';
import { projectFolder } from './run-command';

const folder = new TemporaryFolder();
const record = folder.resolve('record');
afterAll(() => folder.dispose());

beforeAll(() => {
  writeCheckedRecord(record);
  const { policies } = loadRecord(record);
  const sample = buildSampleAccount(policies, listAllChanges(policies));
  folder.write('sample.json', JSON.stringify(sample));
  folder.write('cut.json', '{"UserDetailList": [\n');
  folder.write('list.json', '{"Policies": [{"PolicyName": "a"}]}');
  const hostile = { UserName: '\u001b[31m=1+1', Arn: 'arn:aws:iam::444455556666:user/x' };
  const attached = [{ PolicyArn: 'arn:aws:iam::aws:policy/AmazonConnect_FullAccess' }];
  folder.write(
    'hostile.json',
    JSON.stringify({ UserDetailList: [{ ...hostile, AttachedManagedPolicies: attached }] }),
  );
});

const run = (args: readonly string[], input?: string, env: Record<string, string> = {}) =>
  finishCommand(
    startCommand('account.ts', ['--data', record, ...args], { cwd: folder.path, env }),
    input,
  );

describe('npm run account', { timeout: 60_000 }, () => {
  it('begins with the answer', async () => {
    const npm = ['run', 'account', '-s', '--', '--data', record, folder.resolve('sample.json')];
    const { code, output, errors } = await finishCommand(spawn('npm', npm, { cwd: projectFolder }));
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    const lines = output.split('\n');
    expect(lines[0]).toBe(
      'Account 111122223333 has 7 principals and 4 attached policies on record: 2 with new versions since 2024-04-27, 2 of them with more access, 1 with a new high risk.',
    );
    expect(lines[1]).toMatch(/^AmazonConnectServiceLinkedRolePolicy v19, 2024-10-29, announced:/);
  });

  it('reads standard input and another day, and writes JSON, CSV and Markdown', async () => {
    const input = folder.read('sample.json');
    const json = await run(['-', '--json', '--since', '2026-05-20'], `\uFEFF${input}`);
    expect(json).toMatchObject({ code: 0, errors: '' });
    const [account] = JSON.parse(json.output).accounts;
    expect(account).toMatchObject({ account: '111122223333', since: '2026-05-20' });
    expect(account.policies[0]).toMatchObject({ before: 'v54', after: 'v55' });
    const csv = await run(['sample.json', '--csv']);
    expect(csv.output.split('\r\n')[0]).toMatch(/^account,since,policy,/);
    const markdown = await run(['sample.json', '--markdown']);
    expect(markdown.output).toMatch(
      /^## Account 111122223333, changes since 2024-04-27\n\n\| Policy /,
    );
  });

  it.each([
    ['risk', 'AmazonConnectServiceLinkedRolePolicy v14 → v55: adds a high risk'],
    ['wider', 'AmazonConnectServiceLinkedRolePolicy v14 → v55: mixed'],
    ['deprecated', 'AmazonConnectFullAccess is deprecated'],
    ['lagging', 'policy team-support-permissions lags behind AmazonConnectServiceLinkedRolePolicy'],
  ])('fails --fail-on %s with the reason', async (kind, reason) => {
    const { code, errors } = await run(['sample.json', '--fail-on', kind]);
    expect({ code, errors }).toEqual({ code: 1, errors: `--fail-on ${kind}: ${reason}.\n` });
  });

  it('passes --fail-on where nothing applies', async () => {
    const { code } = await run(['hostile.json', '--fail-on', 'wider', '--since', '2024-01-01']);
    expect(code).toBe(0);
  });

  it('has the effective change of a principal', async () => {
    const { code, output } = await run(['sample.json', '--principal', 'jane.doe']);
    expect(code).toBe(0);
    expect(output).toMatch(
      /^user jane\.doe since 2024-04-27: Wider: adds connect:GetFederationTokens/,
    );
    const arn = 'arn:aws:iam::111122223333:user/jane.doe';
    const json = await run(['sample.json', '--principal', arn, '--json']);
    expect(JSON.parse(json.output).principals).toMatchObject([
      { name: 'jane.doe', verdict: 'wider', added: [{ action: 'connect:GetFederationTokens' }] },
    ]);
    const missing = await run(['sample.json', '--principal', 'nobody']);
    expect(missing).toMatchObject({ code: 2, output: '' });
    expect(missing.errors).toContain('found "nobody", which the export does not have');
  });

  it('answers what can be read, names the rest, and ends with exit code 2', async () => {
    const files = ['cut.json', 'missing.json', 'sample.json', 'list.json'];
    const { code, output, errors } = await run(files);
    expect(code).toBe(2);
    expect(output).toContain('Account 111122223333 has 7 principals');
    const blocks = errors
      .trim()
      .split('\n\n')
      .map((block) => block.split('\n'));
    expect(blocks.map(([at, , found]) => [at, found?.trim()])).toEqual([
      ['missing.json', 'found:    nothing by this name'],
      ['cut.json at line 1, column 21', 'found:    a text that ends at line 1, column 21'],
      ['list.json at $', 'found:    the answer of aws iam list-policies'],
    ]);
    const nothing = await run(['cut.json']);
    expect(nothing).toMatchObject({ code: 2, output: '' });
    const failed = await run(['cut.json', 'sample.json', '--fail-on', 'risk']);
    expect(failed.code).toBe(1);
  });

  it('writes no control sequences of names', async () => {
    const text = await run(['hostile.json']);
    expect(text.output).toContain('user \\u{1b}[31m=1+1');
    expect(text.output).not.toContain('\u001b');
    expect(text.errors).toContain('$.RoleDetailList');
    expect(text.code).toBe(0);
  });

  it('reads the record of DATA_DIR', async () => {
    const args = ['sample.json'];
    const env = { DATA_DIR: folder.resolve('no-record') };
    const { code, errors } = await finishCommand(
      startCommand('account.ts', args, { cwd: folder.path, env }),
    );
    expect(code).toBe(2);
    expect(errors).toContain('no-record');
    expect(errors).not.toMatch(/^\s+at /m);
  });

  it.each([
    [[], 'Expected at least one file; found none.'],
    [['-', '-'], 'Standard input can be given only once.'],
    [['x', '--wrong'], "Unknown option '--wrong'"],
    [['x', '--json', '--csv'], 'Expected one of --json, --csv and --markdown.'],
    [['x', '--since', '2024-02-30'], '--since: expected a day'],
    [
      ['x', '--fail-on', 'any'],
      '--fail-on: expected risk, wider, deprecated, lagging; found "any"',
    ],
    [['x', '--principal', 'a', '--csv'], '--principal: expected no --csv'],
    [['x', '--principal', 'a', '--fail-on', 'risk'], '--principal: expected no --fail-on'],
  ])('refuses %j with its usage', async (args, message) => {
    const { code, output, errors } = await run(args);
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toContain(message);
    expect(errors).toContain('npm run account -s --');
  });

  it('prints its usage', async () => {
    const { code, output, errors } = await run(['--help']);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toMatch(/^npm run account/);
  });
});
