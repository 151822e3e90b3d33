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

/** @param patterns all patterns and values of both documents */
export function createGeneralText(patterns: Iterable<string>): GeneralText {
  const all = [...patterns];
  const marks = all.reduce((most, pattern) => Math.max(most, countMarks(pattern)), 0);
  const used = all.join('\n').toLowerCase();
  const free = [...latin, ...otherLetters].filter((letter) => !used.includes(letter));
  // Documents that use all those letters have variables or cases that are told apart by less.
  const letter = (kind: number) => free[kind] ?? String.fromCodePoint(0xe100 + kind);
  const readRun = (kind = 0) => letter(kind).repeat(marks + 3);
  const filled = new Map<string, string>();
  return {
    readRun,
    fill: (pattern, kind = 0) => {
      if (kind > 0) return fill(pattern, letter(kind), readRun(kind));
      const known = filled.get(pattern) ?? fill(pattern, letter(0), readRun());
      filled.set(pattern, known);
      return known;
    },
  };
}

function fill(pattern: string, mark: string, run: string): string {
  return pattern.replaceAll('?', mark).replaceAll('*', run);
}

function countMarks(pattern: string): number {
  return pattern.includes('?') ? pattern.split('?').length - 1 : 0;
}
