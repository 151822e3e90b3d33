import type { Facets } from '@/lib/addresses/paths';
import { changeStates, riskFacets, tracked, verdicts } from '@/lib/text/facets';
import { chooseAmong } from '../ui/filter';
import { hasAnnouncements } from '../ui/site';

/** The choices by which lists of changes are filtered, besides the policy. */
export function listChangeChoices(facets: readonly Facets[], trackedTitle: string) {
  return [
    chooseAmong({ name: 'year', label: 'Year', any: 'All years' }, facets),
    chooseAmong({ name: 'risk', label: 'Risk', any: 'Any' }, facets, riskFacets),
    chooseAmong({ name: 'verdict', label: 'Access', any: 'Any change' }, facets, verdicts),
    ...(hasAnnouncements
      ? [
          chooseAmong({ name: 'state', label: 'Announcement', any: 'Any' }, facets, changeStates),
          chooseAmong({ name: 'window', label: 'Period', any: 'All' }, facets, {
            [tracked]: trackedTitle,
          }),
        ]
      : []),
  ];
}
