import type { Difference } from '@/lib/iam/compare/difference';
import type { DifferenceLine } from '@/lib/iam/compare/group-differences';
import { sortLevels } from '@/lib/iam/compare/seriousness';
import { countOf, joinWords } from '@/lib/site/wording';

/** What is known of actions beside their level. */
export interface References {
  /** Where AWS says what an action permits. */
  findReference: (action: string) => string | undefined;
}

/** Actions by access level. */
export function ActionLines({
  lines,
  references,
}: {
  lines: readonly DifferenceLine[];
  references: References;
}) {
  return (
    <dl className="mt-1 grid gap-x-4 gap-y-1 sm:grid-cols-[9.5rem_minmax(0,1fr)]">
      {lines.map(({ accessLevels, differences }) => (
        <div key={accessLevels.join()} className="contents">
          <dt className="text-small text-muted sm:pt-0.5">
            {labelLevels(accessLevels, differences)}
          </dt>
          <dd className="actions">
            {differences.map((difference) => (
              <Action
                key={`${difference.action} ${difference.isRest}`}
                difference={difference}
                references={references}
              />
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function labelLevels(accessLevels: readonly string[], differences: readonly Difference[]): string {
  if (accessLevels.length === 0) {
    return differences.every(({ isRest }) => isRest) ? 'Yet to come' : 'Not in AWS’s reference';
  }
  return accessLevels.length > 2 ? 'Several levels' : joinWords(accessLevels);
}

function Action({
  difference: { action, actions, isRest, exceptActions, levels },
  references,
}: {
  difference: Difference;
  references: References;
}) {
  const reference = references.findReference(action);
  if (reference !== undefined) {
    return (
      <span>
        <a href={reference}>
          <code>{action}</code>
        </a>
      </span>
    );
  }
  return (
    <span>
      {isRest && 'whatever AWS adds to '}
      <code>{action}</code>
      {exceptActions.length > 0 && (
        <>
          {' '}
          but <code>{exceptActions.join(', ')}</code>
        </>
      )}
      {actions > 0 && `, ${countOf(actions, 'action')}: ${describeLevels(levels)}`}
    </span>
  );
}

/** `236 Write, 149 Read`: each action at its gravest. */
function describeLevels(levels: Readonly<Record<string, number>>): string {
  return sortLevels(Object.keys(levels))
    .map((level) => `${levels[level]} ${level}`)
    .join(', ');
}
