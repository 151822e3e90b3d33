import type { Patterns, Statement } from './document';

/**
 * Whether `pattern` covers `text`: `*` matches any characters or none, `?` exactly one. Where
 * `text` is itself a pattern, its `*` is covered by a `*` only and its `?` by `?` or `*`, so the
 * result holds for everything that `text` matches. Case-sensitive: pass actions in lower case.
 * Source: IAM User Guide, "IAM JSON policy elements: Resource", wildcards in ARNs.
 */
export function coversPattern(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let starAt = -1;
  let resumeAt = 0;
  while (t < text.length) {
    const wanted = pattern[p];
    if (wanted === '*') {
      starAt = p;
      resumeAt = t;
      p += 1;
    } else if (wanted !== undefined && coversCharacter(wanted, text[t] as string)) {
      p += 1;
      t += 1;
    } else if (starAt >= 0) {
      // The last star matches one character more. Earlier stars need no second try.
      resumeAt += 1;
      t = resumeAt;
      p = starAt + 1;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') p += 1;
  return p === pattern.length;
}

/** Represents a `?` of the covered pattern: every character covers it, and no document has it. */
const anyCharacter = '\u{ffff}';

function coversCharacter(wanted: string, found: string): boolean {
  if (wanted === found) return true;
  return found === anyCharacter || (wanted === '?' && found !== '*');
}

/** Whether one action pattern covers another; IAM's actions ignore case. */
export function coversAction(pattern: string, action: string): boolean {
  return coversPattern(pattern.toLowerCase(), action.toLowerCase());
}

/** Whether a text has wildcards. */
export function isPattern(text: string): boolean {
  return text.includes('*') || text.includes('?');
}

/** The characters of a pattern before its first wildcard. */
export function readLiteralPrefix(pattern: string): string {
  const end = pattern.search(/[*?]/);
  return end < 0 ? pattern : pattern.slice(0, end);
}

/** The service prefix of an action pattern, in lower case: `s3` of `S3:Get*`, `*` of `*`. */
export function readService(action: string): string {
  const colon = action.indexOf(':');
  return (colon < 0 ? action : action.slice(0, colon)).toLowerCase();
}

/** Whether some text matches both patterns. Case-sensitive, as `coversPattern`. */
export function patternsOverlap(a: string, b: string): boolean {
  if (!b.includes('*')) return coversPattern(a, b.replaceAll('?', anyCharacter));
  if (!a.includes('*')) return coversPattern(b, a.replaceAll('?', anyCharacter));
  // Only the parts outside the first and the last star can exclude each other.
  return prefixesOverlap(a, b) && suffixesOverlap(a, b);
}

/** Whether two characters of patterns, neither of them a star, match a common character. */
function canBeSame(x: string, y: string): boolean {
  return x === y || x === '?' || y === '?';
}

function prefixesOverlap(a: string, b: string): boolean {
  for (let at = 0; ; at += 1) {
    const [x, y] = [a[at] as string, b[at] as string];
    if (x === '*' || y === '*') return true;
    if (!canBeSame(x, y)) return false;
  }
}

function suffixesOverlap(a: string, b: string): boolean {
  for (let back = 1; ; back += 1) {
    const [x, y] = [a[a.length - back] as string, b[b.length - back] as string];
    if (x === '*' || y === '*') return true;
    if (!canBeSame(x, y)) return false;
  }
}

/**
 * Whether one list of patterns covers everything that another covers, where each may be negated
 * (`NotAction`). Case-sensitive, as `coversPattern`.
 */
export function coversPatterns(wide: Patterns, narrow: Patterns): boolean {
  if (!wide.negated) {
    // A negated list matches an unlimited number of texts: only a pattern for everything covers it.
    const texts = narrow.negated ? ['*'] : narrow.patterns;
    return texts.every((text) => wide.patterns.some((pattern) => coversPattern(pattern, text)));
  }
  return wide.patterns.every((excluded) =>
    narrow.negated
      ? narrow.patterns.some((pattern) => coversPattern(pattern, excluded))
      : narrow.patterns.every((pattern) => !patternsOverlap(pattern, excluded)),
  );
}

/** Action patterns in lower case: IAM's actions ignore letter case. */
export function lowercaseActions({ negated, patterns }: Patterns): Patterns {
  return { negated, patterns: patterns.map((pattern) => pattern.toLowerCase()) };
}

/** The service prefixes, in lower case, of the actions of statements; those with wildcards are left out. */
export function listServices(statements: readonly Statement[]): Set<string> {
  const services = statements.flatMap(({ action }) => action.patterns.map(readService));
  return new Set(services.filter((service) => !isPattern(service)));
}
