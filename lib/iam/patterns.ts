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

function coversCharacter(wanted: string, found: string): boolean {
  return found === '*' ? false : wanted === '?' || wanted === found;
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
export function readStart(pattern: string): string {
  const end = pattern.search(/[*?]/);
  return end < 0 ? pattern : pattern.slice(0, end);
}

/** The service prefix of an action pattern, in lower case: `s3` of `S3:Get*`, `*` of `*`. */
export function readService(action: string): string {
  const colon = action.indexOf(':');
  return (colon < 0 ? action : action.slice(0, colon)).toLowerCase();
}

/** Whether some text without wildcards fits both patterns. Case-sensitive, as `coversPattern`. */
export function patternsMeet(a: string, b: string): boolean {
  if (isApartAtEnds(a, b)) return false;
  // Which places in b can be reached after each character of a.
  let reached = closeStars(b, [true, ...Array.from(b, () => false)]);
  for (const wanted of a) {
    reached = wanted === '*' ? spread(reached) : closeStars(b, advance(wanted, b, reached));
  }
  return reached.at(-1) as boolean;
}

/** Whether what both write before their first wildcard differs, or what they write after the last. */
function isApartAtEnds(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at += 1) {
    const [x, y] = [a[at] as string, b[at] as string];
    if (isWild(x) || isWild(y)) break;
    if (x !== y) return true;
  }
  for (let back = 1; back <= shorter; back += 1) {
    const [x, y] = [a[a.length - back] as string, b[b.length - back] as string];
    if (isWild(x) || isWild(y)) break;
    if (x !== y) return true;
  }
  return false;
}

function isWild(character: string): boolean {
  return character === '*' || character === '?';
}

/** A star of a stands for whatever b asks next. */
function spread(reached: readonly boolean[]): boolean[] {
  const first = reached.indexOf(true);
  return reached.map((_, place) => first >= 0 && place >= first);
}

function advance(wanted: string, b: string, reached: readonly boolean[]): boolean[] {
  const next = reached.map(() => false);
  for (const [place, other] of [...b].entries()) {
    if (!reached[place]) continue;
    if (other === '*') next[place] = true;
    else if (wanted === '?' || other === '?' || wanted === other) next[place + 1] = true;
  }
  return next;
}

/** A star of b may stand for nothing. */
function closeStars(b: string, reached: boolean[]): boolean[] {
  for (const [place, other] of [...b].entries()) {
    if (other === '*' && reached[place]) reached[place + 1] = true;
  }
  return reached;
}
