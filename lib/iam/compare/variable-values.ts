import { isSatisfiedBy, type ResolvedCondition, resolveCondition } from '../evaluate/conditions';
import { type ReadValue, resolveTemplate, type Template } from '../evaluate/policy-variables';
import type { Rule } from '../evaluate/rules';
import { groupByKey } from '../group-by-key';
import { coversPattern } from '../patterns';
import { listBoundaryValues } from './boundary-values';
import type { Tools } from './comparison-sides';
import type { ContextKey } from './context-keys';
import type { Context } from './context-values';
import type { Effort } from './effort';
import { listLetterCases } from './letter-cases';
import { meetAll, shorten, unique, uniqueBy } from './pieces';
import { fillTyped, isOfType, listAnyValues } from './typed-values';

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

/** A statement as it matters to a comparison. */
export interface RuleInRole {
  rule: Rule;
  /** Whether a request that shows a difference must match it, or had better not. */
  isWanted: boolean;
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
  rules: readonly RuleInRole[],
  tools: VariableTools,
): readonly Assignment[] | undefined {
  const texts = listTexts(resource, rules);
  const variables = unique(texts.flatMap(({ template }) => listKeys(template)));
  if (variables.length === 0) return [noVariables];
  const list = (isWhole: boolean) => {
    const wanted = isWhole ? texts : texts.filter(({ isWanted }) => isWanted);
    const described = variables.map((key, index) =>
      describeVariable(key, index + 1, { texts, wanted, rules, resource }, tools),
    );
    return described.every((variable) => variable !== undefined)
      ? combine(described, wanted, tools.effort)
      : undefined;
  };
  const isFew = variables.length <= 2 && texts.length <= maxTexts;
  const described = isFew ? list(true) : undefined;
  if (described !== undefined && described.length <= maxDescribed) return described;
  return list(false);
}

const noVariables: Assignment = { id: '', values: new Map(), readValue: () => undefined };

type VariableTools = Pick<Tools, 'keys' | 'general' | 'effort'>;

/** Values chosen for some variables, before those of another one are listed. */
type Chosen = ReadonlyMap<string, VariableValue | undefined>;

/** All combinations of values of some variables. */
function combine(
  variables: readonly Variable[],
  wanted: readonly SubjectText[],
  effort: Effort,
): Assignment[] | undefined {
  let combined: Chosen[] = [new Map()];
  for (const variable of variables) {
    const extended: Chosen[] = [];
    for (const chosen of combined) {
      if (!effort.spend(200)) return undefined;
      const values = listVariableValues(
        variable,
        listRelated(variable.key, wanted, chosen, effort),
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

/** A text of a rule, and what it is compared with: the value of a key, or the resource. */
interface SubjectText {
  subject: string;
  template: Template;
  isWanted: boolean;
}

const resourceSubject = '';

function listTexts(resource: Template, rules: readonly RuleInRole[]): SubjectText[] {
  const ofRules = rules.flatMap(({ rule, isWanted }) => [
    ...rule.resource.templates.map(({ template }) => ({
      subject: resourceSubject,
      template,
      isWanted: isWanted !== rule.resource.isNegated,
    })),
    ...rule.conditions.flatMap(({ key, family, values, isNegated }) =>
      family === 'string' || family === 'arn'
        ? values.map((template) => ({
            subject: key,
            template,
            isWanted: isWanted !== isNegated,
          }))
        : [],
    ),
  ]);
  return [{ subject: resourceSubject, template: resource, isWanted: true }, ...ofRules];
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
    wanted,
    rules,
    resource,
  }: {
    texts: readonly SubjectText[];
    /** Those that a request had better match. */
    wanted: readonly SubjectText[];
    rules: readonly RuleInRole[];
    resource: Template;
  },
  { keys, general, effort }: VariableTools,
): Variable | undefined {
  const type = keys.get(key)?.type ?? 'text';
  const fill = (pattern: string) => general.fill(pattern, kind);
  const ofKey = rules.flatMap(({ rule }) => rule.conditions.filter((each) => each.key === key));
  const using = texts.filter(({ template }) => listKeys(template).includes(key));
  const hasDefault = using.some(({ template }) => hasDefaultFor(template, key));
  // What matches nothing where the key is absent is best avoided so.
  if (ofKey.length === 0 && !hasDefault && !using.some((text) => wanted.includes(text))) {
    return { key, fill, type, candidates: [], patterns: [], conditions: [], canBeAbsent: true };
  }
  const patterns = listVariablePatterns(key, wanted, effort);
  const any = type === 'arn' ? 'arn:*:*:*:*:*' : '*';
  // Overlaps matter where patterns are few; where they are many they are lists of names.
  const met = patterns.length > maxPatterns ? [] : meetAll(patterns, patterns, effort.meet);
  if (met === undefined) return undefined;
  // The simplest of each class stands for it.
  const simplest = unique([...patterns, ...met]).toSorted((a, b) => a.length - b.length);
  const pieces = shorten(unique([any, ...simplest]), patterns);
  if (pieces === undefined) return undefined;
  const conditions = ofKey
    .filter(({ variables }) => variables.length === 0)
    .map((each) => resolveCondition(each, noValue));
  const accepted = conditions.flatMap((each) => each.accepted);
  const cases = listLetterCases([
    ...accepted,
    ...patterns.map((text) => ({ kind: 'pattern', text }) as const),
  ]);
  const [anyValue, ...otherValues] = listAnyValues(type, kind);
  const candidates = [
    ...pieces.map((pattern) => ({ text: fill(pattern), isGeneral: pattern === any })),
    ...(anyValue === undefined ? [] : [{ text: anyValue, isGeneral: true }]),
    ...[
      ...(type === 'boolean' ? ['true', 'false'] : []),
      ...[...cases.values()].flat(),
      ...listBoundaryValues(accepted),
      ...fillTyped(pieces, type),
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

/**
 * What a variable's value can be like: the texts of conditions on its key, and the parts of other
 * texts that can stand in its place.
 */
function listVariablePatterns(
  key: string,
  texts: readonly SubjectText[],
  effort: Effort,
): readonly string[] {
  const bySubject = groupByKey(texts, ({ subject }) => subject);
  const found = new Set((bySubject.get(key) ?? []).map(({ template }) => writePattern(template)));
  for (const [subject, alike] of bySubject) {
    const templates = alike.map(({ template }) => template);
    if (!templates.some((template) => listKeys(template).includes(key))) continue;
    const others = unique([
      ...templates.map(writePattern),
      // What the subject is like where it is a variable's value itself.
      ...(subject === key
        ? []
        : capture(subject, [...bySubject.values()].flatMap(listTemplatePairs), effort)),
    ]);
    for (const template of templates) {
      for (const value of listDefaults(template, key)) found.add(value);
    }
    for (const each of capture(
      key,
      templates.map((template) => [template, others]),
      effort,
    )) {
      found.add(each);
    }
  }
  found.delete('*');
  return [...found];
}

/** Values that relate a variable to one whose value is chosen, such as the same value. */
function listRelated(
  key: string,
  texts: readonly SubjectText[],
  chosen: Chosen,
  effort: Effort,
): string[] {
  return texts.flatMap(({ subject, template }) => {
    if (typeof template === 'string') return [];
    if (subject === key) {
      const resolved = resolveTemplate(template, (each) => chosen.get(each)?.text);
      return resolved === undefined ? [] : [resolved];
    }
    const value = chosen.get(subject)?.text;
    return value === undefined ? [] : capture(key, [[template, [value]]], effort);
  });
}

function listTemplatePairs(
  alike: readonly SubjectText[],
): (readonly [Template, readonly string[]])[] {
  const patterns = unique(alike.map(({ template }) => writePattern(template)));
  return alike.map(({ template }) => [template, patterns]);
}

/** The parts of patterns that can stand in a variable's place in a template. */
function capture(
  key: string,
  pairs: readonly (readonly [Template, readonly string[]])[],
  effort: Effort,
): string[] {
  return pairs.flatMap(([template, patterns]) => {
    if (typeof template === 'string') return [];
    // A pattern that matches whatever the value is tells no values apart.
    const own = writePattern(template);
    const others = patterns.filter((pattern) => !coversPattern(pattern, own));
    return template.flatMap((part, at) => {
      if (typeof part === 'string' || part.key !== key) return [];
      const before = writePattern(template.slice(0, at));
      const after = writePattern(template.slice(at + 1));
      return others.flatMap((pattern) => effort.capture(before, after, pattern));
    });
  });
}

function listKeys(template: Template): string[] {
  if (typeof template === 'string') return [];
  return template.flatMap((part) => (typeof part === 'string' ? [] : [part.key]));
}

function listDefaults(template: Template, key: string): string[] {
  if (typeof template === 'string') return [];
  return template.flatMap((part) =>
    typeof part !== 'string' && part.key === key && part.defaultValue !== undefined
      ? [part.defaultValue]
      : [],
  );
}

function hasDefaultFor(template: Template, key: string): boolean {
  return listDefaults(template, key).length > 0;
}

/** A text with a star for each variable. */
export function writePattern(template: Template): string {
  if (typeof template === 'string') return template;
  return template
    .map((part) => (typeof part === 'string' ? part : '*'))
    .join('')
    .replace(/\*{2,}/g, '*');
}
