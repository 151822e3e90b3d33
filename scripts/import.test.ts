import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadRecord } from '../lib/record/load';
import { finishCommand, startCommand } from '../testing/command';
import { formatVersionResponse, GitArchive } from '../testing/git-archive';
import { observeVersion, TestRecord } from '../testing/observations';
import { readTree, TemporaryFolder } from '../testing/temporary-folder';

const folder = new TemporaryFolder();
let data: string;
beforeEach(() => {
  data = folder.resolve('record');
});
afterEach(() => folder.dispose());

const start = (args: readonly string[]) =>
  startCommand('import.ts', args, { cwd: folder.path, env: { DATA_DIR: data } });
const run = (args: readonly string[], input?: string) => finishCommand(start(args), input);

const from = ['--from', '-', '--policy-name', 'A'];

describe('npm run import', { timeout: 60_000 }, () => {
  it('creates a record, reports what it would add, adds it, and refuses another document', async () => {
    const begun = await run(['--init', '--title', 'Ours', '--base-url', 'https://example.org']);
    expect(begun).toEqual({
      code: 0,
      output: `Created a record in ${data}. Add policies: npm run import -- --data ${data} --from …\n`,
      errors: '',
    });
    const empty = readTree(data);

    expect(await run([...from, '--dry-run'], formatVersionResponse(observeVersion(2)))).toEqual({
      code: 0,
      output: `Would add 1 policy, 1 version, 0 announcements to ${data}.\n`,
      errors: '',
    });
    expect(readTree(data)).toEqual(empty);

    const observed = ['--observed', '2021-01-01T01:00:00+01:00', '--source', 'our-answers'];
    expect(await run([...from, ...observed], formatVersionResponse(observeVersion(2)))).toEqual({
      code: 0,
      output: `Added 1 policy, 1 version, 0 announcements to ${data}.\n`,
      errors: '',
    });
    const { site, policies } = loadRecord(data);
    expect(site.title).toBe('Ours');
    expect(policies[0]?.versions[0]).toMatchObject({
      firstObserved: '2021-01-01T00:00:00Z',
      knownFrom: ['our-answers'],
    });

    const whole = readTree(data);
    const other = formatVersionResponse(
      observeVersion(2, { document: observeVersion(3).document }),
    );
    const { code, output, errors } = await run(from, other);
    expect({ code, output }).toEqual({
      code: 1,
      output: `Added 0 policies, 0 versions, 0 announcements to ${data}. Left out 1 policy with problems: A.\n`,
    });
    expect(errors).toMatch(/^A v2: the source has another document[\s\S]*--match "!NAME"\.\n\n$/);
    expect(readTree(data)).toEqual(whole);
  });

  it('reports unreadable states of an archive on standard error', async () => {
    const record = new TestRecord();
    const archive = new GitArchive();
    archive.commit({ 'policies/A': formatVersionResponse(observeVersion(1)), 'policies/B': '{' });
    archive.commit({ 'policies/A': formatVersionResponse(observeVersion(2)) });
    archive.commit({ 'policies/A': formatVersionResponse(observeVersion(1)) });
    archive.commit({ 'policies/A': null });
    const { code, output, errors } = await run([
      ...['--from', `git:${archive.repository}`],
      ...['--data', record.path],
    ]);
    expect({ code, output }).toEqual({
      code: 0,
      output: `Added 1 policy, 2 versions, 0 announcements, 1 change of the default, 1 policy no longer observed to ${record.path}. 1 state could not be read.\n`,
    });
    expect(errors).toMatch(/^policies\/B in commit [0-9a-f]{40} of .*Passed over\.\n$/);
    archive.dispose();
    record.dispose();
  });

  it.each([
    [['--form', 'file:x'], "Unknown option '--form'"],
    [['--from', 'nowhere:x'], '--from: expected file:PATH, -, aws:, git:REPO'],
    [
      ['--from', 'jsonl:x', '--endpoint', 'http://127.0.0.1:1'],
      '--endpoint: expected --from aws: as well, found --from jsonl:. Leave it out',
    ],
    [
      ['--from', 'aws:', '--policy-name', 'A'],
      '--policy-name: expected --from file: as well, found --from aws:.',
    ],
    [['--from', '-', '--title', 'Ours'], '--title: expected --init as well, found --from file:.'],
    [['--from', '-', '--from', 'aws:'], '--from: expected one of it, found several.'],
    [['--init', '--from', '-'], '--from: expected no --init as well, found --init.'],
    [['--from', '-', '--observed', 'now'], '--observed: expected an instant with its offset'],
  ])('shows its usage for %j', async (args, message) => {
    const { code, output, errors } = await run(args);
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toContain(message);
    expect(errors).toContain('\n\nnpm run import -- --from SOURCE');
    expect(errors).not.toMatch(/^\s+at /m);
  });

  it('prints its usage', async () => {
    const { code, output, errors } = await run(['--help']);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toMatch(/^npm run import/);
  });

  it('reports in one line, without control characters, what it cannot read', async () => {
    const { code, output, errors } = await run(['--from', 'file:\u001b[31m\u202e']);
    expect({ code, output }).toEqual({ code: 1, output: '' });
    expect(errors).toBe(
      '\\u{1b}[31m\\u{202e}: expected a file, found nothing by this name. Name a file that exists, or - for standard input.\n',
    );
  });
});

describe('an import that is killed', { timeout: 120_000 }, () => {
  it('leaves a record that the next import completes', async () => {
    const record = new TestRecord();
    const lines = Array.from({ length: 400 }, (_, index) =>
      JSON.stringify({ policyName: `P${index}`, arn: null, ...observeVersion(1) }),
    );
    const file = folder.write('versions.jsonl', `${lines.join('\n')}\n`);
    const args = ['--from', `jsonl:${file}`, '--data', record.path];
    const child = start(args);
    const closed = once(child, 'close');
    // The work folder exists while files are written; a faster import just completes.
    while (child.exitCode === null && !existsSync(join(record.path, '.import'))) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    child.kill('SIGKILL');
    await closed;
    expect((await run(args)).code).toBe(0);
    expect(loadRecord(record.path).policies).toHaveLength(400);
    expect(Object.keys(readTree(record.path)).filter((path) => path.startsWith('.'))).toEqual([]);
    record.dispose();
  });
});
