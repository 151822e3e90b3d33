import { describe, expect, it, test } from 'vitest';
import { buildAccountRecord } from '../../testing/account';
import { allow, buildPolicy, v } from '../../testing/builders';
import { listAllChanges } from '../history/changes';
import { loadRecord } from '../record/load';
import type { Policy } from '../record/types';
import { analyzeAccount } from './analyze-account';
import { describeAnalysis, summarizeAnalysis } from './describe-analysis';
import { readDetails } from './read-details';
import { buildSampleAccount } from './sample-account';

async function analyze(policies: readonly Policy[]) {
  const sample = buildSampleAccount(policies, listAllChanges(policies));
  const { accounts, problems } = await readDetails([
    { name: 'sample', text: JSON.stringify(sample) },
  ]);
  expect(problems).toEqual([]);
  expect(accounts).toHaveLength(1);
  const record = buildAccountRecord(policies);
  const [account] = accounts as [(typeof accounts)[0]];
  return { analysis: await analyzeAccount(account, record), catalog: record.risks.catalog };
}

describe('the sample of the record in data/', () => {
  const { policies } = loadRecord('data');

  it('shows which role got iam:PassRole, and when', async () => {
    const { analysis, catalog } = await analyze(policies);
    expect(summarizeAnalysis(analysis, catalog)[1]).toMatch(
      /^AmazonConnectServiceLinkedRolePolicy v19, 2024-10-29.*iam:PassRole.*role AWSServiceRoleForExample \(service-linked role\)/,
    );
  });

  it('has an example of everything', async () => {
    const { analysis, catalog } = await analyze(policies);
    const reached = analysis.policies.flatMap(({ principals }) => principals);
    expect(new Set(reached.flatMap(({ marks }) => marks))).toEqual(
      new Set(['service-linked', 'identity-center', 'unused']),
    );
    expect(new Set(reached.map(({ via }) => via.kind))).toEqual(
      new Set(['direct', 'group', 'boundary']),
    );
    expect(analysis.unknown).toMatchObject([{ name: 'ExamplePolicyNotOnRecord' }]);
    expect(analysis.copies).toMatchObject([{ isIdentical: true, lagsSince: {} }]);
    expect(analysis.policies.some(({ retired }) => retired !== undefined)).toBe(true);
    expect(describeAnalysis(analysis, catalog)).not.toContain('undefined');
  });
});

const risky = allow(['s3:GetObject', 'iam:PutRolePolicy']);
test.each<[string, Policy[], number]>([
  ['no policy', [], 0],
  ['one policy without changes', [buildPolicy('P', [v(1, allow('s3:GetObject'))])], 1],
  [
    'a change with another high risk',
    [buildPolicy('P', [v(1, allow('s3:GetObject')), v(2, risky)])],
    1,
  ],
  [
    'only service-linked roles',
    [
      {
        ...buildPolicy('P', [v(1, allow('s3:GetObject'))]),
        kind: 'service-linked-role',
        arn: 'arn:aws:iam::aws:policy/x/P',
      },
    ],
    1,
  ],
])('a record with %s has a sample', async (_, policies, reached) => {
  if (policies.length === 0) {
    const sample = buildSampleAccount(policies, []);
    const { accounts, problems } = await readDetails([{ name: 's', text: JSON.stringify(sample) }]);
    expect(problems).toEqual([]);
    expect(accounts[0]?.principals).toHaveLength(7);
    return;
  }
  const { analysis } = await analyze(policies);
  expect(analysis.policies).toHaveLength(reached);
});
