import { ChangeList } from '@/components/change/change-list';
import { PageHead } from '@/components/ui/page-head';
import { paths } from '@/lib/site/paths';
import { countOf } from '@/lib/site/wording';
import { describePage } from '../metadata';
import { reconciliation, record } from '../record';

export const metadata = describePage(
  paths.changes,
  'Changes',
  `Every change of ${record.site.subject}’s AWS managed policies on record, newest first.`,
);

export default function ChangesPage() {
  const { changes } = reconciliation;
  const silent = changes.filter(({ state }) => state === 'never').length;
  return (
    <>
      <PageHead
        title="Changes"
        lead={`${countOf(changes.length, 'version')} on record, newest first. AWS never announced ${silent} of them.`}
      />
      <div className="mt-8 border-t border-ink">
        <ChangeList changes={changes} />
      </div>
    </>
  );
}
