import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readStamps, readTree, TemporaryFolder } from '../testing/temporary-folder';

/**
 * Kills a build, and all that it started, when it has said that much; tells whether it had said it.
 * A group of its own takes Next's processes along, as a terminal that is closed does.
 */
async function killBuild(outFolder: string, when: RegExp): Promise<boolean> {
  const child = spawn(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'scripts/build.ts'], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    // Vitest sets a BASE_URL of its own.
    env: { ...process.env, BASE_URL: undefined, OUT_DIR: outFolder },
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk;
    if (when.test(said) && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  });
  const [, signal] = await once(child, 'close');
  return signal === 'SIGKILL';
}

test('a build that is killed while Next is at work leaves the last site as it was', async () => {
  const folder = new TemporaryFolder();
  for (const file of ['index.html', '_next/a.css', 'feed.xml']) folder.write(`out/${file}`, file);
  const out = folder.resolve('out');
  const before = [readTree(out), readStamps(out)];
  expect(await killBuild(out, /Creating/)).toBe(true);
  expect([readTree(out), readStamps(out)]).toEqual(before);
  for (const beside of ['out.next', 'out.previous']) {
    expect(existsSync(folder.resolve(beside)), beside).toBe(false);
  }
  folder.dispose();
}, 120_000);
