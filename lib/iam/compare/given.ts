import type { Statement } from '../document';
import { compareAccess } from './compare';
import type { ActionCatalogue, Comparison } from './difference';
import { keepRecent } from './keep-recent';

/** As many as the largest policies give in a dozen of their versions. */
const mostDifferences = 30_000;

const recent = new WeakMap<ActionCatalogue, ReturnType<typeof keepRecent<readonly Statement[]>>>();

/** All that a document gives: the step to it from nothing. */
export function readGiven(
  statements: readonly Statement[],
  catalogue: ActionCatalogue,
): Comparison {
  const keep = recent.get(catalogue) ?? keepRecent(mostDifferences);
  recent.set(catalogue, keep);
  return keep(statements, () => compareAccess([], statements, catalogue));
}
