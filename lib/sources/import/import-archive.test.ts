import { isDeepStrictEqual } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { readArchiveNaively } from '../../../testing/naive-archive';
import { countAdded, TestRecord } from '../../../testing/observations';
import { RiskArchive, whyNoRiskArchive } from '../../../testing/risk-archive';
import { readTree } from '../../../testing/temporary-folder';
import { loadRecord } from '../../record/load';
import { describeSource } from './describe-source';
import { importObservation } from './import-observation';
import { readGit } from './read-git';

describe.skipIf(whyNoRiskArchive !== '')(
  `the archive of all policies of AWS${whyNoRiskArchive}`,
  { timeout: 600_000 },
  () => {
    const archive = new RiskArchive();
    const record = new TestRecord();
    afterAll(() => {
      archive.dispose();
      record.dispose();
    });

    test('is imported whole, and a second import changes no byte', async () => {
      const observation = await readGit(archive.repository, () => true);
      const source = describeSource('git', observation.observedUntil as string);
      const { added, refused } = importObservation(record.path, observation, source);
      expect(refused).toEqual([]);
      expect(added).toEqual(countAdded({ policies: 1646, versions: 5726, defaults: 9, gone: 2 }));
      const before = readTree(record.path);
      expect(record.import(observation, source)).toEqual(countAdded());
      expect(readTree(record.path)).toEqual(before);
      expect(observation.unnamed).toEqual([
        expect.stringMatching(/^policies\/AWSCodeArtifactReadOnlyAccess\.json: /),
      ]);
    });

    test('has the documents and dates that a second reader finds in all its commits', () => {
      const imported = new Map(
        loadRecord(record.path).policies.flatMap(({ iamName, versions }) =>
          versions.map(
            (version) =>
              [`${iamName} ${version.versionId} ${version.createDate}`, version] as const,
          ),
        ),
      );
      const versions = readArchiveNaively(archive.repository);
      expect(imported.size).toBe(versions.length);
      const differing = versions.filter(
        ({ policyName, versionId, createDate, firstObserved, document }) => {
          const version = imported.get(`${policyName} ${versionId} ${createDate}`);
          return (
            version?.firstObserved !== firstObserved ||
            !isDeepStrictEqual(version.document, document)
          );
        },
      );
      expect(differing).toEqual([]);
    });

    test('has the kinds, removals and earlier policies of AWS’s lists', () => {
      const { policies } = loadRecord(record.path);
      const count = (kind: string) => policies.filter((each) => each.kind === kind).length;
      expect(count('service-linked-role')).toBe(359);
      expect(policies.filter(({ kind }) => kind === 'not-attachable')).toMatchObject([
        { policyName: 'AWSConfigRole' },
      ]);
      expect(policies.filter(({ deprecated }) => deprecated !== undefined)).toHaveLength(75);
      const unknown = policies.filter(({ kind }) => kind === 'unknown');
      expect(unknown.every(({ arn }) => arn === null)).toBe(true);
      expect(unknown).toHaveLength(36);
      const later = policies.filter(({ precededBy }) => precededBy !== undefined);
      expect(later.map(({ policyName, precededBy }) => [policyName, precededBy])).toEqual(
        [
          ['CloudFormationStackSetsOrgAdminServiceRolePolicy', '2019-12-10'],
          ['CloudFormationStackSetsOrgMemberServiceRolePolicy', '2019-12-09'],
        ].map(([name, created]) => [`${name}~${created}`, name]),
      );
    });
  },
);
