import type { RiskFinding } from './assess';
import type { RiskCatalog } from './catalog';
import type { RiskChange } from './compare';
import type { RiskCategory } from './types';

/** The categories that are of high risk in every grade. */
const severe: readonly RiskCategory[] = [
  'privilege-escalation',
  'credential-access',
  'resource-exposure',
];

/** Whether a finding is unrestricted, or of a severe category. */
export function isHighRisk({ entry, grade }: RiskFinding, catalog: RiskCatalog): boolean {
  return grade === 'unrestricted' || severe.includes(catalog.findEntry(entry).category);
}

/** Whether a change makes an entry possible, or possible on more requests than before. */
export function isAdded({ effect }: RiskChange): boolean {
  return effect === 'opens' || effect === 'widens' || effect === 'mixed';
}

/** The changes that add a high risk. */
export function listHighRisks(changes: readonly RiskChange[], catalog: RiskCatalog): RiskChange[] {
  return changes.filter((change) => isAdded(change) && isHighRisk(change.finding, catalog));
}
