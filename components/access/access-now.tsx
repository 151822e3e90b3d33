import { collect } from '@/lib/iam/collect';
import type { ActionCatalogue, Difference } from '@/lib/iam/compare/difference';
import { levels } from '@/lib/iam/compare/seriousness';
import { isPattern, readService } from '@/lib/iam/patterns';
import { foldWildcards } from '@/lib/site/fold-wildcards';
import { countActions, countLevel, type Item, listItems } from '@/lib/site/tally';
import { countDifferences, listLevelCounts } from '@/lib/site/verdict';
import type { References } from './action-lines';
import { DifferenceList } from './difference-list';

/** What is known of services and actions. */
export interface ServiceNames extends References, ActionCatalogue {
  nameService: (service: string) => string | undefined;
}

/** Hundreds of addresses are most of a page; that of a service's actions has them. */
const withoutLinks: References = { findReference: () => undefined };

/** All that a document gives, by service and access level; the actions open on demand. */
export function AccessNow({
  allowed,
  references,
}: {
  allowed: readonly Difference[];
  references: ServiceNames;
}) {
  if (allowed.length === 0) return <p className="py-3 text-muted">Nothing.</p>;
  return groupByService(allowed).map(({ differences, items }) => {
    const service = readService(differences[0].action);
    return (
      <details key={service} className="border-b border-line py-2">
        <summary>
          {isPattern(service) ? 'Any service' : (references.nameService(service) ?? 'Service')}{' '}
          <code>{service}</code>
          <span className="text-muted">: {describeCounts(differences, items)}</span>
        </summary>
        <div className="pl-4">
          <DifferenceList
            differences={foldWildcards(differences, references)}
            references={withoutLinks}
          />
        </div>
      </details>
    );
  });
}

function groupByService(allowed: readonly Difference[]) {
  return collect(allowed, ({ action }) => readService(action))
    .map((differences) => ({ differences, items: listItems(differences) }))
    .sort((a, b) => countActions(b.items) - countActions(a.items));
}

/** `385 actions, 236 Write, 149 Read`: each action at its gravest level. */
function describeCounts(differences: readonly Difference[], items: readonly Item[]): string {
  const counts = levels.map((level) => [level, countLevel(items, level)]);
  return [countDifferences(differences), listLevelCounts(Object.fromEntries(counts))]
    .filter((text) => text !== '')
    .join(', ');
}
