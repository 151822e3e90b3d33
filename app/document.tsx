import type { Viewport } from 'next';
import type { ReactNode } from 'react';
import { BaseTarget } from '@/components/embed/base-target';
import { address } from '@/components/ui/link';

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fffdf8' },
    { media: '(prefers-color-scheme: dark)', color: '#161512' },
  ],
};

/**
 * What pages and embedded ones share: the language, the icon, and whatever stands around the
 * page. The style sheet is not named here: Next knows it by its import, scripts/print by Next.
 */
export function PageDocument({ head, children }: { head?: ReactNode; children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        {head}
        <BaseTarget of="embed" target="_top" />
        <link rel="icon" href={address.href('/favicon.svg')} type="image/svg+xml" />
      </head>
      <body>{children}</body>
    </html>
  );
}
