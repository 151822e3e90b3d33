import { createScanner, type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import type { Problem } from '../problem';
import { findLossyValues } from './find-lossy-values';
import { isDeeper, isLossless } from './is-lossless';

/** Levels of nesting that are accepted; a policy document has about seven. */
export const maxNesting = 32;

/** Syntax errors after the first ones are mostly consequences of them. */
const maxSyntaxErrors = 10;

/** With a value, the problems are those of `findLossyValues`; without one, syntax errors. */
export type ParsedText =
  | { value: unknown; problems: Problem[] }
  | { value?: undefined; problems: Problem[] };

/**
 * Parses JSON text strictly (RFC 8259: no comments, no trailing commas), and checks the
 * nesting. Each problem has a line and a column. Syntax errors are
 * reported once a line, and of ten lines at most. It never throws.
 */
export function parseText(text: string, maxLevels = maxNesting): ParsedText {
  if (text.trim() === '') {
    return {
      problems: [createProblem('', 'JSON', 'an empty text', 'Write the JSON that belongs here.')],
    };
  }
  let value: unknown;
  let syntaxError: unknown;
  try {
    value = JSON.parse(text);
    if (!isDeeper(value, maxLevels) && isLossless(text, value)) return { value, problems: [] };
  } catch (error) {
    syntaxError = error;
  }
  // The parser that finds the places of problems is recursive.
  const tooDeep = findTooDeep(text, maxLevels);
  if (tooDeep !== undefined) return { problems: [tooDeep] };
  return syntaxError === undefined
    ? { value, problems: findLossyValues(text) }
    : { problems: describeSyntax(text, syntaxError) };
}

/**
 * Finds the bracket that exceeds the nesting limit. A closing bracket without its opening one is
 * skipped, as jsonc-parser does; otherwise that parser could recurse deeper than is counted here.
 */
function findTooDeep(text: string, max: number): Problem | undefined {
  const scanner = createScanner(text, true);
  const open: string[] = [];
  for (let token = scanner.scan(); token !== endOfText; token = scanner.scan()) {
    const character = text[scanner.getTokenOffset()];
    if (scanner.getTokenLength() !== 1) continue;
    if (character === '{' || character === '[') {
      open.push(character === '{' ? '}' : ']');
      if (open.length > max) {
        const place = `line ${scanner.getTokenStartLine() + 1}, column ${scanner.getTokenStartCharacter() + 1}`;
        return createProblem(
          place,
          `at most ${max} levels of nesting`,
          `level ${max + 1}`,
          'Give a policy document, or a file of the record; none is nested so deep.',
        );
      }
    } else if (character === open.at(-1)) {
      open.pop();
    }
  }
  return undefined;
}

/** SyntaxKind.EOF, which jsonc-parser declares as a const enum that cannot be imported. */
const endOfText = 17;

const syntaxErrors: Record<string, [expected: string, remedy: string]> = {
  InvalidSymbol: ['a JSON value', 'Quote texts and keys with ", and use true, false or null.'],
  PropertyNameExpected: [
    'a key in double quotes',
    'Write a key there, or remove the comma before it.',
  ],
  ValueExpected: ['a value', 'Write a value there, or remove the comma before it.'],
  ColonExpected: ['a colon', 'Write a colon between key and value.'],
  CommaExpected: ['a comma', 'Write a comma between the two.'],
  CloseBraceExpected: ['a closing brace', 'Close the object; the text may have been cut.'],
  CloseBracketExpected: ['a closing bracket', 'Close the list; the text may have been cut.'],
  EndOfFileExpected: ['the end of the text', 'Keep one JSON value and remove the rest.'],
  InvalidCommentToken: ['JSON, which has no comments', 'Remove the comment.'],
  UnexpectedEndOfComment: ['JSON, which has no comments', 'Remove the comment.'],
  UnexpectedEndOfString: ['a closing double quote', 'Close the text on the same line.'],
  InvalidUnicode: ['four hexadecimal digits after \\u', 'Correct the escape.'],
  InvalidEscapeCharacter: [
    'one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\u',
    'Correct the escape, or double the backslash.',
  ],
  InvalidCharacter: ['no control character in a text', 'Write it as an escape, such as \\t.'],
};

function describeSyntax(text: string, error: unknown): Problem[] {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  const lineStarts = listLineStarts(text);
  const lines = new Map<number, Problem>();
  for (const { error: code, offset } of errors.toSorted((a, b) => a.offset - b.offset)) {
    const line = lineStarts.findLastIndex((start) => start <= offset);
    // Further errors on the same line are mostly consequences of the first.
    if (lines.has(line)) continue;
    if (lines.size === maxSyntaxErrors) break;
    const [expected, remedy] = syntaxErrors[printParseErrorCode(code)] ?? [
      'JSON',
      'Correct the syntax there.',
    ];
    const found = text.slice(offset, offset + 20);
    lines.set(
      line,
      createProblem(
        `line ${line + 1}, column ${offset - (lineStarts[line] as number) + 1}`,
        expected,
        found === '' ? 'the end of the text' : JSON.stringify(found),
        remedy,
      ),
    );
  }
  /* v8 ignore next 3 -- no text is known that JSON.parse refuses and jsonc-parser accepts. */
  if (lines.size === 0) {
    return [createProblem('', 'JSON', String(error), 'Correct the syntax.')];
  }
  return [...lines.values()];
}

function listLineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function createProblem(place: string, expected: string, found: string, remedy: string): Problem {
  return { place, expected, found, remedy };
}
