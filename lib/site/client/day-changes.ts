import type { Verdict } from '../../iam/compare/difference';
import { type Chip, verdictChip } from '../../text/chip';
import { countOf } from '../../text/wording';
import type { DatedVersion } from './overview';

/**
 * What is known of the change between two default versions of a policy without their documents, as
 * chips. `versions` are all default versions, oldest first.
 *
 * Versions that are all wider, or all without a change, make the whole at least as wide; the reverse
 * for narrower ones. Of others only the number is known.
 */
export function describeDayChange(
  versions: readonly DatedVersion[],
  before: DatedVersion | undefined,
  after: DatedVersion,
): Chip[] {
  if (before === undefined) return [{ text: 'New', tone: 'neutral' }];
  const steps = versions.slice(versions.indexOf(before) + 1, versions.indexOf(after) + 1);
  // A default that was set back repeats an older version, whose change is another one.
  const isMade = steps.every((step, index) => step.number > (steps[index - 1] ?? before).number);
  const [step] = steps;
  if (isMade && steps.length === 1 && step !== undefined) return step.chips;
  const verdict = isMade ? joinVerdicts(steps.map((each) => each.verdict)) : undefined;
  const count: Chip = { text: countOf(steps.length, 'version'), tone: 'neutral' };
  return verdict === undefined ? [count] : [verdictChip(verdict), count];
}

function joinVerdicts(verdicts: readonly DatedVersion['verdict'][]): Verdict | undefined {
  const [first = 'same', ...others] = new Set(verdicts.filter((verdict) => verdict !== 'same'));
  const isKnown = first === 'same' || first === 'wider' || first === 'narrower';
  return isKnown && others.length === 0 ? first : undefined;
}
