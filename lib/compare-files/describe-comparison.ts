import type { ActionCatalogue, Comparison, Difference, Witness } from '../iam/compare/difference';
import { levels, rankLevel, sortLevels } from '../iam/compare/seriousness';
import type { Condition } from '../iam/document';
import { keyConditions } from '../iam/grants';
import { coversAction, isPattern, readService } from '../iam/patterns';
import { countOf, joinWords } from '../site/wording';
import { showText } from './show-text';

/** What a comparison says, for people: the verdict first, then what was gained and lost. */
export function describeComparison(
  comparison: Comparison,
  { isSameDocument, catalogue }: { isSameDocument: boolean; catalogue: ActionCatalogue },
): string {
  const { gained, lost, undecided } = comparison;
  const reasons = new Set(
    undecided.map(
      ({ action, resource, reason }) => `  ${showText(`${action} on ${resource}`)}: ${reason}`,
    ),
  );
  return [
    describeVerdict(comparison, isSameDocument, catalogue),
    ...describeSide('Gained', gained, ['after', 'before']),
    ...describeSide('Lost', lost, ['before', 'after']),
    ...(reasons.size > 0 ? ['', 'Undecided', ...reasons] : []),
  ].join('\n');
}

function describeVerdict(
  comparison: Comparison,
  isSameDocument: boolean,
  catalogue: ActionCatalogue,
): string {
  const { gained, lost, undecided } = comparison;
  const count = (differences: readonly Difference[]) => countActions(differences, catalogue);
  const doubt = undecided.length > 0 ? `; ${undecided.length} undecided` : '';
  switch (comparison.verdict) {
    case 'wider':
      return `Wider: ${count(gained)} gained${doubt}.`;
    case 'narrower':
      return `Narrower: ${count(lost)} lost${doubt}.`;
    case 'both':
      return `Both: ${count(gained)} gained, ${count(lost)} lost${doubt}.`;
    case 'undecided':
      return `Undecided: no difference was found, but ${countOf(undecided.length, 'grant')} could not be decided.`;
    case 'same':
      return isSameDocument ? 'The same document.' : 'Same access, written differently.';
  }
}

/** Each action counts once, whatever its resources; so does what a pattern stands for, where known. */
function countActions(differences: readonly Difference[], { listActions }: ActionCatalogue) {
  const actions = new Set<string>();
  const patterns = new Set<string>();
  const rests = new Set<string>();
  for (const { action, actions: known, isRest } of differences) {
    if (!isPattern(action)) actions.add(action.toLowerCase());
    else if (isRest) rests.add(action);
    else if (known === 0) patterns.add(action);
    else {
      const meant = listActions(readService(action)).filter((each) => coversAction(action, each));
      for (const each of meant) actions.add(each.toLowerCase());
    }
  }
  return joinWords([
    ...(actions.size > 0 ? [countOf(actions.size, 'action')] : []),
    ...(patterns.size > 0 ? [`all of ${nameFew(patterns)}`] : []),
    ...(rests.size > 0 ? [`the rest of ${nameFew(rests)}`] : []),
  ]);
}

/** More patterns than this are counted and not named. */
const mostNamed = 3;

/** Without their names, a `*` would look as harmless as any pattern. */
function nameFew(patterns: ReadonlySet<string>): string {
  return patterns.size > mostNamed
    ? countOf(patterns.size, 'pattern')
    : joinWords([...patterns].map(showText));
}

/** A smaller number is more serious; what no catalogue knows comes last. */
function rankDifference({ action, accessLevels }: Difference): number {
  // A pattern over services stands for every level there is.
  if (isPattern(readService(action))) return -1;
  return Math.min(levels.length, ...accessLevels.map(rankLevel));
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

/** By resource and conditions; groups and what is in them in order of seriousness. */
function groupDifferences(differences: readonly Difference[]): Difference[][] {
  const ranked = differences
    .map((difference) => ({ difference, rank: rankDifference(difference) }))
    .sort((a, b) => a.rank - b.rank || compareTexts(a.difference.action, b.difference.action));
  const groups = new Map<string, Difference[]>();
  for (const { difference } of ranked) {
    const { resource, exceptResources, conditions } = difference;
    const key = JSON.stringify([resource, exceptResources, keyConditions(conditions)]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [difference]);
    else group.push(difference);
  }
  return [...groups.values()];
}

/** By code unit, as sort does: the same everywhere, whatever the reader's language. */
function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Actions longer than this are not waited for when lines are set in columns. */
const widestColumn = 60;

function describeGroup(
  group: readonly Difference[],
  [allows, other]: readonly [string, string],
): string[] {
  const [first] = group;
  if (first === undefined) return [];
  const lines = group.map((each) => [showText(each.action), describeAction(each)] as const);
  const width = Math.max(...lines.map(([action]) => Math.min(action.length, widestColumn)));
  return [
    `  on ${listTexts([first.resource])}${first.exceptResources.length > 0 ? `, all but ${listTexts(first.exceptResources)}` : ''}`,
    ...first.conditions.map((condition) => `  where ${describeCondition(condition)}`),
    ...lines.map(([action, words]) => `    ${action.padEnd(width)}  ${words}`),
    `    proof: ${allows} allows ${describeWitness(first.witness)}; ${other} does not`,
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
