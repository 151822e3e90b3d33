import { readService } from '../iam/patterns';

/** A misprint differs from the name by at most one word and a plural. */
const maxDistance = 1.5;

/**
 * The action that a misprinted name most likely means: of the same service or one whose name
 * begins with the same word, and with a name that differs by a word or a plural. Undefined where
 * there is none, or two are equally close.
 */
export function suggestAction(printed: string, actions: Iterable<string>): string | undefined {
  let closest = maxDistance;
  let found: string[] = [];
  // The same action may occur in several letter cases.
  const candidates = new Map([...actions].map((action) => [action.toLowerCase(), action]));
  for (const candidate of candidates.values()) {
    const distance = measureNames(printed, candidate);
    if (distance > closest) continue;
    if (distance < closest) found = [];
    closest = distance;
    found.push(candidate);
  }
  return found.length === 1 ? found[0] : undefined;
}

/** Words to insert, remove or replace; a plural counts half. Infinite across services. */
function measureNames(a: string, b: string): number {
  const [service, other] = [readService(a), readService(b)];
  const [serviceWords, otherWords] = [service.split('-'), other.split('-')];
  if (serviceWords[0] !== otherWords[0]) return Number.POSITIVE_INFINITY;
  const readWords = (name: string, prefix: string) => splitWords(name.slice(prefix.length + 1));
  return (
    measureWords(serviceWords, otherWords) +
    measureWords(readWords(a, service), readWords(b, other))
  );
}

/** `GetProfileObjectType` as `get profile object type`. */
function splitWords(name: string): string[] {
  return (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|\*/g) ?? []).map((word) =>
    word.toLowerCase(),
  );
}

/** The edit distance of two lists of words (Levenshtein); a replaced word counts two. */
function measureWords(a: readonly string[], b: readonly string[]): number {
  let distances = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, word] of a.entries()) {
    const next = [i + 1];
    for (const [j, other] of b.entries()) {
      next.push(
        Math.min(
          (distances[j] as number) + measureWord(word, other),
          (distances[j + 1] as number) + 1,
          (next[j] as number) + 1,
        ),
      );
    }
    distances = next;
  }
  return distances.at(-1) as number;
}

function measureWord(a: string, b: string): number {
  if (a === b) return 0;
  return a === `${b}s` || b === `${a}s` ? 0.5 : 2;
}
