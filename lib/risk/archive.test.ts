import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RiskArchive, whyNoRiskArchive } from '../../testing/risk-archive';
import { parseDocument, type Statement } from '../iam/document';
import type { ObservedPolicy } from '../sources/import/observation';
import { readGit } from '../sources/import/read-git';
import { compareRisk } from './compare';
import { listHighRisks } from './high-risk';
import { readRisks } from './project-risks';

const names = ['AmazonEC2ReadOnlyAccess', 'AmazonS3TablesFullAccess'];
const archive = new RiskArchive();
afterAll(() => archive.dispose());

describe.skipIf(whyNoRiskArchive !== '')(`in the archive${whyNoRiskArchive}`, () => {
  let policies: readonly ObservedPolicy[];
  beforeAll(async () => {
    ({ policies } = await readGit(archive.repository, (name) => names.includes(name)));
  });

  function findPolicy(policyName: string): ObservedPolicy {
    const policy = policies.find((each) => each.policyName === policyName);
    if (policy === undefined) throw new Error(`The archive has no policy "${policyName}".`);
    return policy;
  }

  function readStatements(policy: ObservedPolicy, versionId: string): readonly Statement[] {
    const version = policy.versions.find((each) => each.versionId === versionId);
    const { statements } = parseDocument(version?.document);
    if (statements === undefined)
      throw new Error(`${policy.policyName} ${versionId} has no document.`);
    return statements;
  }

  /** What each new default version does to an entry, with the time of its first observation. */
  function listEffects(policyName: string, entry: string) {
    const policy = findPolicy(policyName);
    return (policy.defaults ?? []).flatMap(({ versionId, firstObserved }, index, all) => {
      const before = all[index - 1];
      const old = before === undefined ? [] : readStatements(policy, before.versionId);
      const changes = compareRisk(old, readStatements(policy, versionId), readRisks());
      return changes
        .filter(({ finding }) => finding.entry === entry)
        .map(
          ({ effect, finding: { grade } }) => `${firstObserved} ${versionId} ${effect} ${grade}`,
        );
    });
  }

  // The password is encrypted: it needs the private key of the instance’s key pair.
  test('AmazonEC2ReadOnlyAccess has ec2:GetPasswordData for some hours', () => {
    expect(listEffects('AmazonEC2ReadOnlyAccess', 'ec2:GetPasswordData')).toEqual([
      '2024-02-14T16:15:27Z v2 opens indirect',
      // AWS sets the default back to v1.
      '2024-02-14T19:15:05Z v1 closes indirect',
    ]);
  });

  test('v2 of AmazonEC2ReadOnlyAccess was created on 2024-02-14 and adds a high risk', () => {
    const policy = findPolicy('AmazonEC2ReadOnlyAccess');
    const [v1, v2] = ['v1', 'v2'].map((id) => readStatements(policy, id)) as [
      Statement[],
      Statement[],
    ];
    expect(policy.versions.find(({ versionId }) => versionId === 'v2')?.createDate).toBe(
      '2024-02-14T15:17:04Z',
    );
    const high = listHighRisks(compareRisk(v1, v2, readRisks()), readRisks().catalog);
    expect(high.map(({ finding }) => finding.entry)).toContain('ec2:GetPasswordData');
  });

  test('v2 of AmazonS3TablesFullAccess adds iam:PassRole to one service', () => {
    expect(listEffects('AmazonS3TablesFullAccess', 'iam:PassRole')).toEqual([
      '2025-11-24T01:00:49Z v2 opens indirect',
      '2025-11-24T21:03:04Z v1 closes indirect',
      '2025-12-02T21:03:11Z v2 opens indirect',
    ]);
    const findings = readRisks().assessor.assess(
      readStatements(findPolicy('AmazonS3TablesFullAccess'), 'v2'),
    );
    expect(findings.find(({ entry }) => entry === 'iam:PassRole')?.actions[0]?.scopes).toEqual([
      {
        resource: '*',
        exceptResources: [],
        conditions: [
          {
            operator: 'StringEquals',
            key: 'iam:PassedToService',
            values: ['replication.s3tables.amazonaws.com'],
          },
        ],
      },
    ]);
  });
});
