import { type CommandOptions, type CommandResult, runScript } from '../scripts/run-command';

/** The folder and the address of the site of the example record. */
export const exampleSite = {
  folder: 'out.example',
  baseUrl: 'https://wiki.example.org/policies',
} as const;

/** The commands of docs/operations.md for a new record: the arguments of `npm run import --`. */
export const exampleImports: readonly (readonly string[])[] = [
  [
    '--init',
    '--data',
    'DIR',
    '--title',
    'Our policies',
    '--subject',
    'the platform team',
    '--base-url',
    exampleSite.baseUrl,
  ],
  ['--from', 'jsonl:e2e/example-record/policies.jsonl', '--data', 'DIR'],
  [
    '--from',
    'file:e2e/example-record/staging-default.json',
    '--policy-arn',
    'arn:aws:iam::111111111111:policy/ci/Deploy',
    '--observed',
    '2024-06-10T07:30:00Z',
    '--data',
    'DIR',
  ],
];

/**
 * Creates a record with policies of one name in two accounts, imports their versions and a default
 * that was set back, and builds the site. Returns the result of the first command that fails.
 *
 * @param data a folder that does not exist yet
 */
export async function buildExample(data: string, options: CommandOptions): Promise<CommandResult> {
  for (const args of exampleImports) {
    const completed = args.map((word) => (word === 'DIR' ? data : word));
    const result = await runScript('import.ts', { ...options, args: completed });
    if (!result.succeeded) return result;
  }
  const folders = { DATA_DIR: data, OUT_DIR: exampleSite.folder };
  return runScript('build.ts', { ...options, env: { ...options.env, ...folders } });
}
