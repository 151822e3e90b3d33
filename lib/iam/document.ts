import { describeValue, joinPointer, type Problem } from '../shared/problem';

export type Effect = 'Allow' | 'Deny';

/** An operator, a context key and the values that it is compared with: `StringEquals`, `aws:tag`, `['x']`. */
export interface Condition {
  operator: string;
  key: string;
  values: string[];
}

/** A list of patterns, or everything except what they match (`NotAction`, `NotResource`). */
export interface Patterns {
  negated: boolean;
  patterns: string[];
}

/** A statement of an identity policy. Scalars are lists; the order is that of the document. */
export interface Statement {
  sid: string | undefined;
  effect: Effect;
  action: Patterns;
  resource: Patterns;
  conditions: Condition[];
  /** The document's version of the policy language; only 2012-10-17 has variables. */
  languageVersion: LanguageVersion;
}

export type LanguageVersion = '2012-10-17' | '2008-10-17';

export type ParsedDocument =
  | { statements: Statement[]; problems?: undefined }
  | { statements?: undefined; problems: Problem[] };

const documentKeys = new Set(['Version', 'Id', 'Statement']);
const statementKeys = new Set([
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]);
const languageVersions: readonly LanguageVersion[] = ['2012-10-17', '2008-10-17'];
/** Permits spaces: AWS publishes `access-analyzer:ListTagsForResource ` and `amplifybackend: *`. */
const actionShape = /^(\*|[\w*?-]+:.+)$/s;

/**
 * Parses the document of an identity policy in every form that IAM accepts.
 * Returns its statements, or all problems; never throws.
 * Source: IAM User Guide, "Grammar of the IAM JSON policy language".
 */
export function parseDocument(value: unknown): ParsedDocument {
  const problems: Problem[] = [];
  if (!isObject(value)) {
    problems.push(
      createProblem('', 'a policy document (an object)', value, 'Give the document itself.'),
    );
    return { problems };
  }
  reportUnknownKeys(value, documentKeys, '', problems);
  checkLanguageVersion(value, problems);
  const list = Array.isArray(value.Statement) ? value.Statement : [value.Statement];
  if (value.Statement === undefined || list.length === 0) {
    problems.push(
      createProblem('/Statement', 'at least one statement', value.Statement, 'Add the statements.'),
    );
    return { problems };
  }
  const statements = list.map((statement: unknown, index) =>
    parseStatement(
      statement,
      Array.isArray(value.Statement) ? joinPointer('/Statement', index) : '/Statement',
      readLanguageVersion(value),
      problems,
    ),
  );
  return problems.length > 0 ? { problems } : { statements };
}

/** The default of `Version` is 2008-10-17. */
function readLanguageVersion(document: Record<string, unknown>): LanguageVersion {
  return document.Version === '2012-10-17' ? '2012-10-17' : '2008-10-17';
}

function checkLanguageVersion(document: Record<string, unknown>, problems: Problem[]) {
  // Compared without conversion: a list of one version has the same text.
  if (document.Version === undefined || languageVersions.some((each) => each === document.Version))
    return;
  problems.push(
    createProblem('/Version', languageVersions.join(' or '), document.Version, 'Use 2012-10-17.'),
  );
}

function parseStatement(
  value: unknown,
  place: string,
  languageVersion: LanguageVersion,
  problems: Problem[],
): Statement {
  const statement: Statement = {
    sid: undefined,
    effect: 'Allow',
    action: { negated: false, patterns: [] },
    resource: { negated: false, patterns: [] },
    conditions: [],
    languageVersion,
  };
  if (!isObject(value)) {
    problems.push(
      createProblem(place, 'a statement (an object)', value, 'Remove it or make it an object.'),
    );
    return statement;
  }
  reportUnknownKeys(value, statementKeys, place, problems);
  if (value.Sid !== undefined && typeof value.Sid !== 'string') {
    problems.push(createProblem(joinPointer(place, 'Sid'), 'text', value.Sid, 'Quote it.'));
  } else if (value.Sid !== '') {
    statement.sid = value.Sid;
  }
  if (value.Effect === 'Allow' || value.Effect === 'Deny') {
    statement.effect = value.Effect;
  } else {
    problems.push(
      createProblem(
        joinPointer(place, 'Effect'),
        '"Allow" or "Deny"',
        value.Effect,
        'State the effect.',
      ),
    );
  }
  statement.action = parsePatterns(value, 'Action', place, problems);
  statement.resource = parsePatterns(value, 'Resource', place, problems);
  for (const [index, action] of statement.action.patterns.entries()) {
    if (!actionShape.test(action)) {
      const key = statement.action.negated ? 'NotAction' : 'Action';
      const listPlace = joinPointer(place, key);
      problems.push(
        createProblem(
          Array.isArray(value[key]) ? joinPointer(listPlace, index) : listPlace,
          'an action with its service prefix, such as "s3:GetObject", or "*"',
          action,
          'Write the service prefix, a colon and the action.',
        ),
      );
    }
  }
  statement.conditions = parseConditions(
    value.Condition,
    joinPointer(place, 'Condition'),
    problems,
  );
  return statement;
}

function parsePatterns(
  statement: Record<string, unknown>,
  key: 'Action' | 'Resource',
  place: string,
  problems: Problem[],
): Patterns {
  const plain = statement[key];
  const not = statement[`Not${key}`];
  if ((plain === undefined) === (not === undefined)) {
    const found = plain === undefined ? 'neither' : 'both';
    problems.push({
      place,
      expected: `either ${key} or Not${key}`,
      found,
      remedy: found === 'both' ? 'Keep one of them.' : `Add ${key}.`,
    });
    return { negated: false, patterns: [] };
  }
  const name = plain === undefined ? `Not${key}` : key;
  const patterns = parseStrings(plain ?? not, joinPointer(place, name), problems);
  return { negated: plain === undefined, patterns };
}

function parseStrings(value: unknown, place: string, problems: Problem[]): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  const strings = list.filter((item) => typeof item === 'string');
  if (list.length === 0 || strings.length < list.length) {
    problems.push(
      createProblem(place, 'text or a list of texts, not empty', value, 'List at least one text.'),
    );
  }
  return strings;
}

function parseConditions(value: unknown, place: string, problems: Problem[]): Condition[] {
  if (value === undefined) return [];
  if (!isObject(value)) {
    problems.push(
      createProblem(place, 'an object of operators', value, 'Write {"Operator": {"key": …}}.'),
    );
    return [];
  }
  return Object.entries(value).flatMap(([operator, keys]) => {
    const operatorPlace = joinPointer(place, operator);
    if (!isObject(keys)) {
      problems.push(
        createProblem(operatorPlace, 'an object of keys', keys, 'Write {"key": "value"}.'),
      );
      return [];
    }
    return Object.entries(keys).map(([key, values]) => ({
      operator,
      key,
      values: parseConditionValues(values, joinPointer(operatorPlace, key), problems),
    }));
  });
}

function parseConditionValues(value: unknown, place: string, problems: Problem[]): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.map((item) => {
    if (['string', 'number', 'boolean'].includes(typeof item)) return String(item);
    problems.push(createProblem(place, 'text, a number or true/false', item, 'Give plain values.'));
    return '';
  });
}

function reportUnknownKeys(
  value: Record<string, unknown>,
  known: Set<string>,
  place: string,
  problems: Problem[],
) {
  for (const key of Object.keys(value)) {
    if (known.has(key)) continue;
    const isPrincipal = key === 'Principal' || key === 'NotPrincipal';
    problems.push({
      place: joinPointer(place, key),
      expected: `one of ${[...known].join(', ')}`,
      found: `"${key}"`,
      remedy: isPrincipal
        ? 'Remove it: an identity policy speaks for whoever carries it and names no principal.'
        : 'Remove it; IAM has no such element here.',
    });
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function createProblem(place: string, expected: string, value: unknown, remedy: string): Problem {
  return { place, expected, found: describeValue(value), remedy };
}
