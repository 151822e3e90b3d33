import type { Accepted } from '../evaluate/accepted-values';
import { coversPattern } from '../patterns';
import { unique } from './pattern-parts';

/**
 * Letter cases of each text that `StringEqualsIgnoreCase` accepts: those that other conditions name
 * or match, and some that no other condition names.
 */
export function listLetterCases(accepted: readonly Accepted[]): Map<string, readonly string[]> {
  const texts = accepted.flatMap((each) =>
    each.kind === 'text' || each.kind === 'pattern' || each.kind === 'arn' ? [each.text] : [],
  );
  const variants = new Map<string, readonly string[]>();
  for (const each of accepted) {
    if (each.kind !== 'anyCase' || variants.has(each.text)) continue;
    const named = texts.flatMap((text) => copyCase(each.text, text) ?? []);
    variants.set(
      each.text,
      unique([each.text, ...named, ...listCaseVariants(each.text, named.length)]),
    );
  }
  return variants;
}

/** Converts a text in lower case to the letter case of a pattern that matches it in some case. */
function copyCase(text: string, pattern: string): string | undefined {
  if (!coversPattern(pattern.toLowerCase(), text)) return undefined;
  const parts = pattern.split(/([*?])/);
  const groups = parts.map((part) => {
    if (part === '*') return '(.*?)';
    return part === '?' ? '(.)' : `(${part.replace(/[.+^${}()|[\]\\]/g, '\\$&')})`;
  });
  const found = new RegExp(`^${groups.join('')}$`, 'is').exec(text)?.slice(1) ?? [];
  return parts.map((part, at) => (/^[*?]$/.test(part) ? found[at] : part)).join('');
}

/** Letter cases of a text, more than are named where it has so many. */
function listCaseVariants(text: string, named: number): string[] {
  const places = [...text].flatMap((letter, at) => (letter === letter.toUpperCase() ? [] : [at]));
  const count = Math.min(2 ** Math.min(places.length, 10), named + 2);
  return Array.from({ length: count }, (_, choice) =>
    [...text]
      .map((letter, at) =>
        choice & (1 << places.indexOf(at)) && places.includes(at) ? letter.toUpperCase() : letter,
      )
      .join(''),
  ).concat(text.toUpperCase());
}
