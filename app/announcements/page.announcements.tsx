import { Fragment } from 'react';
import { AccessRemovalList } from '@/components/announcement/access-removals';
import { AnnouncementFigures } from '@/components/announcement/announcement-figures';
import { AnnouncementList, AnnouncementsByYear } from '@/components/announcement/announcement-list';
import { StatisticsTable } from '@/components/announcement/statistics-table';
import { UnannouncedActionList } from '@/components/announcement/unannounced-actions';
import { IndexedList } from '@/components/list/indexed-list';
import { WithContents } from '@/components/ui/contents';
import { chooseAmong, Filter } from '@/components/ui/filter';
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
  type Statistics,
  type UnannouncedActions,
} from '@/lib/history/statistics';
import { summarizeUnannounced } from '@/lib/text/announcement';
import {
  announcementStates,
  listAnnouncementFacets,
  listChangeFacets,
  tracked,
} from '@/lib/text/facets';
import { countOf, joinWords } from '@/lib/text/wording';

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
        {isLong ? <NewestAnnouncements /> : <FilteredAnnouncements />}
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

/** The newest announcements; the others are found by the filter and on the pages of guides. */
function NewestAnnouncements() {
  const facets = announcements.map((each) => listAnnouncementFacets(each, trackedPeriod));
  const guides = Object.fromEntries(record.guides.map(({ id, title }) => [id, title]));
  const ids = Object.keys(guides).map((guide) => ({ guide }));
  return (
    <Section
      id="rows"
      title="All announcements"
      aside={record.guides.length > 1 && <SiteLink to={paths.guides}>By guide</SiteLink>}
    >
      <IndexedList
        of="list"
        noun="announcements"
        rows={paths.toolFile('lists/announcements.json')}
        choices={[
          chooseAmong({ name: 'year', label: 'Year', any: 'All years' }, facets),
          chooseAmong({ name: 'state', label: 'Timing', any: 'Any' }, facets, announcementStates),
          chooseAmong({ name: 'guide', label: 'Guide', any: 'All guides' }, ids, guides),
        ]}
      >
        <AnnouncementList
          announcements={sortNewestAnnouncements(announcements).slice(0, maxShown)}
          discrepancies={discrepancies}
        />
      </IndexedList>
    </Section>
  );
}

/** How many announcements match a version, and how many do not, in one sentence. */
function summarizeMatches({
  announcements,
  unmatched: { length: unmatched },
  withoutPolicy: { length: general },
}: Statistics): string {
  const matched = announcements.length - unmatched - general;
  const others = [
    unmatched > 0 && `${unmatched} ${unmatched === 1 ? 'matches' : 'match'} none`,
    general > 0 && `${general} ${general === 1 ? 'is' : 'are'} about no single policy`,
  ].filter((part) => part !== false);
  return [
    `${matched} of AWS’s ${countOf(announcements.length, 'announcement')}`,
    ` ${matched === 1 ? 'matches' : 'match'} a version`,
    others.length > 0 && `; ${joinWords(others)}`,
    '.',
  ]
    .filter((part) => part !== false)
    .join('');
}

function countActions(neverAnnouncedActions: UnannouncedActions[]): string {
  const actions = countNeverAnnouncedActions({ neverAnnouncedActions });
  return `${countOf(actions, 'action')} of ${countOf(neverAnnouncedActions.length, 'change')}`;
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
          In the order of{' '}
          <a className="underline" href={record.announcementsPage}>
            AWS’s page
          </a>
          . The summaries are ours.
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
