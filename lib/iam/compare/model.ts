import type { Condition, Patterns, Statement } from '../document';
import { coversPattern, isPattern, readService, readStart } from '../patterns';
import { type Predicate, readPredicate } from './conditions';

/** A side of a statement made ready to match: exact texts apart from patterns. */
export interface Side {
  isNegated: boolean;
  patterns: readonly string[];
  matches: (text: string) => boolean;
}

/** A statement made ready to match: actions in lower case, variables' escapes resolved. */
export interface Rule {
  statement: number;
  action: Side;
  resource: Side;
  conditions: readonly Predicate[];
  /** The same as the document writes them, one list for all that is told of the rule. */
  written: Condition[];
  /** Same for the same conditions, whatever their order. */
  conditionsId: string;
}

/** What a document allows and denies. */
export interface Access {
  allows: readonly Rule[];
  denies: readonly Rule[];
  /** The rules that may speak of an action, or of some action of a pattern. */
  allowsOf: (action: string) => readonly Rule[];
  deniesOf: (action: string) => readonly Rule[];
}

export function readAccess(statements: readonly Statement[]): Access {
  const rules = statements.map((statement, index) => ({
    effect: statement.effect,
    rule: readRule(statement, index),
  }));
  const allows = rules.flatMap(({ effect, rule }) => (effect === 'Allow' ? [rule] : []));
  const denies = rules.flatMap(({ effect, rule }) => (effect === 'Deny' ? [rule] : []));
  return { allows, denies, allowsOf: indexRules(allows), deniesOf: indexRules(denies) };
}

function readRule({ action, resource, conditions }: Statement, statement: number): Rule {
  const predicates = conditions.map(readPredicate);
  return {
    statement,
    action: readSide({ ...action, patterns: action.patterns.map((each) => each.toLowerCase()) }),
    resource: readSide({ ...resource, patterns: resource.patterns.map(resolveEscapes) }),
    conditions: predicates,
    written: conditions,
    conditionsId: predicates
      .map(({ id }) => id)
      .sort()
      .join(' '),
  };
}

function readSide({ negated, patterns }: Patterns): Side {
  const exact = new Set(patterns.filter((text) => !isPattern(text)));
  const wild = patterns
    .filter(isPattern)
    .map((pattern) => ({ pattern, start: readStart(pattern) }));
  return { isNegated: negated, patterns, matches: createTest(exact, wild, negated) };
}

function createTest(
  exact: ReadonlySet<string>,
  wild: readonly { pattern: string; start: string }[],
  negated: boolean,
): Side['matches'] {
  if (wild.some(({ pattern }) => pattern === '*')) return () => !negated;
  if (wild.length === 0) return (text) => exact.has(text) !== negated;
  // A resource is asked for with each action, an action with each resource.
  const tested = new Map<string, boolean>();
  return (text) => {
    const known = tested.get(text);
    if (known !== undefined) return known;
    const isMatch =
      exact.has(text) ||
      wild.some(({ pattern, start }) => text.startsWith(start) && coversPattern(pattern, text));
    tested.set(text, isMatch !== negated);
    return isMatch !== negated;
  };
}

/** Which rules may speak of an action or a pattern of actions: the rest need not be asked. */
function indexRules(rules: readonly Rule[]): (action: string) => readonly Rule[] {
  const isGeneral = ({ action: { isNegated, patterns } }: Rule) =>
    isNegated || patterns.some((pattern) => isPattern(readService(pattern)));
  const general = rules.filter(isGeneral);
  const named = new Map<string, Set<Rule>>();
  const add = (key: string, rule: Rule) => {
    const found = named.get(key);
    if (found === undefined) named.set(key, new Set([rule]));
    else found.add(rule);
  };
  for (const rule of rules.filter((each) => !isGeneral(each))) {
    for (const pattern of rule.action.patterns) {
      const service = readService(pattern);
      add(service, rule);
      // An action is spoken of by who names it and by every pattern of its service.
      add(isPattern(pattern) ? `${service}:*` : pattern, rule);
    }
  }
  const list = (action: string): readonly Rule[] => {
    const service = readService(action);
    if (isPattern(service)) return rules;
    const keys = isPattern(action) ? [service] : [action, `${service}:*`];
    const found = keys.flatMap((key) => named.get(key) ?? []);
    // Most actions are spoken of by one rule, or by none.
    if (found.length === 0) return general;
    const [only] = found as [Set<Rule>];
    const each = found.length === 1 ? only : new Set(found.flatMap((rules) => [...rules]));
    return [...each, ...general];
  };
  // Asked of one action for each of its resources, several times over.
  const listed = new Map<string, readonly Rule[]>();
  return (action) => {
    const known = listed.get(action);
    if (known !== undefined) return known;
    const found = list(action);
    listed.set(action, found);
    return found;
  };
}

/** `${*}`, `${?}` and `${$}` stand for the characters themselves, not for wildcards. */
const escapes: [string, string][] = [
  ['${*}', '\u{e001}'],
  ['${?}', '\u{e002}'],
  ['${$}', '\u{e003}'],
];

function resolveEscapes(resource: string): string {
  return escapes.reduce((text, [written, meant]) => text.replaceAll(written, meant), resource);
}

/** A resource as a document writes it. */
export function writeEscapes(resource: string): string {
  return escapes.reduce((text, [written, meant]) => text.replaceAll(meant, written), resource);
}
