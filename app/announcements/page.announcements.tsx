import { Fragment } from 'react';
import { describePage } from '@/app/metadata';
import { AccessRemovalList } from '@/components/announcement/access-removals';
import { AnnouncementFigures } from '@/components/announcement/announcement-figures';
import { AnnouncementsByYear } from '@/components/announcement/announcement-list';
import { StatisticsTable } from '@/components/announcement/statistics-table';
import { UnannouncedActionList } from '@/components/announcement/unannounced-actions';
import { WithContents } from '@/components/ui/contents';
import { chooseAmong, Filter } from '@/components/ui/filter';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { SiteLink } from '@/components/ui/site';
import { paths } from '@/lib/addresses/paths';
import {
  catalog,
  discrepancies,
  reconciliation,
  record,
  trackedPeriod,
  trackedTitle,
} from '@/lib/build/site-data';
import { listAccessRemovals } from '@/lib/history/access-removals';
import {
  computeStatistics,
  countAnnouncements,
  countNeverAnnouncedActions,
} from '@/lib/history/statistics';
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
  `What AWS announced about the managed policies of ${record.site.subject}, compared with the versions that IAM had.`,
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
    title: `Not announced yet: newer than the last check of AWS’s page, ${readUntil}`,
    list: allTime.actionsAfterLastRead,
  },
];

const columns = [
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
];

export default function AnnouncementsPage() {
  return (
    <>
      <PageHead
        title="Announcements"
        lead={`${countOf(countAnnouncements(allTime.lags), 'announcement')} of AWS ${countAnnouncements(allTime.lags) === 1 ? 'matches' : 'match'} a version on record. ${summarizeUnannounced(allTime, readUntil)}`}
      />
      <AnnouncementFigures statistics={allTime} />
      <WithContents
        parts={[
          { id: 'rows', text: 'All announcements' },
          { id: 'silent', text: 'Never announced' },
          { id: 'promise', text: 'Removed permissions' },
          { id: 'figures', text: 'Statistics' },
        ]}
        actions={[
          <SiteLink key="timeline" to={`${paths.home}#two-lines`}>
            Timeline
          </SiteLink>,
        ]}
      >
        <FilteredAnnouncements />
        <Section
          id="silent"
          title="Actions never announced"
          aside={`${countOf(countNeverAnnouncedActions(allTime), 'action')} of ${countOf(allTime.neverAnnouncedActions.length, 'change')}`}
        >
          {unannounced.map(({ id, title, list }) => {
            const items = (
              <UnannouncedActionList
                id={id}
                unannounced={list}
                facets={(change) => ({
                  ...listChangeFacets(change, trackedPeriod),
                  state: undefined,
                  verdict: undefined,
                })}
              />
            );
            if (title === undefined) return <Fragment key={id}>{items}</Fragment>;
            if (list.length === 0) return null;
            return (
              <details key={id} className="group">
                <summary>
                  <h3>{title}</h3> {countOf(list.length, 'change')}
                </summary>
                {items}
              </details>
            );
          })}
        </Section>
        <Section id="promise" title="Removed permissions">
          <AccessRemovalList
            removals={listAccessRemovals(reconciliation.changes.map(({ change }) => change))}
            references={catalog}
          />
        </Section>
        <Section id="figures" title="Statistics">
          <StatisticsTable columns={columns} />
        </Section>
      </WithContents>
    </>
  );
}

function FilteredAnnouncements() {
  const facets = new Map(
    announcements.map((each) => [each, listAnnouncementFacets(each, trackedPeriod)]),
  );
  const values = [...facets.values()];
  return (
    <Section
      id="rows"
      title="All announcements"
      aside={
        <>
          in the order of <a href={record.announcementsPage}>AWS’s page</a>, summarized in our words
        </>
      }
    >
      <Filter
        of="list"
        also={unannounced
          .filter(({ list }) => list.length > 0)
          .map(({ id }) => id)
          .join(' ')}
        noun="announcements"
        choices={[
          chooseAmong({ name: 'policy', label: 'Policy', any: 'All policies' }, values),
          chooseAmong({ name: 'year', label: 'Year', any: 'All years' }, values),
          chooseAmong({ name: 'state', label: 'Timing', any: 'Any' }, values, announcementStates),
          chooseAmong({ name: 'window', label: 'Period', any: 'All' }, values, {
            [tracked]: trackedTitle,
          }),
        ]}
      />
      <AnnouncementsByYear
        id="list"
        announcements={announcements}
        discrepancies={discrepancies}
        facets={(each) => facets.get(each) ?? {}}
      />
    </Section>
  );
}
