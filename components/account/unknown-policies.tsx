import type { AccountView } from '@/lib/account/account-view';
import { countOf } from '@/lib/text/wording';
import { FilteredList } from '../tool/filtered-list';
import { BreakableName } from '../ui/breakable';
import { Section } from '../ui/section';

/** Policies of AWS that are attached and that this record does not have. */
export function UnknownPolicies({ policies }: { policies: AccountView['unknown'] }) {
  return (
    <Section
      id="unknown"
      title="Not on record"
      aside={countOf(policies.length, 'AWS policy', 'AWS policies')}
    >
      <p className="max-w-[46rem] text-muted">
        These AWS policies are attached, and this site does not record them. Their changes are not
        known here.
      </p>
      <FilteredList items={policies} nameOf={({ name }) => name} noun="policies">
        {(shown) => (
          <ul className="card mt-4">
            {shown.map(({ arn, name, principals }) => (
              <li key={arn} className="entry-head">
                <span className="name">
                  <BreakableName name={name} />
                </span>
                <span className="text-muted">{countOf(principals, 'principal')}</span>
              </li>
            ))}
          </ul>
        )}
      </FilteredList>
    </Section>
  );
}
