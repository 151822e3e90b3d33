import file from '../../data/risk/catalog.json';
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

let risks: Risks | undefined;

/** The risk catalog in data/risk/, read at the first use. */
export function readRisks(): Risks {
  // The import checked the file against its schema.
  risks ??= createRisks(file as RiskCatalogFile);
  return risks;
}
