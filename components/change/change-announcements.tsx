import type { Discrepancies } from '@/lib/history/discrepancies';
import type { ReconciledAnnouncement } from '@/lib/history/reconcile-announcement';
import type { ReconciledChange } from '@/lib/history/reconcile-change';
import { AnnouncementList } from '../announcement/announcement-list';
import { Section } from '../ui/section';
import { Time } from '../ui/time';
import { GrantList } from './grant-list';

interface Props {
  reconciled: ReconciledChange;
  discrepancies: ReadonlyMap<ReconciledAnnouncement, Discrepancies>;
  /** The day on which AWS's announcements begin. */
  trackedSince: string | undefined;
}

/** The announcements of a change, and the permission entries that they do not name. */
export function ChangeAnnouncements({ reconciled, discrepancies, trackedSince }: Props) {
  const { state, mentions, misnamings, unannounced } = reconciled;
  if (state === 'no-changelog') return null;
  const announcements = [
    ...new Set([...mentions, ...misnamings].map(({ announcement }) => announcement)),
  ];
  return (
    <Section id="announced" title="Announcement">
      {mentions.length === 0 && (
        <p className="max-w-[46rem] py-3">
          <NotAnnounced reconciled={reconciled} trackedSince={trackedSince} />
        </p>
      )}
      {announcements.length > 0 && (
        <AnnouncementList announcements={announcements} discrepancies={discrepancies} />
      )}
      {state === 'part' && (
        <>
          <h3 className="mt-4">Not in the announcement</h3>
          <GrantList grants={unannounced} sign="+" />
        </>
      )}
    </Section>
  );
}

function NotAnnounced({
  reconciled: { state, readBefore },
  trackedSince,
}: Omit<Props, 'discrepancies'>) {
  if (state === 'nothing-to-announce') {
    return 'The permissions did not change, so AWS had nothing to announce.';
  }
  if (state === 'before-tracking') {
    return trackedSince === undefined ? (
      'The announcements on record do not say since when AWS tracks changes.'
    ) : (
      <>
        This change is older than AWS’s announcements, which begin on <Time at={trackedSince} />.
      </>
    );
  }
  if (state === 'misnamed') {
    return 'No announcement names the actions that this change adds. The following announcement names actions that do not exist in IAM, and probably refers to this change:';
  }
  if (state === 'after-reading' && readBefore !== undefined) {
    return (
      <>
        AWS’s page was last checked in <Time at={readBefore} /> and had no announcement of this
        change. It has not been checked since.
      </>
    );
  }
  return 'AWS never announced this change.';
}
