import { existsSync } from 'node:fs';
import { type CommandResult, runCommand } from './run-command';

/** Whether packages can be installed: by root, on Debian and its derivatives. */
export function canUseApt(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Installs a package of Debian. A failure is a result, not an error. */
export async function installWithApt(name: string): Promise<CommandResult> {
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, timeoutMs: 300_000 };
  // An update that fails is ignored: the old package lists can be sufficient.
  await runCommand('apt-get', ['update'], options);
  return runCommand('apt-get', ['install', '-y', '--no-install-recommends', name], options);
}
