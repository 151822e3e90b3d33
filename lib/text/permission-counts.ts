import { accessLevelOrder } from '../iam/compare/access-levels';
import type { ActionCatalog } from '../iam/compare/difference';
import { readPermissions } from '../iam/compare/read-permissions';
import type { Statement } from '../iam/document';
import { type ActionItem, countActions, listItems } from './action-items';
import { describeGiven } from './describe-items';
import { isAllActions, nameItem } from './name-items';
import { joinWords } from './wording';

/** The column of actions that IAM's reference does not have. */
export const unlisted = 'Not in IAM’s reference';

/** How many actions a document allows; each counts at its highest access level. */
export interface PermissionCounts {
  total: number;
  /** `all actions`, `all actions except iam:*`, where it allows actions of all services. */
  all?: string;
  /** By access level, the highest first, then those without one; every level, with 0 too. */
  counts: readonly { level: string; count: number }[];
  /** Patterns that match no known action; they are not in `total`. */
  unknown: number;
  /** `67 actions, 30 Write, 37 Read`. */
  words: string;
}

/** Counts what a document allows. It takes long for documents with many wildcards. */
export function countPermissions(
  statements: readonly Statement[],
  catalog: ActionCatalog,
): PermissionCounts {
  const { gained } = readPermissions(statements, catalog);
  const items = listItems(gained);
  const { actions: total, unknown, levels } = countActions(items);
  const counts = accessLevelOrder.map((level) => ({ level, count: levels[level] ?? 0 }));
  const listed = counts.reduce((sum, { count }) => sum + count, 0);
  counts.push({ level: unlisted, count: total - listed });
  const wholes = items.filter(isWhole);
  const all = new Set(wholes.map(nameItem));
  return {
    total,
    ...(all.size > 0 && { all: joinWords([...all]) }),
    counts,
    unknown: unknown - countActions(wholes).unknown,
    words: describeGiven(gained),
  };
}

/** Whether an item has all actions that IAM has, not only those that it may add. */
function isWhole(item: ActionItem): boolean {
  return isAllActions(item) && !item.future;
}
