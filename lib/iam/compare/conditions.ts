import type { Condition } from '../document';
import { areApart, coversValue, readValue, type Value } from './values';

/**
 * How conditions bear on one another. A condition is read as what it accepts of its key: the
 * key's absence, and values within a list or outside of one. What is not known to follow is
 * taken not to follow.
 */
export interface Predicate {
  /** The condition as the document writes it. */
  condition: Condition;
  /** Two predicates of one id ask the same, however they are written. */
  id: string;
  /** Same where they are written the same, letter case and order of values aside. */
  written: string;
  key: string;
  /** `foranyvalue`, `forallvalues` or nothing. */
  quantifier: string;
  /** Whether a request without the key satisfies it. */
  acceptsAbsent: boolean;
  /** The values that it accepts, or all but those. */
  values: readonly Value[];
  isOutside: boolean;
}

/** Operators that say no, and what they say no to. A map: a document may name a "constructor". */
const negations = new Map([
  ['stringnotequals', 'stringequals'],
  ['stringnotequalsignorecase', 'stringequalsignorecase'],
  ['stringnotlike', 'stringlike'],
  ['arnnotequals', 'arnlike'],
  ['arnnotlike', 'arnlike'],
  ['numericnotequals', 'numericequals'],
  ['datenotequals', 'dateequals'],
  ['notipaddress', 'ipaddress'],
]);

export function readPredicate(condition: Condition): Predicate {
  const { quantifier, operator, isIfExists } = readOperator(condition.operator);
  const key = condition.key.toLowerCase();
  if (operator === 'null') {
    // Asks for no value: the key is absent, or it is there with any.
    const asks = (wanted: string) => condition.values.some((each) => each.toLowerCase() === wanted);
    const [acceptsAbsent, isOutside] = [asks('true'), asks('false')];
    return finish({ condition, key, quantifier: '', acceptsAbsent, values: [], isOutside });
  }
  // IAM reads ArnEquals as ArnLike.
  const base = negations.get(operator) ?? (operator === 'arnequals' ? 'arnlike' : operator);
  const isOutside = negations.has(operator);
  const values = condition.values.map((value) => readValue(base, value));
  // A negated operator holds where the key is absent, and so do all values of none.
  const acceptsAbsent =
    isIfExists || quantifier === 'forallvalues' || (isOutside && quantifier === '');
  return finish({ condition, key, quantifier, acceptsAbsent, values, isOutside });
}

function readOperator(written: string) {
  const [first = '', rest] = written.toLowerCase().split(':');
  const plain = rest ?? first;
  const isIfExists = plain.endsWith('ifexists');
  return {
    quantifier: rest === undefined ? '' : first,
    operator: isIfExists ? plain.slice(0, -'ifexists'.length) : plain,
    isIfExists,
  };
}

function finish(predicate: Omit<Predicate, 'id' | 'written'>): Predicate {
  const { key, quantifier, acceptsAbsent, values, isOutside } = predicate;
  const texts = [...new Set(values.map((value) => JSON.stringify(value, writeInfinity)))].sort();
  const { operator, values: texted } = predicate.condition;
  return {
    ...predicate,
    id: [key, quantifier, acceptsAbsent, isOutside, ...texts].join(' '),
    written: JSON.stringify([operator.toLowerCase(), key, [...texted].sort()]),
  };
}

/** JSON has no infinity. */
function writeInfinity(_: string, value: unknown): unknown {
  return typeof value === 'number' ? String(value) : value;
}

/** Whether every request that satisfies `a` satisfies `b`. */
export function implies(a: Predicate, b: Predicate): boolean {
  if (a.id === b.id) return true;
  if (a.key !== b.key || (a.acceptsAbsent && !b.acceptsAbsent)) return false;
  if (acceptsNone(a) || acceptsAll(b)) return true;
  if (a.quantifier !== b.quantifier) return false;
  if (a.isOutside) return b.isOutside && isWithin(b.values, a.values);
  if (!b.isOutside) return isWithin(a.values, b.values);
  return isApart(a, b);
}

/** Whether no request satisfies both. */
export function excludes(a: Predicate, b: Predicate): boolean {
  return implies(a, complement(b));
}

/** Whether every request satisfies one of the two at least. */
export function completes(a: Predicate, b: Predicate): boolean {
  return implies(complement(a), b);
}

const swapped = new Map([
  ['foranyvalue', 'forallvalues'],
  ['forallvalues', 'foranyvalue'],
]);

/** Asked for each pair of conditions, and the same each time. */
const complements = new WeakMap<Predicate, Predicate>();

/** What a predicate refuses; as a condition IAM has it not always. */
function complement(predicate: Predicate): Predicate {
  const known = complements.get(predicate);
  if (known !== undefined) return known;
  const { quantifier, acceptsAbsent, isOutside } = predicate;
  const made = finish({
    ...predicate,
    quantifier: swapped.get(quantifier) ?? '',
    acceptsAbsent: !acceptsAbsent,
    isOutside: !isOutside,
  });
  complements.set(predicate, made);
  return made;
}

/** Whether a predicate accepts no value, so that only an absent key satisfies it. */
const acceptsNone = ({ isOutside, values }: Predicate) =>
  isOutside ? isEvery(values) : values.length === 0;

const acceptsAll = ({ isOutside, values }: Predicate) =>
  isOutside ? values.length === 0 : isEvery(values);

const isEvery = (values: readonly Value[]) =>
  values.some((value) => value.kind === 'pattern' && value.text === '*');

function isWithin(narrow: readonly Value[], wide: readonly Value[]): boolean {
  return narrow.every((value) => wide.some((other) => coversValue(other, value)));
}

function isApart(a: Predicate, b: Predicate): boolean {
  return a.values.every((value) => b.values.every((other) => areApart(value, other)));
}
