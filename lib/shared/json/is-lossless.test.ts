import { expect, test } from 'vitest';
import { isDeeper, isLossless } from './is-lossless';

test.each([
  ['{"a":1}', true],
  [' {\t"a" : [ 1,\r\n true ] }\n', true],
  ['{"a":" b  c"}', true],
  [String.raw`{"a":"\"  \\"}`, true],
  ['"ü"', true],
  ['{"a":1,"a":2}', false],
  ['{"a":2,"a":2}', false],
  ['1e2', false],
  ['12345678901234567890', false],
  ['1.0', false],
  [String.raw`"\/"`, false],
  [String.raw`"\t\u0041"`, false],
  [String.raw`"\u000a"`, false],
  [String.raw`"\ud800"`, false],
  ['{"2":1,"1":1}', false],
])('%s: %s', (text, expected) => {
  expect(isLossless(text, JSON.parse(text))).toBe(expected);
});

test.each([
  [1, 0, false],
  [null, 0, false],
  [[], 0, true],
  [[], 1, false],
  [{ a: [1] }, 1, true],
  [{ a: [1] }, 2, false],
  [[1, { a: {} }], 2, true],
])('%j is deeper than %d levels: %s', (value, levels, expected) => {
  expect(isDeeper(value, levels)).toBe(expected);
});
