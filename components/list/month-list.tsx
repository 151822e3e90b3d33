import { paths } from '@/lib/addresses/paths';
import type { Month } from '@/lib/history/months';
import { groupByKey } from '@/lib/shared/collections';
import { monthNames } from '@/lib/text/wording';
import { SiteLink } from '../ui/site';

/** Links to the pages of months, by year, with the number of changes. */
export function MonthList({ months }: { months: readonly Month[] }) {
  const years = [...groupByKey(months, ({ month }) => month.slice(0, 4))];
  return (
    <dl className="periods">
      {years.map(([year, inYear]) => (
        <div key={year}>
          <dt>{year}</dt>
          <dd>
            <ul>
              {inYear.map(({ month, changes, defaultChanges }) => (
                <li key={month}>
                  <SiteLink to={paths.changesOfMonth(month)}>
                    {monthNames[Number(month.slice(5)) - 1]}
                  </SiteLink>{' '}
                  <span className="text-muted">
                    {(changes.length + defaultChanges.length).toLocaleString('en-US')}
                  </span>
                </li>
              ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  );
}
