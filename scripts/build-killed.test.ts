import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readStamps, readTree, TemporaryFolder } from '../testing/temporary-folder';

/**
 * Kills a build and its child processes when its output matches. Returns whether it was killed.
 * A process group includes Next's processes, as for a terminal that is closed.
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

test('a build that is killed while Next runs leaves the last site unchanged', async () => {
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
