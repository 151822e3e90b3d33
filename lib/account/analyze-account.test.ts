import { expect, test, vi } from 'vitest';
import {
  awsArn,
  buildAccount,
  buildAccountRecord,
  buildOwnPolicy,
  buildPrincipal,
} from '../../testing/account';
import { allow, buildPolicy, deny, v } from '../../testing/builders';
import { type AnalysisOptions, analyzeAccount } from './analyze-account';

const get = allow('s3:GetObject');
const build = (name: string, ...versions: object[]) =>
  buildPolicy(
    name,
    versions.map((statement, index) => v(index + 1, statement)),
  );
const record = buildAccountRecord([
  build('Same', get, allow(['s3:GetObject', 's3:GetObject'])),
  build('Narrower', allow(['s3:GetObject', 's3:GetTag']), get),
  build('Wider', get, allow(['s3:GetObject', 's3:GetTag'])),
  build('WiderToo', get, allow(['s3:GetObject', 's3:GetTag'])),
  build('Both', get, allow('s3:GetTag')),
  build('Limited', get, allow('iam:PassRole', 'arn:aws:iam::*:role/x')),
  build('Risky', get, allow('iam:PutRolePolicy')),
  build('Unchanged', get),
  { ...build('Old', get), deprecated: { knownBy: '2021-03-01T00:00:00Z', supersededBy: 'Wider' } },
  { ...build('Gone', get), noLongerObserved: '2021-04-01T00:00:00Z' },
]);
const names = record.policies.map(({ policyName }) => policyName);
const since = { since: '2021-01-01' };

test('policies are sorted with the worst first', async () => {
  const account = buildAccount([
    buildPrincipal('role a', names),
    buildPrincipal('role b', ['WiderToo', 'Unchanged']),
  ]);
  const { policies } = await analyzeAccount(account, record, since);
  expect(policies.map(({ policy }) => policy.policyName)).toEqual([
    'Risky',
    'Limited',
    'WiderToo',
    'Wider',
    'Both',
    'Narrower',
    'Same',
    'Unchanged',
    'Gone',
    'Old',
  ]);
  expect(policies.map(({ net }) => net?.verdict)).toEqual([
    ...['both', 'both', 'wider', 'wider', 'both', 'narrower', 'same'],
    ...[undefined, undefined, undefined],
  ]);
});

test('policies that are deprecated or withdrawn are marked', async () => {
  const account = buildAccount([buildPrincipal('role a', ['Old', 'Gone', 'Wider'])]);
  const { policies } = await analyzeAccount(account, record, since);
  expect(policies.map(({ policy, retired }) => [policy.policyName, retired])).toEqual([
    ['Wider', undefined],
    ['Gone', { kind: 'withdrawn', since: '2021-04-01' }],
    ['Old', { kind: 'deprecated', since: '2021-03-01', replacement: 'Wider' }],
  ]);
});

test.each<[string, string | undefined, AnalysisOptions, [string, string]]>([
  ['the newest date and one year before it', '2022-01-31', {}, ['2022-01-31', '2021-01-31']],
  ['the day of the file', '2022-01-31', { exportDay: '2022-03-01' }, ['2022-03-01', '2021-03-01']],
  ['a given day', '2022-01-31', { since: '2020-01-01' }, ['2022-01-31', '2020-01-01']],
  ['the end of the record without any date', undefined, {}, ['2021-02-01', '2020-02-02']],
])('the days are %s', async (_, newestDay, options, days) => {
  const account = buildAccount([], [], { newestDay });
  const { exportDay, since } = await analyzeAccount(account, record, options);
  expect([exportDay, since]).toEqual(days);
});

test('an empty account, and one without any policy on record', async () => {
  expect(await analyzeAccount(buildAccount([]), record)).toEqual({
    accountId: '111122223333',
    since: '2021-01-31',
    exportDay: '2022-01-31',
    principals: 0,
    policies: [],
    unknown: [],
    copies: [],
  });
  const other = buildAccount(
    [buildPrincipal('role a', ['Nothing'])],
    [buildOwnPolicy('own', [deny('s3:*')])],
  );
  expect(await analyzeAccount(other, record)).toMatchObject({
    principals: 1,
    policies: [],
    unknown: [{ name: 'Nothing' }],
    copies: [],
  });
});

test('a policy that is attached under two ARNs is loaded once', async () => {
  const loadPolicy = vi.fn(record.loadPolicy);
  const china = { name: 'Wider', arn: 'arn:aws-cn:iam::aws:policy/Wider' };
  const both = [{ name: 'Wider', arn: awsArn('Wider') }, china];
  const account = buildAccount([buildPrincipal('role a', [], { attached: both })]);
  const { policies } = await analyzeAccount(account, { ...record, loadPolicy }, since);
  expect(policies.map(({ arn, otherPartition }) => [arn, otherPartition])).toEqual([
    [china.arn, 'aws-cn'],
    [awsArn('Wider'), undefined],
  ]);
  expect(loadPolicy).toHaveBeenCalledTimes(1);
});

test('progress is reported, and a signal stops the analysis', async () => {
  const account = buildAccount([buildPrincipal('role a', names)], [buildOwnPolicy('own', [get])]);
  const onProgress = vi.fn();
  await analyzeAccount(account, record, { onProgress });
  const stages = onProgress.mock.calls.map(([{ stage }]) => stage);
  expect(stages).toEqual([...names.map(() => 'compare'), 'copies']);
  const signal = AbortSignal.abort(new Error('stopped'));
  await expect(analyzeAccount(account, record, { signal })).rejects.toThrow('stopped');
});
