import { IndexedList } from '@/components/list/indexed-list';
import { LetterList } from '@/components/list/letter-list';
import { PolicyTable } from '@/components/policy/policy-table';
import { chooseAmong, Filter } from '@/components/ui/filter';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { paths } from '@/lib/addresses/paths';
import { describePage } from '@/lib/build/describe-page';
import { isPaged, policyOrders, sortPoliciesByChange } from '@/lib/build/list-rows';
import {
  listChangesOf,
  listFindingsOf,
  listPolicyLetters,
  record,
  recordYears,
} from '@/lib/build/site-data';
import { kindLabels, listPolicyFacets, riskFacets } from '@/lib/text/facets';
import { countOf } from '@/lib/text/wording';

export const metadata = describePage(
  paths.policies,
  'Policies',
  `The managed policies of ${record.site.subject} on record, with their type, default version and changes.`,
);

const { policies } = record;
const facets = policies.map((policy) => listPolicyFacets(policy, listFindingsOf(policy)));
const choices = [
  chooseAmong({ name: 'kind', label: 'Type', any: 'All types' }, facets, kindLabels),
  chooseAmong({ name: 'risk', label: 'Risk', any: 'Any' }, facets, riskFacets),
];
const table = { changesOf: listChangesOf, risksOf: listFindingsOf, years: recordYears };

export default function PoliciesPage() {
  return (
    <>
      <PageHead
        title="Policies"
        lead={`${countOf(policies.length, 'managed policy', 'managed policies')} of ${record.site.subject} ${policies.length === 1 ? 'is' : 'are'} on record.`}
      />
      <div className="mt-6">{isPaged(policies.length) ? <PagedPolicies /> : <AllPolicies />}</div>
    </>
  );
}

function AllPolicies() {
  return (
    <>
      <Filter of="policy-list" noun="policies" isRanked choices={choices} />
      <PolicyTable id="policy-list" policies={policies} summarized {...table} />
    </>
  );
}

/** The policies that changed last; the others are on the pages of letters, and found by the filter. */
function PagedPolicies() {
  return (
    <>
      <LetterList letters={listPolicyLetters()} />
      <IndexedList
        of="policy-list"
        noun="policies"
        rows={paths.toolFile('lists/policies.json')}
        choices={choices}
        nameLabel="Name or action"
        orders={policyOrders}
      >
        <Section id="latest" title="Changed last">
          <PolicyTable policies={sortPoliciesByChange(policies).slice(0, 30)} {...table} />
        </Section>
      </IndexedList>
    </>
  );
}
