import { expect, test } from 'vitest';
import { allow, buildPolicy, v } from '../../../testing/builders';
import { createSiteAddress } from '../../addresses/site-address';
import { reconcile } from '../../history/reconcile';
import { listCurrentRisks } from '../../history/risk-history';
import { readRisks } from '../../risk/project-risks';
import { describeRisks } from './risk';

const address = createSiteAddress('https://example.org/history/');
const table = 'arn:aws:dynamodb:*:*:table/example';
const policy = buildPolicy('A+B', [
  v(1, allow('dynamodb:Scan', table)),
  v(2, allow('dynamodb:Scan')),
  v(3, allow(['dynamodb:Scan', 'iam:PutRolePolicy'], '*')),
  v(4, allow(['dynamodb:Scan', 'iam:PutRolePolicy', 's3:ListAllMyBuckets'], '*')),
]);

test('describes what policies make possible, and the changes that added a high risk', () => {
  const { changes } = reconcile([policy], []);
  const current = listCurrentRisks(policy, readRisks().assessor.assess);
  const { sources, ...answer } = describeRisks(current, changes, address);
  expect(sources.map(({ id }) => id)).toEqual(['pathfinding', 'primeharbor', 'policy-history']);
  const scan = answer.current.find(({ id }) => id === 'dynamodb:Scan');
  expect(scan).toMatchObject({
    policyName: 'A+B',
    since: { versionId: 'v1', createDate: '2021-01-01T00:00:00Z' },
    gradedSince: { versionId: 'v2', createDate: '2021-02-01T00:00:00Z' },
    name: 'dynamodb:Scan',
    category: 'data-access',
    grade: 'unrestricted',
    needs: [],
    actions: [{ action: 'dynamodb:Scan', unrestricted: true, deniedWhen: [] }],
    sourceUrl: null,
    url: 'https://example.org/history/policies/A%2BB/#risk',
  });
  expect(answer.changes).toMatchObject([
    {
      versionId: 'v3',
      announced: 'no-changelog',
      risk: [{ effect: 'opens', category: 'privilege-escalation', gradeBefore: null, high: true }],
      url: 'https://example.org/history/policies/A%2BB/v3/',
    },
    {
      versionId: 'v2',
      risk: [{ effect: 'widens', id: 'dynamodb:Scan', gradeBefore: 'limited', high: true }],
    },
  ]);
});
