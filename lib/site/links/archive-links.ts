import type { Provenance } from '../../record/types';

/**
 * The page of the file of a version at its commit, on the host of the archive; undefined for hosts
 * other than GitHub, whose addresses are not known, and for a version without a commit.
 */
export function linkArchivedFile(provenance: Provenance | undefined): string | undefined {
  const parts = readGitHubFile(provenance);
  return parts && `https://github.com/${parts.repository}/blob/${parts.file}`;
}

/** The bytes of the same file. */
export function linkArchivedBytes(provenance: Provenance | undefined): string | undefined {
  const parts = readGitHubFile(provenance);
  return parts && `https://raw.githubusercontent.com/${parts.repository}/${parts.file}`;
}

/** Source: GitHub Docs, "Getting permanent links to files". */
function readGitHubFile({ archive, commit, path }: Provenance = {}) {
  const [, repository] = /^https:\/\/github\.com\/([^/]+\/[^/]+)$/.exec(archive ?? '') ?? [];
  if (repository === undefined || commit === undefined || path === undefined) return undefined;
  const file = path.split('/').map(encodeURIComponent).join('/');
  return { repository, file: `${commit}/${file}` };
}
