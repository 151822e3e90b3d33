import type { Viewport } from 'next';
import type { ReactNode } from 'react';
import { address } from '@/components/ui/link';
import { SiteFooter } from '@/components/ui/site-footer';
import { SiteHeader } from '@/components/ui/site-header';
import { record } from './record';
import './globals.css';

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fffdf8' },
    { media: '(prefers-color-scheme: dark)', color: '#161512' },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <link rel="icon" href={address.href('/favicon.svg')} type="image/svg+xml" />
        <script src={address.href('/reading.js')} defer />
      </head>
      <body>
        <a href="#content" className="sr-only focus:not-sr-only">
          Skip to the content
        </a>
        <SiteHeader title={record.site.title} />
        <main id="content" className="sheet pt-8">
          {children}
        </main>
        <SiteFooter site={record.site} />
      </body>
    </html>
  );
}
