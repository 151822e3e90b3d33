import type { ReactNode } from 'react';
import { record } from '@/app/record';
import { Frame } from '@/components/ui/frame';

export default function PagesLayout({ children }: { children: ReactNode }) {
  return <Frame site={record.site}>{children}</Frame>;
}
