import { existsSync } from 'node:fs';
import { type CommandResult, runCommand } from './run-command';

/** Whether packages can be added to this computer: by root, on Debian and its kin. */
export function canUseApt(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Adds Debian's packages. One that cannot be had is a result, not an error. */
export async function installWithApt(...packages: string[]): Promise<CommandResult> {
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, timeoutMs: 300_000 };
  // Old lists may still name a package that can be had, so the install decides.
  await runCommand('apt-get', ['update'], options);
  return runCommand('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options);
}
