import { describe, expect, it } from 'vitest';
import { awsArn, buildAccount, buildOwnPolicy, buildPrincipal } from '../../testing/account';
import { allow } from '../../testing/builders';
import {
  analyze,
  analyzeExample,
  catalog,
  copiedActions,
  exampleRecord,
  principals,
} from '../../testing/example-account';
import { findEffectiveChange } from './effective-change';
import { convertAnalysis, convertEffectiveChange } from './export-json';

const analysis = await analyzeExample();

describe('JSON', () => {
  it('has policies, what is not on exampleRecord, and copies', () => {
    expect(convertAnalysis(analysis, catalog)).toMatchObject({
      account: '111122223333',
      since: '2021-01-31',
      exportDay: '2022-01-31',
      principals: 3,
      policies: [
        {
          policyName: 'Risky',
          before: 'v1',
          after: 'v2',
          otherPartition: null,
          exportedVersion: null,
          net: {
            verdict: 'wider',
            highRisk: [
              {
                effect: 'opens',
                category: 'privilege-escalation',
                grade: 'unrestricted',
                name: 'iam:PutRolePolicy',
              },
            ],
          },
          versions: [
            {
              versionId: 'v2',
              verdict: 'wider',
              highRisk: [{ effect: 'opens' }],
              announced: 'full',
              announcements: [{ id: '2021-02-03-Risky', date: '2021-02-03' }],
            },
          ],
          retired: null,
          principals: [{ type: 'role', name: 'app', via: 'direct', marks: ['unused'] }],
        },
        { policyName: 'Bounds', principals: [{ via: 'boundary' }] },
        {
          policyName: 'Old',
          net: null,
          retired: { kind: 'deprecated', replacement: 'Risky' },
          principals: [
            { name: 'jane', via: 'group', group: 'ops' },
            { name: 'ops', via: 'direct' },
          ],
        },
      ],
      notOnRecord: [{ name: 'Nothing', principals: 1 }],
      copies: [
        {
          policyName: 'Copied',
          nearest: { versionId: 'v1' },
          replacedBy: { versionId: 'v2' },
          isIdentical: true,
          sharedPatterns: 6,
          allPatterns: 6,
          lagsSince: { versionId: 'v2' },
          lacks: [{ action: 's3:G', resource: '*', conditions: [] }],
          beyond: [],
        },
      ],
    });
  });

  it('has null for what is unknown', async () => {
    const china = { name: 'New', arn: 'arn:aws-cn:iam::aws:policy/New' };
    const back = { name: 'Back', arn: awsArn('Back') };
    const found = await analyze(
      [buildPrincipal('user a', [], { attached: [china, back] })],
      [
        buildOwnPolicy('x', [allow([...copiedActions, 's3:G'])]),
        buildOwnPolicy('Back', [], { arn: back.arn, defaultVersionId: 'v2' }),
      ],
    );
    expect(convertAnalysis(found, catalog)).toMatchObject({
      policies: [
        {
          before: null,
          otherPartition: 'aws-cn',
          versions: [{ before: null, verdict: 'first' }],
        },
        {
          exportedVersion: 'v2',
          versions: [{ announced: 'never' }, { announced: null, isSetBack: true }],
        },
      ],
      copies: [{ replacedBy: null, lagsSince: null }],
    });
  });

  it('has the effective change of a principal', async () => {
    const convert = async (index: number) => {
      const principal = principals[index] as (typeof principals)[0];
      const change = await findEffectiveChange(
        principal,
        buildAccount(principals),
        exampleRecord,
        '2021-01-31',
      );
      return convertEffectiveChange(change, catalog);
    };
    expect(await convert(0)).toMatchObject({
      type: 'role',
      name: 'app',
      verdict: 'wider',
      added: [{ action: 'iam:PutRolePolicy', limitedByBoundary: true }],
      removed: [],
      risk: [{ effect: 'opens', category: 'privilege-escalation' }],
      unread: [awsArn('Nothing')],
      boundary: { arn: awsArn('Bounds'), verdict: 'wider' },
    });
    expect(await convert(1)).toMatchObject({ name: 'jane', verdict: 'same', boundary: null });
    const unread = buildPrincipal('role x', ['Risky'], {
      boundary: { name: 'Y', arn: awsArn('Y') },
    });
    const change = await findEffectiveChange(
      unread,
      buildAccount([unread]),
      exampleRecord,
      '2021-01-31',
    );
    expect(convertEffectiveChange(change, catalog).boundary).toEqual({
      arn: awsArn('Y'),
      verdict: null,
    });
    const free = buildPrincipal('role y', ['Risky']);
    const plain = await findEffectiveChange(
      free,
      buildAccount([free]),
      exampleRecord,
      '2021-01-31',
    );
    expect(convertEffectiveChange(plain, catalog).added[0]).not.toHaveProperty('limitedByBoundary');
  });
});
