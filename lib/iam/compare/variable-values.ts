import { isSatisfiedBy, type ResolvedCondition, resolveCondition } from '../evaluate/conditions';
import type { ReadValue, Template } from '../evaluate/policy-variables';
import { coversPattern } from '../patterns';
import { listBoundaryValues } from './boundary-values';
import type { Tools } from './comparison-sides';
import type { ContextKey } from './context-keys';
import type { Context } from './context-values';
import { listLetterCases } from './letter-cases';
import { addShortForms, intersectAll, unique, uniqueBy } from './pattern-parts';
import type { StepBudget } from './step-budget';
import { fillWildcards, isOfType, listSampleValues } from './typed-values';
import {
  hasDefaultFor,
  listKeys,
  listRelatedValues,
  listSubjectTexts,
  listVariablePatterns,
  type RuleGoal,
  type SubjectText,
} from './variable-patterns';

/** The values of variables, by context key; undefined where the key is absent. */
export interface Assignment {
  /** The same for the same values. */
  id: string;
  values: ReadonlyMap<string, VariableValue | undefined>;
  readValue: ReadValue;
}

export interface VariableValue {
  /** Encoded by `encodeText`. */
  text: string;
  /** Whether it represents all values that are not listed. */
  isGeneral: boolean;
}

/** Up to this number of combinations, values are also listed to describe a difference in detail. */
const maxDescribed = 16;
const maxTexts = 40;
/** The number of combinations that are tried. */
const maxAssignments = 2000;
const maxPatterns = 60;

/**
 * The relevant combinations of values of the policy variables of some rules: absence, any other
 * value, and the values with which a text matches other patterns. Undefined where there are too
 * many.
 * @param resource the resource that every request matches
 */
export function listAssignments(
  resource: Template,
  rules: readonly RuleGoal[],
  tools: VariableTools,
): readonly Assignment[] | undefined {
  const texts = listSubjectTexts(resource, rules);
  const variables = unique(texts.flatMap(({ template }) => listKeys(template)));
  if (variables.length === 0) return [noVariables];
  const list = (isWhole: boolean) => {
    const preferred = isWhole ? texts : texts.filter(({ shouldMatch }) => shouldMatch);
    const described = variables.map((key, index) =>
      describeVariable(key, index + 1, { texts, preferred, rules, resource }, tools),
    );
    return described.every((variable) => variable !== undefined)
      ? combineValues(described, preferred, tools.budget)
      : undefined;
  };
  const isFew = variables.length <= 2 && texts.length <= maxTexts;
  const described = isFew ? list(true) : undefined;
  if (described !== undefined && described.length <= maxDescribed) return described;
  return list(false);
}

const noVariables: Assignment = { id: '', values: new Map(), readValue: () => undefined };

type VariableTools = Pick<Tools, 'keys' | 'general' | 'budget'>;

/** The values of the variables that are combined so far. */
type Chosen = ReadonlyMap<string, VariableValue | undefined>;

/** All combinations of values of some variables. */
function combineValues(
  variables: readonly Variable[],
  preferred: readonly SubjectText[],
  budget: StepBudget,
): Assignment[] | undefined {
  // Few texts of a long document have variables.
  const templates = preferred.filter(({ template }) => typeof template !== 'string');
  let combined: Chosen[] = [new Map()];
  for (const variable of variables) {
    const extended: Chosen[] = [];
    for (const chosen of combined) {
      if (!budget.spend(200)) return undefined;
      const values = listVariableValues(
        variable,
        listRelatedValues(variable.key, templates, chosen, budget),
      );
      if (extended.length + values.length > maxAssignments) return undefined;
      extended.push(...values.map((value) => new Map(chosen).set(variable.key, value)));
    }
    combined = extended;
  }
  return combined.map((values) => ({
    values,
    readValue: (key) => values.get(key)?.text,
    id: [...values].map(([key, value]) => `${key}=${value?.text ?? '\u{e004}'}`).join('\n'),
  }));
}

/** The context of a request with the values of an assignment. */
export function readContext({ values }: Assignment): Context {
  return new Map([...values].map(([key, value]) => [key, value && [value.text]]));
}

/** The candidates for values of a variable. */
interface Variable {
  key: string;
  /** Returns the most general text of a pattern, different from that of other variables. */
  fill: (pattern: string) => string;
  type: ContextKey['type'];
  candidates: readonly VariableValue[];
  /** Values that match the same patterns and satisfy the same conditions are one class. */
  patterns: readonly string[];
  conditions: readonly ResolvedCondition[];
  canBeAbsent: boolean;
}

/** Undefined where there are too many candidates. */
function describeVariable(
  key: string,
  kind: number,
  {
    texts,
    preferred,
    rules,
    resource,
  }: {
    texts: readonly SubjectText[];
    /** The texts that a request should match. */
    preferred: readonly SubjectText[];
    rules: readonly RuleGoal[];
    resource: Template;
  },
  { keys, general, budget }: VariableTools,
): Variable | undefined {
  const type = keys.get(key)?.type ?? 'text';
  const fill = (pattern: string) => general.fill(pattern, kind);
  const ofKey = rules.flatMap(({ rule }) => rule.conditions.filter((each) => each.key === key));
  const using = texts.filter(({ template }) => listKeys(template).includes(key));
  const hasDefault = using.some(({ template }) => hasDefaultFor(template, key));
  // Texts to avoid match nothing where the key is absent.
  if (ofKey.length === 0 && !hasDefault && !using.some((text) => preferred.includes(text))) {
    return { key, fill, type, candidates: [], patterns: [], conditions: [], canBeAbsent: true };
  }
  const patterns = listVariablePatterns(key, preferred, budget);
  const any = type === 'arn' ? 'arn:*:*:*:*:*' : '*';
  // Long lists of patterns are lists of names, which do not overlap.
  const overlaps =
    patterns.length > maxPatterns ? [] : intersectAll(patterns, patterns, budget.intersect);
  if (overlaps === undefined) return undefined;
  // The shortest of each class represents it.
  const simplest = unique([...patterns, ...overlaps]).toSorted((a, b) => a.length - b.length);
  const parts = addShortForms(unique([any, ...simplest]), patterns);
  if (parts === undefined) return undefined;
  const conditions = ofKey
    .filter(({ variables }) => variables.length === 0)
    .map((each) => resolveCondition(each, noValue));
  const accepted = conditions.flatMap((each) => each.accepted);
  const cases = listLetterCases([
    ...accepted,
    ...patterns.map((text) => ({ kind: 'pattern', text }) as const),
  ]);
  const [anyValue, ...otherValues] = listSampleValues(type, kind);
  const candidates = [
    ...parts.map((pattern) => ({ text: fill(pattern), isGeneral: pattern === any })),
    ...(anyValue === undefined ? [] : [{ text: anyValue, isGeneral: true }]),
    ...[
      ...(type === 'boolean' ? ['true', 'false'] : []),
      ...[...cases.values()].flat(),
      ...listBoundaryValues(accepted),
      ...fillWildcards(parts, type),
      ...otherValues,
    ].map((text) => ({ text, isGeneral: false })),
  ];
  const canBeAbsent = hasDefault || !listKeys(resource).includes(key);
  return {
    key,
    fill,
    type,
    candidates: candidates.filter(({ text }) => isOfType(text, type)),
    patterns,
    conditions,
    canBeAbsent,
  };
}

/* v8 ignore next -- these conditions have no variables */
const noValue = () => undefined;

/** One value of each class, and absence. */
function listVariableValues(
  { fill, type, candidates, patterns, conditions, canBeAbsent }: Variable,
  related: readonly string[],
): readonly (VariableValue | undefined)[] {
  const patternsAndTexts = [...patterns, ...related];
  const all = [
    ...candidates,
    ...related
      .map((pattern) => ({ text: fill(pattern), isGeneral: false }))
      .filter(({ text }) => isOfType(text, type)),
  ];
  const classes = uniqueBy(all, ({ text }) =>
    [
      ...patternsAndTexts.map((pattern) => coversPattern(pattern, text)),
      ...conditions.map((each) => isSatisfiedBy(each, text)),
    ].join(),
  );
  return canBeAbsent ? [...classes, undefined] : classes;
}
