import { groupByKey } from '../../shared/collections';
import type { Condition, Effect, Patterns, Statement } from '../document';
import { coversPattern, isPattern, readLiteralPrefix, readService } from '../patterns';
import {
  type ParsedCondition,
  parseCondition,
  type ResolvedCondition,
  resolveCondition,
} from './conditions';
import {
  escapeVariables,
  identifyTemplate,
  listVariables,
  parseTemplate,
  type ReadValue,
  resolveTemplate,
  type Template,
} from './policy-variables';

/** A list of patterns, or everything but what they match (`NotAction`, `NotResource`). */
export interface Matcher {
  isNegated: boolean;
  patterns: readonly string[];
  /** Those of the patterns that have a question mark, which few have. */
  questionMarkPatterns: readonly string[];
  matches: (text: string) => boolean;
  /** Whether a pattern is one of the patterns. */
  has: (pattern: string) => boolean;
}

interface WildcardPattern {
  pattern: string;
  /** Its characters before the first wildcard. */
  start: string;
}

/** A statement whose patterns, variables and conditions are parsed. */
export interface Rule {
  /** Unique among all rules of a process. */
  id: number;
  effect: Effect;
  /** Patterns in lower case, as `normalizeAction` writes them. */
  action: Matcher;
  /** The patterns of `action` that may match actions of the service of an action or pattern. */
  actionsOf: (pattern: string) => readonly string[];
  /** The same patterns in the same order, as the document writes them. */
  writtenActions: Patterns;
  /** How the document writes a pattern of `action`: `s3:GetObject`, `S3:getobject`. */
  writtenFormsOf: (pattern: string) => readonly string[];
  resource: { isNegated: boolean; templates: readonly ResourceTemplate[] };
  conditions: readonly ParsedCondition[];
  /** The conditions as the document writes them. */
  writtenConditions: Condition[];
  /** The same text for conditions that the same requests satisfy. */
  conditionsId: string;
  /** A text for each resource pattern, the same for the same pattern under the same conditions. */
  scopes: readonly string[];
  /** The keys of all variables of the statement. */
  variables: readonly string[];
  /** What `resolveRule` returned, by the values of the variables. */
  resolved: Map<string, ResolvedRule>;
}

export interface ResourceTemplate {
  /** As a document with variables writes it. */
  written: string;
  template: Template;
  id: string;
}

/** A rule with values in place of variables. */
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
  let index: Rule['actionsOf'] | undefined;
  ruleCount += 1;
  return {
    id: ruleCount,
    effect,
    // Most statements of a long document are never asked for.
    get action() {
      matcher ??= createMatcher({ ...action, patterns: action.patterns.map(normalizeAction) });
      return matcher;
    },
    get actionsOf() {
      index ??= indexByService(action.patterns.map(normalizeAction), readService);
      return index;
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

/**
 * Finds the items that may concern the service of an action or pattern. Long documents have
 * hundreds of patterns, of which few are of one service.
 */
function indexByService<T>(
  items: readonly T[],
  serviceOf: (item: T) => string,
): (action: string) => readonly T[] {
  let byService: Map<string, T[]> | undefined;
  const general = items.filter((item) => isPattern(serviceOf(item)));
  return (action) => {
    const service = readService(action);
    if (isPattern(service)) return items;
    if (byService === undefined) {
      byService = groupByKey(items, serviceOf);
      for (const [named, found] of byService) if (!isPattern(named)) found.push(...general);
    }
    return byService.get(service) ?? general;
  };
}

function indexWrittenForms(written: readonly string[]): Rule['writtenFormsOf'] {
  let writtenForms: Map<string, string[]> | undefined;
  return (pattern) => {
    writtenForms ??= groupByKey(written, normalizeAction);
    return writtenForms.get(pattern) ?? [];
  };
}

/**
 * An action pattern in lower case, with one spelling for patterns that match the same actions:
 * an action has a service prefix and a name, both of one character at least, so that `*`, `**`
 * and `*:*` are one pattern, and so are `s3:*` and `s3:?*`.
 */
export function normalizeAction(written: string): string {
  const folded = written.toLowerCase();
  if (!isPattern(folded)) return folded;
  const pattern = mergeWildcards(folded);
  const colon = pattern.indexOf(':');
  if (colon < 0) return pattern.replace(/^\?*\*$/, '*');
  const [service, name] = [pattern.slice(0, colon), pattern.slice(colon + 1)].map((part) =>
    part === '?*' ? '*' : part,
  );
  return service === '*' && name === '*' ? '*' : `${service}:${name}`;
}

function mergeWildcards(pattern: string): string {
  if (!/[*?]{2}/.test(pattern)) return pattern;
  return pattern.replace(/[*?]{2,}/g, (run) =>
    run.includes('*') ? `${run.replaceAll('*', '')}*` : run,
  );
}

function normalizeTemplate(template: Template): Template {
  if (typeof template === 'string') return mergeWildcards(template);
  return template.map((part) => (typeof part === 'string' ? mergeWildcards(part) : part));
}

export function createMatcher({ negated, patterns }: Patterns): Matcher {
  const wildcards = patterns.filter(isPattern);
  const exact = new Set(
    wildcards.length === 0 ? patterns : patterns.filter((text) => !isPattern(text)),
  );
  const wild = wildcards.map((pattern) => ({ pattern, start: readLiteralPrefix(pattern) }));
  const questionMarkPatterns = wildcards.filter((pattern) => pattern.includes('?'));
  return {
    isNegated: negated,
    patterns,
    questionMarkPatterns,
    matches: createTest(exact, wild, negated),
    has: (pattern) => (isPattern(pattern) ? wildcards.includes(pattern) : exact.has(pattern)),
  };
}

function createTest(
  exact: ReadonlySet<string>,
  wild: readonly WildcardPattern[],
  negated: boolean,
): Matcher['matches'] {
  if (wild.some(({ pattern }) => pattern === '*')) return () => !negated;
  if (wild.length === 0) return (text) => exact.has(text) !== negated;
  const candidatesOf = indexByService(wild, ({ pattern }) => readService(pattern));
  const test = (text: string) =>
    (exact.has(text) ||
      candidatesOf(text).some(
        ({ pattern, start }) => text.startsWith(start) && coversPattern(pattern, text),
      )) !== negated;
  // A comparison tests the same texts over and over, which costs less than to keep them.
  if (wild.length <= 2) return test;
  const tested = new Map<string, boolean>();
  return (text) => {
    const known = tested.get(text) ?? test(text);
    tested.set(text, known);
    return known;
  };
}

/** Puts values in place of variables. A resource whose variable has no value matches nothing. */
export function resolveRule(rule: Rule, readValue: ReadValue): ResolvedRule {
  const values = rule.variables.map((key) => readValue(key));
  // Most rules have no variables, and are asked for again and again.
  const id = values.length === 0 ? '' : JSON.stringify(values.map((value) => value ?? null));
  const known = rule.resolved.get(id);
  if (known !== undefined) return known;
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

/** What a document allows and denies. */
export interface Access {
  allows: readonly Rule[];
  denies: readonly Rule[];
  /** The rules that may match actions of the service of an action or pattern. */
  allowsOf: (action: string) => readonly Rule[];
  deniesOf: (action: string) => readonly Rule[];
}

export function readAccess(statements: readonly Statement[]): Access {
  return createAccess(statements.map(parseRule));
}

/** Reads two documents; a statement that both have, or one has twice, is one rule. */
export function readAccessPair(
  before: readonly Statement[],
  after: readonly Statement[],
): readonly [Access, Access] {
  const parsed = new Map<string, Rule>();
  const parse = (statement: Statement) => {
    const text = JSON.stringify(statement);
    const rule = parsed.get(text) ?? parseRule(statement);
    parsed.set(text, rule);
    return rule;
  };
  const readRules = (statements: readonly Statement[]) => [...new Set(statements.map(parse))];
  return [createAccess(readRules(before)), createAccess(readRules(after))];
}

function createAccess(rules: readonly Rule[]): Access {
  const allows = rules.filter(({ effect }) => effect === 'Allow');
  const denies = rules.filter(({ effect }) => effect === 'Deny');
  return { allows, denies, allowsOf: indexRules(allows), deniesOf: indexRules(denies) };
}

/** Rules by service, so that most of a long document is left aside. */
function indexRules(rules: readonly Rule[]): (action: string) => readonly Rule[] {
  let byService: ReturnType<typeof groupByService> | undefined;
  return (action) => {
    const service = readService(action);
    if (isPattern(service)) return rules;
    // Documents that have all statements in common need no index.
    byService ??= groupByService(rules);
    return byService.named.get(service) ?? byService.general;
  };
}

/** The rules of each service that a pattern names, and those that may match any service. */
function groupByService(rules: readonly Rule[]) {
  const general: Rule[] = [];
  const named = new Map<string, Rule[]>();
  for (const rule of rules) {
    const { negated, patterns } = rule.writtenActions;
    const services = [...new Set(patterns.map(readService))];
    if (negated || services.some(isPattern)) {
      general.push(rule);
      continue;
    }
    for (const service of services) {
      const found = named.get(service);
      if (found === undefined) named.set(service, [rule]);
      else found.push(rule);
    }
  }
  for (const found of named.values()) found.push(...general);
  return { named, general };
}
