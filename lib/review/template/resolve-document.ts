import { isObject, joinPointer } from '../../shared/problem';
import type { DocumentContent } from '../found-document';
import { hasPlaceholderText, type Placeholders, type PlaceholderUse } from '../placeholders';
import type { TemplateSections } from './definitions';
import { isIntrinsic, resolveText, UnresolvedError } from './resolve-text';

/** The use of a text; undefined where IAM has no variables. */
type UsePart = Omit<PlaceholderUse, 'text'> | undefined;

/** Operators whose values can have policy variables, without set operators. */
const variableOperators = /^(String|Arn)\w+$/i;

/**
 * Replaces the intrinsic functions in a policy document by texts, and by placeholders where their
 * value is not known. A problem where a placeholder would not mean the same: in actions, effects,
 * whole statements, and conditions whose operators have no variables.
 */
export function resolveDocument(
  document: unknown,
  sections: TemplateSections,
  placeholders: Placeholders,
): DocumentContent {
  let place = '';
  let isUnknown = false;
  const at = <T>(key: string | number, resolve: () => T): T => {
    const outside = place;
    place = joinPointer(place, key);
    const value = resolve();
    place = outside;
    return value;
  };
  const resolve = (value: unknown, use: UsePart) => {
    const text = resolveText(value, { sections, placeholders, use: use && { ...use, text: {} } });
    isUnknown ||= hasPlaceholderText(text);
    return text;
  };
  // Numbers and Booleans stay for the parser.
  const resolveValue = (value: unknown, use: UsePart) =>
    typeof value === 'string' || isIntrinsic(value) ? resolve(value, use) : value;
  const resolveList = (value: unknown, use: UsePart) =>
    Array.isArray(value)
      ? value.map((each, index) => at(index, () => resolveValue(each, use)))
      : resolveValue(value, use);
  const resolveStatement = (statement: unknown): unknown => {
    if (isIntrinsic(statement)) throw new UnresolvedError('a statement that depends on a function');
    if (!isObject(statement)) return statement;
    const role = statement.Effect === 'Deny' ? ('deny' as const) : ('allow' as const);
    const resolvers: Record<string, (value: unknown) => unknown> = {
      // A Sid does not change access.
      Sid: (value) => (isIntrinsic(value) ? undefined : value),
      Effect: (value) => resolveValue(value, undefined),
      Action: (value) => resolveList(value, undefined),
      NotAction: (value) => resolveList(value, undefined),
      Resource: (value) => resolveList(value, { statement, part: 'Resource', role }),
      NotResource: (value) => resolveList(value, { statement, part: 'NotResource', role: 'other' }),
      Condition: (value) => resolveConditions(value, statement, role),
    };
    return mapEntries(statement, (key, value) =>
      at(key, () => (Object.hasOwn(resolvers, key) ? resolvers[key]?.(value) : value)),
    );
  };
  const resolveConditions = (
    conditions: unknown,
    statement: object,
    role: 'allow' | 'deny',
  ): unknown => {
    if (isIntrinsic(conditions)) throw new UnresolvedError('conditions that depend on a function');
    if (!isObject(conditions)) return conditions;
    return mapEntries(conditions, (operator, keys) =>
      at(operator, () => {
        if (isIntrinsic(keys)) throw new UnresolvedError('a condition that depends on a function');
        if (!isObject(keys)) return keys;
        const own = /not/i.test(operator) ? ('other' as const) : role;
        const isPossible = variableOperators.test(operator);
        return mapEntries(keys, (key, values) => {
          const use = { statement, part: `${operator} ${key}`, role: own };
          return at(key, () => resolveList(values, isPossible ? use : undefined));
        });
      }),
    );
  };
  try {
    if (!isObject(document)) return { kind: 'value', value: document };
    const value = mapEntries(document, (key, each) =>
      at(key, () => {
        if (key === 'Version') return resolveValue(each, undefined);
        if (key !== 'Statement') return each;
        if (!Array.isArray(each)) return resolveStatement(each);
        return each.map((statement, index) => at(index, () => resolveStatement(statement)));
      }),
    );
    return { kind: 'value', value: isUnknown ? allowVariables(value) : value };
  } catch (error) {
    /* v8 ignore next -- a fault of this code, which the caller reports */
    if (!(error instanceof UnresolvedError)) throw error;
    const expected = 'a value that the template has';
    const remedy = 'Write the value, or compare the documents after deployment.';
    return { kind: 'problem', problem: { place, expected, found: error.message, remedy } };
  }
}

function mapEntries(
  value: Record<string, unknown>,
  map: (key: string, value: unknown) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, each]) => [key, map(key, each)] as const)
      .filter(([, each]) => each !== undefined),
  );
}

/** Placeholders are variables, which only documents of version 2012-10-17 have. */
function allowVariables(document: Record<string, unknown>): Record<string, unknown> {
  if (document.Version === '2012-10-17') return document;
  const others = JSON.stringify(document).replace(/\$\{Template:/g, '');
  if (others.includes('${')) {
    throw new UnresolvedError('"${" in a document whose Version has no policy variables');
  }
  if (document.Version !== undefined && document.Version !== '2008-10-17') return document;
  return { ...document, Version: '2012-10-17' };
}
