import { type AccountAnalysis, analyzeAccount } from '../lib/account/analyze-account';
import {
  awsArn,
  buildAccount,
  buildAccountRecord,
  buildOwnPolicy,
  buildPrincipal,
} from './account';
import { allow, announce, buildAnnouncement, buildPolicy, v } from './builders';

/** The actions of the first version of `Copied`. */
export const copiedActions = ['s3:A', 's3:B', 's3:C', 's3:D', 's3:E', 's3:F'];
/** Policies for what an analysis can have. */
export const exampleRecord = buildAccountRecord(
  [
    buildPolicy('Risky', [
      v(1, allow('s3:GetObject')),
      v(2, allow(['s3:GetObject', 'iam:PutRolePolicy'])),
    ]),
    buildPolicy('Bounds', [
      v(1, allow('s3:Get')),
      v(3, allow(['s3:Get', 's3:Put'])),
      v(4, allow(['s3:Get', 's3:Put', 's3:List'])),
    ]),
    {
      ...buildPolicy('Old', [v(1, allow('s3:Get'))]),
      deprecated: { knownBy: '2021-06-01', supersededBy: 'Risky' },
    },
    buildPolicy('Copied', [v(1, allow(copiedActions)), v(2, allow([...copiedActions, 's3:G']))]),
    buildPolicy('New', [['v1', '2021-05-01T00:00:00Z', allow('s3:Get')]]),
    {
      ...buildPolicy('Back', [v(1, allow('s3:Get')), v(2, allow('s3:Put'))]),
      defaults: [{ versionId: 'v1', firstObserved: '2021-08-01T00:00:00Z' }],
      noLongerObserved: '2021-09-01T00:00:00Z',
    },
    buildPolicy('Late', [v(3, allow('s3:Get'))]),
  ],
  [
    buildAnnouncement('2021-01-01', null),
    announce('2021-02-03 iam:PutRolePolicy', { of: 'Risky' }),
  ],
);
export const { catalog } = exampleRecord.risks;
/** Analyzes an account since the last day of January 2021. */
export const analyze = (...args: Parameters<typeof buildAccount>): Promise<AccountAnalysis> =>
  analyzeAccount(buildAccount(...args), exampleRecord, { since: '2021-01-31' });

export const boundary = { name: 'Bounds', arn: awsArn('Bounds') };
export const principals = [
  buildPrincipal('role app', ['Risky', 'Nothing'], { boundary, lastUsed: '' }),
  buildPrincipal('user jane', [], { groups: ['ops'] }),
  buildPrincipal('group ops', ['Old']),
];
/** The analysis of an account with a risk, a boundary, a deprecated policy and a copy. */
export const analyzeExample = () =>
  analyze(principals, [buildOwnPolicy('copy', [allow(copiedActions)])]);
