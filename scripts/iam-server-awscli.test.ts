import { execFile } from 'node:child_process';
import { describe, expect, onTestFinished, test } from 'vitest';
import { buildAwsEnvironment } from '../testing/aws-environment';
import type { ServedPolicy } from '../testing/iam-responses';
import {
  denyAccess,
  type IamServer,
  type IamServerOptions,
  startIamServer,
  throttling,
} from '../testing/iam-server';
import { describeNeed, findProgram } from './debian-programs';

const hostile = {
  Version: '2012-10-17',
  Statement: [{ Sid: `<&"'>]]> 100%+% é 𐍈 !'()*`, Effect: 'Allow', Action: '*', Resource: '*' }],
};
const plain = { Version: '2012-10-17', Statement: [] };

function serve(arn: string, versionIds: string[], defaultVersionId = versionIds[0] ?? 'v1') {
  const versions = versionIds.map((versionId) => ({
    versionId,
    createDate: `2020-01-0${versionId.slice(1)}T10:20:30Z`,
    document: versionId === 'v2' ? hostile : plain,
  }));
  return { arn, createDate: '2019-12-31T23:59:59Z', defaultVersionId, versions };
}

const aws = 'arn:aws:iam::aws:policy';
const policies: ServedPolicy[] = [
  serve(`${aws}/service-role/Zeta`, ['v5', 'v4', 'v3', 'v2'], 'v2'),
  serve(`${aws}/Alpha`, ['v1']),
  serve('arn:aws:iam::111122223333:policy/team/of/two/Own=1,a', ['v1']),
];

async function start(options: Partial<IamServerOptions> = {}) {
  const server = await startIamServer({ policies, ...options });
  onTestFinished(server.close);
  return server;
}

const command = findProgram('awscli');
const need = command === undefined ? ` (${describeNeed('awscli')})` : '';
// It needs a second or two to start, and more on a busy computer.
const patience = { timeout: 120_000 };

/** Runs AWS's command line, of either version. */
function run({ endpoint }: IamServer, ...args: string[]) {
  const env = {
    ...process.env,
    ...buildAwsEnvironment(),
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_MAX_ATTEMPTS: '2',
    AWS_RETRY_MODE: 'standard',
    AWS_PAGER: '',
  };
  const options = ['--endpoint-url', endpoint, '--output', 'json', 'iam', ...args];
  return new Promise<{ succeeded: boolean; output: unknown; errors: string }>((resolve) => {
    execFile(command ?? '', options, { env }, (error, stdout, stderr) => {
      // Version 1 writes instants as received, version 2 with a numeric offset.
      const output = stdout === '' ? undefined : JSON.parse(stdout.replaceAll('+00:00"', 'Z"'));
      resolve({ succeeded: error === null, output, errors: stderr });
    });
  });
}

describe.skipIf(need)(`AWS's own command line${need}`, () => {
  test.each([
    ['All', policies],
    ['AWS', policies.slice(0, 2)],
    ['Local', policies.slice(2)],
  ])('pages through the policies of the scope %s', patience, async (scope, expected) => {
    const server = await start({ pageSize: 1 });
    const { succeeded, output, errors } = await run(server, 'list-policies', '--scope', scope);
    expect({ succeeded, errors }).toMatchObject({ succeeded: true });
    expect((output as { Policies: object[] }).Policies).toMatchObject(
      expected.map(({ arn, defaultVersionId }) => ({
        Arn: arn,
        PolicyName: arn.split('/').at(-1),
        Path: arn.replace(/^.*:policy|[^/]*$/g, ''),
        DefaultVersionId: defaultVersionId,
        CreateDate: '2019-12-31T23:59:59Z',
      })),
    );
    expect(server.calls).toHaveLength(expected.length);
  });

  test('pages through the versions, with an older default', patience, async () => {
    const server = await start({ pageSize: 3 });
    const { output } = await run(
      server,
      'list-policy-versions',
      '--policy-arn',
      `${aws}/service-role/Zeta`,
    );
    expect(output).toEqual({
      Versions: ['v5', 'v4', 'v3', 'v2'].map((versionId) => ({
        VersionId: versionId,
        IsDefaultVersion: versionId === 'v2',
        CreateDate: `2020-01-0${versionId.slice(1)}T10:20:30Z`,
      })),
    });
    expect(server.calls).toHaveLength(2);
  });

  test('reads a document with special characters', patience, async () => {
    const { output } = await run(await start(), ...getVersion('service-role/Zeta', 'v2'));
    expect(output).toEqual({
      PolicyVersion: {
        Document: hostile,
        VersionId: 'v2',
        IsDefaultVersion: true,
        CreateDate: '2020-01-02T10:20:30Z',
      },
    });
  });

  test.each<[string, string[], IamServerOptions['trouble'], string, number]>([
    [
      'Throttling',
      ['list-policies'],
      () => throttling,
      'ListPolicies operation (reached max retries: 1): Rate exceeded',
      2,
    ],
    [
      'AccessDenied',
      ['list-policies'],
      () => denyAccess('ListPolicies'),
      'ListPolicies operation: User: arn:aws:iam::111122223333:user/reader is not authorized to perform: iam:ListPolicies on resource: * because no identity-based policy allows the iam:ListPolicies action',
      1,
    ],
    [
      'NoSuchEntity',
      getVersion('Gone', 'v1'),
      undefined,
      `GetPolicyVersion operation: Policy ${aws}/Gone was not found.`,
      1,
    ],
    [
      'NoSuchEntity',
      getVersion('Alpha', 'v9'),
      undefined,
      `GetPolicyVersion operation: Policy ${aws}/Alpha version v9 does not exist or is not attachable.`,
      1,
    ],
    [
      'InvalidInput',
      ['list-policies', '--no-paginate', '--marker', 'x'],
      undefined,
      'ListPolicies operation: Invalid Marker: x',
      1,
    ],
    [
      'InvalidAction',
      ['list-users'],
      undefined,
      'ListUsers operation: Could not find operation ListUsers for version 2010-05-08',
      1,
    ],
  ])('reports %s of %j', patience, async (code, args, trouble, expected, count) => {
    const server = await start({ trouble });
    expect(await run(server, ...args)).toEqual({
      succeeded: false,
      output: undefined,
      errors: expect.stringContaining(`An error occurred (${code}) when calling the ${expected}\n`),
    });
    expect(server.calls).toHaveLength(count);
  });
});

function getVersion(path: string, versionId: string): string[] {
  return ['get-policy-version', '--policy-arn', `${aws}/${path}`, '--version-id', versionId];
}
