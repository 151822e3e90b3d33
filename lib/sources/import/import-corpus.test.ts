import { isDeepStrictEqual } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { corpusFile, readCorpus, whyNoCorpus } from '../../../testing/corpus';
import { countAdded, TestRecord } from '../../../testing/observations';
import { readTree } from '../../../testing/temporary-folder';
import { loadRecord } from '../../record/load';
import { describeSource } from './describe-source';
import { readJsonl } from './read-jsonl';

describe.skipIf(whyNoCorpus)(
  `1,297 other policies of AWS${whyNoCorpus}`,
  { timeout: 120_000 },
  () => {
    const record = new TestRecord();
    afterAll(() => record.dispose());

    test('are imported completely, and a second import changes no byte', async () => {
      const observation = await readJsonl(corpusFile, () => true);
      const source = describeSource('jsonl', observation.observedUntil as string);
      expect(record.import(observation, source)).toEqual(
        countAdded({ policies: 1297, versions: 4588 }),
      );
      const before = readTree(record.path);
      // Five schemas, site.json, and one a policy and a version.
      expect(Object.keys(before)).toHaveLength(6 + 1297 + 4588);
      expect(record.import(observation, source)).toEqual(countAdded());
      expect(readTree(record.path)).toEqual(before);
    });

    test('are unchanged in the record, including repeated and missing versions', () => {
      const { policies } = loadRecord(record.path);
      expect(policies.filter(({ gaps }) => gaps !== undefined)).toHaveLength(287);
      expect(policies.filter(({ arn }) => arn === null)).toHaveLength(60);
      const versions = new Map(
        policies.flatMap(({ iamName, versions }) =>
          versions.map((version) => [`${iamName} ${version.versionId}`, version] as const),
        ),
      );
      const differing = readCorpus().filter(({ policyName, versionId, createDate, document }) => {
        const version = versions.get(`${policyName} ${versionId}`);
        return (
          version?.createDate !== createDate ||
          JSON.stringify(version.document) !== JSON.stringify(document)
        );
      });
      expect(differing).toEqual([]);
      const steps = policies.flatMap(({ versions }) =>
        versions.slice(1).map(({ document }, index) => [versions[index]?.document, document]),
      );
      expect(steps).toHaveLength(3291);
      const same = steps.filter(([before, after]) => isDeepStrictEqual(before, after));
      expect(same).toHaveLength(606);
    });
  },
);
