import type { Comparison, Difference, Witness } from '../iam/compare/difference';
import { type DifferenceGroup, groupDifferences } from '../iam/compare/group-differences';
import { sortLevels } from '../iam/compare/seriousness';
import type { Condition } from '../iam/document';
import { isPattern, readService } from '../iam/patterns';
import { describeAccess } from '../site/verdict';
import { countOf, joinWords } from '../site/wording';
import { showText } from './show-text';

/** What a comparison says, for people: the verdict first, then what was gained and lost. */
export function describeComparison(
  comparison: Comparison,
  { isSameDocument }: { isSameDocument: boolean },
): string {
  const { gained, lost, undecided } = comparison;
  const reasons = new Set(
    undecided.map(
      ({ action, resource, reason }) => `  ${showText(`${action} on ${resource}`)}: ${reason}`,
    ),
  );
  return [
    isSameDocument ? 'The same document.' : showText(describeAccess(comparison)),
    ...describeSide('Gained', gained, ['after', 'before']),
    ...describeSide('Lost', lost, ['before', 'after']),
    ...(reasons.size > 0 ? ['', 'Not decided', ...reasons] : []),
  ].join('\n');
}

function describeSide(
  title: string,
  differences: readonly Difference[],
  sides: readonly [allows: string, other: string],
): string[] {
  if (differences.length === 0) return [];
  const groups = groupDifferences(differences);
  return ['', title, ...groups.flatMap((group) => describeGroup(group, sides))];
}

/** Actions longer than this are not waited for when lines are set in columns. */
const widestColumn = 60;

function describeGroup(
  { resources, exceptResources, conditions, lines, witnesses }: DifferenceGroup,
  [allows, other]: readonly [string, string],
): string[] {
  const rows = lines
    .flatMap(({ differences }) => differences)
    .map((each) => [showText(each.action), describeAction(each)] as const);
  const width = Math.max(...rows.map(([action]) => Math.min(action.length, widestColumn)));
  const except = exceptResources.length > 0 ? `, all but ${listTexts(exceptResources)}` : '';
  return [
    ...resources.map((resource) => `  on ${showText(resource)}${except}`),
    ...conditions.map((condition) => `  where ${describeCondition(condition)}`),
    ...rows.map(([action, words]) => `    ${action.padEnd(width)}  ${words}`),
    ...witnesses.map(
      (witness) => `    proof: ${allows} allows ${describeWitness(witness)}; ${other} does not`,
    ),
  ];
}

function describeAction(difference: Difference): string {
  const { action, accessLevels, isRest, exceptActions } = difference;
  return [
    ...(accessLevels.length > 0 ? [sortLevels(accessLevels).join(', ')] : []),
    ...(isPattern(action) ? [describePattern(difference)] : []),
    ...(!isPattern(action) && accessLevels.length === 0 ? ['not known to the catalogue'] : []),
    ...(isRest ? ['all the rest of it'] : []),
    ...(exceptActions.length > 0 ? [`all but ${listTexts(exceptActions)}`] : []),
  ]
    .filter((words) => words !== '')
    .join('; ');
}

function describePattern({ action, actions, isRest }: Difference): string {
  if (actions > 0) return countOf(actions, 'action');
  if (action === '*' || action === '*:*') return 'every action of every service';
  if (isPattern(readService(action))) return 'of every service that fits';
  return isRest ? '' : 'no action that the catalogue knows';
}

function describeWitness({ action, resource, holds, fails }: Witness): string {
  const assumed = [
    ...(holds.length > 0 ? [`${listConditions(holds)} ${say(holds, 'hold')}`] : []),
    ...(fails.length > 0 ? [`${listConditions(fails)} ${say(fails, 'fail')}`] : []),
  ];
  const request = `${showText(action)} on ${showText(resource)}`;
  return assumed.length === 0 ? request : `${request}, where ${assumed.join(', and ')}`;
}

function listConditions(conditions: readonly Condition[]): string {
  return joinWords(conditions.map(describeCondition));
}

function say(conditions: readonly Condition[], verb: string): string {
  return conditions.length === 1 ? `${verb}s` : verb;
}

function describeCondition({ operator, key, values }: Condition): string {
  const [first] = values;
  const list = values.map((value) => JSON.stringify(value)).join(', ');
  return showText(
    `${operator} ${key} ${values.length === 1 && first !== undefined ? list : `[${list}]`}`,
  );
}

function listTexts(texts: readonly string[]): string {
  return texts.map(showText).join(', ');
}
