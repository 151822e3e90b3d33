import type { ReactNode } from 'react';
import { PageDocument } from './document';
import './globals.css';

export { viewport } from './document';

export default function RootLayout({ children }: { children: ReactNode }) {
  return <PageDocument>{children}</PageDocument>;
}
