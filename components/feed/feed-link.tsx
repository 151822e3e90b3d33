import type { ReactNode } from 'react';
import { type FeedFormat, type FeedScope, paths } from '@/lib/addresses/paths';
import { address } from '../ui/link';

/** A feed's whole address as a link, and a button that copies it where script runs. */
export function FeedLink({
  format,
  of,
  children,
}: {
  format: FeedFormat;
  of: FeedScope;
  children: (url: string) => ReactNode;
}) {
  const url = address.absolute(paths.feed(format, of));
  const id = `address-${typeof of === 'string' ? of : of.policyName}-${format}`;
  return (
    <span className="flex min-w-0 flex-wrap items-baseline gap-x-3">
      <a id={id} href={url} className="min-w-0">
        {children(url)}
      </a>
      <button
        type="button"
        data-copy-value={url}
        aria-describedby={id}
        className="scripted cursor-pointer text-small text-muted underline"
      >
        Copy
      </button>
    </span>
  );
}
