import { paths } from '@/lib/addresses/paths';
import type { Policy, Version } from '@/lib/record/types';
import { quoteWord } from '@/lib/shared/quote-word';
import { linkArchivedBytes } from '@/lib/site/links/archive-links';
import { Command } from '../ui/command';
import { address, SiteLink } from '../ui/site';

/**
 * The two commands that compare a document of this site with the archive, for the newest version
 * that names a commit.
 */
export function VerifyDocument({ policies }: { policies: readonly Policy[] }) {
  const version = findExample(policies);
  const { policyName, versionId, provenance, sha256 } = version;
  const [document, link] = [paths.document(policyName, versionId), linkArchivedBytes(provenance)];
  const ofArchive = link === undefined ? undefined : `curl -sL ${quoteWord(link)}`;
  const ofCommit = `git show ${quoteWord(`${provenance?.commit}:${provenance?.path}`)}`;
  return (
    <>
      <p className="max-w-[46rem]">
        Each version names the place where it was first observed, and the SHA-256 of its document.
        The hash is that of the document as <code>jq</code> prints it. A document is unchanged if
        both commands print the hash that is shown with the version. They read{' '}
        <SiteLink to={`${paths.change(policyName, versionId)}#known-from`} className="name">
          {policyName} {versionId}
        </SiteLink>
        .
      </p>
      {provenance?.commit !== undefined && (
        <div className="pt-3">
          <Command
            title={`The document in the archive${link === undefined ? ', in a clone of it' : ''}:`}
            text={`${ofArchive ?? ofCommit} | jq .PolicyVersion.Document | sha256sum`}
          />
        </div>
      )}
      <div className="pt-3">
        <Command
          title="The document on this site:"
          text={`curl -s ${quoteWord(address.absolute(document))} | jq . | sha256sum`}
        />
      </div>
      {sha256 !== undefined && (
        <p className="pt-2 [overflow-wrap:anywhere]">
          The hash on record: <code>{sha256}</code>
        </p>
      )}
    </>
  );
}

/** The newest version with a commit; the newest one where no version has a commit. */
function findExample(policies: readonly Policy[]): Version {
  const versions = policies
    .flatMap((policy) => policy.versions)
    .toSorted((a, b) => (a.createDate < b.createDate ? 1 : -1));
  return (versions.find(({ provenance }) => provenance?.commit !== undefined) ??
    versions[0]) as Version;
}
