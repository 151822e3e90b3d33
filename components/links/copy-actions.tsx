import type { ReactElement } from 'react';
import { formatLink, formatRichLink } from '@/lib/site/links/copy-link';
import type { LinkSubject } from '@/lib/site/links/subject';

/**
 * Buttons that copy the link to a page, shown only with script: its address, and the link with one
 * sentence as rich text, which Confluence and other editors paste as they show it.
 */
export function listCopyActions(subject: LinkSubject): ReactElement[] {
  return [
    <CopyAddressButton key="link" address={subject.url} />,
    <button
      key="rich"
      type="button"
      className="scripted"
      data-copy-value={formatLink('text', subject)}
      data-copy-html={formatRichLink(subject)}
    >
      Copy for Confluence
    </button>,
  ];
}

/** A button that copies the address of a page, shown only with script. */
export function CopyAddressButton({ address }: { address: string }) {
  return (
    <button type="button" className="scripted" data-copy-value={address}>
      Copy link
    </button>
  );
}
