/**
 * Whether `pattern` covers `text`: `*` stands for any run of characters, none included, and
 * `?` for exactly one. When `text` is itself a pattern, its `*` is only covered by a `*` and
 * its `?` by `?` or `*`, so a true answer holds for everything that `text` could match.
 * Matching is case-sensitive: fold actions to lower case first.
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
      // The last star takes one character more; earlier stars need no second look.
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

/** In place of a `?`: what every character of a pattern covers. No document contains it. */
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

/** What a pattern begins with, up to its first wildcard. */
export function readLiteralPrefix(pattern: string): string {
  const end = pattern.search(/[*?]/);
  return end < 0 ? pattern : pattern.slice(0, end);
}

/** The service prefix of an action pattern, in lower case: `s3` of `S3:Get*`, `*` of `*`. */
export function readService(action: string): string {
  const colon = action.indexOf(':');
  return (colon < 0 ? action : action.slice(0, colon)).toLowerCase();
}

/** Whether some text without wildcards fits both patterns. Case-sensitive, as `coversPattern`. */
export function patternsOverlap(a: string, b: string): boolean {
  if (!b.includes('*')) return coversPattern(a, b.replaceAll('?', anyCharacter));
  if (!a.includes('*')) return coversPattern(b, a.replaceAll('?', anyCharacter));
  // Between the first star of both and the last, a text can have what each of them asks for in turn.
  return prefixesOverlap(a, b) && suffixesOverlap(a, b);
}

/** Whether characters of two patterns, neither of them a star, can stand for the same one. */
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
