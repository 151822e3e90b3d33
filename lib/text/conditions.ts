import type { Condition } from '../iam/document';
import { findConditionForm, type KeyName, nameKey } from './condition-forms';
import { type OperatorWords, readOperator } from './condition-operators';
import { countOf, joinWords } from './wording';

/** A condition in words. Backticks in `text` mark code; the other texts have none. */
export interface ReadableCondition {
  /** As a label: "same account only", "if `aws:m` is `true`". */
  text: string;
  /** After an action that is allowed: "in the same account only", "if aws:m is true". */
  phrase: string;
  /** After "restricts an action": "to the same account", "to requests where aws:m is true". */
  limit: string;
  /** Operator, key and values as the document has them. */
  exact: string;
}

/** More values than this are counted. */
const maxValues = 3;

/** Describes a condition in words. */
export function readCondition(condition: Condition): ReadableCondition {
  const { operator, key, values } = condition;
  const exact = `${operator} ${key} ${values.join(', ')}`;
  const words = readOperator(operator);
  const form = words && findForm(condition, words);
  const clause = form === undefined ? formatClause(condition, words) : '';
  const { text, phrase, limit } = form ?? {
    text: `if ${clause}`,
    phrase: `if ${clause}`,
    limit: `to requests where ${clause}`,
  };
  return { text, phrase: stripCode(phrase), limit: stripCode(limit), exact };
}

/** Whether two conditions have the same operator and key, so that only their values differ. */
export function hasSameTest(a: Condition, b: Condition): boolean {
  return (
    a.operator.toLowerCase() === b.operator.toLowerCase() &&
    a.key.toLowerCase() === b.key.toLowerCase()
  );
}

/** Whether each value alone satisfies a condition, so that a condition with more values is wider. */
export function isAnyOf({ operator }: Condition): boolean {
  const words = readOperator(operator);
  return words?.isEquality === true && !words.isNegated && words.quantifier !== 'all';
}

function stripCode(text: string): string {
  return text.replaceAll('`', '');
}

/** A text as code. A backtick in it would end the code. */
function quote(text: string): string {
  return `\`${text === '' ? '""' : text.replaceAll('`', '’')}\``;
}

function listValues(values: readonly string[]): string {
  if (values.length === 0) return 'no value';
  return values.length > maxValues
    ? `one of ${countOf(values.length, 'value')}`
    : joinWords(values.map(quote), 'or');
}

function findForm({ key, values }: Condition, words: OperatorWords) {
  const { isEquality, isNegated, isOptional, quantifier } = words;
  if (!isEquality || isOptional || quantifier === 'all') return undefined;
  if (values.length === 0 || values.length > maxValues) return undefined;
  // `ForAnyValue` with a negated operator is not the opposite of the form.
  if (isNegated && quantifier === 'any') return undefined;
  return findConditionForm(key, { values, isNegated, list: listValues(values) });
}

function formatClause(condition: Condition, words: OperatorWords | undefined): string {
  const { operator, key, values } = condition;
  const name = nameKey(key, quote);
  if (operator.toLowerCase() === 'null') return describePresence(name, values);
  if (words === undefined) return `${quote(operator)} of ${name.one} with ${listValues(values)}`;
  const { quantifier, isOptional, isNegated, note } = words;
  // A key without values satisfies both: "no value of `k` is `v`", "every value of `k` is `v`".
  const isNone = quantifier === 'all' && isNegated;
  const subject = {
    all: `${isNone ? 'no' : 'every'} ${name.each}`,
    any: `a ${name.each}`,
    one: name.one,
  }[quantifier];
  const isLiteral = !values.some((value) => /[*?]/.test(value));
  const test = isNone
    ? isLiteral
      ? 'is'
      : 'matches'
    : isLiteral
      ? words.literalWords
      : words.words;
  return `${subject} ${isOptional ? 'is absent or ' : ''}${test} ${listValues(values)}${note}`;
}

/** `"Null": {"key": "true"}` requires that the key is absent, "false" that it is present. */
function describePresence({ one, present, absent }: KeyName, values: readonly string[]): string {
  const has = (text: string) => values.some((value) => value.toLowerCase() === text);
  if (has('true')) return has('false') ? `${one} is absent or present` : absent;
  return has('false') ? present : `${one} is neither absent nor present`;
}

/** Several conditions in words, as texts or as phrases: "same account only and if `k` is `v`". */
export function joinConditions(
  conditions: readonly Condition[],
  form: 'text' | 'phrase' = 'text',
): string {
  const texts = conditions.map((each) => readCondition(each)[form]);
  const isClause = (text: string) => text.startsWith('if ');
  // "in the same account only and if …", not the other way round.
  return joinWords(texts.toSorted((a, b) => Number(isClause(a)) - Number(isClause(b))));
}
