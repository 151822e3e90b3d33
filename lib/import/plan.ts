import { serializeCanonical } from '../record/canonical';
import { findGaps } from '../record/rules/gaps-stated';
import { rootOf } from '../record/schemas';
import type { Policy, PolicyRecord } from '../record/types';
import type { Gap, PolicyFile, VersionFile } from '../record/types.gen';
import type { Observation, ObservedPolicy, ObservedVersion } from './observed';

/** Files to write (path inside the data folder to text), and what they bring. */
export interface ImportPlan {
  files: Map<string, string>;
  added: { policies: number; versions: number; announcements: number };
}

/** Thrown when a source contradicts the record; a version never changes once it is there. */
export class ConflictError extends Error {
  override name = 'ConflictError';
}

/**
 * Works out which files an observation adds to a record. Pure: nothing is written.
 * What the record already holds is never altered, but for gaps that the new versions fill.
 * Throws a ConflictError where the same version comes with another document or date.
 */
export function planImport(
  record: PolicyRecord | undefined,
  observation: Observation,
  source: string,
): ImportPlan {
  const plan: ImportPlan = {
    files: new Map(),
    added: { policies: 0, versions: 0, announcements: 0 },
  };
  for (const observed of observation.policies) {
    const known = record?.policies.find(({ policyName }) => policyName === observed.policyName);
    planPolicy(plan, known, observed, source);
  }
  planAnnouncements(plan, record, observation);
  return plan;
}

function planPolicy(
  plan: ImportPlan,
  known: Policy | undefined,
  observed: ObservedPolicy,
  source: string,
) {
  const folder = `policies/${observed.policyName}`;
  const fresh = observed.versions.filter((version) => !isKnown(known, version));
  if (fresh.length === 0) return;
  plan.added.versions += fresh.length;
  if (known === undefined) plan.added.policies += 1;
  const names = [...(known?.versions ?? []), ...fresh].map(({ versionId }) => versionId);
  const { versions: _, ...knownFile } = known ?? { versions: [] };
  const file = { ...(known ? (knownFile as PolicyFile) : describePolicy(observed)) };
  const gaps = stateGaps(names, file.gaps);
  if (gaps.length > 0) file.gaps = gaps;
  else delete file.gaps;
  plan.files.set(
    `${folder}/policy.json`,
    serializeCanonical({ $schema: '../../schema/policy.schema.json', ...file }, rootOf('policy')),
  );
  for (const { versionId, createDate, firstObserved, document } of fresh) {
    const version: VersionFile = {
      $schema: '../../schema/version.schema.json',
      versionId,
      createDate,
      firstObserved,
      knownFrom: [source],
      document,
    };
    plan.files.set(`${folder}/${versionId}.json`, serializeCanonical(version, rootOf('version')));
  }
}

function isKnown(policy: Policy | undefined, observed: ObservedVersion): boolean {
  const version = policy?.versions.find(({ versionId }) => versionId === observed.versionId);
  if (version === undefined) return false;
  const same =
    version.createDate === observed.createDate &&
    JSON.stringify(version.document) === JSON.stringify(observed.document);
  if (same) return true;
  throw new ConflictError(
    `${policy?.policyName} ${observed.versionId}: the source holds another document or date ` +
      `(${observed.createDate}) than the record (${version.createDate}). A version never changes; ` +
      'find out which of the two is wrong, and import again.',
  );
}

function describePolicy({ policyName, arn, createDate, deprecated }: ObservedPolicy): PolicyFile {
  return {
    policyName,
    arn,
    kind: arn?.includes(':policy/aws-service-role/') ? 'service-linked-role' : 'attachable',
    createDate,
    ...(deprecated === undefined ? {} : { deprecated }),
  };
}

function stateGaps(names: string[], stated: readonly Gap[] = []): Gap[] {
  return findGaps(names).map(([first, last]) => {
    const gap = { from: `v${first}`, to: `v${last}` };
    return stated.find(({ from, to }) => from === gap.from && to === gap.to) ?? gap;
  });
}

function planAnnouncements(
  plan: ImportPlan,
  record: PolicyRecord | undefined,
  { announcements: observed }: Observation,
) {
  if (observed === undefined) return;
  const known = new Set(record?.announcements.map(({ id }) => id));
  const fresh = observed.announcements.filter(({ id }) => !known.has(id));
  if (fresh.length === 0) return;
  if (known.size > 0 && fresh.length < observed.announcements.length) {
    // The source is the page as a whole: its order is AWS's, ours only keeps what left it.
    const listed = new Set(observed.announcements.map(({ id }) => id));
    const gone = record?.announcements.filter(({ id }) => !listed.has(id)) ?? [];
    observed.announcements.push(...gone);
  }
  plan.added.announcements = fresh.length;
  const merged = observed.announcements.map(
    (row) => record?.announcements.find(({ id }) => id === row.id) ?? row,
  );
  const file = {
    $schema: './schema/announcements.schema.json',
    page: observed.page,
    announcements: merged,
  };
  plan.files.set('announcements.json', serializeCanonical(file, rootOf('announcements')));
}
