import { Fragment } from 'react';
import { describePage } from '@/app/metadata';
import { AnnouncementList } from '@/components/announcement/announcement-list';
import { FiguresTable } from '@/components/announcement/figures-table';
import { PromiseHeld } from '@/components/announcement/promise-held';
import { Silences } from '@/components/announcement/silences';
import { LinesTable } from '@/components/timeline/lines-table';
import { TwoLines } from '@/components/timeline/two-lines';
import { chooseAmong, Filter } from '@/components/ui/filter';
import { OnThisPage } from '@/components/ui/on-this-page';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
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

const { announcements: rows, readUntil } = reconciliation;
const allTime = computeStatistics(reconciliation);

/** Changes with actions that no row names, by the reason; the first list is always shown. */
const silences = [
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
      <Picture />
      <Section id="figures" title="Figures">
        <FiguresTable
          columns={[
            ...(trackedPeriod === undefined
              ? []
              : [
                  {
                    title: trackedTitle,
                    figures: computeStatistics(reconciliation, trackedPeriod),
                    where: { window: tracked },
                  },
                ]),
            { title: 'all time', figures: allTime, where: {} },
          ]}
        />
      </Section>
      <RowByRow />
      <Section
        id="silent"
        title="Never announced"
        aside={`${countOf(countNeverAnnouncedActions(allTime), 'action')} of ${countOf(allTime.neverAnnouncedActions.length, 'change')}`}
      >
        {silences.map(({ id, title, list }) => (
          <Fragment key={id}>
            {title !== undefined && list.length > 0 && <h3 className="mt-6">{title}</h3>}
            {(title === undefined || list.length > 0) && (
              <Silences
                id={id}
                silences={list}
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
        <PromiseHeld
          rewritings={listAccessRemovals(reconciliation.changes.map(({ change }) => change))}
          references={catalog}
        />
      </Section>
    </>
  );
}

/** Both records of every policy that AWS spoke of, over all the time on record. */
function Picture() {
  const spoken = new Set(rows.map(({ announcement }) => announcement.policyName));
  const names = record.policies
    .map(({ policyName }) => policyName)
    .filter((policyName) => spoken.has(policyName));
  const layout = layOutTimeline(reconciliation, names, recordSpan);
  return (
    <div className="mt-8">
      <TwoLines layout={layout} />
      <LinesTable layout={layout} />
    </div>
  );
}

function RowByRow() {
  const facets = new Map(rows.map((row) => [row, listAnnouncementFacets(row, trackedPeriod)]));
  const values = [...facets.values()];
  return (
    <Section id="rows" title="Row by row" aside="in AWS’s order">
      <Filter
        of="list"
        also={silences
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
        rows={rows}
        faults={discrepancies}
        facets={(row) => facets.get(row) ?? {}}
        proven
      />
    </Section>
  );
}
