import type { Change, PermissionDifference } from '../history/changes';
import type { DefaultChange } from '../history/default-changes';
import type { Comparison, Verdict } from '../iam/compare/difference';
import { describeFew, describeItems, mostNamed } from './describe-items';
import { type Tally, takeShared, tallyDifferences } from './tally';
import { countOf, joinWords } from './wording';

/** What lists of every change say of one. */
export interface ToldChange {
  verdict: Verdict;
  summary: string;
}

const told = new WeakMap<Change, ToldChange>();

/** What was said of a change before; undefined if nothing was. */
export function recallChange(change: Change): ToldChange | undefined {
  return told.get(change);
}

/** Takes what another process said of the same change. */
export function learnChange(change: Change, said: ToldChange) {
  told.set(change, said);
}

/** Both at once, and kept: the comparison behind them is too large to keep for every change. */
function tellChange(change: Change): ToldChange {
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
