import type { Condition } from '../document';
import { type Accepted, accepts, operatorParsers } from './accepted-values';
import {
  identifyTemplate,
  listVariables,
  parseTemplate,
  type ReadValue,
  resolveTemplate,
  type Template,
} from './policy-variables';

/**
 * Condition operators of the IAM policy language.
 * Source: IAM User Guide, "IAM JSON policy elements: Condition operators" and "Set operators for
 * multivalued context keys".
 */

/** The kinds of values that operators compare. */
export type Family = 'string' | 'arn' | 'numeric' | 'date' | 'bool' | 'ip' | 'null' | 'unknown';

/** A condition whose operator and values are parsed. */
export interface ParsedCondition {
  /** The condition as the document writes it. */
  condition: Condition;
  /** The context key in lower case. */
  key: string;
  /** The set operator, if any: the condition holds for each value of the key, or for one at least. */
  set: 'forAllValues' | 'forAnyValue' | undefined;
  family: Family;
  isNegated: boolean;
  /** Whether a request without the key satisfies the condition. */
  acceptsAbsent: boolean;
  values: readonly Template[];
  parseOperand: (text: string) => Accepted;
  /** The keys of the variables in `values`. */
  variables: readonly string[];
  /** The same text for conditions that the same requests satisfy. */
  id: string;
}

/** A condition with values in place of variables. */
export interface ResolvedCondition {
  parsed: ParsedCondition;
  key: string;
  set: ParsedCondition['set'];
  isNegated: boolean;
  acceptsAbsent: boolean;
  accepted: readonly Accepted[];
  /** The same text for conditions that the same requests satisfy. */
  id: string;
}

const negatedOperators: ReadonlyMap<string, string> = new Map([
  ['stringnotequals', 'stringequals'],
  ['stringnotequalsignorecase', 'stringequalsignorecase'],
  ['stringnotlike', 'stringlike'],
  ['arnnotequals', 'arnlike'],
  ['arnnotlike', 'arnlike'],
  ['numericnotequals', 'numericequals'],
  ['datenotequals', 'dateequals'],
  ['notipaddress', 'ipaddress'],
]);

/** @param variables whether the document's language version has variables. */
export function parseCondition(condition: Condition, variables: boolean): ParsedCondition {
  const { set, operator, isIfExists } = parseOperator(condition.operator);
  const key = condition.key.toLowerCase();
  if (operator === 'null') return parseNull(condition, key);
  // ArnEquals and ArnLike behave identically.
  const base = negatedOperators.get(operator) ?? (operator === 'arnequals' ? 'arnlike' : operator);
  const isNegated = negatedOperators.has(operator);
  const parseOperand = operatorParsers.get(base);
  if (parseOperand === undefined) return parseUnknown(condition);
  const family = findFamily(base);
  const values = condition.values.map((value) =>
    parseTemplate(value, {
      wildcards: base === 'stringlike' || base === 'arnlike',
      // Other operators take no variables.
      variables: variables && (family === 'string' || family === 'arn'),
    }),
  );
  return identify({
    condition,
    key,
    set,
    family,
    isNegated,
    // A negated operator holds where the key is absent, and so does every value of none.
    acceptsAbsent: isIfExists || set === 'forAllValues' || (isNegated && set === undefined),
    values,
    parseOperand,
    base,
  });
}

function parseOperator(written: string) {
  const lower = written.toLowerCase();
  const set = lower.startsWith('forallvalues:')
    ? 'forAllValues'
    : lower.startsWith('foranyvalue:')
      ? 'forAnyValue'
      : undefined;
  const plain = lower.slice(set === undefined ? 0 : set.length + 1);
  const isIfExists = plain.endsWith('ifexists');
  const operator = isIfExists ? plain.slice(0, -'ifexists'.length) : plain;
  return { set, operator, isIfExists } as const;
}

function findFamily(base: string): Family {
  const families: Family[] = ['string', 'arn', 'numeric', 'date', 'bool', 'ip'];
  return families.find((family) => base.startsWith(family)) ?? 'string';
}

/** `"Null": {"key": "true"}` holds where the key is absent, "false" where it is present. */
function parseNull(condition: Condition, key: string): ParsedCondition {
  const hasValue = (text: string) => condition.values.some((value) => value.toLowerCase() === text);
  return identify({
    condition,
    key,
    set: undefined,
    family: 'null',
    isNegated: hasValue('false'),
    acceptsAbsent: hasValue('true'),
    values: [],
    parseOperand: () => ({ kind: 'nothing' }),
    base: 'null',
  });
}

/** What separates the key of an operator that IAM does not have: no context key contains it. */
const unknownOperator = '\u{e005}';

/**
 * IAM refuses such a document. The condition is compared as one that holds or not, whatever the
 * values of keys.
 */
function parseUnknown(condition: Condition): ParsedCondition {
  const { operator, key, values } = condition;
  const text = JSON.stringify([operator.toLowerCase(), key.toLowerCase(), [...values].sort()]);
  return identify({
    condition,
    key: `${unknownOperator}${text}`,
    set: undefined,
    family: 'unknown',
    isNegated: false,
    acceptsAbsent: false,
    values: ['true'],
    parseOperand: (value) => ({ kind: 'text', text: value }),
    base: 'unknown',
  });
}

/** Whether a key stands for the truth of an unknown operator's condition. */
export function isUnknownOperator(key: string): boolean {
  return key.startsWith(unknownOperator);
}

function identify({
  base,
  ...condition
}: Omit<ParsedCondition, 'id' | 'variables'> & { base: string }): ParsedCondition {
  const { key, set = '', isNegated, acceptsAbsent, values } = condition;
  const variables = values.flatMap((value) => listVariables(value).map((each) => each.key));
  const texts = [...new Set(values.map(identifyTemplate))].sort();
  return {
    ...condition,
    variables: [...new Set(variables)],
    id: [key, set, base, isNegated, acceptsAbsent, ...texts].join('\u{e006}'),
  };
}

/** Puts values in place of variables; a value with a variable that has none accepts nothing. */
export function resolveCondition(parsed: ParsedCondition, readValue: ReadValue): ResolvedCondition {
  const { key, set, isNegated, acceptsAbsent, values, parseOperand, variables } = parsed;
  const texts = values.flatMap((value) => resolveTemplate(value, readValue) ?? []);
  return {
    parsed,
    key,
    set,
    isNegated,
    acceptsAbsent,
    accepted: texts.map(parseOperand),
    id:
      variables.length === 0 ? parsed.id : `${parsed.id}\u{e006}=${texts.sort().join('\u{e006}')}`,
  };
}

/** Whether one value satisfies a condition by itself. */
export function isSatisfiedBy({ accepted, isNegated }: ResolvedCondition, value: string): boolean {
  return accepted.some((each) => accepts(each, value)) !== isNegated;
}

/** Whether a request satisfies a condition: the values of its key, undefined where it is absent. */
export function isSatisfied(
  condition: ResolvedCondition,
  values: readonly string[] | undefined,
): boolean {
  if (values === undefined) return condition.acceptsAbsent;
  return condition.set === 'forAllValues'
    ? values.every((value) => isSatisfiedBy(condition, value))
    : values.some((value) => isSatisfiedBy(condition, value));
}
