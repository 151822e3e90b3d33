/**
 * Policy variables and the special characters `${*}`, `${?}` and `${$}`.
 * Source: IAM User Guide, "IAM policy elements: Variables and tags".
 */

/** `${aws:username}`, or `${aws:PrincipalTag/team, 'guest'}` with a default value. */
export interface PolicyVariable {
  /** The context key in lower case: keys ignore letter case. */
  key: string;
  /** The variable as it is in the document. */
  written: string;
  defaultValue: string | undefined;
}

/** A text of a policy: a plain text, or a sequence of texts and variables. */
export type Template = string | readonly (string | PolicyVariable)[];

/** The value of a context key, in the encoding of `encodeText`; undefined where it is absent. */
export type ReadValue = (key: string) => string | undefined;

/**
 * A `*` or `?` that is a character and not a wildcard is replaced by a character for private use,
 * so that a pattern can have both. Requests are encoded in the same way.
 */
const literalCharacters: readonly (readonly [character: string, code: string])[] = [
  ['*', '\u{e001}'],
  ['?', '\u{e002}'],
];

/** Encodes a text in which each `*` and `?` is a character and not a wildcard. */
export function encodeText(text: string): string {
  return literalCharacters.reduce((all, [from, to]) => all.replaceAll(from, to), text);
}

/** Decodes a text that `encodeText` encoded. */
export function decodeText(text: string): string {
  return literalCharacters.reduce((all, [from, to]) => all.replaceAll(to, from), text);
}

/** Escapes `${` in a text without variables, for a document whose language version has variables. */
export function escapeVariables(text: string): string {
  return text.replaceAll('${', '${$}{');
}

/** An encoded pattern as it is in a document: characters that are not wildcards are `${*}` and `${?}`. */
export function formatPattern(pattern: string): string {
  return literalCharacters.reduce(
    (all, [character, code]) => all.replaceAll(code, `\${${character}}`),
    pattern,
  );
}

export interface TemplateOptions {
  /** Whether `*` and `?` are wildcards, as in `Resource`, `StringLike` and `ArnLike`. */
  wildcards: boolean;
  /** Whether `${…}` is a variable, as in documents of the language version 2012-10-17. */
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
  // IAM refuses such a document; it is compared as text.
  if (match === null) return encodeText(written);
  const [, key, defaultValue] = match as unknown as [string, string, string | undefined];
  return {
    key: key.toLowerCase(),
    written,
    defaultValue: defaultValue === undefined ? undefined : encodeText(defaultValue),
  };
}

/**
 * Replaces variables by encoded values. Undefined where a variable has neither a value nor a
 * default: such a text matches nothing.
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

/** An id that templates share exactly when they match the same texts. */
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
