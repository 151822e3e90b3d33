import { createScanner, type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import type { Problem } from '../problem';
import { findLost } from './find-lost';

/** More brackets than this inside one another are refused; a policy document has about seven. */
export const mostNested = 32;

/** Syntax faults follow from one another: more than these tell a reader nothing new. */
const mostSyntaxFaults = 10;

/** Problems beside a value are of what it has lost: see `findLost`. */
export type ParsedText =
  | { value: unknown; problems: Problem[] }
  | { value?: undefined; problems: Problem[] };

/**
 * Reads JSON text strictly (RFC 8259: no comments, no trailing commas). Its nesting is measured
 * first, by one pass over its tokens. Every fault has its line and column, or those of the
 * first ten lines that have syntax faults; it never throws.
 */
export function parseText(text: string, nested = mostNested): ParsedText {
  if (text.trim() === '') {
    return { problems: [tell('', 'JSON', 'an empty text', 'Write the JSON that belongs here.')] };
  }
  const tooDeep = findTooDeep(text, nested);
  if (tooDeep !== undefined) return { problems: [tooDeep] };
  try {
    return { value: JSON.parse(text) as unknown, problems: findLost(text) };
  } catch (error) {
    return { problems: describeSyntax(text, error) };
  }
}

/**
 * The bracket that opens one level too many. A closing bracket that fits no open one is passed
 * over, as jsonc-parser does, or that parser could recurse further than was measured here.
 */
function findTooDeep(text: string, most: number): Problem | undefined {
  const scanner = createScanner(text, true);
  const open: string[] = [];
  for (let token = scanner.scan(); token !== endOfText; token = scanner.scan()) {
    const character = text[scanner.getTokenOffset()];
    if (scanner.getTokenLength() !== 1) continue;
    if (character === '{' || character === '[') {
      open.push(character === '{' ? '}' : ']');
      if (open.length > most) {
        const place = `line ${scanner.getTokenStartLine() + 1}, column ${scanner.getTokenStartCharacter() + 1}`;
        return tell(
          place,
          `at most ${most} levels of nesting`,
          `level ${most + 1}`,
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

const syntaxFaults: Record<string, [expected: string, remedy: string]> = {
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
  InvalidUnicode: ['four hexadecimal digits after \\u', 'Mend the escape.'],
  InvalidEscapeCharacter: [
    'one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\u',
    'Mend the escape, or double the backslash.',
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
    // What follows on the same line mostly follows from the first.
    if (lines.has(line)) continue;
    if (lines.size === mostSyntaxFaults) break;
    const [expected, remedy] = syntaxFaults[printParseErrorCode(code)] ?? [
      'JSON',
      'Mend the syntax there.',
    ];
    const found = text.slice(offset, offset + 20);
    lines.set(
      line,
      tell(
        `line ${line + 1}, column ${offset - (lineStarts[line] as number) + 1}`,
        expected,
        found === '' ? 'the end of the text' : JSON.stringify(found),
        remedy,
      ),
    );
  }
  const message = error instanceof Error ? error.message : String(error);
  return lines.size > 0 ? [...lines.values()] : [tell('', 'JSON', message, 'Mend the syntax.')];
}

function listLineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function tell(place: string, expected: string, found: string, remedy: string): Problem {
  return { place, expected, found, remedy };
}
