import { learnTold, recallTold, type ToldVersion } from '@/lib/text/told';
import { catalog, listChangesOf, reconciliation, record } from './record';

/** What was worked out by now of the versions of a policy; nothing where no policy has the name. */
export function listTold(name: string): ToldVersion[] {
  const policy = record.policies.find(({ policyName }) => policyName === name);
  if (policy === undefined) return [];
  return recallTold(
    listChangesOf(policy).map(({ change }) => change),
    catalog,
  );
}

/** Takes what another process worked out of this record. */
export function learn(told: readonly ToldVersion[]) {
  learnTold(
    reconciliation.changes.map(({ change }) => change),
    catalog,
    told,
  );
}
