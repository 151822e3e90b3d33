'use client';

import { usePathname } from 'next/navigation';
import { paths } from '@/lib/addresses/paths';
import { hasAnnouncements, SiteLink } from './site';

const pages = [
  { text: 'Changes', to: paths.changes },
  ...(hasAnnouncements ? [{ text: 'Announcements', to: paths.announcements }] : []),
  { text: 'Policies', to: paths.policies },
  { text: 'Actions', to: paths.actions },
  { text: 'Compare', to: paths.compare },
  { text: 'Ask', to: paths.whoAllowed },
  { text: 'As of a day', to: paths.snapshots },
];

/**
 * The main navigation, with the current part marked. It is a client component because only those
 * know the address of a page in a layout; reading pages render it during the build.
 */
export function SiteNav() {
  const here = `${usePathname()}/`;
  const mark = (to: string) => (here.startsWith(to) ? { 'aria-current': 'true' as const } : {});
  return (
    <nav aria-label="Site" className="site-nav">
      {pages.map(({ text, to }) => (
        <SiteLink key={to} to={to} {...mark(to)}>
          {text}
        </SiteLink>
      ))}
      {/* reading.js follows this link on / and Ctrl-K. */}
      <SiteLink
        to={paths.search}
        data-search=""
        aria-keyshortcuts="/ Control+K"
        {...mark(paths.search)}
      >
        Search
      </SiteLink>
    </nav>
  );
}
