import { type ParseArgsConfig, parseArgs } from 'node:util';
import { showText } from '../lib/shared/show-text';

type Parsed<T extends ParseArgsConfig> = ReturnType<typeof parseArgs<T>>;

/**
 * Reads the options and words of a command. With --help, it prints the usage and ends with exit
 * code 0; where the command has something that it does not know, it says what, prints the usage,
 * and ends with exit code 2.
 */
export function readCommand<T extends ParseArgsConfig>(usage: string, config: T): Parsed<T> {
  if (process.argv.slice(2).includes('--help')) {
    console.log(usage);
    process.exit(0);
  }
  try {
    return parseArgs(config);
  } catch (error) {
    return refuseCommand(usage, error instanceof Error ? error.message : String(error));
  }
}

/** Says what is wrong with a command, prints its usage, and ends with exit code 2. */
export function refuseCommand(usage: string, problem: string): never {
  console.error(`${showText(problem)}\n\n${usage}`);
  process.exit(2);
}
