import type { Viewport } from 'next';
import type { ReactNode } from 'react';
import { Frame } from '@/components/ui/frame';
import { applyPreferences } from '@/components/ui/preferences';
import { address } from '@/components/ui/site';
import { isLarge, record } from '@/lib/build/site-data';
import './globals.css';

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#121316' },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    // The script in the head adds attributes before React hydrates a tool page.
    <html lang="en" suppressHydrationWarning>
      <head>
        <script data-early="" dangerouslySetInnerHTML={{ __html: applyPreferences }} />
        <link rel="icon" href={address.href('/favicon.svg')} type="image/svg+xml" />
      </head>
      <body>
        <Frame site={record.site} showsSourceDates={!isLarge}>
          {children}
        </Frame>
      </body>
    </html>
  );
}
