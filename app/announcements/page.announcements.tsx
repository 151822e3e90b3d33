import { Fragment } from 'react';
import { AccessRemovalList } from '@/components/announcement/access-removals';
import { AnnouncementFigures } from '@/components/announcement/announcement-figures';
import { FilteredAnnouncements } from '@/components/announcement/filtered-announcements';
import { NewestAnnouncements } from '@/components/announcement/newest-announcements';
import { StatisticsTable } from '@/components/announcement/statistics-table';
import { UnannouncedActionList } from '@/components/announcement/unannounced-actions';
import { WithContents } from '@/components/ui/contents';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { SiteLink } from '@/components/ui/site';
import { paths } from '@/lib/addresses/paths';
import { describePage } from '@/lib/build/describe-page';
import { isPaged, sortNewestAnnouncements } from '@/lib/build/list-rows';
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
  countNeverAnnouncedActions,
  type UnannouncedActions,
} from '@/lib/history/statistics';
import { summarizeMatches, summarizeUnannounced } from '@/lib/text/announcement';
import { listChangeFacets, tracked } from '@/lib/text/facets';
import { countOf } from '@/lib/text/wording';

export const metadata = describePage(
  paths.announcements,
  'Announcements',
  `What AWS announced about the managed policies of ${record.site.subject}, compared with the versions in IAM.`,
);

const { announcements, readUntil } = reconciliation;
const allTime = computeStatistics(reconciliation);

/** Changes with actions that no announcement names, by reason. The first list is always shown. */
const unannounced = [
  { id: 'silences', title: undefined, list: allTime.neverAnnouncedActions },
  {
    id: 'misnamed-changes',
    title: 'Actions under a wrong name',
    list: allTime.misnamedActions,
  },
  {
    id: 'changes-after-reading',
    title: `Actions not announced yet (AWS’s page last checked ${readUntil})`,
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

/** Whether the announcements are too many for this page, which then has the newest. */
const isLong = isPaged(announcements.length);
const maxShown = 10;

export default function AnnouncementsPage() {
  return (
    <>
      <PageHead
        title="Announcements"
        lead={`${summarizeMatches(allTime)} ${summarizeUnannounced(allTime, readUntil)}`}
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
          isPaged(record.policies.length) ? (
            <SiteLink key="guides" to={record.guides.length > 1 ? paths.guides : paths.statistics}>
              {record.guides.length > 1 ? 'Guides' : 'Statistics'}
            </SiteLink>
          ) : (
            <SiteLink key="timeline" to={`${paths.home}#two-lines`}>
              Timeline
            </SiteLink>
          ),
        ]}
      >
        {isLong ? (
          <NewestAnnouncements
            announcements={sortNewestAnnouncements(announcements)}
            max={maxShown}
            discrepancies={discrepancies}
            guides={record.guides}
            tracked={trackedPeriod}
          />
        ) : (
          <FilteredAnnouncements
            announcements={announcements}
            page={record.announcementsPage}
            also={unannounced.filter(({ list }) => list.length > 0).map(({ id }) => id)}
            discrepancies={discrepancies}
            tracked={trackedPeriod && { period: trackedPeriod, title: trackedTitle }}
          />
        )}
        <Section
          id="silent"
          title="Actions never announced"
          aside={
            isLong ? (
              <SiteLink to={paths.changesWhere({ state: 'never' })}>
                All {countOf(allTime.never.length, 'change')}
              </SiteLink>
            ) : (
              countActions(allTime.neverAnnouncedActions)
            )
          }
        >
          {unannounced.map(({ id, title, list }) => {
            const items = (
              <UnannouncedActionList
                id={id}
                unannounced={isLong ? list.slice(0, maxShown) : list}
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
                  <h3>{title}</h3> {countActions(list)}
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
            {...(isLong && { max: maxShown })}
          />
        </Section>
        <Section id="figures" title="Statistics">
          <StatisticsTable columns={columns} />
        </Section>
      </WithContents>
    </>
  );
}

function countActions(neverAnnouncedActions: UnannouncedActions[]): string {
  const actions = countNeverAnnouncedActions({ neverAnnouncedActions });
  return `${countOf(actions, 'action')} of ${countOf(neverAnnouncedActions.length, 'change')}`;
}
