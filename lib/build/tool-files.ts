import { buildSampleAccount } from '../account/sample-account';
import { nameServicePage } from '../addresses/paths';
import { packCatalog } from '../iam/catalog/catalog';
import { loadCatalog } from '../iam/catalog/load';
import { readRisks, riskCatalogFile } from '../risk/project-risks';
import { once } from '../shared/once';
import { describeSketches } from '../site/client/candidate-policies';
import { describeAccessFiles } from '../site/client/describe-access';
import { describeKnownActions } from '../site/client/known-actions';
import { packOverview } from '../site/client/overview-file';
import { describePolicyFile } from '../site/client/policy-file';
import { createSearchFiles } from '../site/search/create-files';
import { listEntries } from '../site/search/list-entries';
import type { FileKind } from './file-kinds';
import { catalog, reconciliation, record, trackedDates } from './site-data';
import { createToolOverview } from './tool-overview';

const listAccessFiles = once(() =>
  describeAccessFiles(record.policies, reconciliation.changes, catalog),
);

const createSearch = once(() =>
  createSearchFiles(
    listEntries({ policies: record.policies, reconciliation, catalog, trackedDates }),
  ),
);

/** What the pages that take input load: each only what a question needs. */
export const toolFiles: readonly FileKind[] = [
  single('record.json', 'the record without documents', () => packOverview(createToolOverview())),
  single('search.json', 'everything that search finds', () => createSearch().file),
  many('search/<beginning>.json', 'the terms of the search that begin alike', () =>
    createSearch().parts.entries(),
  ),
  many('search/details/<number>.json', 'the details of the entries of the search', () =>
    createSearch().details.entries(),
  ),
  single('catalogue.json', 'the actions of the services on record', () => packCatalog(catalog)),
  single('all-actions.json', 'all actions of IAM', async () =>
    packCatalog(await loadCatalog(undefined, readRisks().catalog.findCategory)),
  ),
  single('risk.json', 'data/risk/catalog.json', () => riskCatalogFile),
  single('known-actions.json', 'the actions that versions name', () =>
    describeKnownActions(record.policies, catalog),
  ),
  single('sketches.json', 'the services and actions of all policies', () =>
    describeSketches(record.policies),
  ),
  single('documents.json', 'the documents of all policies, as in policies/<Name>.json', () =>
    record.policies.map(describePolicyFile),
  ),
  single('sample-account.json', 'a made-up account with policies on record', () =>
    buildSampleAccount(
      record.policies,
      reconciliation.changes.map(({ change }) => change),
    ),
  ),
  many('actions/<service>.json', 'the statements of all versions that concern a service', () =>
    Array.from(listAccessFiles(), ([service, file]) => [nameServicePage(service), file] as const),
  ),
  {
    pattern: '/tools/policies/<Name>.json',
    from: 'a policy',
    isOfPolicies: true,
    list: () =>
      record.policies.map((policy) => ({
        path: `/tools/policies/${policy.policyName}.json`,
        policyName: policy.policyName,
        write: () => JSON.stringify(describePolicyFile(policy)),
      })),
  },
];

function single(name: string, from: string, create: () => unknown): FileKind {
  const path = `/tools/${name}`;
  return {
    pattern: path,
    from,
    list: () => [{ path, write: async () => JSON.stringify(await create()) }],
  };
}

/** Files that are made together, by the name that the pattern has in brackets. */
function many(
  name: string,
  from: string,
  create: () => Iterable<readonly [name: string | number, content: unknown]>,
): FileKind {
  return {
    pattern: `/tools/${name}`,
    from,
    list: () =>
      Array.from(create(), ([key, content]) => ({
        path: `/tools/${name.replace(/<\w+>/, () => `${key}`)}`,
        write: () => JSON.stringify(content),
      })),
  };
}
