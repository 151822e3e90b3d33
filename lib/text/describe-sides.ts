import type { Comparison, Difference } from '../iam/compare/difference';
import { type ActionItem, groupItems, type ItemsByElsewhere, takeShared } from './action-items';
import { describeItems } from './describe-items';
import { describeConditionChange } from './describe-scope';
import { nameFuture, nameOrCount } from './name-items';
import { countOf } from './wording';

/** The actions that count, and apart from them those that IAM may add. */
interface Side {
  known: ItemsByElsewhere;
  future: ItemsByElsewhere;
}

function readSide(differences: readonly Difference[]): Side {
  return {
    known: groupItems(differences.filter(({ future }) => !future)),
    future: groupItems(differences.filter(({ future }) => future)),
  };
}

/** What a document allows, as clauses that begin with `allows`. */
export function describeAllowed(allowed: readonly Difference[]): string[] {
  const { known, future } = readSide(allowed);
  return addFuture(describeItems(known.nothing, 'allows'), future.nothing, 'allows only');
}

/** What was added, what was removed, and what changed otherwise, as clauses that begin with a verb. */
export function describeSides({ gained, lost, undecided }: Comparison): string[] {
  const [more, fewer] = [readSide(gained), readSide(lost)];
  const moved = (['resources', 'conditions'] as const).flatMap((kind) =>
    joinClause(
      `changes the ${kind} of`,
      takeShared(more.known[kind], fewer.known[kind]),
      takeShared(more.future[kind], fewer.future[kind]),
    ),
  );
  return [
    ...addFuture(describeItems(more.known.nothing, 'adds'), more.future.nothing, 'adds'),
    ...joinClause('allows', more.known.resources, more.future.resources, 'on more resources'),
    ...describeConditionSide(more, 'gained'),
    ...describeItems(fewer.known.nothing, 'removes'),
    ...joinClause('no longer includes', [], fewer.future.nothing),
    ...joinClause('allows', fewer.known.resources, fewer.future.resources, 'on fewer resources'),
    ...describeConditionSide(fewer, 'lost'),
    ...moved,
    ...(undecided.length > 0
      ? [`${countOf(undecided.length, 'grant')} could not be compared`]
      : []),
  ];
}

function describeConditionSide({ known, future }: Side, side: 'gained' | 'lost'): string[] {
  const items = [...known.conditions, ...future.conditions];
  const [before, after] = describeConditionChange(items, side);
  return joinClause(before, known.conditions, future.conditions, after);
}

/** `allows a:Get and future a:* actions on more resources`; none without actions. */
function joinClause(
  before: string,
  known: readonly ActionItem[],
  future: readonly ActionItem[],
  after = '',
): string[] {
  const objects = [
    ...(known.length > 0 ? [nameOrCount(known)] : []),
    ...(future.length > 0 ? [nameFuture(future, true)] : []),
  ];
  if (objects.length === 0) return [];
  return [[before, objects.join(' and '), after].filter((text) => text !== '').join(' ')];
}

/** Adds the future actions to the last clause, or as a clause of their own. */
function addFuture(
  clauses: readonly string[],
  future: readonly ActionItem[],
  verb: string,
): string[] {
  if (future.length === 0) return [...clauses];
  const name = nameFuture(future, true);
  const last = clauses.at(-1);
  if (last === undefined) return [`${verb} ${name}`];
  return [...clauses.slice(0, -1), `${last}, plus ${name}`];
}
