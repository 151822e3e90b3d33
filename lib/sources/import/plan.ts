import { isDeepStrictEqual } from 'node:util';
import { getPolicyKey } from '../../iam/policy-key';
import { serializeCanonical } from '../../record/canonical';
import { findMissingVersions } from '../../record/rules/versions';
import { rootOf } from '../../record/schemas';
import type { Policy, PolicyRecord } from '../../record/types';
import type { Gap, PolicyFile, SiteFile, Source, VersionFile } from '../../record/types.gen';
import { type Conflict, ConflictError } from './conflict';
import { type MatchedPolicy, matchPolicies } from './match-policies';
import type { Observation, ObservedPolicy, ObservedVersion } from './observation';
import { planAnnouncements } from './plan-announcements';
import { planDefaults } from './plan-defaults';

/** Files to write (path inside the data folder to text), and what they bring. */
export interface ImportPlan {
  files: Map<string, string>;
  added: ImportCounts;
}

export interface ImportCounts {
  policies: number;
  versions: number;
  announcements: number;
  /** Times that a default was set to another version than the newest, or back to it. */
  defaults: number;
  /** Policies that the source held and holds no more. */
  gone: number;
}

/**
 * Works out which files an observation adds to a record. Pure: nothing is written.
 * What the record already holds is never altered, but for gaps that the new versions fill, an
 * ARN or a date that was not known, and what is known of the default and of being observed.
 * Throws a ConflictError where a version comes with another document or date, with all of them.
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
  const rows = observation.announcements && planAnnouncements(record, observation.announcements);
  if (rows !== undefined) {
    plan.files.set('announcements.json', rows.text);
    added.announcements = rows.added;
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
  const fresh = listFresh(plan, known, observed);
  const versions = [...(known?.versions ?? []), ...fresh.values()];
  const before = known && describeKnown(known);
  const file = completePolicy(before, observed, versions, plan.source);
  const text = serializePolicy(file);
  if (before === undefined || text !== serializePolicy(before)) {
    plan.files.set(`${folder}/policy.json`, text);
  }
  if (known === undefined) plan.added.policies += 1;
  plan.added.versions += fresh.size;
  plan.added.defaults += (file.defaults?.length ?? 0) - (before?.defaults?.length ?? 0);
  const gone = file.noLongerObserved;
  if (gone !== undefined && gone !== before?.noLongerObserved) plan.added.gone += 1;
  for (const { versionId, createDate, firstObserved, document } of fresh.values()) {
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

/** Versions that the record lacks, each once; those that contradict it are put aside. */
function listFresh(plan: Plan, known: Policy | undefined, observed: ObservedPolicy) {
  const held = new Map<string, Pick<ObservedVersion, 'createDate' | 'document'>>(
    known?.versions.map((version) => [version.versionId, version]),
  );
  const fresh = new Map<string, ObservedVersion>();
  for (const version of observed.versions) {
    const { versionId, createDate, document } = version;
    const other = held.get(versionId);
    if (other === undefined) {
      held.set(versionId, version);
      fresh.set(versionId, version);
    } else if (other.createDate !== createDate || !isDeepStrictEqual(other.document, document)) {
      plan.conflicts.push({
        name: `${observed.policyName} ${versionId}`,
        record: { createDate: other.createDate, document: other.document },
        source: { createDate, document },
      });
    }
  }
  return fresh;
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
  const begun: PolicyFile = {
    policyName,
    arn,
    kind: 'attachable',
    createDate,
    ...(deprecated === undefined ? {} : { deprecated }),
  };
  const { gaps: _, defaults: __, noLongerObserved: gone, ...kept } = before ?? begun;
  const noLongerObserved = judgeGone(gone, observed, versions, source);
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

/** Who has seen the policy since it was missed has found it again. */
function judgeGone(
  known: string | undefined,
  { noLongerObserved: gone, versions: observed, lastObserved }: ObservedPolicy,
  versions: readonly ObservedVersion[],
  { observedUntil }: Source,
): string | undefined {
  const isHeld = gone === undefined && observed.length > 0;
  const seen = lastObserved ?? (isHeld ? observedUntil : '');
  if (known !== undefined && seen <= known) return known;
  // An archive may end before a policy does that another source has seen since.
  const isSeenSince = versions.some(
    ({ firstObserved }) => gone !== undefined && firstObserved > gone,
  );
  return isSeenSince ? undefined : gone;
}

function listGaps(names: string[], stated: readonly Gap[] = []): Gap[] {
  return findMissingVersions(names).map(([first, last]) => {
    // What is known of a gap holds of what is left of it.
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

/** The sources that the new files name, and up to when they were read. */
function planSite(plan: Plan, site: SiteFile, { policies, announcements }: Observation) {
  const named = [
    ...(policies.length > 0 || announcements?.sources === undefined ? [plan.source] : []),
    ...(announcements?.sources ?? []),
  ];
  const sources = site.sources.map((known) => {
    const again = named.find(({ id }) => id === known.id);
    return again !== undefined && again.observedUntil > known.observedUntil
      ? { ...known, observedUntil: again.observedUntil }
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
