import type { ReactNode } from 'react';
import { formatLabels, formatLink, linkFormats } from '@/lib/site/links/copy-link';
import type { LinkSubject } from '@/lib/site/links/subject';

/** A text to copy: a click selects it, and a button, shown only with script, copies it. */
export function CopyLine({
  label,
  text,
  what = 'address',
}: {
  label: ReactNode;
  text: string;
  /** What the button copies, in its label. */
  what?: string;
}) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <code>{text}</code>{' '}
        <button type="button" className="scripted" data-copy-before="">
          Copy {what}
        </button>
      </dd>
    </>
  );
}

/** The link to a page in several formats, folded. */
export function CopyLinkAs({ subject }: { subject: LinkSubject }) {
  return (
    <details className="mt-4 text-small">
      <summary className="text-muted">Copy link as…</summary>
      <LinkLines subject={subject} />
    </details>
  );
}

/** The link to a page in several formats. */
export function LinkLines({ subject }: { subject: LinkSubject }) {
  return (
    <dl className="lines-to-copy">
      {linkFormats.map((format) => (
        <CopyLine
          key={format}
          label={formatLabels[format]}
          text={formatLink(format, subject)}
          what={`as ${formatLabels[format]}`}
        />
      ))}
    </dl>
  );
}
