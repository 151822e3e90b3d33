import { type Catalogue, type CatalogueFile, unpackCatalogue } from '@/lib/catalogue/catalogue';
import { isPattern } from '@/lib/iam/patterns';
import { paths } from '@/lib/site/paths';
import type { Overview } from '@/lib/tools/overview';
import { type PolicyFile, readPolicyFile, type ToldPolicy } from '@/lib/tools/policy-file';
import { type Loaded, loadJson, useLoaded } from './load';

export const loadOverview = () => loadJson<Overview>(paths.toolFile('record.json'));

/** The record without documents, once it is needed. */
export function useOverview(isNeeded = true): Loaded<Overview> {
  return useLoaded(isNeeded ? 'overview' : undefined, loadOverview);
}

/** A policy with all its documents. */
export async function loadPolicy(policyName: string): Promise<ToldPolicy> {
  const path = paths.toolFile(`policies/${encodeURIComponent(policyName)}.json`);
  return readPolicyFile(await loadJson<PolicyFile>(path));
}

/**
 * What IAM knows of some services: those that the record speaks of lie in a small file, all of
 * them in a larger one.
 */
export async function loadCatalogueOf(services: Iterable<string>): Promise<Catalogue> {
  const file = await loadJson<CatalogueFile>(paths.toolFile('catalogue.json'));
  const isKnown = (service: string) => isPattern(service) || Object.hasOwn(file, service);
  if ([...services].every(isKnown)) return unpackCatalogue(file);
  return unpackCatalogue(await loadJson<CatalogueFile>(paths.toolFile('all-actions.json')));
}
