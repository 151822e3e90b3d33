import { expect, test } from 'vitest';
import { restLine, shortenJson } from './shorten-json';

test.each<[string, unknown, string]>([
  ['nothing', null, 'null'],
  ['a number', -40, '-40'],
  ['a text', 'a "b" \n\\', '"a \\"b\\" \\n\\\\"'],
  ['an empty list', [], '[]'],
  ['an empty object', {}, '{}'],
  ['a list of one', ['a'], '[\n  "a"\n]'],
  ['a list of more', ['a', 'b', 'c'], '[\n  "a"\n  … 2 more\n]'],
  [
    'lists in lists in objects',
    { a: [{ b: [1, 2] }, 3], c: true },
    '{\n  "a": [\n    {\n      "b": [\n        1\n        … 1 more\n      ]\n    }\n    … 1 more\n  ],\n  "c": true\n}',
  ],
  ['markup, as it is', '<script>&amp;', '"<script>&amp;"'],
  [
    'what turns text around',
    { '\u202eb': '\u2066\ufeff\u0085' },
    '{\n  "\\u202eb": "\\u2066\\ufeff\\u0085"\n}',
  ],
  ['a lone surrogate', '\ud800', '"\\ud800"'],
])('prints %s', (_, value, text) => {
  expect(shortenJson(value)).toBe(text);
});

test('a text that reads like the rest of a list is none', () => {
  const text = shortenJson(['… 3 more', '\n  … 3 more\n']);
  expect(text.split('\n').filter((line) => restLine.test(line))).toEqual(['  … 1 more']);
});

test('without the lines of what is left out it is the beginning of the value', () => {
  const value = { list: ['\u202e', 'b'], more: { own: [[1, 2], [3]] }, __proto__: null };
  const lines = shortenJson(value).split('\n');
  expect(JSON.parse(lines.filter((line) => !restLine.test(line)).join('\n'))).toEqual({
    list: ['\u202e'],
    more: { own: [[1]] },
  });
});
