import type { Patterns } from '../document';
import { coversPattern, isPattern, readLiteralPrefix, readService } from '../patterns';

/** Matches a list of patterns, or everything except what they match (`NotAction`, `NotResource`). */
export interface Matcher {
  isNegated: boolean;
  patterns: readonly string[];
  /** The patterns that can match actions of the service of an action or pattern. */
  patternsOf: (action: string) => readonly string[];
  /** The patterns that have a question mark. */
  questionMarkPatterns: readonly string[];
  matches: (text: string) => boolean;
  /** Whether a pattern is in the list. */
  has: (pattern: string) => boolean;
}

interface WildcardPattern {
  pattern: string;
  /** Its characters before the first wildcard. */
  start: string;
}

export function createMatcher({ negated, patterns }: Patterns): Matcher {
  const wildcards = patterns.filter(isPattern);
  const exact = new Set(
    wildcards.length === 0 ? patterns : patterns.filter((text) => !isPattern(text)),
  );
  const wild = wildcards.map((pattern) => ({ pattern, start: readLiteralPrefix(pattern) }));
  const questionMarkPatterns = wildcards.filter((pattern) => pattern.includes('?'));
  return {
    isNegated: negated,
    patterns,
    patternsOf: indexByService(patterns, (pattern) => [readService(pattern)]),
    questionMarkPatterns,
    matches: createTest(exact, wild, negated),
    has: (pattern) => (isPattern(pattern) ? wildcards.includes(pattern) : exact.has(pattern)),
  };
}

function createTest(
  exact: ReadonlySet<string>,
  wild: readonly WildcardPattern[],
  negated: boolean,
): Matcher['matches'] {
  if (wild.some(({ pattern }) => pattern === '*')) return () => !negated;
  if (wild.length === 0) return (text) => exact.has(text) !== negated;
  const candidatesOf = indexByService(wild, ({ pattern }) => [readService(pattern)]);
  const test = (text: string) =>
    (exact.has(text) ||
      candidatesOf(text).some(
        ({ pattern, start }) => text.startsWith(start) && coversPattern(pattern, text),
      )) !== negated;
  // The results of long lists are cached; matching a short list is as fast as a lookup.
  if (wild.length <= 2) return test;
  const tested = new Map<string, boolean>();
  return (text) => {
    const cached = tested.get(text) ?? test(text);
    tested.set(text, cached);
    return cached;
  };
}

/**
 * Indexes items by service, to find those that can match actions of the service of an action or
 * pattern. Long documents have hundreds of statements and patterns, few of which are of one service.
 */
export function indexByService<T>(
  items: readonly T[],
  servicesOf: (item: T) => readonly string[],
): (action: string) => readonly T[] {
  let index: ReturnType<typeof groupByService<T>> | undefined;
  return (action) => {
    const service = readService(action);
    if (isPattern(service)) return items;
    index ??= groupByService(items, servicesOf);
    return index.named.get(service) ?? index.general;
  };
}

/** The items of each named service, and those that can match actions of any service. */
function groupByService<T>(items: readonly T[], servicesOf: (item: T) => readonly string[]) {
  const general: T[] = [];
  const named = new Map<string, T[]>();
  for (const item of items) {
    const services = new Set(servicesOf(item));
    if ([...services].some(isPattern)) {
      general.push(item);
      continue;
    }
    for (const service of services) {
      const found = named.get(service);
      if (found === undefined) named.set(service, [item]);
      else found.push(item);
    }
  }
  for (const found of named.values()) found.push(...general);
  return { named, general };
}

/**
 * An action pattern in lower case, the same for patterns that match the same actions. The service
 * prefix and the name of an action have at least one character, so `*`, `**` and `*:*` match the
 * same, and so do `s3:*` and `s3:?*`.
 */
export function normalizeAction(written: string): string {
  const folded = written.toLowerCase();
  if (!isPattern(folded)) return folded;
  const pattern = mergeWildcards(folded);
  const colon = pattern.indexOf(':');
  if (colon < 0) return pattern.replace(/^\?*\*$/, '*');
  const [service, name] = [pattern.slice(0, colon), pattern.slice(colon + 1)].map((part) =>
    part === '?*' ? '*' : part,
  );
  return service === '*' && name === '*' ? '*' : `${service}:${name}`;
}

/** Merges neighboring wildcards: `*?*` and `?**` become `?*`. */
export function mergeWildcards(pattern: string): string {
  if (!/[*?]{2}/.test(pattern)) return pattern;
  return pattern.replace(/[*?]{2,}/g, (run) =>
    run.includes('*') ? `${run.replaceAll('*', '')}*` : run,
  );
}
