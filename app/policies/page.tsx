import { describePage } from '@/app/metadata';
import { PolicyTable } from '@/components/policy/policy-table';
import { PageHead } from '@/components/ui/page-head';
import { paths } from '@/lib/addresses/paths';
import { listChangesOf, record, recordYears } from '@/lib/build/site-data';
import { countOf } from '@/lib/text/wording';

export const metadata = describePage(
  paths.policies,
  'Policies',
  `The managed policies of ${record.site.subject} on record, with their type, default version and changes.`,
);

export default function PoliciesPage() {
  return (
    <>
      <PageHead
        title="Policies"
        lead={`${countOf(record.policies.length, 'managed policy', 'managed policies')} of ${record.site.subject} ${record.policies.length === 1 ? 'is' : 'are'} on record.`}
      />
      <div className="mt-6">
        <PolicyTable
          policies={record.policies}
          changesOf={listChangesOf}
          years={recordYears}
          summarized
        />
      </div>
    </>
  );
}
