import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readWorkflow, WorkflowFolder } from '../testing/workflow-steps';

// Runs the commands of record.yml as GitHub does, on a small repository, with simulated npm and gh.
const findRun = readWorkflow('record.yml');
const folder = new WorkflowFolder();
afterEach(() => folder.dispose());

const run = (script: string, env?: Record<string, string>) => folder.run(script, env);
const at = (...path: string[]) => folder.resolve(join(...path));
const simulate = (command: string, script: string) => folder.simulate(command, script);
const write = (path: string, text: string) => folder.write(`clone/${path}`, text);
const readOutput = () => folder.read('temp/output');

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
