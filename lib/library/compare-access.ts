import { compareAccess as findDifferences } from '../iam/compare/compare';
import type { ActionCatalog } from '../iam/compare/difference';
import type { Statement } from '../iam/document';
import {
  type ComparisonJson,
  convertComparison,
  type DifferenceJson,
  type WitnessJson,
} from '../site/api/comparison';

export type Comparison = ComparisonJson;
export type Difference = DifferenceJson;
export type Witness = WitnessJson;

/**
 * Compares the access that two policy documents allow. Every request that only one of them allows is
 * covered by a difference, and every difference has a request that shows it. Exchanging the
 * documents exchanges `gained` and `lost`.
 *
 * A comparison takes at most 5,000,000 steps, about a second. Parts that need more are listed in
 * `undecided`. A document far above IAM's limits of size can still take minutes, or throw a
 * RangeError; limit the size of documents from strangers.
 *
 * @param before the statements of the first document; an empty list allows nothing
 * @param after the statements of the second document
 * @param catalog of `loadCatalog`, with the services of both documents
 * @returns plain data: the same fields as `policy-history compare --json` and the API
 */
export function compareAccess(
  before: readonly Statement[],
  after: readonly Statement[],
  catalog: ActionCatalog,
): Comparison {
  return convertComparison(findDifferences(before, after, catalog));
}
