import { describeValue, isObject, joinPointer, type Problem } from '../shared/problem';

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
  const parser = new Parser();
  const statements = parser.parseDocument(value);
  return parser.problems.length > 0 ? { problems: parser.problems } : { statements };
}

class Parser {
  readonly problems: Problem[] = [];

  parseDocument(value: unknown): Statement[] {
    if (!isObject(value)) {
      this.report('', 'a policy document (an object)', value, 'Give the document itself.');
      return [];
    }
    this.reportUnknownKeys(value, documentKeys, '');
    const { Version, Statement } = value;
    const languageVersion = languageVersions.find((each) => each === Version);
    if (Version !== undefined && languageVersion === undefined) {
      this.report('/Version', languageVersions.join(' or '), Version, 'Use 2012-10-17.');
    }
    const list: unknown[] = Array.isArray(Statement) ? Statement : [Statement];
    if (Statement === undefined || list.length === 0) {
      this.report('/Statement', 'at least one statement', Statement, 'Add the statements.');
      return [];
    }
    return list.map((statement, index) => {
      const place = Array.isArray(Statement) ? joinPointer('/Statement', index) : '/Statement';
      // The default of Version.
      return this.parseStatement(statement, place, languageVersion ?? '2008-10-17');
    });
  }

  private parseStatement(
    value: unknown,
    place: string,
    languageVersion: LanguageVersion,
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
      this.report(place, 'a statement (an object)', value, 'Remove it or make it an object.');
      return statement;
    }
    this.reportUnknownKeys(value, statementKeys, place);
    const { Sid, Effect } = value;
    if (Sid !== undefined && typeof Sid !== 'string') {
      this.report(joinPointer(place, 'Sid'), 'text', Sid, 'Quote it.');
    } else if (Sid !== '') {
      statement.sid = Sid;
    }
    if (Effect === 'Allow' || Effect === 'Deny') {
      statement.effect = Effect;
    } else {
      this.report(joinPointer(place, 'Effect'), '"Allow" or "Deny"', Effect, 'State the effect.');
    }
    statement.action = this.parsePatterns(value, 'Action', place);
    statement.resource = this.parsePatterns(value, 'Resource', place);
    this.checkActions(statement.action, value, place);
    statement.conditions = this.parseConditions(value.Condition, joinPointer(place, 'Condition'));
    return statement;
  }

  private checkActions({ negated, patterns }: Patterns, statement: JsonObject, place: string) {
    const key = negated ? 'NotAction' : 'Action';
    const listPlace = joinPointer(place, key);
    for (const [index, action] of patterns.entries()) {
      if (actionShape.test(action)) continue;
      this.report(
        Array.isArray(statement[key]) ? joinPointer(listPlace, index) : listPlace,
        'an action with its service prefix, such as "s3:GetObject", or "*"',
        action,
        'Write the service prefix, a colon and the action.',
      );
    }
  }

  private parsePatterns(
    statement: JsonObject,
    key: 'Action' | 'Resource',
    place: string,
  ): Patterns {
    const plain = statement[key];
    const not = statement[`Not${key}`];
    if ((plain === undefined) === (not === undefined)) {
      const found = plain === undefined ? 'neither' : 'both';
      const remedy = found === 'both' ? 'Keep one of them.' : `Add ${key}.`;
      this.problems.push({ place, expected: `either ${key} or Not${key}`, found, remedy });
      return { negated: false, patterns: [] };
    }
    const negated = plain === undefined;
    const listPlace = joinPointer(place, negated ? `Not${key}` : key);
    return { negated, patterns: this.parseStrings(plain ?? not, listPlace) };
  }

  private parseStrings(value: unknown, place: string): string[] {
    const list: unknown[] = Array.isArray(value) ? value : [value];
    const strings = list.filter((item) => typeof item === 'string');
    if (list.length === 0 || strings.length < list.length) {
      this.report(place, 'text or a list of texts, not empty', value, 'List at least one text.');
    }
    return strings;
  }

  private parseConditions(value: unknown, place: string): Condition[] {
    if (value === undefined) return [];
    if (!isObject(value)) {
      this.report(place, 'an object of operators', value, 'Write {"Operator": {"key": …}}.');
      return [];
    }
    return Object.entries(value).flatMap(([operator, keys]) => {
      const operatorPlace = joinPointer(place, operator);
      if (!isObject(keys)) {
        this.report(operatorPlace, 'an object of keys', keys, 'Write {"key": "value"}.');
        return [];
      }
      return Object.entries(keys).map(([key, values]) => ({
        operator,
        key,
        values: this.parseConditionValues(values, joinPointer(operatorPlace, key)),
      }));
    });
  }

  private parseConditionValues(value: unknown, place: string): string[] {
    const list: unknown[] = Array.isArray(value) ? value : [value];
    return list.map((item) => {
      if (['string', 'number', 'boolean'].includes(typeof item)) return String(item);
      this.report(place, 'text, a number or true/false', item, 'Give plain values.');
      return '';
    });
  }

  private reportUnknownKeys(value: JsonObject, known: Set<string>, place: string) {
    for (const key of Object.keys(value)) {
      if (known.has(key)) continue;
      const isPrincipal = key === 'Principal' || key === 'NotPrincipal';
      this.problems.push({
        place: joinPointer(place, key),
        expected: `one of ${[...known].join(', ')}`,
        found: `"${key}"`,
        remedy: isPrincipal
          ? 'Remove it: an identity policy speaks for whoever carries it and names no principal.'
          : 'Remove it; IAM has no such element here.',
      });
    }
  }

  private report(place: string, expected: string, value: unknown, remedy: string) {
    this.problems.push({ place, expected, found: describeValue(value), remedy });
  }
}

type JsonObject = Record<string, unknown>;
