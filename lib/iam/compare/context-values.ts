import type { Accepted } from '../evaluate/accepted-values';
import { isSatisfiedBy, type ResolvedCondition } from '../evaluate/conditions';
import { listBoundaryValues } from './boundary-values';
import type { ContextKey, KeyType } from './context-keys';
import type { GeneralText } from './general-text';
import { intersectArns } from './intersect-patterns';
import { listLetterCases } from './letter-cases';
import { addShortForms, intersectAll, unique } from './pattern-parts';
import type { StepBudget } from './step-budget';
import { fillWildcards, isOfType, listSampleValues } from './typed-values';

/** What a request has of a context key: values in the encoding of requests, or nothing. */
export type KeyValues = readonly string[] | undefined;

/** The values of the keys that matter; a key without values is absent. */
export type Context = ReadonlyMap<string, KeyValues>;

interface ValueTools {
  general: GeneralText;
  budget: StepBudget;
}

/** More sets of values of one key than this are not tried. */
const maxSets = 4000;

/**
 * Values of one context key, one at least of each class that the conditions can tell apart and
 * that can be of use: to satisfy the conditions that must hold and as few of the others as can be.
 * Includes absence. Undefined where there are too many.
 * @param required conditions on the key that must hold
 * @param others other conditions on the key; better not satisfied
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
  const classes = pickOfEachClass(single, (value) => describeClass(conditions, value));
  const sets = key.isMultivalued
    ? listSets(classes, conditions)
    : classes.map((value): KeyValues => [value]);
  return sets && [...sets, undefined];
}

function pickOfEachClass(values: readonly string[], classify: (value: string) => string): string[] {
  const classes = new Map<string, string>();
  for (const value of values) {
    const found = classify(value);
    if (!classes.has(found)) classes.set(found, value);
  }
  return [...classes.values()];
}

/** Which conditions a value satisfies by itself. */
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
  // Only these must match one of their values: all other patterns are better avoided.
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
  const texts = [...shortForms, ...(isMixed ? shortForms.flatMap(insertColons) : [])].map((piece) =>
    general.fill(piece),
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
 * The pattern with colons in what one of its stars stands for: StringLike matches them with a star,
 * which ArnLike holds within its part of the ARN.
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

/** Patterns that match exactly what is accepted; none for numbers, dates and addresses. */
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
 * Sets of values of a key with several: one of each class that set operators can tell apart by
 * what some value of the set satisfies, and what all of them do.
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
  // A map's iteration reaches what is added on the way.
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
