import { coversAction } from '../../iam/patterns';
import type { RiskCatalog } from '../../risk/catalog';
import type { RiskChange } from '../../risk/compare';
import type { AddedAccess } from './document-review';

/**
 * The access that makes a risk possible: that of the first statement that adds one of its actions,
 * or of the first statement where none does.
 */
export function findAddedFor(
  added: readonly AddedAccess[],
  { finding }: RiskChange,
  catalog: RiskCatalog,
): AddedAccess | undefined {
  const { requires } = catalog.findEntry(finding.entry);
  const isPartOf = (pattern: string) =>
    requires.some(({ action }) => coversAction(pattern, action));
  return added.find(({ gained }) => gained.some(({ action }) => isPartOf(action))) ?? added[0];
}
