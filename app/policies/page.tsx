import { describePage } from '@/app/metadata';
import { PolicyTable } from '@/components/policy/policy-table';
import { chooseAmong, Filter } from '@/components/ui/filter';
import { PageHead } from '@/components/ui/page-head';
import { paths } from '@/lib/addresses/paths';
import { listChangesOf, listFindingsOf, record, recordYears } from '@/lib/build/site-data';
import { kindLabels, listPolicyFacets, riskFacets } from '@/lib/text/facets';
import { countOf } from '@/lib/text/wording';

export const metadata = describePage(
  paths.policies,
  'Policies',
  `The managed policies of ${record.site.subject} on record, with their type, default version and changes.`,
);

const facets = record.policies.map((policy) => listPolicyFacets(policy, listFindingsOf(policy)));

export default function PoliciesPage() {
  return (
    <>
      <PageHead
        title="Policies"
        lead={`${countOf(record.policies.length, 'managed policy', 'managed policies')} of ${record.site.subject} ${record.policies.length === 1 ? 'is' : 'are'} on record.`}
      />
      <div className="mt-6">
        <Filter
          of="policy-list"
          noun="policies"
          isRanked
          choices={[
            chooseAmong({ name: 'kind', label: 'Type', any: 'All types' }, facets, kindLabels),
            chooseAmong({ name: 'risk', label: 'Risk', any: 'Any' }, facets, riskFacets),
          ]}
        />
        <PolicyTable
          id="policy-list"
          risksOf={listFindingsOf}
          policies={record.policies}
          changesOf={listChangesOf}
          years={recordYears}
          summarized
        />
      </div>
    </>
  );
}
