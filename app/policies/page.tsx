import { describePage } from '@/app/metadata';
import { PolicyList } from '@/components/policy/policy-list';
import { PageHead } from '@/components/ui/page-head';
import { paths } from '@/lib/addresses/paths';
import { record } from '@/lib/build/site-data';
import { countOf } from '@/lib/text/wording';

export const metadata = describePage(
  paths.policies,
  'Policies',
  `The managed policies of ${record.site.subject} whose history is on record.`,
);

export default function PoliciesPage() {
  return (
    <>
      <PageHead
        title="Policies"
        lead={`${countOf(record.policies.length, 'policy', 'policies')} of ${record.site.subject}, each with every version on record.`}
      />
      <div className="mt-8 border-t border-ink">
        <PolicyList policies={record.policies} />
      </div>
    </>
  );
}
