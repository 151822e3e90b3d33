import type { Viewport } from 'next';
import type { ReactNode } from 'react';
import { Frame } from '@/components/ui/frame';
import { address } from '@/components/ui/site';
import { record } from '@/lib/build/site-data';
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
      </head>
      <body>
        <Frame site={record.site}>{children}</Frame>
      </body>
    </html>
  );
}
