import { Fragment } from 'react';
import { describePage } from '@/app/metadata';
import { AccessRemovalList } from '@/components/announcement/access-removals';
import { AnnouncementList } from '@/components/announcement/announcement-list';
import { StatisticsTable } from '@/components/announcement/statistics-table';
import { UnannouncedActionList } from '@/components/announcement/unannounced-actions';
import { Timeline } from '@/components/timeline/timeline';
import { TimelineTable } from '@/components/timeline/timeline-table';
import { chooseAmong, Filter } from '@/components/ui/filter';
import { PageHead } from '@/components/ui/page-head';
import { OnThisPage, Section } from '@/components/ui/section';
import { paths } from '@/lib/addresses/paths';
import {
  catalog,
  discrepancies,
  reconciliation,
  record,
  recordSpan,
  trackedPeriod,
  trackedTitle,
} from '@/lib/build/site-data';
import { listAccessRemovals } from '@/lib/history/access-removals';
import {
  computeStatistics,
  countAnnouncements,
  countNeverAnnouncedActions,
} from '@/lib/history/statistics';
import { layOutTimeline } from '@/lib/history/timeline';
import { summarizeUnannounced } from '@/lib/text/announcement';
import {
  announcementStates,
  listAnnouncementFacets,
  listChangeFacets,
  tracked,
} from '@/lib/text/facets';
import { countOf } from '@/lib/text/wording';

export const metadata = describePage(
  paths.announcements,
  'Announcements',
  `AWS’s changelog of ${record.site.subject}’s managed policies, row by row, held against what IAM served.`,
);

const { announcements, readUntil } = reconciliation;
const allTime = computeStatistics(reconciliation);

/** Changes with actions that no announcement names, by reason. The first list is always shown. */
const unannounced = [
  { id: 'silences', title: undefined, list: allTime.neverAnnouncedActions },
  {
    id: 'misnamed-changes',
    title: 'Announced under a wrong name',
    list: allTime.misnamedActions,
  },
  {
    id: 'changes-after-reading',
    title: `After the last reading of AWS’s page, ${readUntil}`,
    list: allTime.actionsAfterLastRead,
  },
];

export default function AnnouncementsPage() {
  const { early, late, lags } = allTime;
  return (
    <>
      <PageHead
        title="Announcements"
        lead={`${countOf(countAnnouncements(lags), 'row')} of AWS’s changelog found their version: ${countAnnouncements(late)} came late, ${countAnnouncements(early)} early. ${summarizeUnannounced(allTime, readUntil)}`}
      />
      <p className="mt-3 max-w-[46rem] text-muted">
        Each row of <a href={record.announcementsPage}>AWS’s page</a>, told in our words and held
        against the version that brought what it names.
      </p>
      <OnThisPage
        parts={[
          { id: 'figures', text: 'Figures' },
          { id: 'rows', text: 'Row by row' },
          { id: 'silent', text: 'Never announced' },
          { id: 'promise', text: 'The promise' },
        ]}
      />
      <AnnouncedTimeline />
      <Section id="figures" title="Figures">
        <StatisticsTable
          columns={[
            ...(trackedPeriod === undefined
              ? []
              : [
                  {
                    title: trackedTitle,
                    statistics: computeStatistics(reconciliation, trackedPeriod),
                    where: { window: tracked },
                  },
                ]),
            { title: 'all time', statistics: allTime, where: {} },
          ]}
        />
      </Section>
      <FilteredAnnouncements />
      <Section
        id="silent"
        title="Never announced"
        aside={`${countOf(countNeverAnnouncedActions(allTime), 'action')} of ${countOf(allTime.neverAnnouncedActions.length, 'change')}`}
      >
        {unannounced.map(({ id, title, list }) => (
          <Fragment key={id}>
            {title !== undefined && list.length > 0 && <h3 className="mt-6">{title}</h3>}
            {(title === undefined || list.length > 0) && (
              <UnannouncedActionList
                id={id}
                unannounced={list}
                facets={(change) => ({
                  ...listChangeFacets(change, trackedPeriod),
                  state: undefined,
                  verdict: undefined,
                })}
              />
            )}
          </Fragment>
        ))}
      </Section>
      <Section id="promise" title="The promise that nothing is taken away">
        <AccessRemovalList
          removals={listAccessRemovals(reconciliation.changes.map(({ change }) => change))}
          references={catalog}
        />
      </Section>
    </>
  );
}

/** The timeline of all policies with announcements, over the whole record. */
function AnnouncedTimeline() {
  const announced = new Set(announcements.map(({ announcement }) => announcement.policyName));
  const names = record.policies
    .map(({ policyName }) => policyName)
    .filter((policyName) => announced.has(policyName));
  const layout = layOutTimeline(reconciliation, names, recordSpan);
  return (
    <div className="mt-8">
      <Timeline layout={layout} />
      <TimelineTable layout={layout} />
    </div>
  );
}

function FilteredAnnouncements() {
  const facets = new Map(
    announcements.map((each) => [each, listAnnouncementFacets(each, trackedPeriod)]),
  );
  const values = [...facets.values()];
  return (
    <Section id="rows" title="Row by row" aside="in AWS’s order">
      <Filter
        of="list"
        also={unannounced
          .filter(({ list }) => list.length > 0)
          .map(({ id }) => id)
          .join(' ')}
        noun="rows"
        choices={[
          chooseAmong({ name: 'policy', label: 'Policy', any: 'all policies' }, values),
          chooseAmong({ name: 'year', label: 'Year', any: 'all years' }, values),
          chooseAmong(
            { name: 'state', label: 'Rows that are', any: 'any' },
            values,
            announcementStates,
          ),
          chooseAmong({ name: 'window', label: 'Changelog', any: 'all time' }, values, {
            [tracked]: trackedTitle,
          }),
        ]}
      />
      <AnnouncementList
        id="list"
        announcements={announcements}
        discrepancies={discrepancies}
        facets={(each) => facets.get(each) ?? {}}
        withGrants
      />
    </Section>
  );
}
