import { existsSync, readdirSync, statSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { BrokenRecord } from '../testing/broken-record';
import { runToEnd } from '../testing/run-to-end';

// Each test starts a process, which is slow on a busy computer.
vi.setConfig({ testTimeout: 60_000 });

const record = new BrokenRecord();
afterEach(() => record.dispose());

function runBuild(env: Record<string, string>) {
  return runToEnd(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'scripts/build.ts'], {
    env: { ...process.env, ...env },
  });
}

/** What lies in out/, and since when. */
function describeOut(): string {
  if (!existsSync('out')) return 'nothing';
  return readdirSync('out')
    .map((name) => `${name} ${statSync(`out/${name}`).mtimeMs}`)
    .join('\n');
}

test('an invalid record stops the build with all problems, and out/ is unchanged', () => {
  const before = describeOut();
  record.write('policies/AmazonConnect_FullAccess/v2.json', '{');
  record.remove('policies/AmazonConnectVoiceIDFullAccess/v1.json');
  const { status, stderr } = runBuild({ DATA_DIR: record.path });
  expect(status).toBe(1);
  expect(stderr).toContain(`2 problems in ${record.path}`);
  expect(stderr).toContain('policies/AmazonConnect_FullAccess/v2.json at line 1, column 2');
  expect(stderr).toContain('policies/AmazonConnectVoiceIDFullAccess/policy.json');
  expect(stderr).not.toContain('    at ');
  expect(describeOut()).toBe(before);
});

test.each([
  ['nonsense', 'Write the whole address'],
  ['https://example.org/?a=b', 'Leave out the query.'],
])('an invalid base URL (%s) stops the build with a remedy', (baseUrl, remedy) => {
  const before = describeOut();
  const { status, stderr } = runBuild({ BASE_URL: baseUrl });
  expect(status).toBe(1);
  expect(stderr).toContain(`BASE_URL: expected an http or https address, found "${baseUrl}"`);
  expect(stderr).toContain(remedy);
  expect(describeOut()).toBe(before);
});

test('a folder with other files is not replaced by the site', () => {
  const before = describeOut();
  const { status, stderr } = runBuild({ BASE_URL: 'https://example.org', OUT_DIR: 'lib' });
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /^OUT_DIR: expected a new folder, .* found lib with .* in it\. Name another/,
  );
  expect(existsSync('lib/iam/document.ts')).toBe(true);
  expect(describeOut()).toBe(before);
});
