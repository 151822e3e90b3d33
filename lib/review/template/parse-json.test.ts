import { expect, test } from 'vitest';
import type { FindLine } from '../found-document';
import { createJsonFindLine, parseJson } from './parse-json';

const text = `{
  "a": [
    { "b": 1 },
    { "c": 2 }
  ]
}`;

test('parses strictly', () => {
  expect(parseJson(text).value).toEqual({ a: [{ b: 1 }, { c: 2 }] });
  expect(parseJson('{"a": 1, "a": 2}').problems).toHaveLength(1);
  expect(parseJson('{').problems).toHaveLength(1);
});

test.each<[path: (string | number)[], line: number | undefined]>([
  [[], 1],
  [['a'], 2],
  [['a', 1], 4],
  [['a', 1, 'c'], 4],
  [['a', 7, 'c'], 2],
  [['none'], 1],
])('finds the line of %j', (path, line) => {
  expect((parseJson(text) as { findLine: FindLine }).findLine(path)).toBe(line);
});

test('finds no line in a text that is no JSON', () => {
  expect(createJsonFindLine('')(['a'])).toBeUndefined();
});
