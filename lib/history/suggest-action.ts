import { readService } from '../iam/patterns';

/** A misprint is no farther from the name that it stands for than one word and a plural. */
const farthest = 1.5;

/**
 * The served action that a printed name most likely stands for: of the same service or one
 * whose name begins alike, a word or a plural away. Undefined where none is so near, or two
 * are equally near: a guess between two is none.
 */
export function suggestAction(printed: string, served: Iterable<string>): string | undefined {
  let nearest = farthest;
  let found: string[] = [];
  // An action may be served in two spellings.
  const candidates = new Map([...served].map((action) => [action.toLowerCase(), action]));
  for (const candidate of candidates.values()) {
    const distance = measureNames(printed, candidate);
    if (distance > nearest) continue;
    if (distance < nearest) found = [];
    nearest = distance;
    found.push(candidate);
  }
  return found.length === 1 ? found[0] : undefined;
}

/** Words to put in, leave out or change, a plural counting half; infinite across services. */
function measureNames(a: string, b: string): number {
  const [service, other] = [readService(a), readService(b)];
  const [mine, theirs] = [service.split('-'), other.split('-')];
  if (mine[0] !== theirs[0]) return Number.POSITIVE_INFINITY;
  const words = (name: string, from: string) => splitWords(name.slice(from.length + 1));
  return measureWords(mine, theirs) + measureWords(words(a, service), words(b, other));
}

/** `GetProfileObjectType` as `get profile object type`. */
function splitWords(name: string): string[] {
  return (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|\*/g) ?? []).map((word) =>
    word.toLowerCase(),
  );
}

/** The edit distance of two lists of words (Levenshtein). A changed word is one out, one in. */
function measureWords(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, word] of a.entries()) {
    const next = [i + 1];
    for (const [j, other] of b.entries()) {
      next.push(
        Math.min(
          (row[j] as number) + measureWord(word, other),
          (row[j + 1] as number) + 1,
          (next[j] as number) + 1,
        ),
      );
    }
    row = next;
  }
  return row.at(-1) as number;
}

function measureWord(a: string, b: string): number {
  if (a === b) return 0;
  return a === `${b}s` || b === `${a}s` ? 0.5 : 2;
}
