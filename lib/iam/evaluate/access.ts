import type { Statement } from '../document';
import { isPattern, readService } from '../patterns';
import { parseRule, type Rule } from './rules';

/** The Allow and Deny statements of a document. */
export interface Access {
  allows: readonly Rule[];
  denies: readonly Rule[];
  /** The rules that can match actions of the service of an action or pattern. */
  allowsOf: (action: string) => readonly Rule[];
  deniesOf: (action: string) => readonly Rule[];
}

export function readAccess(statements: readonly Statement[]): Access {
  return createAccess(statements.map(parseRule));
}

/** Reads two documents. Equal statements, in both or in one of them, are one rule. */
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

/** Indexes rules by service: few rules of a long document concern one service. */
function indexRules(rules: readonly Rule[]): (action: string) => readonly Rule[] {
  let byService: ReturnType<typeof groupByService> | undefined;
  return (action) => {
    const service = readService(action);
    if (isPattern(service)) return rules;
    // Built on demand: documents with the same statements need no index.
    byService ??= groupByService(rules);
    return byService.named.get(service) ?? byService.general;
  };
}

/** The rules of each service that a pattern names, and those that can match any service. */
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
