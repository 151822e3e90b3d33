import { describe, expect, it } from 'vitest';
import { allow, parseStatements } from '../../testing/builders';
import { readCorpus, whyNoCorpus } from '../../testing/corpus';
import { createChance } from '../../testing/random';
import { parseDocument, type Statement } from '../iam/document';
import type { Policy, Version } from '../record/types';
import { groupByKey } from '../shared/collections';
import { describeSketches, readSketches } from '../site/client/candidate-policies';
import { indexCandidates } from './candidate-index';
import { findNearVersion, listAllowedPatterns, minShared, type NearVersion } from './near-version';

function readPolicies(): Policy[] {
  return [...groupByKey(readCorpus(), ({ policyName }) => policyName)].map(
    ([policyName, versions]) => ({
      policyName,
      iamName: policyName,
      arn: null,
      kind: 'attachable',
      createDate: null,
      versions: versions
        .map(
          (version): Version => ({
            ...version,
            number: Number(version.versionId.slice(1)),
            knownFrom: ['corpus'],
            document: version.document as Version['document'],
            statements: parseDocument(version.document).statements as Statement[],
          }),
        )
        .sort((a, b) => a.number - b.number),
    }),
  );
}

describe.skipIf(whyNoCorpus !== '')(`copies of AWS’s policies${whyNoCorpus}`, () => {
  const policies = whyNoCorpus === '' ? readPolicies() : [];
  const byName = new Map(policies.map((policy) => [policy.policyName, policy]));
  const findCandidates = indexCandidates(readSketches(describeSketches(policies)));
  const find = (statements: readonly Statement[]): NearVersion | undefined =>
    findNearVersion(
      statements,
      findCandidates(statements).map((name) => byName.get(name) as Policy),
    );
  const chance = createChance(11);
  const large = policies.filter(({ versions }) =>
    versions.every(({ statements }) => listAllowedPatterns(statements).size >= 2 * minShared),
  );

  it('are found whatever their version', () => {
    const lost = large.filter(({ versions }) => {
      const { statements } = chance.pick(versions);
      const near = find(statements);
      return near === undefined || near.shared < near.total;
    });
    expect(large.length).toBeGreaterThan(500);
    expect(lost.map(({ policyName }) => policyName)).toEqual([]);
  });

  it('are found after one in ten actions of the default version was left out', () => {
    const lost = large.filter(({ versions }) => {
      const patterns = [...listAllowedPatterns((versions.at(-1) as Version).statements)];
      const kept = chance.shuffle(patterns).slice(Math.ceil(patterns.length / 10));
      const near = find(parseStatements([allow(kept, 'arn:aws:s3:::ours')]));
      return near === undefined || near.shared < near.total * 0.8;
    });
    // The hashes of a sketch are a sample, so few may be lost.
    expect(lost.length).toBeLessThan(large.length / 100);
  });

  it('are not found where actions come from several policies by chance', () => {
    const found = Array.from({ length: 500 }, () => {
      const patterns = Array.from({ length: 4 }, () => {
        const { versions } = chance.pick(large);
        const all = [...listAllowedPatterns((versions.at(-1) as Version).statements)];
        return chance.shuffle(all).slice(0, 4);
      });
      return find(parseStatements([allow(patterns.flat())]));
    });
    expect(found.filter((each) => each !== undefined)).toEqual([]);
  });
});
