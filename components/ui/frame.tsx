import type { ReactNode } from 'react';
import { paths } from '@/lib/addresses/paths';
import type { SiteFile } from '@/lib/record/types';
import { SearchBox } from './search-box';
import { address, SiteLink } from './site';
import { SiteFooter } from './site-footer';
import { SiteNav } from './site-nav';

/** The frame of every page: skip link, header, footer and script. */
export function Frame({
  site,
  showsSourceDates,
  path,
  children,
}: {
  site: SiteFile;
  /** Whether the footer has the dates of the sources, which change every page with each import. */
  showsSourceDates: boolean;
  /** That of a page which Next does not render. */
  path?: string;
  children: ReactNode;
}) {
  return (
    <>
      <script src={address.href('/reading.js')} defer />
      <a href="#content" className="sr-only focus:not-sr-only">
        Skip to the content
      </a>
      <SiteHeader title={site.title} path={path} />
      <main id="content" className="sheet pt-8">
        {children}
      </main>
      <SiteFooter site={site} showsDates={showsSourceDates} />
    </>
  );
}

function SiteHeader({ title, path }: { title: string; path: string | undefined }) {
  return (
    <header className="site-head">
      <div className="sheet">
        <SiteLink to={paths.home}>{title}</SiteLink>
        <SiteNav path={path} />
        <SearchBox />
      </div>
    </header>
  );
}
