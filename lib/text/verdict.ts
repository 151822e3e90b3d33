import type { Change, ChangeAnalysis, PermissionDifference } from '../history/changes';
import type { DefaultChange } from '../history/default-changes';
import type { Comparison, Difference, Verdict } from '../iam/compare/difference';
import { type ActionItem, groupItems, type ItemsByElsewhere, takeShared } from './action-items';
import { describeFew, describeItems, maxNamed, nameFuture } from './describe-items';
import { countOf, joinWords } from './wording';

/** Compares the versions of a change and describes the difference. */
export function analyzeChange(change: Change): ChangeAnalysis {
  const { verdict, knownVerdict } = change.access();
  const summary =
    change.effect === 'first'
      ? `${nameFirst(change)}: ${describeFirst(change)}.`
      : summarizeDifference(change);
  return { verdict, knownVerdict, summary, outline: outlineDifference(change) };
}

function readAnalysis(change: Change): ChangeAnalysis {
  return change.analysis?.() ?? analyzeChange(change);
}

/** What a change did to access, in one sentence. */
export function summarizeChange(change: Change): string {
  return readAnalysis(change).summary;
}

/** The verdict, which counts future actions; a first version is compared with no permissions. */
export function judgeChange(change: Change): Verdict {
  return readAnalysis(change).verdict;
}

/** The verdict of pages and feeds: only actions that IAM has or a document names count. */
export function judgeKnownChange(change: Change): Verdict {
  return readAnalysis(change).knownVerdict;
}

/** The same without the verdict, to follow a name: `29 actions more, 17 of them Write`. */
export function outlineChange(change: Change): string {
  return readAnalysis(change).outline;
}

function outlineDifference(change: Change): string {
  const { effect, access } = change;
  if (effect === 'first') return `${nameFirst(change).toLowerCase()}, ${describeFirst(change)}`;
  if (effect === 'same-document') return 'the same document again';
  const comparison = access();
  if (comparison.verdict === 'same') return describeSame(change);
  const sides = listSides(comparison);
  return (comparison.knownVerdict === 'same' ? [unchanged, ...sides] : sides).join('; ');
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
  const { known, future } = tallySides(access().gained);
  const allowed = describeItems(known.nothing, 'allowed');
  const parts =
    allowed.length > 0 ? allowed : [future.nothing.length > 0 ? none : 'nothing allowed'];
  return addFuture(parts, future.nothing, 'plus').join('; ');
}

const unchanged = 'no change to actions that IAM has';
const none = 'no action that IAM has';

/** The same of the difference between any two versions. */
export function summarizeDifference(difference: PermissionDifference): string {
  const { effect, access } = difference;
  if (effect === 'same-document') return 'The same document again.';
  const comparison = access();
  if (comparison.verdict !== 'same') return describeAccess(comparison);
  return `${capitalize(describeSame(difference))}.`;
}

/** A Deny of what the policy does not allow is nothing to it alone, and much to others beside it. */
function describeSame({ deniesAdded, deniesRemoved }: PermissionDifference): string {
  const name = (patterns: readonly string[]) =>
    patterns.length > maxNamed ? countOf(patterns.length, 'pattern') : joinWords(patterns);
  const parts = [
    ...(deniesAdded.length > 0 ? [`denies ${name(deniesAdded)} now`] : []),
    ...(deniesRemoved.length > 0 ? [`denies ${name(deniesRemoved)} no more`] : []),
  ];
  if (parts.length === 0) return 'same access, written differently';
  return `same access by itself; it ${joinWords(parts)}`;
}

/** What a change does to access: `Wider: 4 actions more on all resources, 2 of them Write.` */
export function describeAccess(comparison: Comparison): string {
  if (comparison.verdict === 'same') return 'Same access, written differently.';
  const sides = listSides(comparison).join('; ');
  const { knownVerdict } = comparison;
  if (knownVerdict === 'same') return `${capitalize(unchanged)}; ${sides}.`;
  return `${labels[knownVerdict]}: ${sides}.`;
}

const labels = { wider: 'Wider', narrower: 'Narrower', both: 'Both', undecided: 'Undecided' };

function capitalize(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** The actions that count, and apart from them those that IAM may add. */
interface Sides {
  known: ItemsByElsewhere;
  future: ItemsByElsewhere;
}

function tallySides(differences: readonly Difference[]): Sides {
  return {
    known: groupItems(differences.filter(({ future }) => !future)),
    future: groupItems(differences.filter(({ future }) => future)),
  };
}

function listSides({ gained, lost, undecided }: Comparison): string[] {
  const [more, fewer] = [tallySides(gained), tallySides(lost)];
  const moved = (['resources', 'conditions'] as const).flatMap((kind) => {
    const other = `${kind === 'resources' ? 'on' : 'under'} other ${kind}`;
    const future = takeShared(more.future[kind], fewer.future[kind]);
    const known = takeShared(more.known[kind], fewer.known[kind]);
    return addFuture(describeFew(known, other), future, 'includes', ` ${other}`);
  });
  return [
    ...listGained(more),
    ...listLost(fewer),
    ...moved,
    ...(undecided.length > 0 ? [`${countOf(undecided.length, 'grant')} not decided`] : []),
  ];
}

function listGained({ known, future }: Sides): string[] {
  const [resources, conditions] = ['on more resources', 'under looser conditions'];
  return [
    addFuture(describeItems(known.nothing, 'more'), future.nothing, 'plus'),
    addFuture(describeFew(known.resources, resources), future.resources, 'plus', ` ${resources}`),
    addFuture(
      describeFew(known.conditions, conditions),
      future.conditions,
      'plus',
      ` ${conditions}`,
    ),
  ].flat();
}

function listLost({ known, future }: Sides): string[] {
  const [resources, conditions] = ['on fewer resources', 'only under stricter conditions'];
  return [
    addFuture(describeItems(known.nothing, 'fewer'), future.nothing, 'no longer includes'),
    addFuture(
      describeFew(known.resources, resources),
      future.resources,
      'includes',
      ` ${resources}`,
    ),
    addFuture(
      describeFew(known.conditions, `left ${conditions}`),
      future.conditions,
      'includes',
      ` ${conditions}`,
    ),
  ].flat();
}

/** Adds the future part: to the last part where it begins with `plus`, else as a part. */
function addFuture(
  parts: readonly string[],
  future: readonly ActionItem[],
  before: 'plus' | 'includes' | 'no longer includes',
  after = '',
): string[] {
  if (future.length === 0) return [...parts];
  const words = `${before} ${nameFuture(future, true)}${after}`;
  const last = parts.at(-1);
  if (before !== 'plus' || last === undefined) return [...parts, words];
  return [...parts.slice(0, -1), `${last}, ${words}`];
}
