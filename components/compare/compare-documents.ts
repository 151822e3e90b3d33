import { findClosestVersion } from '@/lib/history/closest-version';
import { dayOf } from '@/lib/history/days';
import { checkActions } from '@/lib/iam/check-actions';
import { listServices } from '@/lib/iam/patterns';
import type { ServedVersion } from '@/lib/record/types';
import type { CompareQuery } from '@/lib/site/client/compare-query';
import {
  loadCatalogFile,
  loadKnownActions,
  loadPolicy,
  loadRiskCatalogFile,
  openCatalog,
} from '../tool/record';
import { openRiskCatalog } from '../tool/risk-catalog';
import { compareInWorker } from './compare-in-worker';
import type { OwnDocument } from './read-own-document';

export type Query = Exclude<CompareQuery, { mode: 'days' }>;

export type Compared = Awaited<ReturnType<typeof compareDocuments>>;

/** Compares in a worker, and finds the closest version of the reader's document. */
export async function compareDocuments(query: Query, own: OwnDocument | undefined) {
  const policy = await loadPolicy(query.policy);
  const find = (id: string) =>
    policy.versions.find(({ versionId }) => versionId === id) as ServedVersion;
  const after = find(query.to);
  const before =
    query.mode === 'versions'
      ? find(query.from)
      : (own as Extract<OwnDocument, { document: object }>);
  const services = listServices([...before.statements, ...after.statements]);
  // The small catalog has every service of the record.
  const others = query.mode === 'own' ? services : [];
  const [file, riskFile] = await Promise.all([loadCatalogFile(others), loadRiskCatalogFile()]);
  const catalog = openCatalog(file);
  const result = await compareInWorker({
    before: {
      document: before.document,
      statements: before.statements,
      ...('lines' in before && { lines: before.lines }),
    },
    after: { document: after.document, statements: after.statements },
    // The worker needs only the services that the documents name.
    catalog: Object.fromEntries(Object.entries(file).filter(([service]) => services.has(service))),
    riskCatalog: riskFile,
  });
  const closest =
    query.mode === 'own' ? findClosestVersion(before.statements, policy.versions) : undefined;
  return {
    ...result,
    catalog,
    riskCatalog: openRiskCatalog(riskFile),
    closest,
    /** The days on which the versions were created. */
    dates: {
      ...('createDate' in before && { before: dayOf(before.createDate) }),
      after: dayOf(after.createDate),
    },
    findings:
      query.mode === 'own'
        ? checkActions(before.statements, {
            ...catalog,
            published: (await loadKnownActions()).published,
          })
        : [],
    isSameDocument: JSON.stringify(before.document) === JSON.stringify(after.document),
  };
}
