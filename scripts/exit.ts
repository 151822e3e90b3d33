/** Ends a command line with the error's own words; a fault of ours keeps its stack. */
export function exitWithMessage(error: unknown): never {
  const isExpected = error instanceof Error && !(error instanceof TypeError);
  console.error(isExpected ? error.message : error);
  process.exit(1);
}
