import type { ReactNode } from 'react';
import type { SiteFile } from '@/lib/record/types';
import { address } from './link';
import { SiteFooter } from './site-footer';
import { SiteHeader } from './site-header';

/** What stands around a page: the way past it, header and footer, the script of copying. */
export function Frame({ site, children }: { site: SiteFile; children: ReactNode }) {
  return (
    <>
      <script src={address.href('/reading.js')} defer />
      <a href="#content" className="sr-only focus:not-sr-only">
        Skip to the content
      </a>
      <SiteHeader title={site.title} />
      <main id="content" className="sheet pt-8">
        {children}
      </main>
      <SiteFooter site={site} />
    </>
  );
}
