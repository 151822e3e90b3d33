import type { ReactNode } from 'react';
import { paths } from '@/lib/addresses/paths';
import type { ReconciledAnnouncement } from '@/lib/history/reconcile-announcement';
import { nameAnnouncement, summarizeAnnouncement } from '@/lib/text/announcement';
import { BreakableName } from '../ui/breakable-name';
import { EmbedFrame } from './embed-frame';

/** An announcement, for the frames of other sites. */
export function AnnouncementEmbed({
  announcement: reconciled,
  siteTitle,
  children,
}: {
  announcement: ReconciledAnnouncement;
  siteTitle: string;
  children: ReactNode;
}) {
  const { id, gist } = reconciled.announcement;
  return (
    <EmbedFrame
      to={paths.announcement(id)}
      name={<BreakableName name={nameAnnouncement(reconciled.announcement)} />}
      lead={summarizeAnnouncement(reconciled)}
      facts={[{ label: 'AWS’s row, in our words', value: `${gist}.` }]}
      siteTitle={siteTitle}
    >
      {children}
    </EmbedFrame>
  );
}
