import { groupByKey } from '../../shared/collections';
import type { Condition, Effect, Patterns, Statement } from '../document';
import {
  type ParsedCondition,
  parseCondition,
  type ResolvedCondition,
  resolveCondition,
} from './conditions';
import { createMatcher, type Matcher, mergeWildcards, normalizeAction } from './matcher';
import {
  escapeVariables,
  identifyTemplate,
  listVariables,
  parseTemplate,
  type ReadValue,
  resolveTemplate,
  type Template,
} from './policy-variables';

/** A statement whose patterns, variables and conditions are parsed. */
export interface Rule {
  /** Unique in a process. */
  id: number;
  effect: Effect;
  /** The patterns of Action or NotAction, normalized by `normalizeAction`. */
  action: Matcher;
  /** The same patterns in the same order, as they are in the document. */
  writtenActions: Patterns;
  /** The forms in which the document has a pattern of `action`: `s3:GetObject`, `S3:getobject`. */
  writtenFormsOf: (pattern: string) => readonly string[];
  resource: { isNegated: boolean; templates: readonly ResourceTemplate[] };
  conditions: readonly ParsedCondition[];
  /** The conditions as they are in the document. */
  writtenConditions: Condition[];
  /** Rules with the same id have conditions that the same requests satisfy. */
  conditionsId: string;
  /** A key for each resource pattern under the conditions of the rule. */
  scopes: readonly string[];
  /** The context keys of all variables of the statement. */
  variables: readonly string[];
  /** The results of `resolveRule`, by the values of the variables. */
  resolved: Map<string, ResolvedRule>;
}

export interface ResourceTemplate {
  /** The resource as it is in a document whose language version has variables. */
  written: string;
  template: Template;
  id: string;
}

/** A rule whose variables are replaced by values. */
export interface ResolvedRule {
  rule: Rule;
  resource: Matcher;
  conditions: readonly ResolvedCondition[];
}

let ruleCount = 0;

export function parseRule(statement: Statement): Rule {
  const { effect, action, resource } = statement;
  const variables = statement.languageVersion === '2012-10-17';
  const conditions = statement.conditions.map((each) => parseCondition(each, variables));
  const templates = resource.patterns.map((written): ResourceTemplate => {
    const template = normalizeTemplate(parseTemplate(written, { wildcards: true, variables }));
    return {
      written: variables ? written : escapeVariables(written),
      template,
      id: identifyTemplate(template),
    };
  });
  const conditionsId = JSON.stringify([...new Set(conditions.map(({ id }) => id))].sort());
  const ids = templates.map(({ id }) => id);
  let matcher: Matcher | undefined;
  ruleCount += 1;
  return {
    id: ruleCount,
    effect,
    // A comparison reads few statements of a long document.
    get action() {
      matcher ??= createMatcher({ ...action, patterns: action.patterns.map(normalizeAction) });
      return matcher;
    },
    writtenActions: action,
    writtenFormsOf: indexWrittenForms(action.patterns),
    resource: { isNegated: resource.negated, templates },
    conditions,
    writtenConditions: statement.conditions,
    conditionsId,
    scopes: (resource.negated ? [ids.sort()] : [...new Set(ids)]).map(
      (id) => JSON.stringify(id) + conditionsId,
    ),
    variables: [
      ...new Set([
        ...templates.flatMap(({ template }) => listVariables(template).map(({ key }) => key)),
        ...conditions.flatMap((each) => each.variables),
      ]),
    ],
    resolved: new Map(),
  };
}

function indexWrittenForms(written: readonly string[]): Rule['writtenFormsOf'] {
  let writtenForms: Map<string, string[]> | undefined;
  return (pattern) => {
    writtenForms ??= groupByKey(written, normalizeAction);
    return writtenForms.get(pattern) ?? [];
  };
}

function normalizeTemplate(template: Template): Template {
  if (typeof template === 'string') return mergeWildcards(template);
  return template.map((part) => (typeof part === 'string' ? mergeWildcards(part) : part));
}

/** Replaces variables by values. A resource whose variable has no value matches nothing. */
export function resolveRule(rule: Rule, readValue: ReadValue): ResolvedRule {
  const values = rule.variables.map((key) => readValue(key));
  // Most rules have no variables, and this function is called often.
  const id = values.length === 0 ? '' : JSON.stringify(values.map((value) => value ?? null));
  const cached = rule.resolved.get(id);
  if (cached !== undefined) return cached;
  const { isNegated, templates } = rule.resource;
  const patterns = templates.flatMap(({ template }) => resolveTemplate(template, readValue) ?? []);
  const made: ResolvedRule = {
    rule,
    resource: createMatcher({ negated: isNegated, patterns }),
    conditions: rule.conditions.map((each) => resolveCondition(each, readValue)),
  };
  rule.resolved.set(id, made);
  return made;
}
