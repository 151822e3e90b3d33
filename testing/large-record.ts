import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type CommandOptions, type CommandResult, runScript } from '../scripts/run-command';

/** The folder and the address of a site with more policies and changes than one page can have. */
export const largeSite = { folder: 'out.large', baseUrl: 'https://large.example' } as const;

/** What the record has, for the tests. */
export const largeCounts = {
  policies: 306,
  /** Second versions of three days, which change no permission. */
  unchanged: 40,
  /** Versions of the policy that changes most. */
  mostVersions: 60,
} as const;

/**
 * The policy with most actions, all of one service, whose actions get pages of their own. Its second
 * version adds hundreds.
 */
export const widestPolicy = { policyName: 'AmazonGlueEverything', actions: 520 } as const;

/** The policy that changes most. */
export const busiestPolicy = 'AmazonEverythingReadOnly';

const services = ['s3', 'sqs', 'sns', 'ec2', 'iam', 'kms', 'lambda', 'logs', 'glue', 'athena'];

function buildLine(policyName: string, versionId: string, createDate: string, actions: string[]) {
  const Statement = [
    { Sid: versionId, Effect: 'Allow', Action: actions, Resource: '*' },
    ...(actions.includes('iam:PassRole')
      ? []
      : [{ Effect: 'Deny', Action: 'iam:PassRole', Resource: '*' }]),
  ];
  const arn = `arn:aws:iam::aws:policy/${policyName}`;
  const document = { Version: '2012-10-17', Statement };
  return JSON.stringify({
    policyName,
    arn,
    versionId,
    createDate,
    firstObserved: createDate,
    document,
  });
}

/** An instant of one of 48 months from 2019 on. */
function buildInstant(index: number): string {
  const month = String((index % 12) + 1).padStart(2, '0');
  const day = String((index % 28) + 1).padStart(2, '0');
  return `${2019 + (Math.floor(index / 12) % 4)}-${month}-${day}T08:00:00Z`;
}

function listJobs(verb: string): string[] {
  return Array.from({ length: widestPolicy.actions }, (_, index) => `glue:${verb}${index}Job`);
}

/** The lines of a file for `npm run import -- --from jsonl:FILE`. */
export function buildLargeLines(): string[] {
  const names = Array.from({ length: largeCounts.policies - 2 }, (_, index) => {
    const letter = String.fromCharCode('A'.charCodeAt(0) + (index % 26));
    return `${index % 2 === 0 ? 'AWS' : 'Amazon'}${letter}${index}Access`;
  });
  const actionsOf = (index: number) => {
    const service = services[index % services.length] as string;
    return [
      `${service}:Get*`,
      `${service}:List${index}`,
      ...(index % 9 === 0 ? ['iam:PassRole'] : []),
    ];
  };
  return [
    ...names.map((name, index) => buildLine(name, 'v1', buildInstant(index), actionsOf(index))),
    ...names
      .slice(0, largeCounts.unchanged)
      .map((name, index) =>
        buildLine(name, 'v2', `2026-02-${11 + (index % 3)}T10:00:00Z`, actionsOf(index).reverse()),
      ),
    buildLine(widestPolicy.policyName, 'v1', '2022-06-01T08:00:00Z', listJobs('Start')),
    buildLine(widestPolicy.policyName, 'v2', '2022-09-01T08:00:00Z', [
      ...listJobs('Start'),
      ...listJobs('Stop').slice(0, 300),
    ]),
    ...Array.from({ length: largeCounts.mostVersions }, (_, index) =>
      buildLine(
        busiestPolicy,
        `v${index + 1}`,
        `${2020 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-15T09:00:00Z`,
        Array.from({ length: index + 1 }, (_, at) => `glue:Get${at}Table`),
      ),
    ),
  ];
}

/** Creates the record and builds its site. Returns the result of the first command that fails. */
export async function buildLarge(data: string, options: CommandOptions): Promise<CommandResult> {
  const lines = `${data}.jsonl`;
  mkdirSync(dirname(lines), { recursive: true });
  writeFileSync(lines, `${buildLargeLines().join('\n')}\n`);
  const commands = [
    ['--init', '--data', data, '--subject', 'a large company', '--base-url', largeSite.baseUrl],
    ['--from', `jsonl:${lines}`, '--data', data],
  ];
  for (const args of commands) {
    const result = await runScript('import.ts', { ...options, args });
    if (!result.succeeded) return result;
  }
  const folders = { DATA_DIR: data, OUT_DIR: largeSite.folder };
  return runScript('build.ts', { ...options, env: { ...options.env, ...folders } });
}
