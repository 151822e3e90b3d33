import { paths } from '@/lib/addresses/paths';
import type { Provenance, Version } from '@/lib/record/types';
import { linkArchivedFile } from '@/lib/site/links/archive-links';
import { CopyLine } from '../links/copy-link';
import { SiteLink } from '../ui/site';

/** Where a version was first observed, and the SHA-256 of its document. */
export function VersionSource({ version }: { version: Version }) {
  const { provenance, sha256 } = version;
  return (
    <dl className="lines-to-copy text-small">
      <dt>Source</dt>
      <dd>
        <SourcePlace provenance={provenance} />
        {' · '}
        <SiteLink to={`${paths.about}#verify`}>How to verify</SiteLink>
      </dd>
      {sha256 === undefined ? (
        <>
          <dt>SHA-256</dt>
          <dd>Not recorded for this version</dd>
        </>
      ) : (
        <CopyLine label="SHA-256" text={sha256} what="SHA-256" />
      )}
    </dl>
  );
}

/** Archives without a page of their own, such as those reached by SSH, are not links. */
function ArchiveName({ archive }: { archive: string | undefined }) {
  if (archive === undefined) return 'a git archive without an address';
  if (!/^https?:/.test(archive)) return <code>{archive}</code>;
  return <a href={archive}>{archive.replace(/^https?:\/\//, '')}</a>;
}

function SourcePlace({ provenance }: { provenance: Provenance | undefined }) {
  const { archive, commit, path, endpoint, file, line } = provenance ?? {};
  if (endpoint !== undefined) {
    return (
      <>
        Response of the IAM endpoint <code>{endpoint}</code>
      </>
    );
  }
  if (file !== undefined) {
    return file === '-' ? (
      'Imported from standard input'
    ) : (
      <>
        Imported from the file <code>{file}</code>
        {line !== undefined && `, line ${line}`}
      </>
    );
  }
  if (commit === undefined) return 'No commit of an archive is recorded for this version';
  const link = linkArchivedFile(provenance);
  return (
    <>
      Commit{' '}
      {link === undefined ? (
        <code>{commit}</code>
      ) : (
        <a href={link}>
          <code>{commit}</code>
        </a>
      )}{' '}
      of <ArchiveName archive={archive} />, file <code>{path}</code>
    </>
  );
}
