import { expect, test } from 'vitest';
import { findLossyValues } from './find-lossy-values';

const list = (text: string) =>
  findLossyValues(text).map(({ place, found }) => `${place}: ${found}`);

test.each([
  '0',
  '-0',
  '-0.0e5',
  '10',
  '1e1',
  '10.0',
  '1.50',
  '0.1',
  '1E+2',
  '-12.5e-3',
  '9007199254740991',
  '1e300',
  '123456789012345',
  '0.000001',
  '1e21',
])('keeps the number %s', (literal) => {
  expect(list(`[${literal}]`)).toEqual([]);
});

test.each([
  '9007199254740993',
  '12345678901234567890',
  '0.1000000000000000055',
  '1e999',
  '-1e999',
  '1e-999',
  '1.0000000000000000001',
])('reports the number %s', (literal) => {
  expect(list(`{"a": [${literal}]}`)).toEqual([`line 1, column 8 (/a/0): ${literal}`]);
});

test('cuts a number that is longer than a line', () => {
  expect(list('9'.repeat(100))).toEqual([`line 1, column 1 (): ${'9'.repeat(77)}…`]);
});

test('reports lone surrogates in texts and keys, and accepts pairs', () => {
  expect(list('["\\ud83d\\ude00", "😀", "x\\ud83d",\n{"\\ude00": 1}]')).toEqual([
    'line 1, column 24 (/2): "x\\ud83d"',
    'line 2, column 2 (/3/\ude00): "\\ude00"',
  ]);
  expect(list(`["\\ud83d${'x'.repeat(100)}"]`)).toEqual([
    `line 1, column 2 (/0): "\\ud83d${'x'.repeat(70)}…`,
  ]);
});
