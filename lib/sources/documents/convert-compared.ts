import { readRisks } from '../../risk/project-risks';
import { type ComparisonJson, convertComparison } from '../../site/api/comparison';
import { describeRiskEffects } from '../../site/api/risk';
import type { ComparedDocuments } from './compare-with-timeout';

/** The JSON of a comparison of two documents: as in the API, with the risk. */
export type ComparedJson = ComparisonJson & { risk: ReturnType<typeof describeRiskEffects> };

export function convertCompared({ comparison, riskChanges }: ComparedDocuments): ComparedJson {
  return {
    ...convertComparison(comparison),
    risk: describeRiskEffects(riskChanges, readRisks().catalog),
  };
}
