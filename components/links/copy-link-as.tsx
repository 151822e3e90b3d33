import { formatLabels, linkFormats, writeLink } from '@/lib/site/links/copy-link';
import type { LinkSubject } from '@/lib/site/links/subject';
import { CopyLine } from './copy-line';

/** The link to a page in the formats of the places where people paste links. */
export function CopyLinkAs({ subject }: { subject: LinkSubject }) {
  return (
    <details className="mt-4 text-small">
      <summary className="text-muted">Copy link as…</summary>
      <LinkLines subject={subject} />
    </details>
  );
}

/** The same, unfolded. */
export function LinkLines({ subject }: { subject: LinkSubject }) {
  return (
    <dl className="lines-to-copy">
      {linkFormats.map((format) => (
        <CopyLine
          key={format}
          label={formatLabels[format]}
          text={writeLink(format, subject)}
          what={`as ${formatLabels[format]}`}
        />
      ))}
    </dl>
  );
}
