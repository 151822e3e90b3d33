import { type ParseError, parseTree, printParseErrorCode, visit } from 'jsonc-parser';
import { joinPointer, type Problem } from '../iam/problem';

export type ParsedJson = { value: unknown; problem?: undefined } | { problem: Problem };

/**
 * Reads JSON text strictly. A fault comes back with its line and column; a key that stands
 * twice in one object is a fault too, since a reader would see only the second.
 */
export function parseJson(text: string): ParsedJson {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problem: describeSyntaxError(text, error) };
  }
  const duplicate = findDuplicateKey(text);
  return duplicate === undefined ? { value } : { problem: duplicate };
}

function describeSyntaxError(text: string, error: unknown): Problem {
  const errors: ParseError[] = [];
  parseTree(text, errors, { disallowComments: true });
  const first = errors[0];
  return {
    place: first === undefined ? '' : locateOffset(text, first.offset),
    expected: 'JSON',
    found:
      first === undefined
        ? String(error instanceof Error ? error.message : error)
        : `${printParseErrorCode(first.error)} near ${JSON.stringify(text.slice(first.offset, first.offset + 20))}`,
    remedy: 'Mend the syntax there.',
  };
}

function findDuplicateKey(text: string): Problem | undefined {
  const open: { keys: Set<string>; path: string }[] = [];
  let duplicate: Problem | undefined;
  visit(text, {
    onObjectBegin: (_offset, _length, _line, _column, pathOf) => {
      open.push({ keys: new Set(), path: pathOf().reduce<string>(joinPointer, '') });
    },
    onObjectEnd: () => {
      open.pop();
    },
    onObjectProperty: (key, _offset, _length, line, column) => {
      const object = open.at(-1);
      if (object?.keys.has(key)) {
        duplicate ??= {
          place: `line ${line + 1}, column ${column + 1} (${joinPointer(object.path, key)})`,
          expected: 'each key once in an object',
          found: `"${key}" a second time`,
          remedy: 'Keep one of the two.',
        };
      }
      object?.keys.add(key);
    },
  });
  return duplicate;
}

function locateOffset(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `line ${before.length}, column ${(before.at(-1) as string).length + 1}`;
}
