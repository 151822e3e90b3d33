import { expandDefaultVersions } from '../../history/default-versions';
import type { Reconciliation } from '../../history/reconcile';
import type { ActionCatalog } from '../../iam/compare/difference';
import type { Policy, Version } from '../../record/types';
import { listActionEntries } from './action-entries';
import { listDayEntries } from './day-entries';
import type { Findable } from './entry';
import { listPolicyEntries, listVersionEntries } from './policy-entries';
import { listResourceEntries } from './resource-entries';
import { listRowEntries } from './row-entries';

/** What is searched. */
export interface Searched {
  policies: readonly Policy[];
  reconciliation: Reconciliation;
  catalog: ActionCatalog;
  /** Days that have a page of their own. */
  trackedDates: readonly string[];
}

/** Everything that can be found; of things of one worth the first is found first. */
export function listEntries(record: Searched): Findable[] {
  const { policies, reconciliation, catalog } = record;
  const turned = policies.map((policy) => expandDefaultVersions<Version, Policy>(policy));
  return [
    ...listPolicyEntries(policies),
    ...listActionEntries(turned, catalog),
    ...listVersionEntries(reconciliation),
    ...listRowEntries(reconciliation),
    ...listDayEntries(record),
    ...listResourceEntries(turned),
  ];
}
