import { execFile } from 'node:child_process';
import { afterEach, describe, expect, test } from 'vitest';
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
const local = 'arn:aws:iam::111122223333:policy';
const policies: ServedPolicy[] = [
  serve(`${aws}/service-role/Zeta`, ['v5', 'v4', 'v3', 'v2'], 'v2'),
  serve(`${aws}/Alpha`, ['v1']),
  serve(`${local}/team/of/two/Own=1,a`, ['v1']),
  serve(`${aws}/job-function/Mid`, ['v1']),
  serve(`${local}/Own`, ['v1']),
];

let server: IamServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function start(options: Partial<IamServerOptions> = {}) {
  server = await startIamServer({ policies, ...options });
  return server;
}

const command = findProgram('awscli');
const need = command === undefined ? ` (${describeNeed('awscli')})` : '';
// It takes a second or two to start, and far longer beside other work.
const patience = { timeout: 120_000 };

/** What AWS's own command line, of whichever version, makes of an answer. */
function ask({ endpoint }: IamServer, ...args: string[]) {
  const env = {
    ...process.env,
    ...buildAwsEnvironment(),
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_MAX_ATTEMPTS: '2',
    AWS_RETRY_MODE: 'standard',
    AWS_PAGER: '',
  };
  const options = ['--endpoint-url', endpoint, '--output', 'json', 'iam', ...args];
  return new Promise<{ succeeded: boolean; answer: unknown; said: string }>((resolve) => {
    execFile(command ?? '', options, { env }, (error, stdout, stderr) => {
      // Version 1 prints instants as they came, version 2 with an offset in figures.
      const answer = stdout === '' ? undefined : JSON.parse(stdout.replaceAll('+00:00"', 'Z"'));
      resolve({ succeeded: error === null, answer, said: stderr });
    });
  });
}

describe.skipIf(need)(`AWS's own command line${need}`, () => {
  test('pages through all policies', patience, async () => {
    const asked = await start({ pageSize: 2 });
    const { succeeded, answer, said } = await ask(asked, 'list-policies');
    expect({ succeeded, said }).toMatchObject({ succeeded: true });
    expect((answer as { Policies: object[] }).Policies).toMatchObject(
      policies.map(({ arn, defaultVersionId }) => ({
        Arn: arn,
        PolicyName: arn.split('/').at(-1),
        Path: arn.replace(/^.*:policy|[^/]*$/g, ''),
        DefaultVersionId: defaultVersionId,
        CreateDate: '2019-12-31T23:59:59Z',
      })),
    );
    expect(asked.calls).toHaveLength(3);
  });

  test.each([
    ['AWS', 3],
    ['Local', 2],
    ['All', 5],
  ])('asked for the scope %s gets %d policies', patience, async (scope, count) => {
    const { succeeded, answer, said } = await ask(await start(), 'list-policies', '--scope', scope);
    expect({ succeeded, said }).toMatchObject({ succeeded: true });
    expect((answer as { Policies: object[] }).Policies).toHaveLength(count);
  });

  test('pages through the versions, and sees the older default', patience, async () => {
    const asked = await start({ pageSize: 3 });
    const { answer } = await ask(
      asked,
      'list-policy-versions',
      '--policy-arn',
      `${aws}/service-role/Zeta`,
    );
    expect(answer).toEqual({
      Versions: ['v5', 'v4', 'v3', 'v2'].map((versionId) => ({
        VersionId: versionId,
        IsDefaultVersion: versionId === 'v2',
        CreateDate: `2020-01-0${versionId.slice(1)}T10:20:30Z`,
      })),
    });
    expect(asked.calls).toHaveLength(2);
  });

  test('reads a document, whatever characters it holds', patience, async () => {
    const { answer } = await ask(await start(), ...getVersion('service-role/Zeta', 'v2'));
    expect(answer).toEqual({
      PolicyVersion: {
        Document: hostile,
        VersionId: 'v2',
        IsDefaultVersion: true,
        CreateDate: '2020-01-02T10:20:30Z',
      },
    });
  });

  const failed = (code: string, operation: string) =>
    `An error occurred (${code}) when calling the ${operation} operation`;

  test.each<[string, string[], IamServerOptions['trouble'], string, number]>([
    [
      'throttled until it gives up',
      ['list-policies'],
      () => throttling,
      `${failed('Throttling', 'ListPolicies')} (reached max retries: 1): Rate exceeded`,
      2,
    ],
    [
      'denied',
      ['list-policies'],
      () => denyAccess('ListPolicies'),
      `${failed('AccessDenied', 'ListPolicies')}: User: arn:aws:iam::111122223333:user/reader is not authorized to perform: iam:ListPolicies on resource: * because no identity-based policy allows the iam:ListPolicies action`,
      1,
    ],
    [
      'a policy that is not there',
      getVersion('Gone', 'v1'),
      undefined,
      `${failed('NoSuchEntity', 'GetPolicyVersion')}: Policy ${aws}/Gone was not found.`,
      1,
    ],
    [
      'a version that is not there',
      getVersion('Alpha', 'v9'),
      undefined,
      `${failed('NoSuchEntity', 'GetPolicyVersion')}: Policy ${aws}/Alpha version v9 does not exist or is not attachable.`,
      1,
    ],
    [
      'a marker that nobody gave',
      ['list-policies', '--no-paginate', '--marker', 'x'],
      undefined,
      `${failed('InvalidInput', 'ListPolicies')}: Invalid Marker: x`,
      1,
    ],
    [
      'an action that it does not know',
      ['list-users'],
      undefined,
      `${failed('InvalidAction', 'ListUsers')}: Could not find operation ListUsers for version 2010-05-08`,
      1,
    ],
  ])('says of itself what went wrong: %s', patience, async (_, args, trouble, expected, count) => {
    const asked = await start({ trouble });
    expect(await ask(asked, ...args)).toEqual({
      succeeded: false,
      answer: undefined,
      said: expect.stringContaining(`${expected}\n`),
    });
    expect(asked.calls).toHaveLength(count);
  });
});

function getVersion(path: string, versionId: string): string[] {
  return ['get-policy-version', '--policy-arn', `${aws}/${path}`, '--version-id', versionId];
}
