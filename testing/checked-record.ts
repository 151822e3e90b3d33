import { loadRecord } from '../lib/record/load';
import type { Announcement, Policy, PolicyRecord } from '../lib/record/types';

/**
 * The days until which the figures that tests state were checked against the default record. Move
 * them, and correct the figures, when the tests should state newer facts.
 */
const checkedUntil = { served: '2026-08-22T23:59:59Z', announced: '2026-05' };

/**
 * The default record without facts that were added after the figures in tests were checked. A new
 * version or announcement therefore needs no change of these tests.
 */
export function loadCheckedRecord(): PolicyRecord {
  const record = loadRecord('data');
  const policies = record.policies.map(cutPolicy).filter(({ versions }) => versions.length > 0);
  const announcements = record.announcements.filter(isChecked);
  const used = new Set([
    ...policies.flatMap(({ versions }) => versions.flatMap(({ knownFrom }) => knownFrom)),
    ...announcements.flatMap(({ knownFrom }) => knownFrom),
  ]);
  const sources = record.site.sources
    .filter(({ id }) => used.has(id))
    .map((source) => ({
      ...source,
      observedUntil: pickEarlier(source.observedUntil, checkedUntil[source.record]),
    }));
  const guides = record.guides.map((guide) => ({
    ...guide,
    readUntil: pickEarlier(guide.readUntil, checkedUntil.announced),
    announcements: guide.announcements.filter(isChecked),
  }));
  return { ...record, site: { ...record.site, sources }, policies, announcements, guides };
}

function cutPolicy({ defaults, noLongerObserved, ...policy }: Policy): Policy {
  const kept = defaults?.filter(({ firstObserved }) => firstObserved <= checkedUntil.served) ?? [];
  const isGone = noLongerObserved !== undefined && noLongerObserved <= checkedUntil.served;
  return {
    ...policy,
    ...(kept.length > 0 && { defaults: kept as Policy['defaults'] }),
    ...(isGone && { noLongerObserved }),
    versions: policy.versions.filter(({ createDate }) => createDate <= checkedUntil.served),
  };
}

function isChecked({ date }: Announcement): boolean {
  return date.slice(0, checkedUntil.announced.length) <= checkedUntil.announced;
}

function pickEarlier(a: string, b: string): string {
  return a < b ? a : b;
}
