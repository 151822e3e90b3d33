import { splitArn } from '../evaluate/accepted-values';
import { coversPattern, isPattern, patternsOverlap } from '../patterns';

/** The maximum number of patterns of an intersection; beyond it the comparison is undecided. */
const maxOverlaps = 400;

/** The maximum length of two patterns, for the stack's sake. An ARN has at most 2,048 characters. */
const maxLength = 3000;

/**
 * The intersection of two patterns: patterns that together match exactly the texts that both match.
 * Empty where the patterns do not overlap, undefined where it would have too many patterns.
 * Case-sensitive.
 * @param spend subtracts steps from a budget; returns false once it is exhausted
 */
export function intersectPatterns(
  a: string,
  b: string,
  spend: (steps: number) => boolean = () => true,
): string[] | undefined {
  if (a === b) return [a];
  if (coversPattern(a, b)) return [b];
  if (coversPattern(b, a)) return [a];
  if (!patternsOverlap(a, b)) return [];
  if (a.length + b.length > maxLength) return undefined;
  const start = countCommon(a, b, (text, at) => text[at]);
  const end = countCommon(a, b, (text, at) => text[text.length - 1 - at]);
  const overlaps = intersectMiddles(
    a.slice(start, a.length - end),
    b.slice(start, b.length - end),
    spend,
  );
  return overlaps?.map((middle) => a.slice(0, start) + middle + a.slice(a.length - end));
}

/** The number of characters that two patterns have in common before the first wildcard. */
function countCommon(
  a: string,
  b: string,
  read: (text: string, at: number) => string | undefined,
): number {
  let at = 0;
  while (
    read(a, at) === read(b, at) &&
    read(a, at) !== undefined &&
    !isPattern(read(a, at) as string)
  )
    at += 1;
  return at;
}

function intersectMiddles(
  a: string,
  b: string,
  spend: (steps: number) => boolean,
): string[] | undefined {
  const cache = new Map<number, Set<string> | undefined>();
  const intersect = (i: number, j: number): Set<string> | undefined => {
    const key = i * (b.length + 1) + j;
    if (!cache.has(key)) {
      const found = step(i, j);
      cache.set(key, spend(1 + (found?.size ?? 0)) ? found : undefined);
    }
    return cache.get(key);
  };
  const step = (i: number, j: number): Set<string> | undefined => {
    let run = '';
    while (isCharacter(a[i + run.length]) && isCharacter(b[j + run.length])) {
      const both = intersectCharacters(a[i + run.length] as string, b[j + run.length] as string);
      if (both === undefined) return new Set();
      run += both;
    }
    return prefix(run, intersectStars(i + run.length, j + run.length));
  };
  const intersectStars = (i: number, j: number): Set<string> | undefined => {
    const [x, y] = [a[i], b[j]];
    // One of two stars ends first, or both at once.
    if (x === '*' && y === '*') return prefix('*', join(intersect(i + 1, j), intersect(i, j + 1)));
    if (x === '*') {
      return join(
        intersect(i + 1, j),
        y === undefined ? new Set() : prefix(y, intersect(i, j + 1)),
      );
    }
    if (y === '*') {
      return join(
        intersect(i, j + 1),
        x === undefined ? new Set() : prefix(x, intersect(i + 1, j)),
      );
    }
    return new Set(x === y ? [''] : []);
  };
  const found = intersect(0, 0);
  return found && [...found];
}

/** Whether a part of a pattern is a character or a question mark. */
function isCharacter(character: string | undefined): boolean {
  return character !== undefined && character !== '*';
}

function intersectCharacters(x: string, y: string): string | undefined {
  if (x === y || y === '?') return x;
  return x === '?' ? y : undefined;
}

/** The intersection of two ARN patterns whose six parts are matched one by one, as by ARN operators. */
export function intersectArns(a: string, b: string): string[] | undefined {
  const [parts, others] = [splitArn(a), splitArn(b)];
  if (parts === undefined || others === undefined) return intersectPatterns(a, b);
  let found = [''];
  for (const [index, part] of parts.entries()) {
    const overlaps = intersectPatterns(part, others[index] as string);
    if (overlaps === undefined || found.length * overlaps.length > maxOverlaps) return undefined;
    found = found.flatMap((start) =>
      overlaps.map((each) => (index === 0 ? each : `${start}:${each}`)),
    );
  }
  return found;
}

function join(a: Set<string> | undefined, b: Set<string> | undefined): Set<string> | undefined {
  if (a === undefined || b === undefined || a.size + b.size > maxOverlaps) return undefined;
  return new Set([...a, ...b]);
}

function prefix(text: string, rest: Set<string> | undefined): Set<string> | undefined {
  if (rest === undefined || text === '') return rest;
  // Two neighboring stars match the same as one.
  return new Set(
    [...rest].map((tail) => (text === '*' && tail.startsWith('*') ? tail : text + tail)),
  );
}
