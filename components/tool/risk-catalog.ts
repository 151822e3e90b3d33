import { createRiskCatalog, type RiskCatalog } from '@/lib/risk/catalog';
import type { RiskCatalogFile } from '@/lib/risk/types';

const riskCatalogs = new Map<RiskCatalogFile, RiskCatalog>();

/** Returns the risk catalog in a file, unpacked once. */
export function openRiskCatalog(file: RiskCatalogFile): RiskCatalog {
  const catalog = riskCatalogs.get(file) ?? createRiskCatalog(file);
  riskCatalogs.set(file, catalog);
  return catalog;
}
