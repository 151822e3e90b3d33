'use client';

import { paths } from '@/lib/addresses/paths';
import { dayOf, isDay, shiftDay } from '@/lib/history/days';
import { takeSnapshot } from '@/lib/history/snapshot';
import type { DatedRecord, Overview } from '@/lib/site/client/overview';
import { summarizeSnapshot } from '@/lib/text/snapshot';
import { FilteredList } from '../tool/filtered-list';
import { DateField, QueryForm } from '../tool/form';
import { openOverview, useOverview } from '../tool/record';
import { Answer, ErrorMessage, LoadError, UnobservedDay } from '../tool/tool';
import { useQuery, useResultTitle } from '../tool/use-query';
import { SiteLink } from '../ui/site';
import { DayNav } from './day-nav';
import { SnapshotSections } from './snapshot-sections';

/** The snapshot of the day in the query. */
export function SnapshotTool({ span }: { span: Overview['span'] }) {
  const [query, setQuery] = useQuery();
  const day = query?.get('day') || undefined;
  const isCovered = day !== undefined && isDay(day) && day <= span.to;
  const overview = useOverview(isCovered);
  useResultTitle(isCovered && overview.state === 'ready' ? `Snapshot of ${day}` : undefined);
  return (
    <>
      <QueryForm label="Show snapshot" layout="short" onQuery={({ day }) => setQuery({ day })}>
        <DateField
          name="day"
          label="Date (end of day, UTC)"
          value={day && isDay(day) ? day : undefined}
        />
      </QueryForm>
      {day !== undefined && !isCovered && (
        <ErrorMessage>
          {isDay(day) ? (
            <p>
              <UnobservedDay day={day} until={span.to} pathOf={paths.snapshotQuery} />
            </p>
          ) : (
            <p>
              “{day}” is not a date. Use the form{' '}
              <SiteLink to={paths.snapshotQuery(span.to)}>{span.to}</SiteLink>. The record begins on{' '}
              <SiteLink to={paths.snapshotQuery(span.from)}>{span.from}</SiteLink>.
            </p>
          )}
        </ErrorMessage>
      )}
      {isCovered && overview.state === 'failed' && <LoadError failed={overview} />}
      <Answer>
        {isCovered && overview.state === 'loading' && 'Loading …'}
        {isCovered && overview.state === 'ready' && <Summary overview={overview.value} day={day} />}
      </Answer>
      {isCovered && overview.state === 'ready' && (
        <>
          <SnapshotNav dated={openOverview(overview.value)} day={day} span={span} />
          <SnapshotSections
            key={day}
            dated={openOverview(overview.value)}
            day={day}
            List={FilteredList}
          />
        </>
      )}
    </>
  );
}

/** Links to the days beside a day, and to the changes before and after it. */
function SnapshotNav({
  dated: { policies },
  day,
  span,
}: {
  dated: DatedRecord;
  day: string;
  span: Overview['span'];
}) {
  const changed = policies
    .flatMap(({ versions }) => versions.map(({ createDate }) => dayOf(createDate)))
    .sort();
  const [before, after] = [shiftDay(day, -1), shiftDay(day, 1)];
  const to = paths.snapshotQuery;
  return (
    <DayNav
      day={day}
      until={span.to}
      others={[
        { text: 'Day before:', day: before >= span.from ? before : undefined, to },
        { text: 'Day after:', day: after <= span.to ? after : undefined, to },
        { text: 'Previous change:', day: changed.findLast((each) => each < day), to },
        { text: 'Next change:', day: changed.find((each) => each > day), to },
      ]}
    />
  );
}

function Summary({ overview, day }: { overview: Overview; day: string }) {
  const { span } = overview;
  const { policies, reconciliation } = openOverview(overview);
  const snapshot = takeSnapshot(policies, reconciliation, day);
  return (
    <>
      <h2>Snapshot of {day}</h2>
      <p className="lead">
        {summarizeSnapshot(snapshot, day, reconciliation.trackedSince)}
        {day < span.from && (
          <>
            {' '}
            The record begins on{' '}
            <SiteLink to={paths.snapshotQuery(span.from)}>{span.from}</SiteLink>.
          </>
        )}
      </p>
    </>
  );
}
