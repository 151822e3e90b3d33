import { createRiskAssessor, type RiskAssessor } from './assess';
import { createRiskCatalog, type RiskCatalog } from './catalog';
import type { RiskCatalogFile } from './types';

/** A risk catalog, and the grading of documents by it. */
export interface Risks {
  catalog: RiskCatalog;
  assessor: RiskAssessor;
}

export function createRisks(file: RiskCatalogFile): Risks {
  const catalog = createRiskCatalog(file);
  return { catalog, assessor: createRiskAssessor(catalog) };
}
