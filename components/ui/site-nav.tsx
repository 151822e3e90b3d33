'use client';

import { usePathname } from 'next/navigation';
import { paths } from '@/lib/addresses/paths';
import { hasAnnouncements, SiteLink } from './site';

const pages = [
  { text: 'Policies', to: paths.policies },
  { text: 'Changes', to: paths.changes },
  { text: 'Risk', to: paths.risk },
  ...(hasAnnouncements ? [{ text: 'Announcements', to: paths.announcements }] : []),
  { text: 'Actions', to: paths.actions },
  { text: 'Compare', to: paths.compare },
  { text: 'Who allowed?', to: paths.whoAllowed },
];

/** The pages that are only in the menu on wide screens, too. */
const otherPages = [
  { text: 'Account', to: paths.account },
  { text: 'Snapshot', to: paths.snapshots },
  { text: 'Statistics', to: paths.statistics },
  { text: 'Feeds', to: paths.feeds },
  { text: 'API', to: paths.api },
  { text: 'About', to: paths.about },
  { text: 'Linking and embedding', to: paths.linking },
];

/**
 * The main navigation, with the current part marked. Narrow screens have all of it in the menu. It
 * is a client component because only those know the address of a page in a layout; reading pages
 * render it during the build.
 *
 * @param path that of a page which Next does not render
 */
export function SiteNav({ path }: { path?: string | undefined }) {
  const pathname = usePathname();
  const here = path ?? `${pathname}/`.replace('//', '/');
  // Of two addresses that contain the page, such as /about/ and /about/linking/, the longer one.
  const [current] = [...pages, ...otherPages]
    .filter(({ to }) => here.startsWith(to))
    .sort((a, b) => b.to.length - a.to.length);
  const mark = (to: string) => (to === current?.to ? { 'aria-current': 'true' as const } : {});
  const links = pages.map(({ text, to }) => (
    <SiteLink key={to} to={to} {...mark(to)}>
      {text}
    </SiteLink>
  ));
  return (
    <nav aria-label="Site" className="site-nav">
      {links}
      <details data-menu="">
        <summary>
          <span>More</span>
          <span>Menu</span>
        </summary>
        <div className="menu">
          <div className="also">{links}</div>
          {otherPages.map(({ text, to }) => (
            <SiteLink key={to} to={to} {...mark(to)}>
              {text}
            </SiteLink>
          ))}
          <ThemeSwitch />
        </div>
      </details>
    </nav>
  );
}

function ThemeSwitch() {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has borders and a layout of its own.
    <div role="group" aria-label="Theme" data-themes="" className="themes scripted">
      {['System', 'Light', 'Dark'].map((theme) => (
        <button key={theme} type="button" value={theme.toLowerCase()} aria-pressed="false">
          {theme}
        </button>
      ))}
    </div>
  );
}
