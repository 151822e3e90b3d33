import type { ActionHistory, GrantSpan } from '@/lib/history/action-history';
import type { Axis } from '@/lib/history/axis';
import { dayOf } from '@/lib/history/days';
import { kindLabels } from '@/lib/text/facets';
import { countOf } from '@/lib/text/wording';
import { chooseAmong, Filter, markFacets } from '../ui/filter';
import { nameSpan, SpanItem } from './action-details';
import { GrantAxis } from './grant-bar';

/** Of each group, so many policies are shown; the others are folded. */
const maxShown = 40;

/**
 * The policies with an action pattern as rows over the years: a bar from the version that added it
 * to the one that removed it. The rows can be filtered by policy, type and year.
 */
export function ActionGrants({
  history,
  axis,
  until,
}: {
  history: ActionHistory;
  axis: Axis;
  /** The last day of the record. */
  until: string;
}) {
  const rows = history.spans.map((span) => ({ span, facets: listFacets(span, until) }));
  const current = rows.filter(({ span }) => span.until === undefined);
  const past = rows.filter(({ span }) => span.until !== undefined);
  const facets = rows.map((row) => row.facets);
  const years = [...new Set(facets.flatMap(({ year }) => year.split(' ')))].sort().reverse();
  const groups = [
    { title: 'In default versions', list: current.slice(0, maxShown), isOpen: true },
    { title: 'In further default versions', list: current.slice(maxShown), isOpen: false },
    {
      title: 'In earlier versions only',
      list: past,
      isOpen: current.length < maxShown && past.length < maxShown,
    },
  ].filter(({ list }) => list.length > 0);
  return (
    <>
      <Filter
        of="grants"
        noun="rows"
        choices={[
          chooseAmong({ name: 'policy', label: 'Policy', any: 'All policies' }, facets),
          chooseAmong({ name: 'kind', label: 'Type', any: 'All types' }, facets, kindLabels),
          chooseAmong(
            { name: 'year', label: 'In', any: 'Any year' },
            years.map((year) => ({ year })),
          ),
        ]}
      />
      <div className="lived axis mt-4">
        <GrantAxis years={axis.years} />
      </div>
      <div id="grants">
        {groups.map(({ title, list, isOpen }) => (
          <details key={title} open={isOpen} className="group">
            <summary>
              <h2>{title}</h2> {countOf(list.length, 'row')}
            </summary>
            <ul className="card entry">
              {list.map(({ span, facets }) => (
                <SpanItem
                  key={nameSpan(span)}
                  history={history}
                  span={span}
                  axis={axis}
                  {...markFacets(facets)}
                />
              ))}
            </ul>
          </details>
        ))}
      </div>
    </>
  );
}

/** The policy of a span, its type, and each year in which it had the action. */
function listFacets({ policy, versions, until: next }: GrantSpan, until: string) {
  const first = Number(versions[0].createDate.slice(0, 4));
  const last = Number((next === undefined ? until : dayOf(next.createDate)).slice(0, 4));
  const years = Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
  return { policy: policy.policyName, kind: policy.kind, year: years.join(' ') };
}
