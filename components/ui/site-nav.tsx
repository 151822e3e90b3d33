'use client';

import { usePathname } from 'next/navigation';
import { paths } from '@/lib/addresses/paths';
import { hasAnnouncements } from './has-announcements';
import { SiteLink } from './link';

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
 * The parts of the site, with the one marked that the page is in. Only the client's side of
 * React knows the address of a page in a layout; on reading pages it is asked while they are
 * built, and none of this is sent.
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
      {/* The script of reading pages finds it by its mark: its keys lead where it leads. */}
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
