import { describe, expect, test } from 'vitest';
import { maxNesting, parseText } from './parse-text';

const nest = (open: string, close: string, count: number) =>
  open.repeat(count) + close.repeat(count);

describe('parseText', () => {
  test('reads JSON', () => {
    expect(parseText('{"a": [1, "[[[", null]}')).toEqual({
      value: { a: [1, '[[[', null] },
      problems: [],
    });
  });

  test.each([
    ['an empty text', ' \n', '', 'an empty text'],
    ['a trailing comma in an object', '{"a": 1,\n}', 'line 2, column 1', '"}"'],
    ['a trailing comma in a list', '[1,]', 'line 1, column 4', '"]"'],
    ['a line comment', '{} // x', 'line 1, column 4', '"// x"'],
    ['a block comment', '[/* x */]', 'line 1, column 2', '"/* x */]"'],
    ['single quotes', "{'a': 1}", 'line 1, column 2', `"'a': 1}"`],
    ['an unterminated text', '["a\n]', 'line 1, column 2', '"\\"a\\n]"'],
    ['a missing comma', '{"a": 1\n "b": 2}', 'line 2, column 2', '"\\"b\\": 2}"'],
    ['a missing colon', '{"a" 1}', 'line 1, column 6', '"1}"'],
    ['a truncated text', '{"a": [1', 'line 1, column 9', 'the end of the text'],
    ['two values', '{} {}', 'line 1, column 4', '"{}"'],
    ['a wrong escape', '["\\x"]', 'line 1, column 2', '"\\"\\\\x\\"]"'],
    ['a control character', '["\u0001"]', 'line 1, column 2', '"\\"\\u0001\\"]"'],
    ['a number with a zero first', '[01]', 'line 1, column 3', '"1]"'],
    ['a number without an end', '[1.]', 'line 1, column 2', '"1.]"'],
  ])('refuses %s', (_, text, place, found) => {
    const parsed = parseText(text);
    expect(parsed).not.toHaveProperty('value');
    expect(parsed.problems[0]).toMatchObject({ place, found });
    expect(parsed.problems[0]?.remedy).toMatch(/\.$/);
  });

  test('reports one syntax error a line, of ten lines at most', () => {
    const { problems } = parseText(`[\n${'x, x, x,\n'.repeat(30)}1]`);
    expect(problems.map(({ place }) => place).slice(0, 2)).toEqual([
      'line 2, column 1',
      'line 3, column 1',
    ]);
    expect(problems).toHaveLength(10);
  });

  test.each([
    ['lists', nest('[', ']', maxNesting), nest('[', ']', 10_000)],
    ['objects', nest('{"a":', '}', maxNesting).replace(':}', ':1}'), '{"a":'.repeat(10_000)],
  ])('checks the nesting of %s before it parses', (_, allowed, tooDeep) => {
    expect(parseText(allowed).problems).toEqual([]);
    expect(parseText(tooDeep).problems).toMatchObject([
      { expected: 'at most 32 levels of nesting', found: 'level 33' },
    ]);
  });

  test.each([
    ['behind an unterminated text', `["\n${'['.repeat(100_000)}`],
    ['behind a quote in a comment', `[/* " */${'['.repeat(100_000)}`],
    ['behind unmatched closing brackets', '[},'.repeat(100_000)],
    ['behind an escaped line end', `["\\\n"${'['.repeat(100_000)}`],
  ])('cannot be made to recurse %s', (_, text) => {
    expect(parseText(text).problems).toMatchObject([{ found: 'level 33' }]);
  });

  test('reports every repeated key of an object, and returns the last value', () => {
    expect(parseText('{"a": {"b": 1, "c": 2, "b": 3}, "d": {"b": 1},\n "a": 2}')).toEqual({
      value: { a: 2, d: { b: 1 } },
      problems: [
        expect.objectContaining({ place: 'line 1, column 24 (/a/b)', found: '"b" a second time' }),
        expect.objectContaining({ place: 'line 2, column 2 (/a)', found: '"a" a second time' }),
      ],
    });
  });
});
