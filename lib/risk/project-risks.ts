import file from '../../data/risk/catalog.json' with { type: 'json' };
import { createRisks, type Risks } from './create-risks';
import type { RiskCatalogFile } from './types';

let risks: Risks | undefined;

/** The risk catalog in data/risk/, read at the first use. Pages that take input load it as a file. */
export function readRisks(): Risks {
  risks ??= createRisks(riskCatalogFile);
  return risks;
}

// The import checked the file against its schema.
export const riskCatalogFile = file as RiskCatalogFile;
