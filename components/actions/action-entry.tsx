import { buildActionHistoryId, formatActionsShort } from '@/lib/addresses/action-address';
import type { Facets } from '@/lib/addresses/paths';
import type { ActionHistory } from '@/lib/history/action-history';
import type { Axis } from '@/lib/history/axis';
import { layOutGrantBar } from '@/lib/history/grant-bars';
import type { ActionEntry as Entry } from '@/lib/history/service-actions';
import { countOf, joinWords } from '@/lib/text/wording';
import type { References } from '../access/action-lines';
import { Chip } from '../ui/chip';
import { markFacets } from '../ui/filter';
import { ActionDetails } from './action-details';
import { GrantBars } from './grant-bar';
import { writeLevel } from './levels';

interface Props {
  entry: Entry;
  axis: Axis;
  references: References;
}

/**
 * An action pattern in one line, with its access levels and a bar; folded below it are its grants
 * over time and the wider patterns that include it. A link to its id opens it.
 */
export function ActionEntry({
  entry,
  axis,
  references,
  isOpen = false,
}: Props & { isOpen?: boolean }) {
  const { history } = entry;
  return (
    <li {...markFacets(listFacets(entry))} className="entry">
      <details open={isOpen}>
        <summary className="lived">
          <h3>
            {history.effect === 'Deny' && <Chip tone="neutral">Deny</Chip>}{' '}
            <code>{formatActionsShort(history)}</code>
          </h3>
          <span>{summarizeEntry(entry)}</span>
          <GrantBars layouts={layOutBars(history, axis)} effect={history.effect} />
        </summary>
        <div id={buildActionHistoryId(history)}>
          <ActionDetails entry={entry} axis={axis} references={references} />
        </div>
      </details>
    </li>
  );
}

/** The access levels of an entry and the number of its policies. */
function summarizeEntry({ history, accessLevels }: Entry): string {
  const [highest, ...others] = accessLevels;
  const levels =
    others.length > 1 ? `${highest} and ${others.length} more levels` : joinWords(accessLevels);
  const policies = new Set(history.spans.map(({ policy }) => policy));
  return [levels, countOf(policies.size, 'policy', 'policies')]
    .filter((text) => text !== '')
    .join(' · ');
}

/** The policies and access levels of an entry, for a filter. */
export function listFacets({ history, accessLevels }: Entry): Facets {
  const names = new Set(history.spans.map(({ policy }) => policy.policyName));
  return {
    policy: [...names].join(' '),
    level: accessLevels.map(writeLevel).join(' '),
  };
}

function layOutBars(history: ActionHistory, axis: Axis) {
  return history.spans.map((span) => layOutGrantBar(span, axis));
}
