import type { Difference } from '@/lib/iam/compare/difference';
import { levels } from '@/lib/iam/compare/seriousness';
import { readService } from '@/lib/iam/patterns';
import { countActions, countLevel, type Item, listItems } from '@/lib/site/tally';
import { countOf } from '@/lib/site/wording';
import type { References } from './action-lines';
import { DifferenceList } from './difference-list';

/** What is known of services and actions beside their levels. */
export interface ServiceNames extends References {
  nameService: (service: string) => string | undefined;
}

/** All that a document gives, by service and access level; the actions open on demand. */
export function AccessNow({
  allowed,
  references,
}: {
  allowed: readonly Difference[];
  references: ServiceNames;
}) {
  if (allowed.length === 0) return <p className="py-3 text-muted">Nothing.</p>;
  return groupByService(allowed).map(({ service, differences, items }) => (
    <details key={service} className="border-b border-line py-2">
      <summary>
        {references.nameService(service) ?? 'Service'} <code>{service}</code>
        <span className="text-muted">: {describeCounts(items)}</span>
      </summary>
      <div className="pl-4">
        <DifferenceList differences={differences} references={references} />
      </div>
    </details>
  ));
}

function groupByService(allowed: readonly Difference[]) {
  const services = new Map<string, Difference[]>();
  for (const difference of allowed) {
    const service = readService(difference.action);
    services.set(service, [...(services.get(service) ?? []), difference]);
  }
  return [...services]
    .map(([service, differences]) => ({ service, differences, items: listItems(differences) }))
    .sort((a, b) => countActions(b.items) - countActions(a.items));
}

/** `385 actions: 236 Write, 149 Read`: each action at its gravest level. */
function describeCounts(items: readonly Item[]): string {
  const counts = levels
    .map((level) => ({ level, count: countLevel(items, level) }))
    .filter(({ count }) => count > 0)
    .map(({ level, count }) => `${count} ${level}`);
  return [countOf(countActions(items), 'action'), ...counts].join(', ');
}
