import type { ActionCatalog } from '../iam/compare/difference';
import type { ServedPolicy } from '../record/types';
import type { Risks } from '../risk/create-risks';
import type { PolicySketch } from '../site/client/candidate-policies';
import type { Overview, OverviewPolicy } from '../site/client/overview';
import type { AccountRecord, RecordedPolicy } from './account-record';
import { indexCandidates } from './candidate-index';

/** What a page loads of the files in `/tools/`. */
export interface SiteFiles {
  /** `record.json` */
  overview: Overview;
  /** `sketches.json` */
  sketches: readonly PolicySketch[];
  /** Loads `policies/<Name>.json`. */
  loadPolicy: (policyName: string) => Promise<ServedPolicy>;
  /** `all-actions.json` */
  catalog: ActionCatalog;
  /** `risk.json` */
  risks: Risks;
}

/** The record as the files of the site have it; each policy is loaded once. */
export function describeSiteRecord({
  overview: { policies, rows },
  sketches,
  loadPolicy,
  catalog,
  risks,
}: SiteFiles): AccountRecord {
  const dates = new Map(rows.map(({ id, date }) => [id, date]));
  const loaded = new Map<string, Promise<ServedPolicy>>();
  return {
    policies: policies.map((policy) => describePolicy(policy, dates)),
    loadPolicy: (policyName) => {
      const policy = loaded.get(policyName) ?? loadPolicy(policyName);
      loaded.set(policyName, policy);
      return policy;
    },
    findCandidates: indexCandidates(sketches),
    catalog,
    risks,
  };
}

function describePolicy(
  {
    policyName,
    iamName = policyName,
    arn,
    versions,
    defaults,
    deprecated,
    noLongerObserved,
  }: OverviewPolicy,
  dates: ReadonlyMap<string, string>,
): RecordedPolicy {
  return {
    policyName,
    iamName,
    arn: arn ?? null,
    versions: versions.map(({ versionId, createDate, state, rows, misnamedIn = [] }) => ({
      versionId,
      number: Number(versionId.slice(1)),
      createDate,
      state,
      announcements: [...new Set([...rows, ...misnamedIn])].map((id) => ({
        id,
        date: dates.get(id) as string,
      })),
    })),
    ...(defaults && { defaults }),
    ...(deprecated && { deprecated }),
    ...(noLongerObserved !== undefined && { noLongerObserved }),
  };
}
