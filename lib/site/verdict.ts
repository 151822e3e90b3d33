import type { Change, PermissionDifference } from '../history/changes';
import type { Comparison } from '../iam/compare/difference';
import { isWholeService } from '../iam/compare/seriousness';
import {
  countActions,
  countLevel,
  type Item,
  type Tally,
  takeShared,
  tallyDifferences,
} from './tally';
import { countOf, joinWords } from './wording';

/** More actions than this are counted and not named. */
const mostNamed = 3;

/** What a change did to access, in one sentence. */
export function summarizeChange(change: Change): string {
  if (change.effect !== 'first') return summarizeDifference(change);
  const what = change.version.number === 1 ? 'First version' : 'Oldest version on record';
  const { nothing, rests } = tallyDifferences(change.access().gained);
  return `${what}: ${describeItems(nothing, rests, 'allowed') ?? 'nothing allowed'}.`;
}

/** The same of the difference between any two versions. */
export function summarizeDifference({ effect, access }: PermissionDifference): string {
  return effect === 'same-document' ? 'The same document again.' : describeAccess(access());
}

/** What a step does to access: `Wider: 4 actions more on all resources, 2 of them Write.` */
export function describeAccess({ verdict, gained, lost, undecided }: Comparison): string {
  if (verdict === 'same') return 'Same access, written differently.';
  const [more, fewer] = [tallyDifferences(gained), tallyDifferences(lost)];
  const moved = (['resources', 'conditions'] as const).flatMap((kind) => {
    const items = takeShared(more[kind], fewer[kind]);
    const preposition = kind === 'resources' ? 'on' : 'under';
    return describeFew(items, `${preposition} other ${kind}`);
  });
  const parts = [
    ...listParts(more, 'more', 'on more resources', 'under looser conditions'),
    ...listParts(fewer, 'fewer', 'on fewer resources', 'left only under stricter conditions'),
    ...moved,
    ...(undecided.length > 0 ? [`${countOf(undecided.length, 'grant')} not decided`] : []),
  ];
  return `${labels[verdict]}: ${parts.join('; ')}.`;
}

const labels = { wider: 'Wider', narrower: 'Narrower', both: 'Both', undecided: 'Undecided' };

function listParts(
  { nothing, rests, resources, conditions }: Tally,
  ...[gone, elsewhere, conditioned]: [string, string, string]
): string[] {
  return [
    describeItems(nothing, rests, gone) ?? [],
    describeFew(resources, elsewhere),
    describeFew(conditions, conditioned),
  ].flat();
}

function describeFew(items: readonly Item[], words: string): string[] {
  if (items.length === 0) return [];
  return [`${countOf(countActions(items), 'action')} ${words}${nameFew(items)}`];
}

/** `18 actions more on all resources, 9 of them Write, and whatever AWS adds to wisdom:*`. */
function describeItems(
  items: readonly Item[],
  rests: readonly string[],
  word: string,
): string | undefined {
  const future = rests.length === 0 ? '' : `whatever AWS adds to ${namePatterns(rests)}`;
  if (items.length === 0) return future === '' ? undefined : `${future} ${word}`;
  const parts = [
    `${countOf(countActions(items), 'action')} ${word}${describeScope(items)}`,
    ...describeLevels(items),
    ...describeWholes(items),
  ];
  const names = items.some(({ action }) => isWholeService(action)) ? '' : nameFew(items);
  return `${parts.join(', ')}${future === '' ? '' : `, and ${future}`}${names}`;
}

function describeScope(items: readonly Item[]): string {
  const isOnAll = ({ differences }: Item) => differences.some(({ resource }) => resource === '*');
  const isConditioned = ({ differences }: Item) =>
    differences.every(({ conditions }) => conditions.length > 0);
  const count = countActions(items.filter(isOnAll));
  const condition = items.every(isConditioned) ? ' under a condition' : '';
  if (count === countActions(items)) return ` on all resources${condition}`;
  return `${condition}${count > 0 ? `, ${count} of them on all resources` : ''}`;
}

/** How many are of the two levels that matter most. */
function describeLevels(items: readonly Item[]): string[] {
  const parts = (['Permissions management', 'Write'] as const)
    .map((level) => ({ level, count: countLevel(items, level) }))
    .filter(({ count }) => count > 0);
  const [first] = parts;
  if (first === undefined) return [];
  if (first.count === countActions(items)) {
    return [first.count === 1 ? first.level : `all of them ${first.level}`];
  }
  const counts = parts.map(
    ({ level, count }, index) => `${count}${index === 0 ? ' of them' : ''} ${level}`,
  );
  return [joinWords(counts)];
}

function describeWholes(items: readonly Item[]): string[] {
  const wholes = items.map(({ action }) => action).filter(isWholeService);
  if (wholes.length === 0) return [];
  if (wholes.length > mostNamed) return [`with all of ${wholes.length} services`];
  return [`with all of ${joinWords(wholes)}`];
}

function namePatterns(patterns: readonly string[]): string {
  return patterns.length > mostNamed ? countOf(patterns.length, 'pattern') : joinWords(patterns);
}

function nameFew(items: readonly Item[]): string {
  const names = items.map(({ action }) => action);
  return names.length > mostNamed ? '' : `: ${joinWords(names)}`;
}
