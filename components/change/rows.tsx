import type { ReconciledChange } from '@/lib/history/reconcile';
import { AnnouncementList } from '../announcement/announcement-list';
import { Section } from '../ui/section';
import { GrantList } from './grant-list';

const silence: Partial<Record<ReconciledChange['state'], string>> = {
  never: 'No row of AWS’s changelog speaks of this change.',
  'nothing-to-announce':
    'The permissions are those of the version before, so there was nothing to announce.',
  'before-tracking': 'AWS kept no changelog then.',
};

/** What AWS said of a change, and what it left out. */
export function Rows({
  reconciled: { state, mentions, unannounced },
}: {
  reconciled: ReconciledChange;
}) {
  return (
    <Section id="announced" title="What AWS said">
      {mentions.length > 0 ? (
        <AnnouncementList rows={mentions.map(({ row }) => row)} />
      ) : (
        <p className="py-3">{silence[state]}</p>
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
