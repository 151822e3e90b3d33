import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { runToEnd } from '../testing/run-to-end';
import { TemporaryFolder } from '../testing/temporary-folder';
import { projectFolder } from './run-command';

// Runs the commands of record.yml as GitHub does, on a small repository, with simulated npm and gh.
const { jobs } = parse(readFileSync(join(projectFolder, '.github/workflows/record.yml'), 'utf8'));

function findRun(job: string, name: string): string {
  const step = jobs[job].steps.find((each: { name?: string }) => each.name === name);
  if (step === undefined) throw new Error(`record.yml, job ${job}: expected a step "${name}".`);
  return step.run;
}

const folder = new TemporaryFolder();
const at = (...path: string[]) => folder.resolve(join(...path));

/** Runs a script as `shell: bash` does; simulated commands are first in PATH. */
function run(text: string, env: Record<string, string> = {}) {
  const shell = ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', text];
  const { status, stdout, stderr } = runToEnd('bash', shell, {
    cwd: at('clone'),
    env: {
      PATH: `${at('bin')}:${process.env.PATH}`,
      NODE_ENV: 'test',
      HOME: folder.path,
      GIT_CONFIG_NOSYSTEM: '1',
      RUNNER_TEMP: at('temp'),
      GITHUB_OUTPUT: at('temp', 'output'),
      GH_TOKEN: 'none',
      BASE: 'main',
      ...env,
    },
  });
  return { status, text: stdout + stderr };
}

function simulate(command: string, script: string) {
  writeFileSync(at('bin', command), `#!/bin/bash\n${script}\n`);
  chmodSync(at('bin', command), 0o755);
}

const write = (path: string, text: string) => writeFileSync(at('clone', path), text);
const readOutput = () => readFileSync(at('temp', 'output'), 'utf8');

beforeEach(() => {
  for (const name of ['bin', 'temp', 'clone']) mkdirSync(at(name));
  const begun = run(
    `git init --quiet --bare --initial-branch main ../origin.git
    git init --quiet --initial-branch main && mkdir data && echo old > data/old.json && echo code > code.ts
    git add . && git -c user.name=a -c user.email=a@b.example commit --quiet --message begin
    git remote add origin ../origin.git && git push --quiet origin main`,
  );
  expect(begun).toEqual({ status: 0, text: '' });
});
afterEach(() => folder.dispose());

describe('Import what IAM has', () => {
  it('passes each name literally, whatever files exist', () => {
    write('AmazonConnectFile', '');
    simulate('npm', 'printf "[%s]" "$@"');
    const { text } = run(findRun('gather', 'Import what IAM has'), {
      POLICY_NAMES: 'AmazonConnect* $(reboot)',
    });
    expect(text).toBe(
      '[run][import][--][--from][aws:][--match][AmazonConnect*][--match][$(reboot)]',
    );
  });
});

describe('Read what AWS announced', () => {
  it.each([
    [0, 0, 'nothing new'],
    [3, 0, 'something new'],
    [1, 1, ''],
    [2, 2, ''],
  ])('maps exit code %i to %i', (code, expected, said) => {
    simulate('npm', `exit ${code}`);
    const { status, text } = run(findRun('gather', 'Read what AWS announced'));
    expect(status).toBe(expected);
    expect(text).toContain(said);
  });
});

const handOver = findRun('gather', 'Hand over what is new');
const commit = findRun('propose', 'Commit it');
const propose = findRun('propose', 'Open the pull request, or bring the open one up to date');

describe('Hand over what is new', () => {
  it('reports that nothing is new', () => {
    write('code.ts', 'changed');
    expect(run(handOver).status).toBe(0);
    expect(readOutput()).toBe('is-new=false\n');
  });

  it('passes on added, changed and deleted files of the record, and no others', () => {
    write('data/new.json', 'new\n');
    write('code.ts', 'changed');
    rmSync(at('clone/data/old.json'));
    expect(run(handOver).status).toBe(0);
    expect(readOutput()).toBe('is-new=true\n');
    run('git reset --quiet --hard && rm -f data/new.json');
    expect(run(commit).status).toBe(0);
    expect(run('git show --name-status --format= HEAD').text).toBe(
      'A\tdata/new.json\nD\tdata/old.json\n',
    );
  });
});

describe('Commit it', () => {
  it('applies only the record’s part of a patch', () => {
    write('data/new.json', 'new\n');
    write('code.ts', 'evil\n');
    run(
      'git add --all && git diff --cached --binary > "$RUNNER_TEMP/record.patch" && git reset --quiet --hard',
    );
    expect(run(commit).status).toBe(0);
    expect(run('git show --name-only --format= HEAD').text).toBe('data/new.json\n');
  });
});

describe('Open the pull request, or bring the open one up to date', () => {
  beforeEach(() => {
    write('data/new.json', 'new\n');
    run(handOver);
    run('git reset --quiet --hard');
    expect(run(commit).status).toBe(0);
  });

  it.each([
    ['', 'create --head record/new --base main --title Record what AWS changed --body-file'],
    ['12', 'edit 12 --body-file'],
  ])('where "%s" is open', (open, expected) => {
    simulate('gh', `if [ "$1 $2" = "pr list" ]; then echo ${open}; fi; echo "$@" >> ${at('log')}`);
    const { status, text } = run(propose);
    expect({ status, text }).toMatchObject({ status: 0 });
    const log = readFileSync(at('log'), 'utf8').trim().split('\n');
    expect(log[0]).toBe('auth setup-git');
    expect(log).toHaveLength(3);
    expect(log[2]).toBe(`pr ${expected} ${at('temp', 'body.md')}`);
    expect(readFileSync(at('temp', 'body.md'), 'utf8')).toContain('data/new.json | 1 +');
    const head = run('git rev-parse HEAD').text;
    expect(run('git ls-remote origin refs/heads/record/new').text).toContain(head.trim());
  });

  it('replaces the content of the branch', () => {
    run(
      `git checkout --quiet -b other HEAD~1 && git -c user.name=a -c user.email=a@b.example commit --quiet --allow-empty --message other
      git push --quiet origin other:refs/heads/record/new && git checkout --quiet main`,
    );
    simulate('gh', 'true');
    expect(run(propose).status).toBe(0);
    const head = run('git rev-parse HEAD').text;
    expect(run('git ls-remote origin refs/heads/record/new').text).toContain(head.trim());
  });
});
