import {
  type Accepted,
  isBoolean,
  parseDate,
  parseNumber,
  splitArn,
} from '../evaluate/accepted-values';
import { isSatisfiedBy, type ResolvedCondition } from '../evaluate/conditions';
import { parseIpAddress } from '../evaluate/ip-blocks';
import { coversPattern } from '../patterns';
import { listBoundaryValues } from './boundary-values';
import type { ContextKey, KeyType } from './context-keys';
import type { Effort } from './effort';
import type { GeneralText } from './general-text';
import { meetArns } from './globs';
import { meetAll, shorten, unique } from './pieces';

/** What a request has of a context key: values in the encoding of requests, or nothing. */
export type KeyValues = readonly string[] | undefined;

/** The values of the keys that matter; a key without values is absent. */
export type Context = ReadonlyMap<string, KeyValues>;

interface ValueTools {
  general: GeneralText;
  effort: Effort;
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
  const classes = pickClasses(single, (value) => writeBits(conditions, value));
  const sets = key.isMultivalued
    ? listSets(classes, conditions)
    : classes.map((value): KeyValues => [value]);
  return sets && [...sets, undefined];
}

function pickClasses(values: readonly string[], classify: (value: string) => string): string[] {
  const classes = new Map<string, string>();
  for (const value of values) {
    const found = classify(value);
    if (!classes.has(found)) classes.set(found, value);
  }
  return [...classes.values()];
}

/** Which conditions a value satisfies by itself. */
function writeBits(conditions: readonly ResolvedCondition[], value: string): string {
  return conditions.map((each) => (isSatisfiedBy(each, value) ? '1' : '0')).join('');
}

function listSingleValues(
  required: readonly ResolvedCondition[],
  others: readonly ResolvedCondition[],
  type: KeyType,
  { general, effort }: ValueTools,
): readonly string[] | undefined {
  const all = [...required, ...others].flatMap(({ accepted }) => accepted);
  if (type === 'boolean') return ['true', 'false'];
  const letters = listCasings(all);
  // Only these must match one of their values: all other patterns are better avoided.
  const lists = [
    ...required.filter(({ isNegated }) => !isNegated),
    ...others.filter(({ isNegated }) => isNegated),
  ].map(({ accepted }) => accepted.flatMap((each) => listPatterns(each, letters)));
  const start = type === 'text' ? ['*'] : type === 'arn' ? ['arn:*:*:*:*:*'] : [];
  let pieces: readonly string[] = start.length > 0 ? start : unique(lists.flat());
  const isArns = type === 'arn' && all.every(({ kind }) => kind === 'arn' || kind === 'nothing');
  for (const list of lists) {
    const met = meetAll(pieces, list, isArns ? meetArns : effort.meet);
    if (met === undefined) return undefined;
    pieces = unique([...met, ...pieces]);
  }
  const patterns = all.flatMap((each) =>
    each.kind === 'pattern' || each.kind === 'arn' ? [each.text] : [],
  );
  const short = shorten(pieces, patterns);
  if (short === undefined) return undefined;
  const texts = short.map((piece) => general.fill(piece));
  const values = [
    ...texts,
    ...texts.flatMap((text) => letters.get(text.toLowerCase()) ?? []),
    ...listBoundaryValues(all),
    ...(anyValues[type] ?? []),
    ...(all.some(({ kind }) => kind === 'boolean') ? ['true', 'false'] : []),
    ...(type === 'numbers' || type === 'addresses' ? fillTyped(pieces) : []),
  ];
  return unique(values).filter((value) => isOfType(value, type));
}

/** A value where no condition has a bound. Source of the addresses: RFC 5737 and RFC 3849. */
const anyValues: Partial<Record<KeyType, readonly string[]>> = {
  numbers: ['1'],
  dates: ['2020-01-01T00:00:00Z'],
  addresses: ['203.0.113.7', '2001:db8::7'],
};

/** Patterns that match exactly what is accepted; none for numbers, dates and addresses. */
function listPatterns(
  accepted: Accepted,
  casings: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  switch (accepted.kind) {
    case 'text':
    case 'pattern':
    case 'arn':
      return [accepted.text];
    case 'anyCase':
      return casings.get(accepted.text) as readonly string[];
    default:
      return [];
  }
}

/**
 * Spellings of each text that is accepted in any case, as `StringEqualsIgnoreCase` does: those
 * that other conditions name or match, and such that no other condition names.
 */
function listCasings(accepted: readonly Accepted[]): Map<string, readonly string[]> {
  const texts = accepted.flatMap((each) =>
    each.kind === 'text' || each.kind === 'pattern' || each.kind === 'arn' ? [each.text] : [],
  );
  const casings = new Map<string, readonly string[]>();
  for (const each of accepted) {
    if (each.kind !== 'anyCase' || casings.has(each.text)) continue;
    const named = texts.flatMap((text) => adoptCase(each.text, text) ?? []);
    casings.set(each.text, unique([each.text, ...named, ...varyCase(each.text, named.length)]));
  }
  return casings;
}

/** A text in lower case in the casing of a pattern that matches it but for its case. */
function adoptCase(text: string, pattern: string): string | undefined {
  if (!coversPattern(pattern.toLowerCase(), text)) return undefined;
  const parts = pattern.split(/([*?])/);
  const groups = parts.map((part) => {
    if (part === '*') return '(.*?)';
    return part === '?' ? '(.)' : `(${part.replace(/[.+^${}()|[\]\\]/g, '\\$&')})`;
  });
  const found = new RegExp(`^${groups.join('')}$`, 'is').exec(text)?.slice(1) ?? [];
  return parts.map((part, at) => (/^[*?]$/.test(part) ? found[at] : part)).join('');
}

/** As many casings of a text as can be, up to one more than are named. */
function varyCase(text: string, named: number): string[] {
  const places = [...text].flatMap((letter, at) => (letter === letter.toUpperCase() ? [] : [at]));
  const count = Math.min(2 ** Math.min(places.length, 10), named + 2);
  return Array.from({ length: count }, (_, choice) =>
    [...text]
      .map((letter, at) =>
        choice & (1 << places.indexOf(at)) && places.includes(at) ? letter.toUpperCase() : letter,
      )
      .join(''),
  ).concat(text.toUpperCase());
}

/** Texts of a pattern that may be a number or an address. */
function fillTyped(pieces: readonly string[]): string[] {
  return pieces
    .filter((piece) => piece !== '*')
    .flatMap((piece) =>
      ['', '0', '5', '10', '1.1', '0.0', '1.1.1', '0.0.0', ':', '::1', '1:1'].map((run) =>
        piece.replaceAll('?', '1').replaceAll('*', run),
      ),
    );
}

export function isOfType(value: string, type: KeyType): boolean {
  switch (type) {
    case 'text':
      return true;
    case 'arn':
      return splitArn(value) !== undefined;
    case 'numbers':
      return parseNumber(value) !== undefined;
    case 'dates':
      return parseDate(value) !== undefined;
    case 'addresses':
      return parseIpAddress(value) !== undefined;
    case 'boolean':
      return isBoolean(value);
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
    const bits = set.map((value) => writeBits(conditions, value));
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
