import { accessLevelOrder } from '../iam/compare/access-levels';
import type { ActionCatalog } from '../iam/compare/difference';
import { readPermissions } from '../iam/compare/read-permissions';
import type { Statement } from '../iam/document';
import { describeGiven } from './describe-items';
import { countActions, countLevel, countUnknown, listItems } from './tally';

/** What the columns call actions that IAM's reference does not have. */
export const unlisted = 'Not in IAM’s reference';

/** How many actions a document gives, each at its gravest level. */
export interface GivenCounts {
  total: number;
  /** By access level, the gravest first, then what is unlisted; of every level, with 0 too. */
  counts: readonly { level: string; count: number }[];
  /** Patterns of which no action is known; they count for nothing. */
  unknown: number;
  /** As `describeGiven` says it. */
  words: string;
}

const counted = new WeakMap<ActionCatalog, WeakMap<readonly Statement[], GivenCounts>>();

function countedBy(catalog: ActionCatalog) {
  const known = counted.get(catalog) ?? new WeakMap<readonly Statement[], GivenCounts>();
  counted.set(catalog, known);
  return known;
}

/**
 * Counts what a document gives, once: what it is counted from is the dearest thing of the site
 * to work out, too large to keep for every version, and several pages say the numbers.
 */
export function countGiven(statements: readonly Statement[], catalog: ActionCatalog): GivenCounts {
  const known = countedBy(catalog);
  const made = known.get(statements) ?? count(statements, catalog);
  known.set(statements, made);
  return made;
}

/** What was counted before; undefined if nothing was. */
export function recallGiven(
  statements: readonly Statement[],
  catalog: ActionCatalog,
): GivenCounts | undefined {
  return countedBy(catalog).get(statements);
}

/** Takes what another process counted of the same document. */
export function learnGiven(
  statements: readonly Statement[],
  catalog: ActionCatalog,
  counts: GivenCounts,
) {
  countedBy(catalog).set(statements, counts);
}

function count(statements: readonly Statement[], catalog: ActionCatalog): GivenCounts {
  const { gained } = readPermissions(statements, catalog);
  const items = listItems(gained);
  const total = countActions(items);
  const counts = accessLevelOrder.map((level) => ({ level, count: countLevel(items, level) }));
  const listed = counts.reduce((sum, { count }) => sum + count, 0);
  counts.push({ level: unlisted, count: total - listed });
  return { total, counts, unknown: countUnknown(items), words: describeGiven(gained) };
}
