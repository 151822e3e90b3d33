import { type CommandOptions, type CommandResult, runScript } from '../scripts/run-command';

/** Where the site over the example record is built, and the address that it is built for. */
export const exampleSite = {
  folder: 'out.example',
  baseUrl: 'https://wiki.example.org/policies',
} as const;

/**
 * What the README tells a reader to do for a record of their own, each as the arguments of
 * `npm run import --`; DIR stands for the folder of the record.
 */
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
 * Begins a record of two accounts' policies of one name, imports their versions and the default
 * that was set back, and builds the site over it. The first command that fails ends it.
 *
 * @param data a folder that does not exist yet
 */
export async function buildExample(data: string, options: CommandOptions): Promise<CommandResult> {
  for (const args of exampleImports) {
    const told = args.map((word) => (word === 'DIR' ? data : word));
    const result = await runScript('import.ts', { ...options, args: told });
    if (!result.succeeded) return result;
  }
  const asked = { DATA_DIR: data, OUT_DIR: exampleSite.folder };
  return runScript('build.ts', { ...options, env: { ...options.env, ...asked } });
}
