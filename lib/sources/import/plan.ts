import { isDeepStrictEqual } from 'node:util';
import { serializeCanonical } from '../../record/canonical';
import { nameGuideFile } from '../../record/read-files';
import { rootOf } from '../../record/schemas';
import type { Policy, PolicyRecord } from '../../record/types';
import type { PolicyFile, SiteFile, Source } from '../../record/types.gen';
import { completeVersionFile, createVersionFile } from './complete-version';
import type { MatchedPolicy } from './match-lives';
import { matchPolicies } from './match-policies';
import type { Observation, ObservedPolicy } from './observation';
import { planGuide } from './plan-announcements';
import { completePolicy } from './plan-policy';
import { listNewVersions, refuseConflicts } from './plan-versions';
import type { RefusedPolicy } from './refused-policy';

/** Files to write (path inside the data folder to text), and what they add. */
export interface ImportPlan {
  files: Map<string, string>;
  added: ImportCounts;
  /** The policies that are left out, each with the reason; the others are not affected. */
  refused: RefusedPolicy[];
  /** The folders of `files`, with the policies in them. */
  folders: Map<string, ObservedPolicy>;
}

export interface ImportCounts {
  policies: number;
  versions: number;
  announcements: number;
  /** Entries of `defaults`: rollbacks, and returns to the newest version. */
  defaults: number;
  /** Policies that the source no longer has. */
  gone: number;
  /** Versions on record that get the hash or the provenance that they lack. */
  completed: number;
}

/**
 * Plans which files an observation adds to a record; it writes nothing. Known facts do not change,
 * except the missing versions, an unknown ARN, kind or date, the defaults, `noLongerObserved`, and
 * the hash and provenance of versions that lack them.
 * Leaves out a policy with a version whose document or date differs from the record.
 *
 * @param invalid policies to leave out for another reason
 */
export function planImport(
  record: PolicyRecord,
  observation: Observation,
  source: Source,
  invalid: readonly RefusedPolicy[] = [],
): ImportPlan {
  const added = { policies: 0, versions: 0, announcements: 0, defaults: 0, gone: 0, completed: 0 };
  const { matched, refused } = matchPolicies(record.policies, observation.policies, source.id);
  refused.push(...invalid, ...matched.flatMap((each) => refuseConflicts(each) ?? []));
  const plan: Plan = { files: new Map(), added, refused, folders: new Map(), source };
  const names = new Set(refused.map(({ policyName }) => policyName));
  for (const found of matched) {
    if (!names.has(found.observed.policyName)) planPolicy(plan, found);
  }
  for (const observed of observation.announcements?.guides ?? []) {
    const guide = planGuide(record, observed);
    if (guide === undefined) continue;
    plan.files.set(nameGuideFile(observed.id), guide.text);
    added.announcements += guide.added;
  }
  if (plan.files.size > 0 || isReadFurther(record.site, observation, plan)) {
    planSite(plan, record.site, observation);
  }
  const { files, folders } = plan;
  return { files, folders, added, refused };
}

interface Plan extends ImportPlan {
  source: Source;
}

function planPolicy(plan: Plan, { key, known, observed, precededBy }: MatchedPolicy) {
  if (known === undefined && observed.versions.length === 0) return;
  const folder = `policies/${key}`;
  const newVersions = listNewVersions(known, observed);
  const versions = [...(known?.versions ?? []), ...newVersions];
  const before = known && describeKnown(known);
  const file = completePolicy(before, { ...observed, precededBy }, versions, plan.source);
  const text = serializePolicy(file);
  if (before === undefined || text !== serializePolicy(before)) {
    plan.files.set(`${folder}/policy.json`, text);
  }
  plan.folders.set(key, observed);
  if (known === undefined) plan.added.policies += 1;
  plan.added.versions += newVersions.length;
  plan.added.defaults += (file.defaults?.length ?? 0) - (before?.defaults?.length ?? 0);
  const gone = file.noLongerObserved;
  if (gone !== undefined && gone !== before?.noLongerObserved) plan.added.gone += 1;
  for (const version of newVersions) {
    const text = createVersionFile(version, plan.source.id);
    plan.files.set(`${folder}/${version.versionId}.json`, text);
  }
  for (const version of known?.versions ?? []) {
    const text = completeVersionFile(version, observed.versions);
    if (text === undefined) continue;
    plan.files.set(`${folder}/${version.versionId}.json`, text);
    plan.added.completed += 1;
  }
}

function describeKnown({ versions: _, iamName, policyName: __, ...file }: Policy): PolicyFile {
  return { ...file, policyName: iamName };
}

function serializePolicy(file: PolicyFile): string {
  return serializeCanonical(
    { $schema: '../../schema/policy.schema.json', ...file },
    rootOf('policy'),
  );
}

/**
 * Whether a source states its own end, which can be later than on record without new versions. The
 * time of an import is no such end: every import would change it.
 */
function isReadFurther(
  { sources }: SiteFile,
  { observedUntil, isUntilNow = false }: Observation,
  { source, refused }: Plan,
): boolean {
  const isKnown = sources.some(({ id }) => id === source.id);
  return isKnown && observedUntil !== undefined && !isUntilNow && refused.length === 0;
}

/** Adds the sources that the new files name, and updates until when they were read. */
function planSite(plan: Plan, site: SiteFile, { policies, announcements }: Observation) {
  const named = [
    ...(policies.length > 0 || announcements?.sources === undefined ? [plan.source] : []),
    ...(announcements?.sources ?? []),
  ];
  const sources = site.sources.map((known) => {
    const update = named.find(({ id }) => id === known.id);
    return update === undefined ? known : extendSource(known, update);
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

/** A source that was read until a later instant, and until the commit of that instant. */
function extendSource(known: Source, { observedUntil, commit }: Source): Source {
  if (observedUntil < known.observedUntil) return known;
  if (observedUntil === known.observedUntil && known.commit !== undefined) return known;
  const { commit: _, ...rest } = known;
  return { ...rest, observedUntil, ...(commit !== undefined && { commit }) };
}
