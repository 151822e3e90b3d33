/**
 * A second evaluation of what a policy allows, to check the comparison against. It is slow and
 * plain on purpose, works on the JSON as it is, and shares no code with lib/iam.
 */

/** The values of a request's keys, by the key in lower case; a key that it lacks is absent. */
export type Context = Record<string, string[]>;

export interface Request {
  action: string;
  resource: string;
  context: Context;
}

/** A request as `Witness` has it: keys in any case, one value or several, null for absence. */
export interface WrittenRequest {
  action: string;
  resource: string;
  context: Readonly<Record<string, string | readonly string[] | null>>;
}

export function readRequest({ action, resource, context }: WrittenRequest): Request {
  const entries = Object.entries(context).flatMap(([key, value]): [string, string[]][] =>
    value === null ? [] : [[key.toLowerCase(), [value].flat() as string[]]],
  );
  return { action, resource, context: Object.fromEntries(entries) };
}

/** Whether a document allows a request: some statement allows it and none denies it. */
export function isAllowed(document: object, request: Request): boolean {
  const { Statement, Version } = document as { Statement: unknown; Version?: unknown };
  const hasVariables = Version === '2012-10-17';
  const statements = toList(Statement) as Record<string, unknown>[];
  const applying = statements.filter((each) => applies(each, request, hasVariables));
  return (
    applying.some(({ Effect }) => Effect === 'Allow') &&
    !applying.some(({ Effect }) => Effect === 'Deny')
  );
}

function applies(
  statement: Record<string, unknown>,
  { action, resource, context }: Request,
  hasVariables: boolean,
): boolean {
  const { Action, NotAction, Resource, NotResource, Condition = {} } = statement;
  const hasAction = (list: unknown) =>
    toList(list).some((pattern) => toRegExp(parse(String(pattern), false), {}, 'is')?.test(action));
  const hasResource = (list: unknown) =>
    toList(list).some((pattern) =>
      toRegExp(parse(String(pattern), hasVariables), context, 's')?.test(resource),
    );
  if (Action !== undefined ? !hasAction(Action) : hasAction(NotAction)) return false;
  if (Resource !== undefined ? !hasResource(Resource) : hasResource(NotResource)) return false;
  for (const [operator, keys] of Object.entries(Condition as object)) {
    for (const [key, values] of Object.entries(keys as object)) {
      if (!satisfies(operator, key, toList(values).map(String), context, hasVariables))
        return false;
    }
  }
  return true;
}

function satisfies(
  written: string,
  key: string,
  wanted: string[],
  context: Context,
  hasVariables: boolean,
): boolean {
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
    wanted.some((one) => compareValue(operator, value, one, context, hasVariables)) !== isNot;
  return isAll ? found.every(hits) : found.some(hits);
}

function compareValue(
  operator: string,
  value: string,
  wanted: string,
  context: Context,
  hasVariables: boolean,
): boolean {
  const text = () => fill(parse(wanted, hasVariables), context);
  switch (operator) {
    case 'stringequals':
      return value === text();
    case 'stringequalsignorecase':
      return value.toLowerCase() === text()?.toLowerCase();
    case 'stringlike':
      return toRegExp(parse(wanted, hasVariables), context, 's')?.test(value) ?? false;
    case 'arnlike':
    case 'arnequals': {
      const parts = value.split(':');
      const patterns = cutArn(parse(wanted, hasVariables), context);
      if (parts.length < 6 || patterns === undefined) return false;
      const cut = [...parts.slice(0, 5), parts.slice(5).join(':')];
      return patterns.every((pattern, index) => pattern.test(cut[index] as string));
    }
    case 'bool':
      return value.toLowerCase() === wanted.toLowerCase();
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
      const [block = '', length] = wanted.split('/');
      const [bits, range] = [toBits(value), toBits(block)];
      if (bits.length !== range.length) return false;
      const same = Number(length ?? range.length);
      return bits.slice(0, same) === range.slice(0, same);
    }
    case 'binaryequals':
      return value === wanted;
    default:
      throw new Error(`The evaluator of the tests does not know "${operator}".`);
  }
}

/** A piece of a policy's text: characters, a wildcard, or a variable. */
type Part = { text: string } | { wildcard: string } | { key: string; otherwise?: string };

const parsed = new Map<string, readonly Part[]>();

function parse(text: string, hasVariables: boolean): readonly Part[] {
  const key = `${hasVariables} ${text}`;
  const found = parsed.get(key) ?? parseAnew(text, hasVariables);
  parsed.set(key, found);
  return found;
}

function parseAnew(text: string, hasVariables: boolean): Part[] {
  const parts: Part[] = [];
  let rest = text;
  while (rest !== '') {
    const found = hasVariables ? /^\$\{(.*?)\}/s.exec(rest) : null;
    if (found !== null) {
      const inside = found[1] as string;
      const comma = inside.indexOf(',');
      if (['*', '?', '$'].includes(inside)) parts.push({ text: inside });
      else if (comma < 0) parts.push({ key: inside.trim().toLowerCase() });
      else {
        const otherwise = inside
          .slice(comma + 1)
          .trim()
          .slice(1, -1);
        parts.push({ key: inside.slice(0, comma).trim().toLowerCase(), otherwise });
      }
      rest = rest.slice(found[0].length);
    } else {
      const [first] = rest as unknown as [string];
      parts.push(first === '*' || first === '?' ? { wildcard: first } : { text: first });
      rest = rest.slice(1);
    }
  }
  return parts;
}

function readVariable({ key, otherwise }: { key: string; otherwise?: string }, context: Context) {
  const values = context[key];
  return values?.length === 1 ? values[0] : otherwise;
}

/** The text without wildcards; undefined where a variable has no value. */
function fill(parts: readonly Part[], context: Context): string | undefined {
  const texts = parts.map((part) => {
    if ('key' in part) return readVariable(part, context);
    return 'text' in part ? part.text : part.wildcard;
  });
  return texts.every((text) => text !== undefined) ? texts.join('') : undefined;
}

const quote = (text: string) => text.replace(/[.+^${}()|[\]\\*?]/g, '\\$&');
/** Expressions of texts without variables, by their flags. */
const constant = new WeakMap<readonly Part[], Map<string, RegExp>>();

function toRegExp(parts: readonly Part[], context: Context, flags: string): RegExp | undefined {
  if (parts.some((part) => 'key' in part)) return compile(parts, context, flags);
  const found = constant.get(parts) ?? new Map<string, RegExp>();
  constant.set(parts, found);
  const expression = found.get(flags) ?? (compile(parts, context, flags) as RegExp);
  found.set(flags, expression);
  return expression;
}

function compile(parts: readonly Part[], context: Context, flags: string): RegExp | undefined {
  const texts = parts.map((part) => {
    if ('wildcard' in part) return part.wildcard === '*' ? '.*' : '.';
    const text = 'text' in part ? part.text : readVariable(part, context);
    return text === undefined ? undefined : quote(text);
  });
  if (!texts.every((text) => text !== undefined)) return undefined;
  return new RegExp(`^${texts.join('')}$`, flags);
}

/** One expression for each of the six parts of an ARN; what a variable holds may have colons. */
function cutArn(parts: readonly Part[], context: Context): RegExp[] | undefined {
  const characters = parts.flatMap((part): Part[] => {
    if (!('key' in part)) return [part];
    const value = readVariable(part, context);
    return value === undefined ? [part] : [...value].map((text) => ({ text }));
  });
  if (characters.some((part) => 'key' in part)) return undefined;
  const cut: Part[][] = [[]];
  for (const part of characters) {
    if ('text' in part && part.text === ':' && cut.length < 6) cut.push([]);
    else cut.at(-1)?.push(part);
  }
  if (cut.length < 6) return undefined;
  return cut.map((each) => toRegExp(each, context, 's') as RegExp);
}

function toSeconds(text: string): number {
  return /^-?[0-9.]+$/.test(text) ? Number(text) : new Date(text).getTime() / 1000;
}

/** The bits of an address; none for a text that is no address. */
function toBits(address: string): string {
  if (!address.includes(':')) {
    const parts = address.split('.');
    if (parts.length !== 4 || parts.some((part) => !/^\d+$/.test(part))) return '';
    return parts.map((part) => Number(part).toString(2).padStart(8, '0')).join('');
  }
  const [head = '', tail] = address.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const [first, last] = [groups(head), groups(tail ?? '')];
  const missing = tail === undefined ? [] : Array(8 - first.length - last.length).fill('0');
  return [...first, ...missing, ...last]
    .map((group) => Number.parseInt(group, 16).toString(2).padStart(16, '0'))
    .join('');
}

function toList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}
