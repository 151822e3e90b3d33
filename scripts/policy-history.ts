import { showText } from '../lib/shared/show-text';
import { packageVersion } from './distribution';

const usage = `npx policy-history COMMAND [OPTIONS]

  compare    compares the access that two IAM policy documents allow
  account    shows which principals of an account get the changes of AWS managed policies
  verify     compares the record with a source: an archive in git, or IAM

  --help     print this; npx policy-history COMMAND --help prints the options of a command
  --version  print the version

Exit code: 0; 2 where the command is not known; otherwise that of the command.`;

/** Each command reads its options from process.argv when its module is loaded. */
const commands = new Map<string, () => Promise<unknown>>([
  ['compare', () => import('./compare')],
  ['account', () => import('./account')],
  ['verify', () => import('./verify')],
]);

const [name] = process.argv.splice(2, 1);
const command = commands.get(name ?? '');
if (command !== undefined) await command();
else if (name === '--help') console.log(usage);
else if (name === '--version') console.log(packageVersion);
else {
  const expected = [...commands.keys()].join(', ');
  const found = name === undefined ? 'none' : `"${showText(name)}"`;
  console.error(`Expected a command: ${expected}; found ${found}.\n\n${usage}`);
  process.exitCode = 2;
}
