import { coversSeveralServices } from '@/lib/iam/compare/access-levels';
import type { Difference } from '@/lib/iam/compare/difference';
import type { DifferenceLine } from '@/lib/iam/compare/group-differences';
import { isPattern } from '@/lib/iam/patterns';
import { listLevelCounts } from '@/lib/text/describe-items';
import { isAllActions } from '@/lib/text/name-items';
import { countOf, joinWords } from '@/lib/text/wording';
import { BreakableName } from '../ui/breakable';
import { ListedExceptions } from './scope';

export interface References {
  /** Returns the address of an action in AWS's reference; undefined for no link. */
  findReference: (action: string) => string | undefined;
}

/** Longer names can be broken between words. */
const longName = 32;

/** Longer lists are folded. */
const longList = 16;

/** Actions by access level. */
export function ActionLines({
  lines,
  references,
}: {
  lines: readonly DifferenceLine[];
  references: References;
}) {
  if (lines.length === 0) return null;
  return (
    <dl className="levels">
      {lines.map(({ accessLevels, differences }) => (
        <div key={`${accessLevels.join()} ${differences[0]?.action}`}>
          <dt>{labelLevels(accessLevels, differences)}</dt>
          <dd>
            <Actions differences={differences} references={references} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Actions({
  differences,
  references,
}: {
  differences: readonly Difference[];
  references: References;
}) {
  const list = (some: readonly Difference[]) => (
    <ul className="actions">
      {some.map((difference) => (
        <li key={`${difference.action} ${difference.exceptActions}`}>
          <Action difference={difference} references={references} />
        </li>
      ))}
    </ul>
  );
  if (differences.length <= longList) return list(differences);
  const shown = longList - 4;
  return (
    <>
      {list(differences.slice(0, shown))}
      <details>
        <summary className="text-small text-muted">{differences.length - shown} more</summary>
        {list(differences.slice(shown))}
      </details>
    </>
  );
}

function labelLevels(accessLevels: readonly string[], differences: readonly Difference[]): string {
  const over = differences.filter(({ action }) => coversSeveralServices(action));
  if (over.length > 0) {
    return over.some(({ exceptActions }) => exceptActions.length === 0)
      ? 'Every level'
      : 'Several levels';
  }
  if (accessLevels.length === 0) return 'Not in IAM’s reference';
  return accessLevels.length > 2 ? 'Several levels' : joinWords(accessLevels);
}

function Action({
  difference: { action, actions, exceptActions, levels },
  references,
}: {
  difference: Difference;
  references: References;
}) {
  const reference = references.findReference(action);
  // Breaks would only make the page heavier where a name fits on a phone.
  const name = <code>{action.length > longName ? <BreakableName name={action} /> : action}</code>;
  if (reference !== undefined) return <a href={reference}>{name}</a>;
  return (
    <>
      {isAllActions({ action }) ? 'all actions' : name}
      <ListedExceptions patterns={exceptActions} noun="pattern" />
      {isPattern(action) &&
        actions > 0 &&
        `, ${countOf(actions, 'action')}: ${listLevelCounts(levels)}`}
    </>
  );
}
