import type { AccountRecord } from '@/lib/account/account-record';
import { describeSiteRecord } from '@/lib/account/describe-site-record';
import { paths } from '@/lib/addresses/paths';
import { type Catalog, type CatalogFile, unpackCatalog } from '@/lib/iam/catalog/catalog';
import { createRisks } from '@/lib/risk/create-risks';
import type { RiskCatalogFile } from '@/lib/risk/types';
import { readSketches, type SketchFile } from '@/lib/site/client/candidate-policies';
import { type OverviewFile, unpackOverview } from '@/lib/site/client/overview-file';
import { type PolicyFile, readPolicyFile } from '@/lib/site/client/policy-file';
import { loadJson } from '../tool/load-json';

export interface SiteRecord extends AccountRecord {
  catalog: Catalog;
  riskFile: RiskCatalogFile;
}

/**
 * Loads the record. The files are the same for every account, so that no request shows the host
 * which policies an account has. Throws if a file cannot be read.
 */
export async function loadSiteRecord(): Promise<SiteRecord> {
  const [overview, documents, sketches, actions, riskFile] = await Promise.all([
    loadJson<OverviewFile>(paths.toolFile('record.json')),
    loadJson<PolicyFile[]>(paths.toolFile('documents.json')),
    loadJson<SketchFile>(paths.toolFile('sketches.json')),
    loadJson<CatalogFile>(paths.toolFile('all-actions.json')),
    loadJson<RiskCatalogFile>(paths.toolFile('risk.json')),
  ]);
  const files = new Map(documents.map((file) => [file.policyName, file]));
  const catalog = unpackCatalog(actions, true);
  const record = describeSiteRecord({
    overview: unpackOverview(overview),
    sketches: readSketches(sketches),
    loadPolicy: async (policyName) => readPolicyFile(files.get(policyName) as PolicyFile),
    catalog,
    risks: createRisks(riskFile),
  });
  return { ...record, catalog, riskFile };
}
