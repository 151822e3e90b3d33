import { isDeepStrictEqual } from 'node:util';
import { getPolicyKey } from '../../iam/policy-key';
import { serializeCanonical } from '../../record/canonical';
import { nameGuideFile } from '../../record/read-files';
import { findMissingVersions } from '../../record/rules/versions';
import { rootOf } from '../../record/schemas';
import type { Policy, PolicyRecord } from '../../record/types';
import type { Gap, PolicyFile, SiteFile, Source, VersionFile } from '../../record/types.gen';
import { type Conflict, ConflictError } from './conflict';
import { type MatchedPolicy, matchPolicies } from './match-policies';
import type { Observation, ObservedPolicy, ObservedVersion } from './observation';
import { planGuide } from './plan-announcements';
import { planDefaults } from './plan-defaults';

/** Files to write (path inside the data folder to text), and what they add. */
export interface ImportPlan {
  files: Map<string, string>;
  added: ImportCounts;
}

export interface ImportCounts {
  policies: number;
  versions: number;
  announcements: number;
  /** Entries of `defaults`: rollbacks, and returns to the newest version. */
  defaults: number;
  /** Policies that the source no longer has. */
  gone: number;
}

/**
 * Plans which files an observation adds to a record; it writes nothing. Known facts do not change,
 * except the missing versions, an unknown ARN or date, the defaults, and `noLongerObserved`.
 * Throws a ConflictError with all versions whose document or date differs from the record.
 */
export function planImport(
  record: PolicyRecord,
  observation: Observation,
  source: Source,
): ImportPlan {
  const added = { policies: 0, versions: 0, announcements: 0, defaults: 0, gone: 0 };
  const plan: Plan = { files: new Map(), added, conflicts: [], source };
  for (const found of matchPolicies(record.policies, observation.policies, source.id)) {
    planPolicy(plan, found);
  }
  if (plan.conflicts.length > 0) throw new ConflictError(plan.conflicts);
  for (const observed of observation.announcements?.guides ?? []) {
    const guide = planGuide(record, observed);
    if (guide === undefined) continue;
    plan.files.set(nameGuideFile(observed.id), guide.text);
    added.announcements += guide.added;
  }
  if (plan.files.size > 0) planSite(plan, record.site, observation);
  return { files: plan.files, added };
}

interface Plan extends ImportPlan {
  conflicts: Conflict[];
  source: Source;
}

function planPolicy(plan: Plan, { known, observed }: MatchedPolicy) {
  if (known === undefined && observed.versions.length === 0) return;
  const folder = `policies/${known?.policyName ?? getPolicyKey(observed.policyName, observed.arn)}`;
  const newVersions = listNewVersions(plan, known, observed);
  const versions = [...(known?.versions ?? []), ...newVersions.values()];
  const before = known && describeKnown(known);
  const file = completePolicy(before, observed, versions, plan.source);
  const text = serializePolicy(file);
  if (before === undefined || text !== serializePolicy(before)) {
    plan.files.set(`${folder}/policy.json`, text);
  }
  if (known === undefined) plan.added.policies += 1;
  plan.added.versions += newVersions.size;
  plan.added.defaults += (file.defaults?.length ?? 0) - (before?.defaults?.length ?? 0);
  const gone = file.noLongerObserved;
  if (gone !== undefined && gone !== before?.noLongerObserved) plan.added.gone += 1;
  for (const { versionId, createDate, firstObserved, document } of newVersions.values()) {
    const version: VersionFile = {
      $schema: '../../schema/version.schema.json',
      versionId,
      createDate,
      firstObserved,
      knownFrom: [plan.source.id],
      document,
    };
    plan.files.set(`${folder}/${versionId}.json`, serializeCanonical(version, rootOf('version')));
  }
}

/** The new versions, each once. Adds those that contradict the record to the plan's conflicts. */
function listNewVersions(plan: Plan, known: Policy | undefined, observed: ObservedPolicy) {
  const versionsById = new Map<string, Pick<ObservedVersion, 'createDate' | 'document'>>(
    known?.versions.map((version) => [version.versionId, version]),
  );
  const newVersions = new Map<string, ObservedVersion>();
  for (const version of observed.versions) {
    const { versionId, createDate, document } = version;
    const other = versionsById.get(versionId);
    if (other === undefined) {
      versionsById.set(versionId, version);
      newVersions.set(versionId, version);
    } else if (other.createDate !== createDate || !isDeepStrictEqual(other.document, document)) {
      plan.conflicts.push({
        name: `${observed.policyName} ${versionId}`,
        record: { createDate: other.createDate, document: other.document },
        source: { createDate, document },
      });
    }
  }
  return newVersions;
}

function describeKnown({ versions: _, iamName, policyName: __, ...file }: Policy): PolicyFile {
  return { ...file, policyName: iamName };
}

function completePolicy(
  before: PolicyFile | undefined,
  observed: ObservedPolicy,
  versions: readonly ObservedVersion[],
  source: Source,
): PolicyFile {
  const { policyName, createDate, deprecated } = observed;
  const arn = before?.arn ?? observed.arn;
  const gaps = listGaps(
    versions.map(({ versionId }) => versionId),
    before?.gaps,
  );
  const defaults = planDefaults(versions, before?.defaults ?? [], observed.defaults ?? []);
  const initial: PolicyFile = {
    policyName,
    arn,
    kind: 'attachable',
    createDate,
    ...(deprecated === undefined ? {} : { deprecated }),
  };
  const { gaps: _, defaults: __, noLongerObserved: gone, ...kept } = before ?? initial;
  const noLongerObserved = findNoLongerObserved(gone, observed, versions, source);
  return {
    ...kept,
    arn,
    kind: arn === null ? kept.kind : readKind(arn),
    createDate: kept.createDate ?? createDate,
    ...(gaps.length > 0 && { gaps }),
    ...(defaults.length > 0 && { defaults }),
    ...(noLongerObserved !== undefined && { noLongerObserved }),
  };
}

function readKind(arn: string): PolicyFile['kind'] {
  return arn.includes(':policy/aws-service-role/') ? 'service-linked-role' : 'attachable';
}

/** An observation after `noLongerObserved` means that the policy exists again. */
function findNoLongerObserved(
  known: string | undefined,
  { noLongerObserved: gone, versions: observed, lastObserved }: ObservedPolicy,
  versions: readonly ObservedVersion[],
  { observedUntil }: Source,
): string | undefined {
  const isPresent = gone === undefined && observed.length > 0;
  const observedLast = lastObserved ?? (isPresent ? observedUntil : '');
  if (known !== undefined && observedLast <= known) return known;
  // An archive can end while the policy still exists, as another source has observed since.
  const isObservedSince = versions.some(
    ({ firstObserved }) => gone !== undefined && firstObserved > gone,
  );
  return isObservedSince ? undefined : gone;
}

function listGaps(names: string[], stated: readonly Gap[] = []): Gap[] {
  return findMissingVersions(names).map(([first, last]) => {
    // A note on a run of missing versions also applies to a part of it.
    const note = stated.find(
      ({ from, to }) => Number(from.slice(1)) <= first && last <= Number(to.slice(1)),
    )?.note;
    return { from: `v${first}`, to: `v${last}`, ...(note !== undefined && { note }) };
  });
}

function serializePolicy(file: PolicyFile): string {
  return serializeCanonical(
    { $schema: '../../schema/policy.schema.json', ...file },
    rootOf('policy'),
  );
}

/** Adds the sources that the new files name, and updates until when they were read. */
function planSite(plan: Plan, site: SiteFile, { policies, announcements }: Observation) {
  const named = [
    ...(policies.length > 0 || announcements?.sources === undefined ? [plan.source] : []),
    ...(announcements?.sources ?? []),
  ];
  const sources = site.sources.map((known) => {
    const update = named.find(({ id }) => id === known.id);
    return update !== undefined && update.observedUntil > known.observedUntil
      ? { ...known, observedUntil: update.observedUntil }
      : known;
  });
  for (const source of named) {
    if (!sources.some(({ id }) => id === source.id)) sources.push(source);
  }
  if (isDeepStrictEqual(sources, site.sources)) return;
  const text = serializeCanonical(
    { $schema: './schema/site.schema.json', ...site, sources },
    rootOf('site'),
  );
  plan.files.set('site.json', text);
}
