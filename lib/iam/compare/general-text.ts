import { isPattern } from '../patterns';

/**
 * Creates the max general text of a pattern. Its wildcards are replaced by a letter that occurs in
 * no pattern of either document, repeated more often than any pattern has question marks. Another
 * pattern matches this text exactly when it covers the whole pattern, and a union of patterns
 * covers the pattern exactly when one of them does.
 */
export interface GeneralText {
  /** @param kind texts of different kinds have different letters, and so are different */
  fill: (pattern: string, kind?: number) => string;
  /** Returns the letters that replace a star in a text of a kind. */
  readRun: (kind?: number) => string;
}

const latin = 'abcdefghijklmnopqrstuvwxyz';
/** Letters with two cases, so that operators that ignore case have other results than the others. */
const otherLetters = 'абвгдежзийклмнопрстуфхцчшщъыьэюяαβγδεζηθικλμνξοπρτυφχψω';

/** @param listPatterns lists all patterns and values of both documents */
export function createGeneralText(listPatterns: () => readonly string[]): GeneralText {
  // Created on demand: documents without differences need no general text.
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
      const cached = filled.get(pattern) ?? fill(pattern, readRun());
      filled.set(pattern, cached);
      return cached;
    },
  };
}

/** The repeated letter of each kind, longer than the number of question marks of any pattern. */
function createRuns(patterns: readonly string[]): (kind: number) => string {
  const marks = patterns.reduce((max, pattern) => Math.max(max, countQuestionMarks(pattern)), 0);
  const unused = listUnusedLetters(patterns);
  // Documents that have all of these letters get characters for private use.
  return (kind) => (unused[kind] ?? String.fromCodePoint(0xe100 + kind)).repeat(marks + 3);
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
