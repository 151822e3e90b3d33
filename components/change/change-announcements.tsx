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
  /** The day on which AWS's changelog begins. */
  trackedSince: string | undefined;
}

/** The announcements of a change, and the grants that they do not name. */
export function ChangeAnnouncements({ reconciled, discrepancies, trackedSince }: Props) {
  const { state, mentions, misnamings, unannounced } = reconciled;
  if (state === 'no-changelog') return null;
  const announcements = [
    ...new Set([...mentions, ...misnamings].map(({ announcement }) => announcement)),
  ];
  return (
    <Section id="announced" title="What AWS said">
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
          <h3 className="mt-4">Left out of it</h3>
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
    return 'The permissions are those of the version before, so there was nothing to announce.';
  }
  if (state === 'before-tracking') {
    return trackedSince === undefined ? (
      'AWS’s changelog, as far as it is on record, does not say since when it is kept.'
    ) : (
      <>
        Older than AWS’s changelog, which begins on <Time at={trackedSince} />.
      </>
    );
  }
  if (state === 'misnamed') {
    return 'Announced under a wrong name. No row names what this change brought; one names what IAM does not have, and seems to mean this change:';
  }
  if (state === 'after-reading' && readBefore !== undefined) {
    return (
      <>
        Not known yet: AWS’s changelog was last read in <Time at={readBefore} /> and had no row on
        this change.
      </>
    );
  }
  return 'No row of AWS’s changelog speaks of this change.';
}
