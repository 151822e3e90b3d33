import type { Viewport } from 'next';
import type { ReactNode } from 'react';
import { BaseTarget } from '@/components/embed/base-target';
import { address } from '@/components/ui/link';
import './globals.css';

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fffdf8' },
    { media: '(prefers-color-scheme: dark)', color: '#161512' },
  ],
};

/** What pages and embedded ones share: the language, the style sheet, the icon. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <BaseTarget of="embed" target="_top" />
        <link rel="icon" href={address.href('/favicon.svg')} type="image/svg+xml" />
      </head>
      <body>{children}</body>
    </html>
  );
}
