import { isPattern } from '../patterns';

/**
 * Makes the most general text of a pattern: what its wildcards stand for is a letter that no
 * pattern of either document contains, repeated beyond what their question marks reach. Another
 * pattern matches that text exactly when it covers the whole pattern, and no union of patterns
 * does unless one of them does.
 */
export interface GeneralText {
  /** @param kind texts of different kinds are different texts, also where the pattern is `*`. */
  fill: (pattern: string, kind?: number) => string;
  /** What stands for a star in a text of a kind. */
  readRun: (kind?: number) => string;
}

const latin = 'abcdefghijklmnopqrstuvwxyz';
/** Letters of two cases, so that operators that ignore case are told apart from those that do not. */
const otherLetters = 'абвгдежзийклмнопрстуфхцчшщъыьэюяαβγδεζηθικλμνξοπρτυφχψω';

/** @param listPatterns lists all patterns and values of both documents. */
export function createGeneralText(listPatterns: () => readonly string[]): GeneralText {
  // Most documents differ in a few statements only, or in none.
  let runs: ((kind: number) => string) | undefined;
  const readRun = (kind = 0) => {
    runs ??= createRuns(listPatterns());
    return runs(kind);
  };
  const filled = new Map<string, string>();
  return {
    readRun,
    fill: (pattern, kind = 0) => {
      if (kind > 0) return fill(pattern, readRun(kind));
      const known = filled.get(pattern) ?? fill(pattern, readRun());
      filled.set(pattern, known);
      return known;
    },
  };
}

/** A run of letters of each kind that is longer than the question marks of any pattern. */
function createRuns(patterns: readonly string[]): (kind: number) => string {
  const marks = patterns.reduce((most, pattern) => Math.max(most, countQuestionMarks(pattern)), 0);
  const free = listUnusedLetters(patterns);
  // Where the documents use all letters, characters for private use take their place.
  return (kind) => (free[kind] ?? String.fromCodePoint(0xe100 + kind)).repeat(marks + 3);
}

function listUnusedLetters(patterns: readonly string[]): string[] {
  const used = patterns.join('\n').toLowerCase();
  return [...latin, ...otherLetters].filter((letter) => !used.includes(letter));
}

function fill(pattern: string, run: string): string {
  if (!isPattern(pattern)) return pattern;
  return pattern.replaceAll('?', run[0] as string).replaceAll('*', run);
}

function countQuestionMarks(pattern: string): number {
  return pattern.includes('?') ? pattern.split('?').length - 1 : 0;
}
