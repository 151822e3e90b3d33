import { splitArn } from '../evaluate/accepted-values';
import { coversPattern, patternsMeet } from '../patterns';

/** More patterns than this are not followed: the comparison then says that it is undecided. */
const maxMeets = 64;

/** Nor are longer ones, which would overflow the stack; an ARN has at most 2,048 characters. */
const maxLength = 3000;

/**
 * Patterns that together match exactly what both of two patterns match; none where nothing
 * does. `*` stands for any run of characters, `?` for one. Undefined where it would take too
 * many. Case-sensitive.
 */
export function meetPatterns(a: string, b: string): string[] | undefined {
  if (a === b) return [a];
  if (coversPattern(a, b)) return [b];
  if (coversPattern(b, a)) return [a];
  if (!patternsMeet(a, b)) return [];
  if (a.length + b.length > maxLength) return undefined;
  const known = new Map<number, Set<string> | undefined>();
  const meet = (i: number, j: number): Set<string> | undefined => {
    const key = i * (b.length + 1) + j;
    if (!known.has(key)) known.set(key, step(i, j));
    return known.get(key);
  };
  const step = (i: number, j: number): Set<string> | undefined => {
    const [x, y] = [a[i], b[j]];
    if (x === undefined && y === undefined) return new Set(['']);
    if (x === '*' && y === '*') {
      // One of the two stars ends first.
      return prefix('*', join(meet(i + 1, j), meet(i, j + 1)));
    }
    if (x === '*')
      return join(meet(i + 1, j), y === undefined ? new Set() : prefix(y, meet(i, j + 1)));
    if (y === '*')
      return join(meet(i, j + 1), x === undefined ? new Set() : prefix(x, meet(i + 1, j)));
    if (x === undefined || y === undefined) return new Set();
    if (x === y || y === '?') return prefix(x, meet(i + 1, j + 1));
    return x === '?' ? prefix(y, meet(i + 1, j + 1)) : new Set();
  };
  const found = meet(0, 0);
  return found && [...found];
}

/** The same for ARNs whose six parts are matched one by one, as ARN operators do. */
export function meetArns(a: string, b: string): string[] | undefined {
  const [parts, others] = [splitArn(a), splitArn(b)];
  if (parts === undefined || others === undefined) return meetPatterns(a, b);
  let found = [''];
  for (const [index, part] of parts.entries()) {
    const met = meetPatterns(part, others[index] as string);
    if (met === undefined || found.length * met.length > maxMeets) return undefined;
    found = found.flatMap((start) => met.map((each) => (index === 0 ? each : `${start}:${each}`)));
  }
  return found;
}

function join(a: Set<string> | undefined, b: Set<string> | undefined): Set<string> | undefined {
  if (a === undefined || b === undefined || a.size + b.size > maxMeets) return undefined;
  return new Set([...a, ...b]);
}

function prefix(text: string, rest: Set<string> | undefined): Set<string> | undefined {
  if (rest === undefined) return undefined;
  // Two stars in a row say what one says.
  return new Set(
    [...rest].map((tail) => (text === '*' && tail.startsWith('*') ? tail : text + tail)),
  );
}
