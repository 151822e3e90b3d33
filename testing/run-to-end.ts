import { type SpawnSyncOptions, type SpawnSyncReturns, spawnSync } from 'node:child_process';

/** A test ends a command that takes longer, because it blocks the timeout of the test itself. */
const timeout = 5 * 60_000;

/**
 * Runs a command and waits for its end.
 *
 * @throws where it does not end within five minutes, with what it printed
 */
export function runToEnd(
  command: string,
  args: readonly string[],
  options: Omit<SpawnSyncOptions, 'encoding' | 'timeout'> = {},
): SpawnSyncReturns<string> {
  const ended = spawnSync(command, args, {
    maxBuffer: 64 * 1024 * 1024,
    ...options,
    encoding: 'utf8',
    timeout,
    killSignal: 'SIGKILL',
  });
  if ((ended.error as NodeJS.ErrnoException | undefined)?.code === 'ETIMEDOUT') {
    const printed = `${ended.stdout}${ended.stderr}`;
    throw new Error(`${command} did not end within ${timeout / 1000} s. It printed: ${printed}`);
  }
  return ended;
}
