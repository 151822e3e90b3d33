import { describe, expect, test } from 'vitest';
import { allow, buildCatalog, buildPolicy, deny, v } from '../../testing/builders';
import { listDefaultChanges } from '../history/default-changes';
import { reconcile } from '../history/reconcile';
import { readRisks } from '../risk/project-risks';
import { describeChange, describeHighRisks, listHighRisksOf, rankChange } from './analysis';

const catalog = {
  ...buildCatalog({
    iam: { PutRolePolicy: ['Permissions management'], PassRole: ['Write'], GetRole: ['Read'] },
    dynamodb: { Scan: ['Read'], Query: ['Read'], DeleteTable: ['Write'], ListTables: ['List'] },
    lambda: { GetFunction: ['Read'], ListFunctions: ['List'], UpdateFunctionCode: ['Write'] },
  }),
  findRisk: readRisks().catalog.findCategory,
};

function change(before: object[], after: object[]) {
  const policy = buildPolicy('P', [v(1, ...before), v(2, ...after)]);
  const [found] = reconcile([policy], [], { catalog }).changes;
  return (found as NonNullable<typeof found>).change;
}

const scan = allow('dynamodb:Scan');
const table = 'arn:aws:dynamodb:*:*:table/example';

describe('the high risks that a change adds', () => {
  test.each<[string, object[], object[], string]>([
    ['without limits', [allow('s3:ListBucket')], [scan], 'Adds data access: dynamodb:Scan.'],
    [
      'that it widens',
      [allow('dynamodb:Scan', table)],
      [scan],
      'Widens data access: dynamodb:Scan.',
    ],
    [
      'by a removed Deny',
      [scan, deny('dynamodb:Scan')],
      [scan],
      'Adds data access: dynamodb:Scan.',
    ],
    ['not where it is limited', [allow('s3:ListBucket')], [allow('dynamodb:Scan', table)], ''],
    ['not where it was there', [scan], [scan, allow('s3:ListBucket')], ''],
    [
      'of a severe category, though limited',
      [scan],
      [scan, allow('iam:PutRolePolicy', 'arn:aws:iam::*:role/example')],
      'Adds privilege escalation, limited: iam:PutRolePolicy.',
    ],
  ])('%s', (_, before, after, sentence) => {
    const found = change(before, after);
    expect(describeHighRisks(found)).toBe(sentence);
    expect(listHighRisksOf(found).length).toBe(sentence === '' ? 0 : 1);
    expect(rankChange(found) === undefined).toBe(sentence === '');
  });

  test('rank a change by the most severe', () => {
    const ranks = [allow('iam:PutRolePolicy'), scan].map((each) =>
      rankChange(change([allow('s3:ListBucket')], [each])),
    ) as [number, number];
    expect(ranks[0]).toBeLessThan(ranks[1]);
  });
});

describe('a sentence', () => {
  const many = ['ListTables', 'Query', 'DeleteTable', 'Scan'].map((name) => `dynamodb:${name}`);
  test('names sensitive actions first, the most severe category before the others', () => {
    const found = change(
      [allow('a:One')],
      [allow(['a:One', 'iam:GetRole', 'dynamodb:Scan', 'iam:PutRolePolicy'])],
    );
    expect(describeChange(found)).toBe(
      'Adds iam:PutRolePolicy (Permissions management), dynamodb:Scan and iam:GetRole on all resources.',
    );
  });

  test('names the most severe where there are many', () => {
    const found = change(
      [allow('a:One')],
      [allow(['a:One', ...many, 'iam:PassRole', 'lambda:ListFunctions', 'lambda:GetFunction'])],
    );
    expect(describeChange(found)).toBe(
      'Adds 7 actions (2 Write) on all resources, including iam:PassRole, dynamodb:Query and dynamodb:Scan.',
    );
  });
});

test('the default that was set back has risks too', () => {
  const policy = {
    ...buildPolicy('P', [v(1, scan), v(2, allow('s3:ListBucket'))]),
    defaults: [{ versionId: 'v1', firstObserved: '2021-04-01T00:00:00Z' }],
  };
  const [found] = listDefaultChanges([policy], catalog);
  expect(found && describeHighRisks(found)).toBe('Adds data access: dynamodb:Scan.');
});
