import type { Provenance, Version } from '../../record/types';
import { decodeBytes } from '../../shared/decode-text';
import { findCommits, readFilesAt } from '../import/git';
import type { ObservedVersion } from '../import/observation';
import { readVersionResponse } from '../import/read-version-response';
import { report, type VersionPair } from './compare-versions';
import type { Difference } from './difference';
import { findPlace } from './find-place';

/** What the commits that a record names come to. */
export interface CommitCheck {
  differences: Difference[];
  /** The commits that were looked up. */
  checked: number;
  /** Versions that name a commit of an archive with another address. */
  otherArchive: number;
  /** Versions that name no commit. */
  without: number;
}

interface CommitSource {
  /** The folder of the repository; undefined for a source that only names commits. */
  repository?: string;
  /** The address of the archive, where it is known. */
  archive: string | undefined;
  /** Whether to look up commits; otherwise only the dates are compared. */
  looksUp: boolean;
}

type NamedPair = VersionPair & { provenance: Provenance & { commit: string } };

/**
 * Checks the commit that each version names: it exists, its file holds the version, and it is the
 * first one of the source with the version. Of two commits of one second, each is the first.
 */
export async function checkCommits(
  pairs: readonly VersionPair[],
  { repository, archive, looksUp }: CommitSource,
): Promise<CommitCheck> {
  const named = pairs.flatMap((pair): NamedPair[] => {
    const { provenance } = pair.version;
    return provenance?.commit === undefined
      ? []
      : [{ ...pair, provenance: { ...provenance, commit: provenance.commit } }];
  });
  const own = named.filter(
    ({ provenance }) =>
      provenance.archive === undefined || archive === undefined || provenance.archive === archive,
  );
  const contents = repository === undefined || !looksUp ? [] : await checkContents(repository, own);
  return {
    differences: own.flatMap((pair, index) => {
      const difference = contents[index] ?? compareFirst(pair, looksUp);
      return difference === undefined ? [] : [difference];
    }),
    checked: looksUp ? own.length : 0,
    otherArchive: named.length - own.length,
    without: pairs.length - named.length,
  };
}

/** For each version, the difference of its file at the named commit. */
async function checkContents(
  repository: string,
  named: readonly NamedPair[],
): Promise<(Difference | undefined)[]> {
  const files = await readFilesAt(
    repository,
    named.map(({ provenance: { commit, path } }) => `${commit}:${path}`),
  );
  const lost = named.filter((_, index) => files[index] === undefined);
  const commits = await findCommits(
    repository,
    lost.map(({ provenance }) => provenance.commit),
  );
  return named.map(({ version, observed, provenance: { commit, path } }, index) => {
    const file = files[index];
    if (file !== undefined) {
      const found = describeOther(observed, file);
      if (found === undefined) return undefined;
      const expected = `a commit whose ${path} has ${observed.versionId}, created ${observed.createDate}`;
      return reportCommit(version, 'commit-content', expected, `${commit}, which has ${found}`);
    }
    if (commits.has(commit)) {
      const expected = `a commit with the file ${path}`;
      return reportCommit(version, 'commit-content', expected, `${commit}, which has no such file`);
    }
    const expected = `a commit of the source${describeFirst(observed)}`;
    return reportCommit(version, 'missing-commit', expected, `${commit}, which the source lacks`);
  });
}

function describeFirst({ provenance }: ObservedVersion): string {
  const commit = provenance?.commit;
  return commit === undefined ? '' : `, such as ${commit}, the first with the version`;
}

/** What a file has in place of the version of the source; undefined where it has the version. */
function describeOther(version: ObservedVersion, bytes: Buffer): string | undefined {
  const { text, problem } = decodeBytes(bytes);
  const { response, problem: invalid = problem } =
    text === undefined ? { response: undefined } : readVersionResponse(text);
  if (response === undefined) return `a file that cannot be read: ${invalid?.found ?? 'no text'}`;
  const { versionId, createDate, document } = response;
  if (versionId !== version.versionId || createDate !== version.createDate) {
    return `${versionId}, created ${createDate}`;
  }
  const different = findPlace(document, version.document, '/document');
  return different === undefined ? undefined : `another document, at ${different.place}`;
}

function compareFirst(
  { version, observed, provenance }: NamedPair,
  looksUp: boolean,
): Difference | undefined {
  const first = observed.provenance;
  if (first?.commit === undefined) return undefined;
  if (observed.firstObserved === version.firstObserved) return undefined;
  const { commit } = provenance;
  if (first.commit === commit || !looksUp) {
    const expected = `${observed.firstObserved}, the date of the first commit with the version`;
    return report(version, 'first-commit', '/firstObserved', expected, version.firstObserved);
  }
  const expected = `${first.commit} of ${observed.firstObserved}, the first in the source with the version`;
  return reportCommit(version, 'first-commit', expected, `${commit} of ${version.firstObserved}`);
}

function reportCommit(
  version: Version,
  kind: 'missing-commit' | 'commit-content' | 'first-commit',
  expected: string,
  found: string,
): Difference {
  return report(version, kind, '/provenance/commit', expected, found);
}
