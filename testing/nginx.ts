import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findFreePort } from '../scripts/port';
import { projectFolder } from '../scripts/run-command';

export interface Nginx {
  /** Without a slash at its end. */
  origin: string;
  /** Resolves when the process is gone and its folder with it. */
  stop: () => Promise<void>;
}

/** The lines of deploy/nginx.conf that are a reader's to change. */
export const linesToChange = {
  listen: 'listen 80;',
  listenOnIpv6: 'listen [::]:80;',
  root: 'root /srv/policy-history;',
  missing: 'error_page 403 404 =404 /404.html;',
} as const;

/**
 * deploy/nginx.conf as a reader would change it. Each line must stand in it exactly once, so
 * that the file which the tests run is the one that people copy.
 */
export function adaptConfig(
  config: string,
  changes: Partial<Record<keyof typeof linesToChange, string>>,
): string {
  return Object.entries(changes).reduce((text, [name, changed]) => {
    const line = linesToChange[name as keyof typeof linesToChange];
    const parts = text.split(line);
    if (parts.length !== 2) {
      throw new Error(
        `deploy/nginx.conf: expected the line "${line}" once, found it ${parts.length - 1} times. Change linesToChange with it.`,
      );
    }
    return parts.join(changed);
  }, config);
}

/**
 * Serves a folder with deploy/nginx.conf as one process on 127.0.0.1, writing into a folder of
 * its own alone.
 *
 * @param basePath '' or '/x'; the folder then holds the site under that name
 * @throws (rejects) with nginx's own words when it does not start
 */
export async function startNginx(command: string, root: string, basePath = ''): Promise<Nginx> {
  const port = await findFreePort();
  const folder = mkdtempSync(join(tmpdir(), 'policy-history-nginx-'));
  mkdirSync(join(folder, 'written'));
  const site = adaptConfig(readFileSync(join(projectFolder, 'deploy/nginx.conf'), 'utf8'), {
    listen: `listen 127.0.0.1:${port};`,
    listenOnIpv6: '',
    root: `root "${root}";`,
    missing: `error_page 403 404 =404 ${basePath}/404.html;`,
  });
  const written = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path written/${name};`,
  );
  writeFileSync(join(folder, 'site.conf'), site);
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; master_process off; pid written/pid; error_log stderr;
events { }
http { access_log off; ${written.join(' ')} include site.conf; }
`,
  );
  const args = ['-p', folder, '-c', 'nginx.conf', '-e', 'stderr'];
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      said += error.message;
      resolve();
    });
    child.once('exit', () => resolve());
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const isUp = await Promise.race([waitForPort(port), ended.then(() => false)]);
  if (isUp) return { origin: `http://127.0.0.1:${port}`, stop };
  await stop();
  throw new Error(`nginx did not start with deploy/nginx.conf. It said: ${said.trim()}`);
}

/** Whether somebody answers on the port within ten seconds. */
async function waitForPort(port: number): Promise<boolean> {
  for (let tries = 0; tries < 200; tries += 1) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
    if (isOpen) return true;
    await wait(50);
  }
  return false;
}
