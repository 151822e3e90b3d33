import { describePage } from '@/app/metadata';
import { ChangesByPeriod } from '@/components/change/change-list';
import { chooseAmong, Filter } from '@/components/ui/filter';
import { PageHead } from '@/components/ui/page-head';
import { hasAnnouncements } from '@/components/ui/site';
import { paths } from '@/lib/addresses/paths';
import { reconciliation, record, trackedPeriod, trackedTitle } from '@/lib/build/site-data';
import { computeStatistics } from '@/lib/history/statistics';
import { summarizeUnannounced } from '@/lib/text/announcement';
import {
  changeStates,
  listChangeFacets,
  listDefaultChangeFacets,
  riskFacets,
  tracked,
  verdicts,
} from '@/lib/text/facets';
import { countOf } from '@/lib/text/wording';

export const metadata = describePage(
  paths.changes,
  'Changes',
  `Every change of the managed policies of ${record.site.subject} on record, newest first.`,
);

export default function ChangesPage() {
  const { changes, defaultChanges } = reconciliation;
  const facets = [
    ...changes.map((change) => listChangeFacets(change, trackedPeriod)),
    ...defaultChanges.map((change) => listDefaultChangeFacets(change, trackedPeriod)),
  ];
  const lead = [
    `${countOf(changes.length, 'version')} on record, newest first.`,
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
      <div className="mt-6">
        <Filter
          of="list"
          noun="changes"
          isRanked
          choices={[
            chooseAmong({ name: 'policy', label: 'Policy', any: 'All policies' }, facets),
            chooseAmong({ name: 'year', label: 'Year', any: 'All years' }, facets),
            chooseAmong({ name: 'risk', label: 'Risk', any: 'Any' }, facets, riskFacets),
            chooseAmong({ name: 'verdict', label: 'Access', any: 'Any change' }, facets, verdicts),
            ...(hasAnnouncements
              ? [
                  chooseAmong(
                    { name: 'state', label: 'Announcement', any: 'Any' },
                    facets,
                    changeStates,
                  ),
                  chooseAmong({ name: 'window', label: 'Period', any: 'All' }, facets, {
                    [tracked]: trackedTitle,
                  }),
                ]
              : []),
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
      </div>
    </>
  );
}
