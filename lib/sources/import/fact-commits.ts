import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Provenance } from '../../record/types.gen';
import { describeValue, isObject } from '../../shared/problem';
import { SourceError } from '../source-error';
import { normalizeArchive } from './archive-address';
import { type Fact, readInstant, readObject, readText } from './fact-values';
import type { Observation, ObservedPolicy } from './observation';

/**
 * Adds the commits of `commits.json`, where the folder has it, to the versions. The file has the
 * address of an archive in git, the path of a policy in it with `<Name>` in place of the name, and
 * `firstSeen`: by policy and version, the first commit with the version and its date, which is
 * when the version was first observed. Throws a SourceError for a version without facts.
 */
export function addCommits(folder: string, policies: readonly ObservedPolicy[]): ObservedPolicy[] {
  const file = join(folder, 'commits.json');
  if (!existsSync(file)) return [...policies];
  const facts = readObject(file);
  const archive = readArchive(file, facts);
  const path = readText(file, facts, 'path');
  const firstSeen = readFacts(file, '/firstSeen', facts.firstSeen);
  refuseUnknown(file, firstSeen, policies);
  return policies.map((policy) => {
    const { policyName } = policy;
    const place = `${file} at /firstSeen/${policyName}`;
    const seen = readFacts(place, '', firstSeen[policyName] ?? {});
    const versions = policy.versions.map((version) => {
      const { versionId, firstObserved } = version;
      if (seen[versionId] === undefined) return version;
      const at = `${place}/${versionId}`;
      const fact = readFacts(at, '', seen[versionId]);
      const date = readInstant(at, fact, 'date');
      if (date !== firstObserved) {
        const expected = `the time when the version was first observed, ${firstObserved}`;
        throw new SourceError(at, '/date', expected, date, 'Correct one of the two.');
      }
      const provenance: Provenance = {
        archive,
        commit: readCommit(at, fact),
        path: path.replace('<Name>', () => policyName),
      };
      return { ...version, provenance };
    });
    return { ...policy, versions };
  });
}

/**
 * Reads `observed.json`, where the folder has it: until when the archive was read, and its commit
 * of that time.
 *
 * @param latest when the last version was first observed, which is not later
 */
export function readArchiveEnd(
  folder: string,
  latest: string,
): Pick<Observation, 'observedUntil' | 'commit' | 'archive'> {
  const file = join(folder, 'observed.json');
  if (!existsSync(file)) return {};
  const facts = readObject(file);
  const observedUntil = readInstant(file, facts, 'observedUntil');
  if (observedUntil < latest) {
    const expected = `an instant not before ${latest}, when the last version was first observed`;
    throw new SourceError(file, '/observedUntil', expected, observedUntil, 'Correct it.');
  }
  return { observedUntil, commit: readCommit(file, facts), archive: readArchive(file, facts) };
}

function refuseUnknown(file: string, firstSeen: Fact, policies: readonly ObservedPolicy[]) {
  for (const [name, seen] of Object.entries(firstSeen)) {
    const versions = policies.find(({ policyName }) => policyName === name)?.versions ?? [];
    for (const versionId of Object.keys(readFacts(file, `/firstSeen/${name}`, seen))) {
      if (versions.some((version) => version.versionId === versionId)) continue;
      const place = `/firstSeen/${name}/${versionId}`;
      const expected = 'a version that versions/ has';
      throw new SourceError(
        file,
        place,
        expected,
        'another',
        'Add its facts, or remove the entry.',
      );
    }
  }
}

function readFacts(file: string, place: string, value: unknown): Fact {
  if (isObject(value)) return value;
  throw new SourceError(file, place, 'an object', describeValue(value), 'Correct the file.');
}

function readArchive(file: string, facts: Fact): string {
  const text = readText(file, facts, 'archive');
  const archive = normalizeArchive(text);
  if (archive !== undefined) return archive;
  const expected = 'the address of a repository';
  throw new SourceError(file, '/archive', expected, describeValue(text), 'Correct it.');
}

function readCommit(place: string, facts: Fact): string {
  const commit = readText(place, facts, 'commit');
  if (/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(commit)) return commit;
  const expected = 'the full id of a commit';
  throw new SourceError(place, '/commit', expected, describeValue(commit), 'Give all its digits.');
}
