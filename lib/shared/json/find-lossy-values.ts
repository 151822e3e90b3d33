import { visit } from 'jsonc-parser';
import { joinPointer, type Problem } from '../problem';

/** JSON can escape a lone surrogate, but UTF-8 cannot encode it. */
const loneSurrogate = /\p{Cs}/u;

/**
 * Finds what JSON.parse drops or changes without an error: the first of two equal keys, digits
 * beyond the precision of a double, and lone surrogates, which are lost when they are written.
 */
export function findLossyValues(text: string): Problem[] {
  const open: Set<string>[] = [];
  const problems: Problem[] = [];
  const addProblem = (
    line: number,
    column: number,
    path: string,
    problem: Omit<Problem, 'place'>,
  ) => problems.push({ place: `line ${line + 1}, column ${column + 1} (${path})`, ...problem });
  visit(text, {
    onObjectBegin: () => {
      open.push(new Set());
    },
    onObjectEnd: () => {
      open.pop();
    },
    onObjectProperty: (key, _offset, _length, line, column, pathOf) => {
      const path = () => joinPointer(pathOf().reduce<string>(joinPointer, ''), key);
      if (loneSurrogate.test(key)) addProblem(line, column, path(), describeSurrogate(key));
      if (open.at(-1)?.has(key)) {
        addProblem(line, column, path(), {
          expected: 'each key once in an object',
          found: `${JSON.stringify(key)} a second time`,
          remedy: 'Keep one of the two, or join them: JSON would silently keep the last.',
        });
      }
      open.at(-1)?.add(key);
    },
    onLiteralValue: (value, offset, length, line, column, pathOf) => {
      const path = () => pathOf().reduce<string>(joinPointer, '');
      if (typeof value === 'string' && loneSurrogate.test(value)) {
        addProblem(line, column, path(), describeSurrogate(value));
      }
      const literal = text.slice(offset, offset + length);
      if (typeof value === 'number' && normalizeNumber(literal) !== normalizeNumber(`${value}`)) {
        addProblem(line, column, path(), {
          expected: 'a number that keeps its value when it is read, as 15 digits do',
          found: literal.length > 80 ? `${literal.slice(0, 77)}…` : literal,
          remedy: 'Write it in double quotes; IAM reads numbers in conditions so as well.',
        });
      }
    },
  });
  return problems;
}

function describeSurrogate(text: string): Omit<Problem, 'place'> {
  const shown = JSON.stringify(text);
  return {
    expected: 'text of whole characters',
    found: shown.length > 80 ? `${shown.slice(0, 77)}…` : shown,
    remedy: 'Write both halves of the character, or remove the escape.',
  };
}

/** The same text for all notations of a number: `1e1` for `10`, `1e1` and `10.0`; undefined for Infinity. */
function normalizeNumber(literal: string): string | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(literal);
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  const power = Number(exponent) - fraction.length + digits.length - significant.length;
  return `${sign}${significant}e${power}`;
}
