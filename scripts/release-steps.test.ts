import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readWorkflow, WorkflowFolder } from '../testing/workflow-steps';

// Runs the commands of release.yml as GitHub does, on a small repository, with a simulated gh.
const findRun = readWorkflow('release.yml');
const folder = new WorkflowFolder();
afterEach(() => folder.dispose());

const run = (script: string, TAG = 'v1.2.0') => folder.run(script, { TAG });
const commit = (name: string) =>
  `git -c user.name=a -c user.email=a@b.example commit --quiet --allow-empty --message ${name}`;
const runAll = (...scripts: string[]) => {
  for (const script of scripts) expect(run(script)).toMatchObject({ status: 0 });
};
const readRef = (ref: string) => run(`git ls-remote origin ${ref} | cut -f 1`).text.trim();

const pack = findRun('build', 'Pack the files of the release');
const checkSums = findRun('publish', 'Check the sums');
const commitAction = findRun('publish', 'Commit the Action');
const pushTags = findRun('publish', 'Push the tags of the Action');
const publish = findRun('publish', 'Publish the release');

beforeEach(() => {
  folder.write('clone/.gitignore', 'dist/\n');
  runAll(
    `git add .gitignore && ${commit('ignore')} && git tag v1.2.0 && git push --quiet origin main`,
  );
  folder.write('clone/out/index.html', 'site');
  folder.write('clone/dist/action/index.js', 'action');
  folder.write('clone/policy-history-1.2.0.tgz', 'package');
  folder.write('clone/notes.md', 'Notes.\n');
  folder.simulate(
    'gh',
    `if [ "$1 $2" = "release view" ]; then exit 1; fi; echo "$@" >> ${folder.resolve('log')}`,
  );
});

/** Packs the files, and begins the next job with a clean clone. */
function handOver() {
  runAll(pack, 'mv release "$RUNNER_TEMP/release" && git clean --quiet -dfx');
}

describe('Check that main has the commit', () => {
  const check = findRun('build', 'Check that main has the commit');

  it('refuses a commit of another branch', () => {
    expect(run(check).status).toBe(0);
    expect(run(`${commit('other')} && ${check}`).status).toBe(1);
  });
});

describe('Pack the files of the release', () => {
  it('writes the archives and their sums', () => {
    handOver();
    expect(run('ls "$RUNNER_TEMP/release"').text.split('\n')).toEqual([
      'SHA256SUMS',
      'notes.md',
      'policy-history-1.2.0.tgz',
      'policy-history-action-1.2.0.tar.gz',
      'policy-history-site-1.2.0.tar.gz',
      '',
    ]);
    expect(run(checkSums)).toMatchObject({ status: 0 });
    const list = 'tar -tzf "$RUNNER_TEMP/release/policy-history-site-1.2.0.tar.gz"';
    expect(run(list).text).toBe('./\n./index.html\n');
  });

  it('gives equal files the same archives', () => {
    const sums = () => folder.read('clone/release/SHA256SUMS');
    runAll(pack);
    const first = sums();
    folder.write('clone/policy-history-1.2.0.tgz', 'package');
    folder.write('clone/notes.md', 'Notes.\n');
    runAll(
      `rm -r release && touch -d 2001-01-01 out/index.html && chmod 600 out/index.html\n${pack}`,
    );
    expect(sums()).toBe(first);
  });
});

describe('Check the sums', () => {
  it('refuses a file that changed', () => {
    handOver();
    folder.write('temp/release/policy-history-1.2.0.tgz', 'other');
    expect(run(checkSums).status).toBe(1);
  });
});

describe('the tags of the Action', () => {
  it('have the bundle on top of the commit of the release', () => {
    handOver();
    runAll(commitAction, pushTags);
    expect(folder.read('log')).toBe('auth setup-git\n');
    expect(run('git show --name-status --format=%s HEAD').text).toBe(
      'Add the bundle of the Action for v1.2.0\n\nA\tdist/action/index.js\n',
    );
    expect(run('git rev-parse HEAD~1 v1.2.0 | uniq | wc -l').text.trim()).toBe('1');
    const head = run('git rev-parse HEAD').text.trim();
    expect([readRef('refs/tags/v1'), readRef('refs/tags/action-v1.2.0')]).toEqual([head, head]);
    expect(run('git status --porcelain').text).toBe('');
  });

  it('are the same where the job runs again', () => {
    handOver();
    runAll(commitAction, pushTags);
    const first = readRef('refs/tags/action-v1.2.0');
    runAll('git reset --quiet --hard v1.2.0', commitAction, pushTags);
    expect(readRef('refs/tags/action-v1.2.0')).toBe(first);
  });

  it.each([
    ['v1.1.9', true],
    ['v1.10.0', false],
    ['v2.0.0', true],
  ])('where %s exists, v1 moves: %s', (other, moves) => {
    handOver();
    runAll(`git tag ${other} && git push --quiet origin HEAD:refs/tags/v1`, commitAction, pushTags);
    expect(readRef('refs/tags/v1') === readRef('refs/tags/action-v1.2.0')).toBe(moves);
    expect(readRef('refs/tags/v2')).toBe('');
  });
});

describe('Publish the release', () => {
  const files =
    'SHA256SUMS policy-history-1.2.0.tgz policy-history-action-1.2.0.tar.gz policy-history-site-1.2.0.tar.gz';

  it('creates it with the notes and all files', () => {
    handOver();
    runAll(publish);
    expect(folder.read('log')).toBe(
      `release create v1.2.0 --verify-tag --title Policy History 1.2.0 --notes-file notes.md ${files}\n`,
    );
  });

  it('replaces the files of a release that exists', () => {
    handOver();
    folder.simulate('gh', `echo "$@" >> ${folder.resolve('log')}`);
    runAll(publish);
    expect(folder.read('log')).toBe(
      `release view v1.2.0\nrelease upload v1.2.0 --clobber ${files}\n`,
    );
  });
});
