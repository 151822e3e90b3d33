import { buildActionId } from '@/lib/addresses/paths';
import type { ActionEntry, UnnamedAction } from '@/lib/history/service-actions';
import { rankLevel } from '@/lib/iam/compare/access-levels';
import { groupByJsonKey } from '@/lib/shared/collections';
import { countOf, joinWords } from '@/lib/text/wording';

/** Longer lists are folded; a link to one of their items opens them. */
const longList = 12;

/** The actions that a wildcard includes and no policy names, each with an id. */
export function UnnamedActions({
  entry: { history, matchCount, unnamed },
}: {
  entry: ActionEntry;
}) {
  if (matchCount === 0) return null;
  const effect = history.effect;
  const list = (
    <dl className="levels">
      {groupByLevel(unnamed).map((alike) => (
        <div key={alike[0].accessLevels.join()}>
          <dt>{joinWords(alike[0].accessLevels)}</dt>
          <dd>
            <ul className="actions">
              {alike.map(({ action }) => (
                <li key={action} id={buildActionId(action, effect)}>
                  <code>{action}</code>
                </li>
              ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  );
  const count = `Matches ${countOf(matchCount, 'current IAM action')}`;
  if (unnamed.length === 0) {
    return <p className="also">{count}, all listed under narrower patterns.</p>;
  }
  const words = `${count}${unnamed.length < matchCount ? `, ${unnamed.length} of them under no narrower pattern` : ''}`;
  if (unnamed.length <= longList) {
    return (
      <div className="also @container">
        {words}:{list}
      </div>
    );
  }
  return (
    <details className="also @container">
      <summary>{words}</summary>
      {list}
    </details>
  );
}

function groupByLevel(unnamed: readonly UnnamedAction[]) {
  return groupByJsonKey(unnamed, ({ accessLevels }) => accessLevels).sort(
    ([a], [b]) => rankLevel(a.accessLevels[0] ?? '') - rankLevel(b.accessLevels[0] ?? ''),
  );
}
