import type { Statement } from '../document';
import { readService } from '../patterns';
import { indexByService } from './matcher';
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
  return {
    allows,
    denies,
    allowsOf: indexByService(allows, listServicesOf),
    deniesOf: indexByService(denies, listServicesOf),
  };
}

/** A negated list of actions (`NotAction`) can match actions of any service. */
function listServicesOf({ writtenActions: { negated, patterns } }: Rule): readonly string[] {
  return negated ? ['*'] : patterns.map(readService);
}
