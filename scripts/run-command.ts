import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { showText } from '../lib/shared/show-text';

/** The folder that holds package.json. */
export const projectFolder = fileURLToPath(new URL('..', import.meta.url));

export interface CommandOptions {
  /** Added to this process's environment; undefined removes a variable. */
  env?: Record<string, string | undefined>;
  /** The command is terminated after so many milliseconds. */
  timeoutMs?: number;
}

export interface ToolOptions extends CommandOptions {
  /** The program of another Node than the one that runs this. */
  node?: string;
}

export interface CommandResult {
  succeeded: boolean;
  /** How it ended, for messages: "exit code 1". */
  ending: string;
}

/**
 * Runs a command in the project folder with the output of this process, and waits for its end. A
 * command that fails or cannot be started is a result, not an error.
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
    // Ctrl-C reaches the child too, but a signal to this process does not.
    const forward = () => child.kill('SIGTERM');
    process.once('SIGTERM', forward);
    const finish = (result: CommandResult) => {
      clearTimeout(timer);
      process.off('SIGTERM', forward);
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

/** Runs a TypeScript file of scripts/ in a new Node process. */
export function runScript(
  name: string,
  { args = [], ...options }: ToolOptions & { args?: string[] } = {},
): Promise<CommandResult> {
  return runTool('tsx/dist/cli.mjs', [join('scripts', name), ...args], options);
}

/** Runs a JavaScript file of node_modules. */
export function runTool(
  path: string,
  args: string[],
  { node = process.execPath, ...options }: ToolOptions = {},
): Promise<CommandResult> {
  return runCommand(node, [join('node_modules', path), ...args], options);
}

/**
 * Ends a command with the message of an error and exit code 1. Control characters are escaped,
 * except line ends. A TypeError is a bug, and keeps its stack.
 */
export function exitWithMessage(error: unknown): never {
  const isExpected = error instanceof Error && !(error instanceof TypeError);
  console.error(isExpected ? error.message.split('\n').map(showText).join('\n') : error);
  process.exit(1);
}
