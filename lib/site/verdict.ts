import type { Change, PermissionDifference } from '../history/changes';
import type { DefaultChange } from '../history/default-changes';
import type { Comparison, Difference, Verdict } from '../iam/compare/difference';
import { isWholeService, isYetToCome, levels, sortLevels } from '../iam/compare/seriousness';
import {
  countActions,
  countLevel,
  countUnknown,
  type Item,
  listItems,
  type Tally,
  takeShared,
  tallyDifferences,
} from './tally';
import { countOf, joinWords } from './wording';

/** More actions than this are counted and not named. */
const mostNamed = 3;

/** What lists of every change say of one. */
interface Told {
  verdict: Verdict;
  summary: string;
}

const told = new WeakMap<Change, Told>();

/** Both at once, and kept: the comparison behind them is too large to keep for every change. */
function tellChange(change: Change): Told {
  const known = told.get(change);
  if (known !== undefined) return known;
  const summary =
    change.effect === 'first'
      ? `${nameFirst(change)}: ${describeFirst(change)}.`
      : summarizeDifference(change);
  const made = { verdict: change.access().verdict, summary };
  told.set(change, made);
  return made;
}

/** What a change did to access, in one sentence. */
export function summarizeChange(change: Change): string {
  return tellChange(change).summary;
}

/** The same in one word; of a first version, what the step from nothing to it does. */
export function judgeChange(change: Change): Verdict {
  return tellChange(change).verdict;
}

/** The same without the verdict, to stand behind a name: `29 actions more, 17 of them Write`. */
export function describeStep(change: Change): string {
  const { effect, access } = change;
  if (effect === 'first') return `${nameFirst(change).toLowerCase()}, ${describeFirst(change)}`;
  if (effect === 'same-document') return 'the same document again';
  const comparison = access();
  if (comparison.verdict === 'same') return describeSame(change);
  return listSides(comparison).join('; ');
}

/** What a change is called that nothing on record came before. */
export function nameFirst({ version }: Change): string {
  return version.number === 1 ? 'First version' : 'Oldest version on record';
}

/** What a default that was set to an older version is called: `default set back to v1`. */
export function nameDefaultSetting({ version, before }: DefaultChange): string {
  return version.number < before.number
    ? `default set back to ${version.versionId}`
    : `default set to ${version.versionId} again`;
}

function describeFirst({ access }: Change): string {
  const { nothing } = tallyDifferences(access().gained);
  return describeItems(nothing, 'allowed') ?? 'nothing allowed';
}

/** The same of the difference between any two versions. */
export function summarizeDifference(difference: PermissionDifference): string {
  const { effect, access } = difference;
  if (effect === 'same-document') return 'The same document again.';
  const comparison = access();
  if (comparison.verdict !== 'same') return describeAccess(comparison);
  const text = describeSame(difference);
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}

/** A Deny of what the policy does not allow is nothing to it alone, and much to others beside it. */
function describeSame({ deniesAdded, deniesRemoved }: PermissionDifference): string {
  const name = (patterns: readonly string[]) =>
    patterns.length > mostNamed ? countOf(patterns.length, 'pattern') : joinWords(patterns);
  const parts = [
    ...(deniesAdded.length > 0 ? [`denies ${name(deniesAdded)} now`] : []),
    ...(deniesRemoved.length > 0 ? [`denies ${name(deniesRemoved)} no more`] : []),
  ];
  if (parts.length === 0) return 'same access, written differently';
  return `same access by itself; it ${joinWords(parts)}`;
}

/** What a step does to access: `Wider: 4 actions more on all resources, 2 of them Write.` */
export function describeAccess(comparison: Comparison): string {
  const { verdict } = comparison;
  if (verdict === 'same') return 'Same access, written differently.';
  return `${labels[verdict]}: ${listSides(comparison).join('; ')}.`;
}

function listSides({ gained, lost, undecided }: Comparison): string[] {
  const [more, fewer] = [tallyDifferences(gained), tallyDifferences(lost)];
  const moved = (['resources', 'conditions'] as const).flatMap((kind) => {
    const items = takeShared(more[kind], fewer[kind]);
    const preposition = kind === 'resources' ? 'on' : 'under';
    return describeFew(items, `${preposition} other ${kind}`);
  });
  return [
    ...listParts(more, 'more', 'on more resources', 'under looser conditions'),
    ...listParts(fewer, 'fewer', 'on fewer resources', 'left only under stricter conditions'),
    ...moved,
    ...(undecided.length > 0 ? [`${countOf(undecided.length, 'grant')} not decided`] : []),
  ];
}

/** How many actions came or went, on whatever resources. */
export function countDifferences(differences: readonly Difference[]): string {
  const [named, rests] = splitItems(listItems(differences));
  if (named.length > 0) return countItems(named);
  return rests.every(isYetToCome) ? 'only actions yet to come' : 'only the rest of a pattern';
}

/** `385 actions, 236 Write, 149 Read`: all that a document gives, each at its gravest level. */
export function describeGiven(given: readonly Difference[]): string {
  if (given.length === 0) return 'nothing';
  const items = listItems(given);
  const counts = levels.map((level) => [level, countLevel(items, level)]);
  return [countDifferences(given), listLevelCounts(Object.fromEntries(counts))]
    .filter((text) => text !== '')
    .join(', ');
}

/** `235 Write, 81 Read`, the gravest first: how many actions have each level as their gravest. */
export function listLevelCounts(counts: Readonly<Record<string, number>>): string {
  return sortLevels(Object.keys(counts))
    .filter((level) => counts[level] !== 0)
    .map((level) => `${counts[level]} ${level}`)
    .join(', ');
}

const labels = { wider: 'Wider', narrower: 'Narrower', both: 'Both', undecided: 'Undecided' };

function listParts(
  { nothing, resources, conditions }: Tally,
  ...[gone, elsewhere, conditioned]: [string, string, string]
): string[] {
  return [
    describeItems(nothing, gone) ?? [],
    describeFew(resources, elsewhere),
    describeFew(conditions, conditioned),
  ].flat();
}

function describeFew(items: readonly Item[], words: string): string[] {
  if (items.length === 0) return [];
  const [named, rests] = splitItems(items);
  const subjects = [countItems(named), describeRests(rests)].filter((text) => text !== '');
  return [`${joinWords(subjects)} ${words}${nameFew(named)}`];
}

/** `18 actions more on all resources, 9 of them Write, and whatever AWS adds to wisdom:*`. */
function describeItems(items: readonly Item[], word: string): string | undefined {
  const [named, rests] = splitItems(items);
  const lost = word === 'fewer' ? 'no longer ' : '';
  if (named.length === 0) return rests.length > 0 ? describeRests(rests, lost) : undefined;
  const parts = [
    `${countItems(named)} ${word}${describeScope(named)}`,
    ...describeLevels(named),
    ...describeWholes(named),
  ];
  const names = named.some(({ action }) => isWholeService(action)) ? '' : nameFew(named);
  return `${parts.join(', ')}${names}${describeRests(rests, `, and ${lost}`)}`;
}

function splitItems(items: readonly Item[]): [named: Item[], rests: Item[]] {
  return [items.filter(({ isRest }) => !isRest), items.filter(({ isRest }) => isRest)];
}

function describeRests(rests: readonly Item[], before = ''): string {
  const coming = rests.filter(isYetToCome);
  const others = rests.filter((item) => !isYetToCome(item));
  const parts = [
    ...(coming.length > 0 ? [`whatever AWS adds to ${nameItems(coming)}`] : []),
    ...(others.length > 0 ? [`whatever else is in ${nameItems(others)}`] : []),
  ];
  return parts.length > 0 ? `${before}${joinWords(parts)}` : '';
}

/** `12 actions`; what is not known of a pattern is no number of actions: `1 pattern`. */
function countItems(items: readonly Item[]): string {
  const counts: [number, string][] = [
    [countActions(items), 'action'],
    [countUnknown(items), 'pattern'],
  ];
  return joinWords(counts.filter(([count]) => count > 0).map(([count, of]) => countOf(count, of)));
}

function countAll(items: readonly Item[]): number {
  return countActions(items) + countUnknown(items);
}

function describeScope(items: readonly Item[]): string {
  const isOnAll = ({ differences }: Item) =>
    differences.some(
      ({ resource, exceptResources }) => resource === '*' && exceptResources.length === 0,
    );
  const isConditioned = ({ differences }: Item) =>
    differences.every(({ conditions }) => conditions.length > 0);
  const count = countAll(items.filter(isOnAll));
  const condition = items.every(isConditioned) ? ' under a condition' : '';
  if (count === countAll(items)) return ` on all resources${condition}`;
  return `${condition}${count > 0 ? `, ${count} of them on all resources` : ''}`;
}

/** How many are of the two levels that matter most. */
function describeLevels(items: readonly Item[]): string[] {
  const parts = (['Permissions management', 'Write'] as const)
    .map((level) => ({ level, count: countLevel(items, level) }))
    .filter(({ count }) => count > 0);
  const [first] = parts;
  if (first === undefined) return [];
  if (first.count === countAll(items)) {
    return [first.count === 1 ? first.level : `all of them ${first.level}`];
  }
  const counts = parts.map(
    ({ level, count }, index) => `${count}${index === 0 ? ' of them' : ''} ${level}`,
  );
  return [joinWords(counts)];
}

function describeWholes(items: readonly Item[]): string[] {
  const wholes = items.filter(({ action }) => isWholeService(action));
  if (wholes.length === 0) return [];
  if (wholes.length > mostNamed) return [`with all of ${wholes.length} services`];
  return [`with all of ${joinWords(wholes.map(nameItem))}`];
}

function nameItems(items: readonly Item[]): string {
  return items.length > mostNamed
    ? countOf(items.length, 'pattern')
    : joinWords(items.map(nameItem));
}

function nameFew(items: readonly Item[]): string {
  const isFew = items.length > 0 && items.length <= mostNamed;
  return isFew ? `: ${joinWords(items.map(nameItem))}` : '';
}

/** `s3:GetObject`, or `* but iam:*` where a NotAction leaves something out. */
function nameItem({ action, differences: [{ exceptActions }] }: Item): string {
  if (exceptActions.length === 0) return action;
  return `${action} but ${
    exceptActions.length > mostNamed
      ? countOf(exceptActions.length, 'pattern')
      : joinWords(exceptActions)
  }`;
}
