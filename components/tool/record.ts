import { paths } from '@/lib/addresses/paths';
import { type Catalog, type CatalogFile, unpackCatalog } from '@/lib/iam/catalog/catalog';
import { isPattern } from '@/lib/iam/patterns';
import { createRiskCatalog, type RiskCatalog } from '@/lib/risk/catalog';
import type { RiskCatalogFile } from '@/lib/risk/types';
import type { Overview } from '@/lib/site/client/overview';
import { type PolicyFile, readPolicyFile, type ToolPolicy } from '@/lib/site/client/policy-file';
import { type Loaded, loadJson, useLoaded } from './load';

/** Loads the record without documents. */
export const loadOverview = () => loadJson<Overview>(paths.toolFile('record.json'));

/** Loads the record without documents when it is needed. */
export function useOverview(isNeeded = true): Loaded<Overview> {
  return useLoaded(isNeeded ? 'overview' : undefined, loadOverview);
}

const policies = new Map<PolicyFile, ToolPolicy>();

/** Loads a policy with all its documents. */
export async function loadPolicy(policyName: string): Promise<ToolPolicy> {
  const path = paths.toolFile(`policies/${encodeURIComponent(policyName)}.json`);
  const file = await loadJson<PolicyFile>(path);
  const policy = policies.get(file) ?? readPolicyFile(file);
  policies.set(file, policy);
  return policy;
}

/**
 * Loads what IAM's reference has about some services: from a small file with the services on
 * record, or from the file with all services if the small one lacks any.
 */
export async function loadCatalogFile(services: Iterable<string>): Promise<CatalogFile> {
  const file = await loadJson<CatalogFile>(paths.toolFile('catalogue.json'));
  const isKnown = (service: string) => isPattern(service) || Object.hasOwn(file, service);
  return [...services].every(isKnown)
    ? file
    : loadJson<CatalogFile>(paths.toolFile('all-actions.json'));
}

const catalogs = new Map<CatalogFile, Catalog>();

/** Returns the catalog in a file, unpacked once. */
export function openCatalog(file: CatalogFile): Catalog {
  const catalog = catalogs.get(file) ?? unpackCatalog(file);
  catalogs.set(file, catalog);
  return catalog;
}

export async function loadCatalogOf(services: Iterable<string>): Promise<Catalog> {
  return openCatalog(await loadCatalogFile(services));
}

export const loadRiskCatalogFile = () => loadJson<RiskCatalogFile>(paths.toolFile('risk.json'));

const riskCatalogs = new Map<RiskCatalogFile, RiskCatalog>();

/** Returns the risk catalog in a file, unpacked once. */
export function openRiskCatalog(file: RiskCatalogFile): RiskCatalog {
  const catalog = riskCatalogs.get(file) ?? createRiskCatalog(file);
  riskCatalogs.set(file, catalog);
  return catalog;
}
