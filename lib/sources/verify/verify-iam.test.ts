import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { buildAwsEnvironment } from '../../../testing/aws-environment';
import { allow, aws, local, now, serve, serveVersion } from '../../../testing/iam-import';
import type { ServedPolicy } from '../../../testing/iam-responses';
import { denyAccess, type IamServer, startIamServer } from '../../../testing/iam-server';
import { TestRecord } from '../../../testing/observations';
import { describeSource } from '../import/describe-source';
import { readAws } from '../import/read-aws';
import { formatDifference } from './difference';
import { formatVerification } from './format-verification';
import { verifyRecord } from './verify-record';

const record = new TestRecord();
let server: IamServer;
/** What IAM has, which a test changes after the import. */
const served = { policies: [] as ServedPolicy[] };

const alpha = `${aws}/Alpha`;

beforeEach(async () => {
  for (const [name, value] of Object.entries(buildAwsEnvironment())) vi.stubEnv(name, value);
  served.policies = [
    serve(alpha, [3, 2, 1]),
    serve(`${aws}/job-function/Mid`, [1]),
    serve(`${local}/Own`, [1]),
  ];
  server = await startIamServer(served);
  const { endpoint } = server;
  const read = await readAws({ scope: 'All', accepts: () => true, now, endpoint });
  record.import(read, describeSource('aws', now));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  record.dispose();
  await server.close();
});

const verify = (scope = '') =>
  verifyRecord({
    data: record.path,
    spec: { kind: 'aws', place: scope },
    match: [],
    looksUpCommits: true,
    reading: { observed: now, report: () => undefined, endpoint: server.endpoint },
  });

test('the policies of a scope have no differences after their import', async () => {
  const verification = await verify();
  expect(formatVerification(verification, 'aws:')).toEqual([
    'Compared 4 versions of 2 policies with aws:: no differences.',
  ]);
  expect((await verify('Local')).policies).toBe(1);
  expect(await verify('All')).toMatchObject({ policies: 3, versions: 5, differences: [] });
});

const v2 = { ...serveVersion(2) };

test.each<[name: string, policy: ServedPolicy, lines: string[]]>([
  [
    'a version that IAM lacks, although it has an older one',
    serve(alpha, [3, 1]),
    [
      'policies/Alpha/v2.json: expected no version, as in the source, which has v3, v1 up to 2026-06-20T08:00:01Z, found v2, created 2020-01-02T10:20:30Z.',
    ],
  ],
  [
    'a new version, which is the default',
    serve(alpha, [4, 3, 2, 1]),
    [
      'policies/Alpha/policy.json at /defaults: expected v4 as the default, as in the source, found v3.',
      'policies/Alpha/v4.json: expected v4, created 2020-01-04T10:20:30Z, as in the source, found no such version.',
    ],
  ],
  [
    'another document',
    {
      ...serve(alpha, [3, 1]),
      versions: [serveVersion(3), { ...v2, document: allow('s3:Put2') }, serveVersion(1)],
    },
    [
      'policies/Alpha/v2.json at /document/Statement/0/Action: expected "s3:Put2" as in the source, found "s3:Get2".',
    ],
  ],
  [
    'another date',
    {
      ...serve(alpha, [3, 1]),
      versions: [serveVersion(3), { ...v2, createDate: '2020-01-02T10:20:31Z' }, serveVersion(1)],
    },
    [
      'policies/Alpha/v2.json at /createDate: expected 2020-01-02T10:20:31Z as in the source, found 2020-01-02T10:20:30Z.',
    ],
  ],
  [
    'another date of the policy',
    { ...serve(alpha, [3, 2, 1]), createDate: '2019-01-01T00:00:00Z' },
    [
      'policies/Alpha/policy.json at /createDate: expected 2019-01-01T00:00:00Z as in the source, found 2019-12-31T23:59:59Z.',
    ],
  ],
  [
    'a default that was set back',
    serve(alpha, [3, 2, 1], 2),
    [
      'policies/Alpha/policy.json at /defaults: expected v2 as the default on 2026-06-20T08:00:01Z, as in the source, found another version.',
    ],
  ],
  [
    'another path in the ARN',
    serve(`${aws}/other/Alpha`, [3, 2, 1]),
    [
      'policies/Alpha/policy.json at /arn: expected arn:aws:iam::aws:policy/other/Alpha as in the source, found arn:aws:iam::aws:policy/Alpha.',
    ],
  ],
  ['a new version in place of the oldest, which IAM deletes', serve(alpha, [3, 2]), []],
])('%s', async (_, policy, lines) => {
  served.policies.splice(0, 1, policy);
  const { differences, deleted } = await verifyLater();
  expect(differences.map(formatDifference)).toEqual(lines);
  expect(deleted).toBe(lines.length === 0 ? 1 : 0);
});

/** A default counts from the time of the reading, which is later than that of the import. */
const verifyLater = () =>
  verifyRecord({
    data: record.path,
    spec: { kind: 'aws', place: 'AWS' },
    match: [],
    looksUpCommits: true,
    reading: {
      observed: '2026-06-20T08:00:01Z',
      report: () => undefined,
      endpoint: server.endpoint,
    },
  });

describe('a policy that IAM lacks', () => {
  beforeEach(() => {
    served.policies.splice(0, 1);
  });

  test('is a difference', async () => {
    expect((await verify()).differences.map(formatDifference)).toEqual([
      'policies/Alpha/policy.json: expected no policy, as in the source, found a policy with v1, v2, v3.',
    ]);
  });

  test('is none where the record has its end', async () => {
    const path = 'policies/Alpha/policy.json';
    const file = JSON.parse(record.read(path));
    const ended = { ...file, noLongerObserved: '2026-06-21T00:00:00Z' };
    record.write(path, `${JSON.stringify(ended, null, 2)}\n`);
    const verification = await verify();
    expect(formatVerification(verification, 'aws:')).toEqual([
      'Compared 1 version of 2 policies with aws:: no differences.',
      'IAM no longer has 3 older versions on record.',
    ]);
  });
});

test('a call that IAM refuses is an error', async () => {
  Object.assign(served, { trouble: () => denyAccess('ListPolicies') });
  await expect(verify()).rejects.toThrow(/ListPolicies/);
  Object.assign(served, { trouble: undefined });
});
