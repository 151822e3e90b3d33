import type { Accepted } from '../evaluate/accepted-values';
import { isSatisfiedBy, type ResolvedCondition } from '../evaluate/conditions';
import { listBoundaryValues } from './boundary-values';
import type { ContextKey, KeyType } from './context-keys';
import type { GeneralText } from './general-text';
import { intersectArns } from './intersect-patterns';
import { listLetterCases } from './letter-cases';
import { addShortForms, intersectAll, unique, uniqueBy } from './pattern-parts';
import type { StepBudget } from './step-budget';
import { fillWildcards, isOfType, listSampleValues } from './typed-values';

/** The values of a context key in a request, encoded by `encodeText`; undefined where it is absent. */
export type KeyValues = readonly string[] | undefined;

/** The values of context keys in a request. */
export type Context = ReadonlyMap<string, KeyValues>;

interface ValueTools {
  general: GeneralText;
  budget: StepBudget;
}

/** The number of sets of values of one key that are tried. */
const maxSets = 4000;

/**
 * Values of one context key, one of each class of values that satisfy the same conditions. Classes
 * that satisfy more of the other conditions than necessary are left out. Includes absence.
 * Undefined where there are too many.
 * @param required conditions on the key that must be satisfied
 * @param others conditions on the key of which as few as possible should be satisfied
 */
export function listContextValues(
  required: readonly ResolvedCondition[],
  others: readonly ResolvedCondition[],
  key: ContextKey,
  tools: ValueTools,
): readonly KeyValues[] | undefined {
  const conditions = [...required, ...others];
  const single = listSingleValues(required, others, key.type, tools);
  if (single === undefined) return undefined;
  const classes = uniqueBy(single, (value) => describeClass(conditions, value));
  const sets = key.isMultivalued
    ? listSets(classes, conditions)
    : classes.map((value): KeyValues => [value]);
  return sets && [...sets, undefined];
}

/** The conditions that a value satisfies, as ones and zeros. */
function describeClass(conditions: readonly ResolvedCondition[], value: string): string {
  return conditions.map((each) => (isSatisfiedBy(each, value) ? '1' : '0')).join('');
}

function listSingleValues(
  required: readonly ResolvedCondition[],
  others: readonly ResolvedCondition[],
  type: KeyType,
  { general, budget }: ValueTools,
): readonly string[] | undefined {
  const all = [...required, ...others].flatMap(({ accepted }) => accepted);
  if (type === 'boolean') return ['true', 'false'];
  const cases = listLetterCases(all);
  // A value should match a pattern of these conditions, and no pattern of the others.
  const lists = [
    ...required.filter(({ isNegated }) => !isNegated),
    ...others.filter(({ isNegated }) => isNegated),
  ].map(({ accepted }) => accepted.flatMap((each) => listPatterns(each, cases)));
  const start = type === 'text' ? ['*'] : type === 'arn' ? ['arn:*:*:*:*:*'] : [];
  let parts: readonly string[] = start.length > 0 ? start : unique(lists.flat());
  const isArns = type === 'arn' && all.every(({ kind }) => kind === 'arn' || kind === 'nothing');
  for (const list of lists) {
    const overlaps = intersectAll(parts, list, isArns ? intersectArns : budget.intersect);
    if (overlaps === undefined) return undefined;
    parts = unique([...overlaps, ...parts]);
  }
  const patterns = all.flatMap((each) =>
    each.kind === 'pattern' || each.kind === 'arn' ? [each.text] : [],
  );
  const shortForms = addShortForms(parts, patterns);
  if (shortForms === undefined) return undefined;
  const isMixed = ['arn', 'pattern'].every((kind) => all.some((each) => each.kind === kind));
  const texts = [...shortForms, ...(isMixed ? shortForms.flatMap(insertColons) : [])].map((part) =>
    general.fill(part),
  );
  const values = [
    ...texts,
    ...texts.flatMap((text) => cases.get(text.toLowerCase()) ?? []),
    ...listBoundaryValues(all),
    ...listSampleValues(type),
    ...(all.some(({ kind }) => kind === 'boolean') ? ['true', 'false'] : []),
    ...fillWildcards(parts, type),
  ];
  return unique(values).filter((value) => isOfType(value, type));
}

/**
 * Variants of a pattern in which one star also matches colons. A star of StringLike matches colons,
 * a star of ArnLike does not, so the part that it matches is different.
 */
function insertColons(pattern: string): string[] {
  return [...pattern].flatMap((character, at) =>
    character === '*'
      ? [1, 2, 3, 4].map(
          (count) => `${pattern.slice(0, at)}*${':*'.repeat(count)}${pattern.slice(at + 1)}`,
        )
      : [],
  );
}

/** Patterns that match exactly the accepted texts; none for numbers, dates and addresses. */
function listPatterns(
  accepted: Accepted,
  cases: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  switch (accepted.kind) {
    case 'text':
    case 'pattern':
    case 'arn':
      return [accepted.text];
    case 'anyCase':
      return cases.get(accepted.text) as readonly string[];
    default:
      return [];
  }
}

/**
 * Sets of values of a key that can have several: one of each class of sets with the same conditions
 * that some value satisfies and the same conditions that all values satisfy.
 */
function listSets(
  values: readonly string[],
  conditions: readonly ResolvedCondition[],
): KeyValues[] | undefined {
  const classify = (set: readonly string[]) => {
    const bits = set.map((value) => describeClass(conditions, value));
    return conditions
      .map((_, at) => {
        const found = new Set(bits.map((each) => each[at]));
        return found.size === 2 ? '2' : [...found][0];
      })
      .join('');
  };
  const sets = new Map<string, readonly string[]>(
    values.map((value) => [classify([value]), [value]]),
  );
  // The iteration of a map includes items that are added during it.
  for (const set of sets.values()) {
    for (const value of values) {
      if (set.includes(value)) continue;
      const larger = [...set, value];
      const found = classify(larger);
      if (!sets.has(found)) sets.set(found, larger);
      if (sets.size > maxSets) return undefined;
    }
  }
  return [...sets.values()];
}
