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

/** Values of the keys that variables stand for; a key without one is absent. */
export interface Assignment {
  /** The same text for the same values. */
  id: string;
  values: ReadonlyMap<string, VariableValue | undefined>;
  readValue: ReadValue;
}

export interface VariableValue {
  /** In the encoding of requests. */
  text: string;
  /** Whether it stands for any other value than those that are told apart. */
  isGeneral: boolean;
}

/** Up to so many combinations, values are told apart only to describe a difference better. */
const maxDescribed = 16;
const maxTexts = 40;
/** More combinations than this are not tried. */
const maxAssignments = 2000;
const maxPatterns = 60;

/**
 * The values of policy variables that make a difference between some rules: absence, any other
 * value, and what the variables' texts can have in common with other patterns. With one of them in
 * place of each variable, the rules have no variables left. Undefined where there are too many.
 * @param resource the resource in question, which every request matches
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

/** Values chosen for some variables, before those of another one are listed. */
type Chosen = ReadonlyMap<string, VariableValue | undefined>;

/** All combinations of values of some variables. */
function combineValues(
  variables: readonly Variable[],
  preferred: readonly SubjectText[],
  budget: StepBudget,
): Assignment[] | undefined {
  let combined: Chosen[] = [new Map()];
  for (const variable of variables) {
    const extended: Chosen[] = [];
    for (const chosen of combined) {
      if (!budget.spend(200)) return undefined;
      const values = listVariableValues(
        variable,
        listRelatedValues(variable.key, preferred, chosen, budget),
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

/** The values as a request's context has them. */
export function readContext({ values }: Assignment): Context {
  return new Map([...values].map(([key, value]) => [key, value && [value.text]]));
}

/** What the values of a variable are chosen from. */
interface Variable {
  key: string;
  /** Makes the most general text of a pattern, apart from the texts of other variables. */
  fill: (pattern: string) => string;
  type: ContextKey['type'];
  candidates: readonly VariableValue[];
  /** What tells values apart. */
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
    /** Those that a request had better match. */
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
  // What matches nothing where the key is absent is best avoided so.
  if (ofKey.length === 0 && !hasDefault && !using.some((text) => preferred.includes(text))) {
    return { key, fill, type, candidates: [], patterns: [], conditions: [], canBeAbsent: true };
  }
  const patterns = listVariablePatterns(key, preferred, budget);
  const any = type === 'arn' ? 'arn:*:*:*:*:*' : '*';
  // Overlaps matter where patterns are few; where they are many they are lists of names.
  const overlaps =
    patterns.length > maxPatterns ? [] : intersectAll(patterns, patterns, budget.intersect);
  if (overlaps === undefined) return undefined;
  // The simplest of each class stands for it.
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

/* v8 ignore next -- these conditions have no variables. */
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
