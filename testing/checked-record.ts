import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { loadRecord } from '../lib/record/load';
import type { PolicyRecord } from '../lib/record/types';
import type { AnnouncementsFile, PolicyFile, SiteFile, VersionFile } from '../lib/record/types.gen';
import { TemporaryFolder } from './temporary-folder';
import { writeCanonical } from './write-canonical';

/**
 * The days until which the figures that tests state were checked against the default record. Move
 * them, and correct the figures, when the tests should state newer facts.
 */
const checkedUntil = { served: '2026-08-22T06:34:46Z', announced: '2026-05' };

/**
 * Writes the default record without facts that were added after the figures in tests were checked.
 * A new version or announcement therefore needs no change of these tests.
 *
 * @param folder that is empty, or does not exist yet
 */
export function writeCheckedRecord(folder: string, from = 'data') {
  cpSync(from, folder, { recursive: true });
  const used = new Set<string>();
  for (const name of readdirSync(join(folder, 'policies'))) cutPolicy(folder, name, used);
  for (const name of readdirSync(join(folder, 'announcements'))) {
    change<AnnouncementsFile>(folder, `announcements/${name}`, (guide) => {
      const announcements = guide.announcements.filter(({ date }) => isAnnouncedInTime(date));
      for (const { knownFrom } of announcements) addAll(used, knownFrom);
      return { ...guide, readUntil: cap(guide.readUntil, 'announced'), announcements };
    });
  }
  change<SiteFile>(folder, 'site.json', (site) => ({
    ...site,
    sources: site.sources
      .filter(({ id }) => used.has(id))
      .map((source) => ({ ...source, observedUntil: cap(source.observedUntil, source.record) })),
  }));
}

/** The record of `writeCheckedRecord`. */
export function loadCheckedRecord(): PolicyRecord {
  const folder = new TemporaryFolder();
  try {
    writeCheckedRecord(folder.resolve('data'));
    return loadRecord(folder.resolve('data'));
  } finally {
    folder.dispose();
  }
}

/** Removes later versions, and the policy where none is left; adds the sources of the others. */
function cutPolicy(folder: string, name: string, used: Set<string>) {
  const path = `policies/${name}`;
  let newest = 0;
  for (const file of readdirSync(join(folder, path)).filter((each) => each !== 'policy.json')) {
    const version = read<VersionFile>(folder, `${path}/${file}`);
    if (version.createDate > checkedUntil.served) rmSync(join(folder, path, file));
    else {
      newest = Math.max(newest, readNumber(version.versionId));
      addAll(used, version.knownFrom);
    }
  }
  if (newest === 0) rmSync(join(folder, path), { recursive: true });
  else {
    change<PolicyFile>(folder, `${path}/policy.json`, (policy) => {
      const { defaults = [], gaps = [], noLongerObserved, ...rest } = policy;
      const keptDefaults = defaults.filter((each) => each.firstObserved <= checkedUntil.served);
      const keptGaps = gaps.filter(({ to }) => readNumber(to) < newest);
      const isGone = noLongerObserved !== undefined && noLongerObserved <= checkedUntil.served;
      return {
        ...rest,
        ...(keptDefaults.length > 0 && { defaults: keptDefaults as PolicyFile['defaults'] }),
        ...(keptGaps.length > 0 && { gaps: keptGaps as PolicyFile['gaps'] }),
        ...(isGone && { noLongerObserved }),
      };
    });
  }
}

function read<File>(folder: string, path: string): File {
  return JSON.parse(readFileSync(join(folder, path), 'utf8')) as File;
}

function change<File>(folder: string, path: string, edit: (file: File) => File) {
  writeCanonical(join(folder, path), path, edit(read<File>(folder, path)));
}

function addAll(ids: Set<string>, more: readonly string[]) {
  for (const id of more) ids.add(id);
}

/** `v12` to 12. */
function readNumber(versionId: string): number {
  return Number(versionId.slice(1));
}

function isAnnouncedInTime(date: string): boolean {
  return date.slice(0, checkedUntil.announced.length) <= checkedUntil.announced;
}

function cap(time: string, kind: keyof typeof checkedUntil): string {
  return time < checkedUntil[kind] ? time : checkedUntil[kind];
}
