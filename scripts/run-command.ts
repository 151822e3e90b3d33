import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const projectFolder = fileURLToPath(new URL('..', import.meta.url));

export interface CommandOptions {
  /** Added to this process's environment; undefined takes a variable away. */
  env?: Record<string, string | undefined>;
  /** The command is ended after so many milliseconds. */
  timeoutMs?: number;
}

export interface CommandResult {
  succeeded: boolean;
  /** How it ended, for a message: "exit code 1". */
  ending: string;
}

/**
 * Runs a command in the project folder with its output on ours, and waits for it. A command
 * that cannot be started or fails is a result, not an error.
 */
export function runCommand(
  command: string,
  args: string[],
  { env = {}, timeoutMs }: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: projectFolder,
      env: { ...process.env, ...env },
      stdio: 'inherit',
    });
    let isTooSlow = false;
    const timer =
      timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            isTooSlow = true;
            child.kill('SIGTERM');
          }, timeoutMs);
    // Ctrl-C reaches the child by itself; a signal sent to this process alone does not.
    const pass = () => child.kill('SIGTERM');
    process.once('SIGTERM', pass);
    const finish = (result: CommandResult) => {
      clearTimeout(timer);
      process.off('SIGTERM', pass);
      resolve(result);
    };
    child.once('error', (error) => finish({ succeeded: false, ending: error.message }));
    child.once('exit', (code, signal) => {
      const ending = signal ? `ended by ${signal}` : `exit code ${code}`;
      finish({
        succeeded: code === 0 && !isTooSlow,
        ending: isTooSlow ? `not done after ${(timeoutMs ?? 0) / 1000} s` : ending,
      });
    });
  });
}

/** Runs a TypeScript file of scripts/ in a Node process of its own. */
export function runScript(
  name: string,
  { args = [], ...options }: CommandOptions & { args?: string[] } = {},
): Promise<CommandResult> {
  return runTool('tsx/dist/cli.mjs', [join('scripts', name), ...args], options);
}

/** Runs a JavaScript file of node_modules with this Node. */
export function runTool(
  path: string,
  args: string[],
  options?: CommandOptions,
): Promise<CommandResult> {
  return runCommand(process.execPath, [join('node_modules', path), ...args], options);
}
