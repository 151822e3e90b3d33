import type { Metadata } from 'next';
import { address } from '@/components/ui/link';
import { paths } from '@/lib/site/paths';
import { record } from './record';

/** The head of one page: title, description, canonical address, and the feed. */
export function describePage(path: string, title: string, description: string): Metadata {
  return {
    title: `${title} · ${record.site.title}`,
    description,
    alternates: {
      canonical: address.absolute(path),
      types: {
        'application/rss+xml': [{ url: address.absolute(paths.rss), title: record.site.title }],
      },
    },
  };
}
