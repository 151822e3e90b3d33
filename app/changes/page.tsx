import { listChangeChoices } from '@/components/change/change-filter';
import { ChangeList, ChangesByPeriod } from '@/components/change/change-list';
import { IndexedList } from '@/components/list/indexed-list';
import { MonthList } from '@/components/list/month-list';
import { chooseAmong, Filter } from '@/components/ui/filter';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { hasAnnouncements } from '@/components/ui/site';
import { paths } from '@/lib/addresses/paths';
import { describePage } from '@/lib/build/describe-page';
import { isPaged } from '@/lib/build/list-rows';
import {
  listChangeMonths,
  reconciliation,
  record,
  trackedPeriod,
  trackedTitle,
} from '@/lib/build/site-data';
import { computeStatistics } from '@/lib/history/statistics';
import { hasNoEffect } from '@/lib/text/analysis';
import { summarizeUnannounced } from '@/lib/text/announcement';
import { listChangeFacets, listDefaultChangeFacets } from '@/lib/text/facets';
import { countOf } from '@/lib/text/wording';

export const metadata = describePage(
  paths.changes,
  'Changes',
  `Every change of the managed policies of ${record.site.subject} on record, newest first.`,
);

const { changes, defaultChanges } = reconciliation;
const facets = [
  ...changes.map((change) => listChangeFacets(change, trackedPeriod)),
  ...defaultChanges.map((change) => listDefaultChangeFacets(change, trackedPeriod)),
];
const choices = listChangeChoices(facets, trackedTitle);

export default function ChangesPage() {
  const unchanged = changes.filter(({ change }) => hasNoEffect(change)).length;
  const lead = [
    `${countOf(changes.length, 'version')} on record, newest first.`,
    ...(isPaged(changes.length) && unchanged > 0
      ? [`${unchanged.toLocaleString('en-US')} of them change no permission and are folded.`]
      : []),
    ...(defaultChanges.length > 0
      ? [
          `${countOf(defaultChanges.length, 'default was', 'defaults were')} set to an older version.`,
        ]
      : []),
    ...(hasAnnouncements
      ? [summarizeUnannounced(computeStatistics(reconciliation), reconciliation.readUntil)]
      : []),
  ].join(' ');
  return (
    <>
      <PageHead title="Changes" lead={lead} />
      <div className="mt-6">{isPaged(changes.length) ? <PagedChanges /> : <AllChanges />}</div>
    </>
  );
}

function AllChanges() {
  return (
    <>
      <Filter
        of="list"
        noun="changes"
        isRanked
        choices={[
          chooseAmong({ name: 'policy', label: 'Policy', any: 'All policies' }, facets),
          ...choices,
        ]}
      />
      <ChangesByPeriod
        id="list"
        period="year"
        changes={changes}
        defaultChanges={defaultChanges}
        facets={(change) => listChangeFacets(change, trackedPeriod)}
        defaultFacets={(change) => listDefaultChangeFacets(change, trackedPeriod)}
      />
    </>
  );
}

/** The newest changes; the others are on the pages of months, and found by the filter. */
function PagedChanges() {
  return (
    <IndexedList
      of="list"
      noun="changes"
      rows={paths.toolFile('lists/changes.json')}
      choices={choices}
      isRanked
    >
      <ChangeList changes={changes} defaultChanges={defaultChanges} max={30} />
      <Section id="months" title="Changes by month">
        <MonthList months={listChangeMonths()} />
      </Section>
    </IndexedList>
  );
}
