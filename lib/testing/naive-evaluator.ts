/**
 * A second reading of what a policy allows, to hold the comparison against. It is slow and
 * plain on purpose, works on the JSON as it stands, and shares no code with lib/iam.
 */

export interface Request {
  action: string;
  resource: string;
}

/** Says whether a request satisfies one condition. */
export type Satisfies = (operator: string, key: string, values: string[]) => boolean;

/** Whether a document allows a request: some statement allows it and none denies it. */
export function isAllowed(document: object, request: Request, satisfies: Satisfies): boolean {
  const { Statement } = document as { Statement: unknown };
  const statements = toList(Statement) as Record<string, unknown>[];
  const speaking = statements.filter((statement) => speaks(statement, request, satisfies));
  return (
    speaking.some(({ Effect }) => Effect === 'Allow') &&
    !speaking.some(({ Effect }) => Effect === 'Deny')
  );
}

function speaks(statement: Record<string, unknown>, request: Request, satisfies: Satisfies) {
  const { Action, NotAction, Resource, NotResource, Condition = {} } = statement;
  const hasAction = (list: unknown) =>
    toList(list).some((pattern) => toRegExp(String(pattern), 'is').test(request.action));
  const hasResource = (list: unknown) =>
    toList(list).some((pattern) => toRegExp(String(pattern), 's').test(request.resource));
  if (Action !== undefined ? !hasAction(Action) : hasAction(NotAction)) return false;
  if (Resource !== undefined ? !hasResource(Resource) : hasResource(NotResource)) return false;
  for (const [operator, keys] of Object.entries(Condition as object)) {
    for (const [key, values] of Object.entries(keys as object)) {
      if (!satisfies(operator, key, toList(values).map(String))) return false;
    }
  }
  return true;
}

/** What a set of conditions says that are known to hold: of all others, none does. */
export function satisfyExactly(
  conditions: readonly { operator: string; key: string; values: string[] }[],
): Satisfies {
  const name = (operator: string, key: string, values: string[]) =>
    `${operator} ${key} ${[...values].sort().join('|')}`.toLowerCase();
  const held = new Set(conditions.map((each) => name(each.operator, each.key, each.values)));
  return (operator, key, values) => held.has(name(operator, key, values));
}

/** The values of a request's keys, by the key in lower case; a key that it lacks is absent. */
export type Context = Record<string, string[]>;

/** What IAM makes of a condition for a request with these keys. Source: IAM User Guide, operators. */
export function satisfyFrom(context: Context): Satisfies {
  return (written, key, wanted) => {
    const found = context[key.toLowerCase()];
    let operator = written.toLowerCase();
    if (operator === 'null') {
      return wanted.some((one) => one.toLowerCase() === String(found === undefined));
    }
    const isAny = operator.startsWith('foranyvalue:');
    const isAll = operator.startsWith('forallvalues:');
    operator = operator.replace(/^for(any|all)values?:/, '');
    if (operator.endsWith('ifexists')) {
      if (found === undefined) return true;
      operator = operator.slice(0, -8);
    }
    const isNot = operator.includes('not');
    operator = operator.replace('not', '');
    if (found === undefined) return isAll || (isNot && !isAny);
    const hits = (value: string) =>
      wanted.some((one) => compareValue(operator, value, one)) !== isNot;
    if (isAll) return found.every(hits);
    return found.some(hits);
  };
}

function compareValue(operator: string, value: string, wanted: string): boolean {
  switch (operator) {
    case 'stringequals':
      return value === wanted;
    case 'stringequalsignorecase':
    case 'bool':
      return value.toLowerCase() === wanted.toLowerCase();
    case 'stringlike':
      return toRegExp(wanted, 's').test(value);
    case 'arnlike':
    case 'arnequals': {
      const [parts, patterns] = [cutArn(value), cutArn(wanted)];
      return (
        parts.length === patterns.length &&
        patterns.every((pattern, index) => toRegExp(pattern, 's').test(String(parts[index])))
      );
    }
    case 'numericequals':
      return Number(value) === Number(wanted);
    case 'numericlessthan':
      return Number(value) < Number(wanted);
    case 'numericlessthanequals':
      return Number(value) <= Number(wanted);
    case 'numericgreaterthan':
      return Number(value) > Number(wanted);
    case 'numericgreaterthanequals':
      return Number(value) >= Number(wanted);
    case 'dateequals':
      return toSeconds(value) === toSeconds(wanted);
    case 'datelessthan':
      return toSeconds(value) < toSeconds(wanted);
    case 'datelessthanequals':
      return toSeconds(value) <= toSeconds(wanted);
    case 'dategreaterthan':
      return toSeconds(value) > toSeconds(wanted);
    case 'dategreaterthanequals':
      return toSeconds(value) >= toSeconds(wanted);
    case 'ipaddress': {
      const [block = '', bits = '32'] = wanted.split('/');
      return toBits(value).slice(0, Number(bits)) === toBits(block).slice(0, Number(bits));
    }
    default:
      return value === wanted;
  }
}

function cutArn(text: string): string[] {
  const [, ...parts] = /^([^:]*):([^:]*):([^:]*):([^:]*):([^:]*):(.*)$/s.exec(text) ?? ['', text];
  return parts;
}

function toSeconds(text: string): number {
  return /^[0-9]+$/.test(text) ? Number(text) : new Date(text).getTime() / 1000;
}

function toBits(address: string): string {
  return address
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('');
}

const compiled = new Map<string, RegExp>();

function toRegExp(pattern: string, flags: string): RegExp {
  const key = `${flags} ${pattern}`;
  const found = compiled.get(key) ?? compile(pattern, flags);
  compiled.set(key, found);
  return found;
}

function compile(pattern: string, flags: string): RegExp {
  const parts = pattern
    .replaceAll('${*}', '\u0001')
    .replaceAll('${?}', '\u0002')
    .replaceAll('${$}', '\u0003')
    .split(/([*?])/)
    .map((part) =>
      part === '*' ? '.*' : part === '?' ? '.' : part.replace(/[.+^${}()|[\]\\]/g, '\\$&'),
    );
  const source = parts
    .join('')
    .replaceAll('\u0001', '\\$\\{\\*\\}')
    .replaceAll('\u0002', '\\$\\{\\?\\}')
    .replaceAll('\u0003', '\\$\\{\\$\\}');
  return new RegExp(`^${source}$`, flags);
}

function toList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}
