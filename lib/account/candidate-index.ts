import type { Statement } from '../iam/document';
import { groupByKey } from '../shared/collections';
import {
  estimateShared,
  type PolicySketch,
  sketchActions,
} from '../site/client/candidate-policies';

/** An estimate below this is no candidate: hashes tell the share of common actions to about a third. */
const minEstimate = 0.25;

/**
 * Finds the policies that a document may be a copy of: those with exactly its action patterns in
 * some version, then those whose default version has similar ones. An account has thousands of
 * documents, so that the sketches are indexed.
 */
export function indexCandidates(
  sketches: readonly PolicySketch[],
  max = 3,
): (statements: readonly Statement[]) => string[] {
  const entries = sketches.flatMap((sketch) => sketch.hashes.map((hash) => ({ hash, sketch })));
  const byHash = groupByKey(entries, ({ hash }) => hash);
  const wholes = sketches.flatMap((sketch) => sketch.versions.map((hash) => ({ hash, sketch })));
  const byWhole = groupByKey(wholes, ({ hash }) => hash);
  return (statements) => {
    const { hashes, whole } = sketchActions(statements);
    const same = (byWhole.get(whole) ?? []).map(({ sketch }) => sketch);
    const alike = new Set(
      hashes.flatMap((hash) => (byHash.get(hash) ?? []).map(({ sketch }) => sketch)),
    );
    const ranked = [...alike]
      .map((sketch) => ({ sketch, estimate: estimateShared(sketch.hashes, hashes) }))
      .filter(({ estimate }) => estimate >= minEstimate)
      .sort((a, b) => b.estimate - a.estimate)
      .map(({ sketch }) => sketch);
    const names = [...same, ...ranked].map(({ policyName }) => policyName);
    return [...new Set(names)].slice(0, max);
  };
}
