import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { SourceError } from '../source-error';
import { normalizeArchive } from './archive-address';
import { cloneRepository, readOrigin } from './git';

/** A git repository that can be read: its folder, and its address, where it has one. */
export interface Repository {
  folder: string;
  archive: string | undefined;
}

/**
 * Calls a function with a repository. A remote one or a bundle is cloned into a temporary folder,
 * which is removed afterwards. Throws a SourceError that names the repository as the user does.
 *
 * @param place a folder, an address, or the file of a bundle
 * @param archive the address for the record; by default the one that it was cloned from
 */
export async function withRepository<Result>(
  place: string,
  { archive, report }: { archive?: string; report: (progress: string) => void },
  work: (repository: Repository) => Promise<Result>,
): Promise<Result> {
  const isRemote = /^[a-z+]+:\/\/|^[^/\s]+@[^/\s]+:/.test(place);
  const isFile = !isRemote && statSync(place, { throwIfNoEntry: false })?.isFile() === true;
  if (!isRemote && !isFile) {
    const origin = archive ?? normalizeArchive((await readOrigin(place)) ?? '');
    return work({ folder: place, archive: origin });
  }
  const folder = await mkdtemp(join(tmpdir(), 'policy-history-archive-'));
  try {
    report(`fetching ${place}`);
    await cloneRepository(isFile ? resolve(place) : place, folder, isFile ? 'bundle' : 'remote');
    return await work({ folder, archive: archive ?? normalizeArchive(place) });
  } catch (error) {
    // The user knows the address, not the temporary folder.
    throw error instanceof SourceError ? error.of(`git:${place}`) : error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
