import { describe, expect, it } from 'vitest';
import {
  awsArn,
  buildAccount,
  buildAccountRecord,
  buildInline,
  buildOwnPolicy,
  buildPrincipal,
} from '../../testing/account';
import { allow, buildPolicy, v } from '../../testing/builders';
import { analyze, analyzeExample, catalog, copiedActions } from '../../testing/example-account';
import { analyzeAccount, type ReachedPolicy } from './analyze-account';
import { describeAnalysis, summarizeAnalysis } from './describe-analysis';
import { listAddedRisks } from './describe-policy';

const analysis = await analyzeExample();

describe('text', () => {
  it('begins with the answer, and has policies, principals, versions and copies', () => {
    expect(
      describeAnalysis(analysis, catalog),
    ).toBe(`Account 111122223333 has 3 principals and 3 attached policies on record: 2 with new versions since 2021-01-31, 2 of them with more access, 1 with a new high risk.
Risky v2, 2021-02-01, announced: Adds privilege escalation: iam:PutRolePolicy. Principals: role app (unused for 90 days).
Deprecated or withdrawn: Old.
1 copy of an AWS policy lags behind.
1 attached AWS policy is not on record: Nothing.

Risky v1 → v2: Wider. Adds iam:PutRolePolicy on all resources.
  Adds privilege escalation: iam:PutRolePolicy.
  → role app (unused for 90 days)
  v2, 2021-02-01, announced: Adds iam:PutRolePolicy on all resources.

Bounds v1 → v4: Wider. Adds s3:Put and s3:List on all resources.
  It is only a permissions boundary: a wider one allows more, but grants nothing by itself.
  → role app as permissions boundary (unused for 90 days)
  v4, 2021-04-01, never announced: Adds s3:List on all resources.
  v3, 2021-03-01, never announced: Adds s3:Put on all resources.

Old v1: No new version.
  The policy is deprecated since 2021-06-01, replaced by Risky.
  → user jane through group ops
  → group ops

Copies
  policy copy allows the same as Copied v1 (of 2021-01-01, replaced on 2021-02-01). It lags behind since v2 of 2021-02-01.
    Your copy lacks s3:G.`);
  });

  it('names the version of the most severe risk, and counts others', async () => {
    const versions = [
      's3:Get',
      'iam:PutRolePolicy',
      'iam:CreateAccessKey',
      'iam:CreateLoginProfile',
    ];
    const twice = buildPolicy(
      'Twice',
      versions.map((_, index) => v(index + 1, allow(versions.slice(0, index + 1)))),
    );
    const account = buildAccount([buildPrincipal('user a', ['Twice'])]);
    const summarize = async (since: string) =>
      summarizeAnalysis(
        await analyzeAccount(account, buildAccountRecord([twice]), { since }),
        catalog,
      )[1];
    expect(await summarize('2021-01-01')).toMatch(
      /^Twice v\d, .*privilege escalation.* 2 other versions add further high risks\. Principals: user a\.$/,
    );
    expect(await summarize('2021-02-01')).toMatch(/ 1 other version adds further high risks\. /);
  });

  it('names the version that added a risk', () => {
    const [risky, , old] = analysis.policies as [ReachedPolicy, ReachedPolicy, ReachedPolicy];
    expect(listAddedRisks(risky).map(({ change }) => change.versionId)).toEqual(['v2']);
    expect(listAddedRisks(old)).toEqual([]);
  });

  it('of an account without policies on record says so', async () => {
    const empty = await analyze([], [], { accountId: '' });
    expect(summarizeAnalysis(empty, catalog)).toEqual([
      'The account has 0 principals and 0 attached policies on record.',
    ]);
  });

  it('names new, withdrawn and incomplete policies, and counts many principals', async () => {
    const exported = buildOwnPolicy('New', [], { arn: awsArn('New'), defaultVersionId: 'v2' });
    const china = { name: 'Late', arn: 'arn:aws-cn:iam::aws:policy/Late' };
    const many = await analyze(
      [
        ...Array.from({ length: 12 }, (_, index) => buildPrincipal(`user u${index}`, ['New'])),
        buildPrincipal('role r', ['Back'], {
          attached: [china, { name: 'Back', arn: awsArn('Back') }],
        }),
      ],
      [exported],
    );
    const text = describeAnalysis(many, catalog);
    for (const line of [
      'New v1: New policy. Allows s3:Get on all resources.',
      'The export has v2 as the default version, the record v1.',
      '→ user u9\n  → and 2 others',
      'Back v1: No change. Same permissions, written differently.',
      'v1, 2021-08-01, set as the default again: ',
      'The policy is withdrawn since 2021-09-01.',
      'The record has this policy of the partition aws; that of aws-cn can differ. The record begins after that day, with v3.',
    ]) {
      expect(text).toContain(line);
    }
  });

  it('of copies names how near they are, and how many are alike', async () => {
    const copies = await analyze(
      [],
      [
        buildOwnPolicy('a', [allow([...copiedActions, 's3:Own'])]),
        buildOwnPolicy('b', [allow([...copiedActions, 's3:Own'])]),
        buildOwnPolicy('c', [allow([...copiedActions, 's3:G'])]),
      ],
    );
    const text = describeAnalysis(copies, catalog);
    expect(text).toContain(
      'policy a and 1 other like it has 6 of 7 action patterns in common with Copied v1 (of 2021-01-01, replaced on 2021-02-01). It lags behind since v2',
    );
    expect(text).toContain('policy c allows the same as Copied v2 (of 2021-02-01).\n');
    expect(copies.copies).toHaveLength(2);
    const inline = [buildInline('own', allow(copiedActions))];
    const role = await analyze([buildPrincipal('role r', [], { inline })]);
    expect(describeAnalysis(role, catalog)).toContain(
      'inline policy own of role r allows the same',
    );
  });
});
