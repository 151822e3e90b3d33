import { nameServicePage, paths } from '@/lib/addresses/paths';
import { type Catalog, type CatalogFile, unpackCatalog } from '@/lib/iam/catalog/catalog';
import { suggestActions } from '@/lib/iam/check-actions';
import { isPattern, readService } from '@/lib/iam/patterns';
import type { ServedPolicy } from '@/lib/record/types';
import type { RiskCatalogFile } from '@/lib/risk/types';
import {
  type AccessFile,
  type AccessPolicy,
  anyService,
  readAccessFiles,
} from '@/lib/site/client/access-file';
import {
  type PolicySketch,
  readSketches,
  type SketchFile,
} from '@/lib/site/client/candidate-policies';
import {
  type KnownActions,
  type KnownActionsFile,
  readKnownActions,
} from '@/lib/site/client/known-actions';
import { type DatedRecord, type Overview, readOverview } from '@/lib/site/client/overview';
import { type OverviewFile, unpackOverview } from '@/lib/site/client/overview-file';
import { type PolicyFile, readPolicyFile } from '@/lib/site/client/policy-file';
import { type Loaded, useLoaded } from './load';
import { loadJson } from './load-json';

const overviews = new Map<OverviewFile, Overview>();

/** Loads the record without documents. */
export async function loadOverview(): Promise<Overview> {
  const file = await loadJson<OverviewFile>(paths.toolFile('record.json'));
  const overview = overviews.get(file) ?? unpackOverview(file);
  overviews.set(file, overview);
  return overview;
}

const datedRecords = new Map<Overview, DatedRecord>();

/** Returns an overview in the form that lib/history reads, which is made once. */
export function openOverview(overview: Overview): DatedRecord {
  const dated = datedRecords.get(overview) ?? readOverview(overview);
  datedRecords.set(overview, dated);
  return dated;
}

/** Loads the record without documents when it is needed. */
export function useOverview(isNeeded = true): Loaded<Overview> {
  return useLoaded(isNeeded ? 'overview' : undefined, loadOverview);
}

/** Loads what tells which policies are similar to a document. */
export async function loadSketches(): Promise<PolicySketch[]> {
  return readSketches(await loadJson<SketchFile>(paths.toolFile('sketches.json')));
}

const policies = new Map<PolicyFile, ServedPolicy>();

/** Loads a policy with all its documents. */
export async function loadPolicy(policyName: string): Promise<ServedPolicy> {
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

const knownActionsPath = paths.toolFile('known-actions.json');

const knownActions = new Map<KnownActionsFile, KnownActions>();

/** Loads the actions that can be suggested, and those that versions name. */
export async function loadKnownActions(): Promise<KnownActions> {
  const [file, catalog] = await Promise.all([
    loadJson<KnownActionsFile>(knownActionsPath),
    loadCatalogOf([]),
  ]);
  const known = knownActions.get(file) ?? readKnownActions(file, catalog);
  knownActions.set(file, known);
  return known;
}

/** Loads the actions that are most similar to a text, the most similar first. */
export async function loadSuggestions(text: string): Promise<string[]> {
  const [{ published }, catalog] = await Promise.all([
    loadKnownActions(),
    loadCatalogOf([readService(text)]),
  ]);
  return suggestActions(text, { ...catalog, published });
}

/** Which services and actions versions name, without those that only the catalog has. */
export const loadKnownNames = (): Promise<Pick<KnownActionsFile, 'services' | 'others'>> =>
  loadJson<KnownActionsFile>(knownActionsPath);

/**
 * Loads what the policies on record allow and deny of some services, and the actions of those
 * services that the catalog has.
 */
export async function loadAccess(
  services: readonly string[],
  overview: Overview,
): Promise<{ policies: AccessPolicy[]; catalog: Catalog }> {
  // The statements for several services come last: they add to the patterns of the others.
  const sorted = [...services.filter((each) => each !== anyService), anyService];
  const loading = sorted
    .filter((each) => services.includes(each))
    .map(async (service) => {
      const file = `actions/${encodeURIComponent(nameServicePage(service))}.json`;
      return loadJson<AccessFile>(paths.toolFile(file));
    });
  const files = await Promise.all(loading);
  return {
    policies: readAccessFiles(files, openOverview(overview)),
    catalog: unpackCatalog(Object.assign({}, ...files.map(({ catalog }) => catalog))),
  };
}

export const loadRiskCatalogFile = () => loadJson<RiskCatalogFile>(paths.toolFile('risk.json'));
