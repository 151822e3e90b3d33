import type { Statement } from '../document';
import { compareAccess } from './compare';
import type { ActionCatalog, Comparison } from './difference';
import { keepRecent } from './keep-recent';

/** As many as the largest policies give in a dozen of their versions. */
const mostDifferences = 30_000;

const recent = new WeakMap<ActionCatalog, ReturnType<typeof keepRecent<readonly Statement[]>>>();

/** All that a document gives: the step to it from nothing. */
export function readGiven(statements: readonly Statement[], catalog: ActionCatalog): Comparison {
  const keep = recent.get(catalog) ?? keepRecent(mostDifferences);
  recent.set(catalog, keep);
  return keep(statements, () => compareAccess([], statements, catalog));
}
