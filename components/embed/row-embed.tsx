import type { ReactNode } from 'react';
import { paths } from '@/lib/addresses/paths';
import type { ReconciledAnnouncement } from '@/lib/history/reconcile-announcement';
import { nameAnnouncement, summarizeAnnouncement } from '@/lib/text/announcement';
import { BreakableName } from '../ui/breakable-name';
import { EmbedFrame } from './embed-frame';

/** A row of AWS's table to be embedded. */
export function RowEmbed({
  row,
  siteTitle,
  children,
}: {
  row: ReconciledAnnouncement;
  siteTitle: string;
  children: ReactNode;
}) {
  const { id, gist } = row.announcement;
  return (
    <EmbedFrame
      to={paths.announcement(id)}
      name={<BreakableName name={nameAnnouncement(row.announcement)} />}
      lead={summarizeAnnouncement(row)}
      facts={[{ label: 'AWS’s row, in our words', value: `${gist}.` }]}
      siteTitle={siteTitle}
    >
      {children}
    </EmbedFrame>
  );
}
