import { groupByKey } from '../../shared/collections';
import { listVariables, resolveTemplate, type Template } from '../evaluate/policy-variables';
import type { Rule } from '../evaluate/rules';
import { coversPattern } from '../patterns';
import { unique } from './pattern-parts';
import type { StepBudget } from './step-budget';

/** A rule that decides whether a request shows a difference. */
export interface RuleGoal {
  rule: Rule;
  /** Whether the request must match the rule; otherwise it should not match it. */
  shouldMatch: boolean;
}

/** A text of a rule and the subject that it is compared with: a context key, or the resource. */
export interface SubjectText {
  subject: string;
  template: Template;
  shouldMatch: boolean;
}

const resourceSubject = '';

export function listSubjectTexts(resource: Template, rules: readonly RuleGoal[]): SubjectText[] {
  const ofRules = rules.flatMap(({ rule, shouldMatch }) => [
    ...rule.resource.templates.map(({ template }) => ({
      subject: resourceSubject,
      template,
      shouldMatch: shouldMatch !== rule.resource.isNegated,
    })),
    ...rule.conditions.flatMap(({ key, family, values, isNegated }) =>
      family === 'string' || family === 'arn'
        ? values.map((template) => ({
            subject: key,
            template,
            shouldMatch: shouldMatch !== isNegated,
          }))
        : [],
    ),
  ]);
  return [{ subject: resourceSubject, template: resource, shouldMatch: true }, ...ofRules];
}

/**
 * Patterns of relevant values of a variable: the texts of conditions on its key, and the parts of
 * other texts that the variable can match.
 */
export function listVariablePatterns(
  key: string,
  texts: readonly SubjectText[],
  budget: StepBudget,
): readonly string[] {
  const bySubject = groupByKey(texts, ({ subject }) => subject);
  const found = new Set(
    (bySubject.get(key) ?? []).map(({ template }) => replaceVariables(template)),
  );
  for (const [subject, alike] of bySubject) {
    const templates = alike.map(({ template }) => template);
    if (!templates.some((template) => listKeys(template).includes(key))) continue;
    const others = unique([
      ...templates.map(replaceVariables),
      // The subject can itself be the key of a variable.
      ...(subject === key
        ? []
        : capture(subject, [...bySubject.values()].flatMap(listTemplatePairs), budget)),
    ]);
    for (const template of templates) {
      for (const value of listDefaults(template, key)) found.add(value);
    }
    for (const each of capture(
      key,
      templates.map((template) => [template, others]),
      budget,
    )) {
      found.add(each);
    }
  }
  found.delete('*');
  return [...found];
}

/**
 * Values of a variable that depend on the chosen value of another one, such as the same value: texts
 * of the key, the chosen value of the key that a text is compared with, and other texts of the same
 * subject, which one value of the subject has to match as well.
 * @param texts those with variables
 */
export function listRelatedValues(
  key: string,
  texts: readonly SubjectText[],
  chosen: ReadonlyMap<string, { text: string } | undefined>,
  budget: StepBudget,
): string[] {
  const readValue = (other: string) => chosen.get(other)?.text;
  const known = texts.flatMap(({ subject, template }) => {
    const text = resolveTemplate(template, readValue);
    return text === undefined ? [] : [{ subject, text }];
  });
  const bySubject = groupByKey(known, ({ subject }) => subject);
  const ofKey = (bySubject.get(key) ?? []).map(({ text }) => text);
  const captured = texts.flatMap(({ subject, template }) => {
    if (subject === key || !listKeys(template).includes(key)) return [];
    const value = readValue(subject);
    const others = unique([
      ...(value === undefined ? [] : [value]),
      ...(bySubject.get(subject) ?? []).map(({ text }) => text),
    ]);
    return others.length === 0 ? [] : capture(key, [[template, others]], budget);
  });
  return [...ofKey, ...captured];
}

function listTemplatePairs(
  alike: readonly SubjectText[],
): (readonly [Template, readonly string[]])[] {
  const patterns = unique(alike.map(({ template }) => replaceVariables(template)));
  return alike.map(({ template }) => [template, patterns]);
}

/** The parts of patterns that a variable of a template can match. */
function capture(
  key: string,
  pairs: readonly (readonly [Template, readonly string[]])[],
  budget: StepBudget,
): string[] {
  return pairs.flatMap(([template, patterns]) => {
    if (typeof template === 'string') return [];
    // A pattern that matches for every value makes no difference between values.
    const own = replaceVariables(template);
    const others = patterns.filter((pattern) => !coversPattern(pattern, own));
    return template.flatMap((part, at) => {
      if (typeof part === 'string' || part.key !== key) return [];
      const before = replaceVariables(template.slice(0, at));
      const after = replaceVariables(template.slice(at + 1));
      return others.flatMap((pattern) => budget.capture(before, after, pattern));
    });
  });
}

export function listKeys(template: Template): string[] {
  return listVariables(template).map(({ key }) => key);
}

function listDefaults(template: Template, key: string): string[] {
  if (typeof template === 'string') return [];
  return template.flatMap((part) =>
    typeof part !== 'string' && part.key === key && part.defaultValue !== undefined
      ? [part.defaultValue]
      : [],
  );
}

export function hasDefaultFor(template: Template, key: string): boolean {
  return listDefaults(template, key).length > 0;
}

/** A template as a pattern, with a star for each variable. */
export function replaceVariables(template: Template): string {
  if (typeof template === 'string') return template;
  return template
    .map((part) => (typeof part === 'string' ? part : '*'))
    .join('')
    .replace(/\*{2,}/g, '*');
}
