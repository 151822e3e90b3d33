'use client';

import { paths } from '@/lib/addresses/paths';
import { isDay } from '@/lib/history/days';
import { takeSnapshot } from '@/lib/history/snapshot';
import { type Overview, readOverview } from '@/lib/site/client/overview';
import { summarizeSnapshot } from '@/lib/text/snapshot';
import { DateField, QuestionForm } from '../tool/form';
import { LoadTrouble } from '../tool/load-trouble';
import { useOverview } from '../tool/record';
import { Answer, Trouble } from '../tool/tool';
import { UnobservedDay } from '../tool/unobserved-day';
import { useAnswered } from '../tool/use-answered';
import { useQuery } from '../tool/use-query';
import { SiteLink } from '../ui/link';
import { DayNav } from './day-nav';
import { StateOnDay } from './state-on-day';

/** Both records on the day that the address asks for. */
export function AsOfTool({ span }: { span: Overview['span'] }) {
  const [query, ask] = useQuery();
  const day = query?.get('day') || undefined;
  const isGood = day !== undefined && isDay(day) && day <= span.to;
  const overview = useOverview(isGood);
  useAnswered(isGood && overview.state === 'ready' ? `As of ${day}` : undefined);
  return (
    <>
      <QuestionForm label="Show" onAsk={({ day }) => ask({ day })}>
        <DateField name="day" label="Day, UTC" value={day && isDay(day) ? day : undefined} />
      </QuestionForm>
      {day !== undefined && !isGood && (
        <Trouble>
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
        </Trouble>
      )}
      {isGood && overview.state === 'failed' && <LoadTrouble failed={overview} />}
      <Answer>
        {isGood && overview.state === 'loading' && 'Reading the record …'}
        {isGood && overview.state === 'ready' && <Summary overview={overview.value} day={day} />}
      </Answer>
      {isGood && overview.state === 'ready' && (
        <>
          <DayNav day={day} days={overview.value.trackedDates} until={span.to} />
          <StateOnDay dated={readOverview(overview.value)} day={day} />
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
