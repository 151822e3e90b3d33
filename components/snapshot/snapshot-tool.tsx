'use client';

import { paths } from '@/lib/addresses/paths';
import { isDay } from '@/lib/history/days';
import { takeSnapshot } from '@/lib/history/snapshot';
import { type Overview, readOverview } from '@/lib/site/client/overview';
import { summarizeSnapshot } from '@/lib/text/snapshot';
import { DateField, QueryForm } from '../tool/form';
import { useOverview } from '../tool/record';
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
  useResultTitle(isCovered && overview.state === 'ready' ? `As of ${day}` : undefined);
  return (
    <>
      <QueryForm label="Show" layout="short" onQuery={({ day }) => setQuery({ day })}>
        <DateField name="day" label="Day, UTC" value={day && isDay(day) ? day : undefined} />
      </QueryForm>
      {day !== undefined && !isCovered && (
        <ErrorMessage>
          {isDay(day) ? (
            <p>
              <UnobservedDay day={day} until={span.to} pathOf={paths.snapshotQuery} />
            </p>
          ) : (
            <p>
              “{day}” is no day of the calendar: write it as in{' '}
              <SiteLink to={paths.snapshotQuery(span.to)}>{span.to}</SiteLink>. The record begins on{' '}
              <SiteLink to={paths.snapshotQuery(span.from)}>{span.from}</SiteLink>.
            </p>
          )}
        </ErrorMessage>
      )}
      {isCovered && overview.state === 'failed' && <LoadError failed={overview} />}
      <Answer>
        {isCovered && overview.state === 'loading' && 'Reading the record …'}
        {isCovered && overview.state === 'ready' && <Summary overview={overview.value} day={day} />}
      </Answer>
      {isCovered && overview.state === 'ready' && (
        <>
          <DayNav day={day} days={overview.value.trackedDates} until={span.to} />
          <SnapshotSections dated={readOverview(overview.value)} day={day} />
        </>
      )}
    </>
  );
}

function Summary({ overview, day }: { overview: Overview; day: string }) {
  const { span } = overview;
  const { policies, reconciliation } = readOverview(overview);
  return (
    <>
      As of {day}:{' '}
      {summarizeSnapshot(
        takeSnapshot(policies, reconciliation, day),
        day,
        reconciliation.trackedSince,
      )}
      {day < span.from && (
        <>
          {' '}
          The record begins on <SiteLink to={paths.snapshotQuery(span.from)}>{span.from}</SiteLink>.
        </>
      )}
    </>
  );
}
