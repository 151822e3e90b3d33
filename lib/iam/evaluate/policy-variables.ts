/**
 * Policy variables and the special characters `${*}`, `${?}` and `${$}`.
 * Source: IAM User Guide, "IAM policy elements: Variables and tags".
 */

/** `${aws:username}`, or `${aws:PrincipalTag/team, 'guest'}` with a default value. */
export interface PolicyVariable {
  /** The context key in lower case: names of keys ignore case. */
  key: string;
  /** The variable as the document writes it. */
  written: string;
  defaultValue: string | undefined;
}

/** A text of a policy: a plain text, or texts and variables in turn. */
export type Template = string | readonly (string | PolicyVariable)[];

/** The value of a context key, in the encoding of `encodeText`; undefined where it is absent. */
export type ReadValue = (key: string) => string | undefined;

/**
 * A `*` or `?` that is the character and not a wildcard has a code of its own, so that a pattern
 * can hold both. Requests are encoded too.
 */
const literalCharacters: readonly (readonly [character: string, code: string])[] = [
  ['*', '\u{e001}'],
  ['?', '\u{e002}'],
];

/** A text without wildcards: each `*` and `?` is the character. */
export function encodeText(text: string): string {
  return literalCharacters.reduce((all, [from, to]) => all.replaceAll(from, to), text);
}

/** The opposite of `encodeText`. */
export function decodeText(text: string): string {
  return literalCharacters.reduce((all, [from, to]) => all.replaceAll(to, from), text);
}

/** A text that looks like a variable and is none, as a document with variables writes it. */
export function escapeVariables(text: string): string {
  return text.replaceAll('${', '${$}{');
}

/** A pattern as a document writes it: characters that are not wildcards as `${*}` and `${?}`. */
export function formatPattern(pattern: string): string {
  return literalCharacters.reduce(
    (all, [character, code]) => all.replaceAll(code, `\${${character}}`),
    pattern,
  );
}

export interface TemplateOptions {
  /** Whether `*` and `?` are wildcards, as in `Resource`, `StringLike` and `ArnLike`. */
  wildcards: boolean;
  /** Whether `${…}` is a variable: only in documents of the language version 2012-10-17. */
  variables: boolean;
}

export function parseTemplate(text: string, { wildcards, variables }: TemplateOptions): Template {
  const encode = wildcards ? (part: string) => part : encodeText;
  if (!variables || !text.includes('${')) return encode(text);
  const parts: (string | PolicyVariable)[] = [''];
  const addText = (part: string) => {
    const last = parts.at(-1);
    if (typeof last === 'string') parts[parts.length - 1] = last + part;
    else parts.push(part);
  };
  let end = 0;
  for (const match of text.matchAll(/\$\{([^{}]*)\}/g)) {
    addText(encode(text.slice(end, match.index)));
    end = match.index + match[0].length;
    const variable = parseVariable(match[0], match[1] as string);
    if (typeof variable === 'string') addText(variable);
    else parts.push(variable);
  }
  addText(encode(text.slice(end)));
  const filled = parts.filter((part) => part !== '');
  return filled.every((part) => typeof part === 'string') ? filled.join('') : filled;
}

function parseVariable(written: string, inside: string): string | PolicyVariable {
  if (inside === '*' || inside === '?') return encodeText(inside);
  if (inside === '$') return '$';
  const match = /^\s*([^,']*[^,'\s])\s*(?:,\s*'([^']*)'\s*)?$/.exec(inside);
  // IAM refuses such a document; the text is all that can be compared.
  if (match === null) return encodeText(written);
  const [, key, defaultValue] = match as unknown as [string, string, string | undefined];
  return {
    key: key.toLowerCase(),
    written,
    defaultValue: defaultValue === undefined ? undefined : encodeText(defaultValue),
  };
}

/**
 * The text with values in place of variables; a value's own `*` and `?` are no wildcards.
 * Undefined where a variable has neither a value nor a default: such a text matches nothing.
 */
export function resolveTemplate(template: Template, readValue: ReadValue): string | undefined {
  if (typeof template === 'string') return template;
  let text = '';
  for (const part of template) {
    const value = typeof part === 'string' ? part : (readValue(part.key) ?? part.defaultValue);
    if (value === undefined) return undefined;
    text += value;
  }
  return text;
}

export function listVariables(template: Template): PolicyVariable[] {
  if (typeof template === 'string') return [];
  return template.filter((part) => typeof part !== 'string');
}

/** The same text for templates that match the same. */
export function identifyTemplate(template: Template): string {
  if (typeof template === 'string') return template;
  return template
    .map((part) =>
      typeof part === 'string'
        ? part
        : `\u{e003}${part.key}\u{e003}${part.defaultValue ?? '\u{e004}'}`,
    )
    .join('\u{e003}');
}
