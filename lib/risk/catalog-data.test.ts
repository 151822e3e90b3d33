import { beforeAll, describe, expect, test } from 'vitest';
import file from '../../data/risk/catalog.json' with { type: 'json' };
import { riskSources, whyNoRiskSources } from '../../testing/risk-sources';
import type { Catalog } from '../iam/catalog/catalog';
import { loadCatalog } from '../iam/catalog/load';
import { importRisk } from '../sources/risk/import-risk';
import type { RiskCatalogFile, RiskCategory } from './types';

const risks = file as RiskCatalogFile;
let catalog: Catalog;
beforeAll(async () => {
  catalog = await loadCatalog();
});

const grouped = risks.actions.flatMap(({ actions }) => actions);
const required = risks.paths.flatMap(({ requires }) => requires.map(({ action }) => action));
/** Actions that are a path by themselves. */
const entries = risks.paths.flatMap(({ requires: [first, ...others] }) =>
  first === undefined || others.length > 0 ? [] : first.action,
);

/** The actions that IAM's catalog does not have, or writes differently. */
function listUnknown(actions: readonly string[]): string[] {
  const known = new Set(catalog.services.flatMap((service) => catalog.listActions(service)));
  return actions.filter((action) => !known.has(action));
}

describe('the risk catalog', () => {
  test("names actions of IAM's catalog only", () => {
    expect(listUnknown([...grouped, ...required, ...risks.uncategorized])).toEqual([]);
  });

  test('has every path once, each with an action', () => {
    const ids = risks.paths.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(ids).toHaveLength(87);
    expect(risks.paths.filter(({ requires }) => requires.length === 0)).toEqual([]);
  });

  test('names the services that can receive the role, for iam:PassRole and nothing else', () => {
    for (const { id, requires } of risks.paths) {
      for (const { action, passedTo } of requires) {
        expect(passedTo !== undefined, `${id} ${action}`).toBe(action === 'iam:PassRole');
      }
    }
  });

  test('has an action in one group at most, and in none if a path requires it alone', () => {
    expect(grouped.filter((action, index) => grouped.indexOf(action) < index)).toEqual([]);
    expect(grouped.filter((action) => entries.includes(action))).toEqual([]);
  });

  test('uses every category and every source', () => {
    const all = [...risks.paths, ...risks.actions];
    expect(new Set(all.map(({ category }) => category)).size).toBe(6);
    expect([...new Set(all.map(({ source }) => source))].sort()).toEqual(
      risks.sources.map(({ id }) => id).sort(),
    );
  });

  test('says every reason of a group in at most 95 characters', () => {
    expect(risks.actions.filter(({ reason }) => reason.length > 95)).toEqual([]);
  });

  test('has the resources of every action, and of no other', () => {
    expect(Object.keys(risks.resources)).toEqual([...new Set([...grouped, ...required])].sort());
    for (const [action, patterns] of Object.entries(risks.resources)) {
      expect(patterns, action).toEqual([...new Set(patterns)].sort());
      expect(patterns.length === 0, action).toBe(catalog.isWithoutResource?.(action) === true);
      for (const pattern of patterns) expect(pattern, action).toMatch(/^arn:aws:[^$]+$/);
    }
  });

  test('lists the actions of Permissions management that have no category', () => {
    const categorized = new Set([...grouped, ...entries]);
    const uncategorized = catalog.services
      .flatMap((service) => catalog.listActions(service))
      .filter((action) => catalog.readLevels(action).includes('Permissions management'))
      .filter((action) => !categorized.has(action));
    expect(risks.uncategorized).toEqual(uncategorized.sort());
  });

  const cases: [string, RiskCategory][] = [
    ['s3:PutObjectAcl', 'resource-exposure'],
    ['s3:GetObject', 'data-access'],
    ['connect:GetFederationToken', 'credential-access'],
    ['iam:PassRole', 'privilege-escalation'],
    ['kms:CreateGrant', 'resource-exposure'],
    ['secretsmanager:GetSecretValue', 'credential-access'],
    ['kms:Decrypt', 'data-access'],
    ['sts:AssumeRoot', 'privilege-escalation'],
    ['ecs:ExecuteCommand', 'privilege-escalation'],
    ['ec2:GetPasswordData', 'credential-access'],
    ['cloudtrail:StopLogging', 'detection-evasion'],
    ['s3:DeleteBucket', 'destruction'],
  ];
  test.each(cases)('%s is %s', (action, category) => {
    const groups = risks.actions.filter(({ actions }) => actions.includes(action));
    expect(groups.map((group) => group.category)).toEqual([category]);
  });

  test.each([
    'iam:PutRolePolicy',
    'lambda:UpdateFunctionCode',
    'ssm:SendCommand',
    'ssm:StartSession',
    'sts:AssumeRole',
  ])('%s is a path', (action) => {
    expect(entries).toContain(action);
  });
});

test.skipIf(whyNoRiskSources !== '')(
  `the sources give exactly the catalog${whyNoRiskSources}`,
  async () => {
    const report = await importRisk({ ...riskSources, data: 'data', check: true });
    expect(report[0]).toContain('is up to date: 87 paths');
  },
);
