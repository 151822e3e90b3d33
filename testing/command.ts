import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { projectFolder } from '../scripts/run-command';

interface CommandEnd {
  /** null where a signal ended it. */
  code: number | null;
  output: string;
  errors: string;
}

/** Starts a command by its file in scripts/, in the given folder and environment. */
export function startCommand(
  name: string,
  args: readonly string[],
  {
    cwd = projectFolder,
    env = {},
  }: { cwd?: string; env?: Record<string, string | undefined> } = {},
): ChildProcessWithoutNullStreams {
  // tsx's own command would start a second process, which a signal to the first does not reach.
  const tsx = pathToFileURL(join(projectFolder, 'node_modules/tsx/dist/loader.mjs')).href;
  return spawn(process.execPath, ['--import', tsx, join(projectFolder, 'scripts', name), ...args], {
    cwd,
    env: { ...process.env, ...env },
  });
}

/** Writes the input of a command, and waits for its end. */
export async function finishCommand(
  child: ChildProcessWithoutNullStreams,
  input = '',
): Promise<CommandEnd> {
  // A command can close its input before it has read everything.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  return { code, output, errors };
}
