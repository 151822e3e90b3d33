import { showText } from '../lib/shared/show-text';

/**
 * Ends a command line with the error's own words, in which only line ends are left of what
 * could steer a terminal; a fault of ours keeps its stack.
 */
export function exitWithMessage(error: unknown): never {
  const isExpected = error instanceof Error && !(error instanceof TypeError);
  console.error(isExpected ? error.message.split('\n').map(showText).join('\n') : error);
  process.exit(1);
}
