import type { ArchiveLists } from './archive-lists';
import type { FileChange } from './git';
import { namePattern } from './observation';

/** The folder of an archive with its files. */
export const folder = 'policies';

/** A state of a file on the way to HEAD, or only on a merged branch. */
export interface ArchivedState extends FileChange {
  isOnMainline: boolean;
}

/**
 * The states of all files: those along the first parents, in their order and with the time of the
 * earliest commit that has them; then those that only merged branches have.
 *
 * @param mainline changes along the first parents
 * @param all changes of all commits
 */
export function listAllStates(
  mainline: readonly FileChange[],
  all: readonly FileChange[],
): ArchivedState[] {
  const earliest = new Map<string, FileChange>();
  for (const change of all) {
    const known = earliest.get(buildKey(change));
    if (known === undefined || change.time < known.time) earliest.set(buildKey(change), change);
  }
  const previous = new Map<string, string>();
  const dated = mainline.map((change): ArchivedState => {
    const first = earliest.get(buildKey(change)) ?? change;
    // A file that returns to an earlier state was in it before, too.
    const isReturn = first.time <= (previous.get(change.path) ?? '');
    previous.set(change.path, change.time);
    const { commit, time } = change.blob === undefined || isReturn ? change : first;
    return { ...change, commit, time, isOnMainline: true };
  });
  const listed = new Set(mainline.map(buildKey));
  const branches = [...earliest.values()]
    .filter((change) => change.blob !== undefined && !listed.has(buildKey(change)))
    .map((change): ArchivedState => ({ ...change, isOnMainline: false }));
  return [...dated, ...branches];
}

function buildKey({ path, blob }: FileChange): string {
  return `${blob} ${path}`;
}

/**
 * Returns a function from a path to the name of its policy; undefined for other files, such as a
 * stray copy `X.json` that no list of the archive has.
 */
export function createNameReader(
  paths: ReadonlySet<string>,
  listed: ArchiveLists['listed'],
): (path: string) => string | undefined {
  const ending = '.json';
  // The name of a policy can itself end in `.json`, so a single such file is not enough.
  const direct = [...paths].filter((path) => path.lastIndexOf('/') === folder.length);
  const isEnding = direct.filter((path) => path.endsWith(ending)).length > direct.length / 2;
  return (path) => {
    const file = path.slice(folder.length + 1);
    const name = isEnding && file.endsWith(ending) ? file.slice(0, -ending.length) : file;
    const isStray = name.endsWith(ending) && listed.size > 0 && !listed.has(name);
    return namePattern.test(name) && !isStray ? name : undefined;
  };
}
