import type { ReactNode } from 'react';
import {
  buildActionHistoryId,
  formatActionsShort,
  locateActionPage,
} from '@/lib/addresses/action-address';
import type { ActionEntry as Entry } from '@/lib/history/service-actions';
import { compareText, groupByKey } from '@/lib/shared/collections';
import { describeSummary, summarizeHistory } from '@/lib/text/action-summary';
import { countOf } from '@/lib/text/wording';
import { Chip } from '../ui/chip';
import { markFacets } from '../ui/filter';
import { Section } from '../ui/section';
import { SiteLink } from '../ui/site';
import { listFacets } from './action-entry';
import { UnnamedActions } from './unnamed-actions';

/** So many patterns that the most policies have come first. */
const maxMost = 12;

/**
 * The action patterns of a service that has too many grants for one page: a line for each, by
 * letter. Each links to its own page, and keeps the id that it has on the page of a small service.
 */
export function ActionIndex({
  id,
  service,
  entries,
  filter,
}: {
  id: string;
  service: string | undefined;
  entries: readonly Entry[];
  /** The filter of the list with the id. */
  filter?: ReactNode;
}) {
  const letters = [...groupByKey(entries, findLetter)].sort(([a], [b]) => compareText(a, b));
  const most = entries
    .map((entry) => ({ entry, ...summarizeHistory(entry.history) }))
    .sort((a, b) => b.now - a.now)
    .slice(0, maxMost);
  return (
    <>
      <Section id="most" title="In the most policies">
        <ul className="card">
          {most.map(({ entry }) => (
            <li key={buildActionHistoryId(entry.history)} className="entry px-4 py-2">
              <LineText service={service} entry={entry} />
            </li>
          ))}
        </ul>
      </Section>
      <Section id="all" title="All patterns" aside={countOf(entries.length, 'pattern')}>
        {filter}
        <div id={id}>
          {letters.map(([letter, list]) => (
            <details key={letter} className="group">
              <summary>
                <h3>{letter}</h3> {countOf(list.length, 'pattern')}
              </summary>
              <ul className="card">
                {list.map((entry) => (
                  <IndexLine
                    key={buildActionHistoryId(entry.history)}
                    service={service}
                    entry={entry}
                  />
                ))}
              </ul>
            </details>
          ))}
        </div>
      </Section>
    </>
  );
}

interface LineProps {
  service: string | undefined;
  entry: Entry;
}

function IndexLine({ service, entry }: LineProps) {
  return (
    <li
      id={buildActionHistoryId(entry.history)}
      {...markFacets(listFacets(entry))}
      className="entry px-4 py-2"
    >
      <LineText service={service} entry={entry} />
      {entry.unnamed.length > 0 && <UnnamedActions entry={entry} />}
    </li>
  );
}

function LineText({ service, entry: { history, accessLevels, isCurrent } }: LineProps) {
  const [level] = accessLevels;
  return (
    <>
      <SiteLink to={locateActionPage(service, history)}>
        {history.effect === 'Deny' && 'Deny '}
        <code>{formatActionsShort(history)}</code>
      </SiteLink>
      <span className="text-small text-muted">
        {' '}
        {level && `${level} · `}
        {describeSummary(summarizeHistory(history))}
      </span>{' '}
      {!isCurrent && <Chip tone="neutral">Earlier versions only</Chip>}
    </>
  );
}

/** The first letter of the name of an action; `*` of a name that begins with a wildcard. */
function findLetter({ history }: Entry): string {
  if (history.negated) return 'Everything but';
  const [pattern = ''] = history.patterns;
  const first = pattern.slice(pattern.indexOf(':') + 1, pattern.indexOf(':') + 2).toUpperCase();
  return /[A-Z]/.test(first) ? first : '*';
}
