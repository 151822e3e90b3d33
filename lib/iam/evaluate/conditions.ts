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
  /** The condition as it is in the document. */
  condition: Condition;
  /** The context key in lower case. */
  key: string;
  /** The set operator, if any: all values of the key must satisfy the condition, or at least one. */
  set: 'forAllValues' | 'forAnyValue' | undefined;
  family: Family;
  isNegated: boolean;
  /** Whether a request without the key satisfies the condition. */
  acceptsAbsent: boolean;
  values: readonly Template[];
  parseOperand: (text: string) => Accepted;
  /** The context keys of the variables in `values`. */
  variables: readonly string[];
  /** Conditions with the same id are satisfied by the same requests. */
  id: string;
}

/** A condition whose variables are replaced by values. */
export interface ResolvedCondition {
  parsed: ParsedCondition;
  key: string;
  set: ParsedCondition['set'];
  isNegated: boolean;
  acceptsAbsent: boolean;
  accepted: readonly Accepted[];
  /** Conditions with the same id are satisfied by the same requests. */
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

/** @param variables whether the document's language version has policy variables */
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
      // Other operators do not support variables.
      variables: variables && (family === 'string' || family === 'arn'),
    }),
  );
  return identify({
    condition,
    key,
    set,
    family,
    isNegated,
    // An absent key satisfies negated operators, and ForAllValues, which then has no values.
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

/** `"Null": {"key": "true"}` requires that the key is absent, "false" that it is present. */
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

/** Begins the key of a condition with an unknown operator; no context key contains it. */
const unknownOperator = '\u{e005}';

/**
 * IAM refuses such a document. The condition gets a key of its own with the value true or false, so
 * that it may hold or not in any request.
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

/** Whether a key is that of a condition with an unknown operator. */
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

/** Replaces variables by values. A value with a variable that has no value accepts nothing. */
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

/** Whether one value satisfies a condition, apart from its set operator. */
export function isSatisfiedBy({ accepted, isNegated }: ResolvedCondition, value: string): boolean {
  return accepted.some((each) => accepts(each, value)) !== isNegated;
}

/**
 * Whether a request satisfies a condition.
 * @param values the request's values of the condition's key; undefined where the key is absent
 */
export function isSatisfied(
  condition: ResolvedCondition,
  values: readonly string[] | undefined,
): boolean {
  if (values === undefined) return condition.acceptsAbsent;
  return condition.set === 'forAllValues'
    ? values.every((value) => isSatisfiedBy(condition, value))
    : values.some((value) => isSatisfiedBy(condition, value));
}
