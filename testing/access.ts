import type { Reconciliation } from '../lib/history/reconcile';
import { createCatalog } from '../lib/iam/catalog/catalog';
import type { Policy } from '../lib/record/types';
import {
  type AccessFile,
  type AccessPolicy,
  readAccessFiles,
} from '../lib/site/client/access-file';
import { describeAccessFiles } from '../lib/site/client/describe-access';
import { type DatedRecord, describeOverview, readOverview } from '../lib/site/client/overview';

const noServices = createCatalog([]);

/** The record without documents, as a tool reads it, without texts. */
export function readDated(
  policies: readonly Policy[],
  reconciliation: Reconciliation,
): DatedRecord {
  const span = { from: '2000-01-01', to: '2100-01-01' };
  const overview = describeOverview(
    policies,
    reconciliation,
    { span, trackedDates: [] },
    { describeAccess: () => '', judge: () => 'wider', markChange: () => [], markPolicy: () => [] },
  );
  return readOverview(overview);
}

/** Policies as a tool reads them from the files of all services, or of some. */
export function readAsTool(
  policies: readonly Policy[],
  reconciliation: Reconciliation,
  isChosen: (service: string) => boolean = () => true,
): AccessPolicy[] {
  const files = [...describeAccessFiles(policies, reconciliation.changes, noServices)]
    .filter(([service]) => isChosen(service))
    .map(([, file]) => JSON.parse(JSON.stringify(file)) as AccessFile);
  return readAccessFiles(files, readDated(policies, reconciliation));
}
