import { expect, test } from 'vitest';
import type { KeyType } from './context-keys';
import { fillWildcards, isOfType, listSampleValues } from './typed-values';

test.each<[KeyType, valid: string[], invalid: string[]]>([
  ['text', ['', 'x'], []],
  ['arn', ['arn:aws:s3:::x'], ['arn:aws:s3', 'x']],
  ['numbers', ['1', '-1.5'], ['x', '']],
  ['dates', ['2020-01-01', '1'], ['x', '']],
  ['addresses', ['::', '10.0.0.0'], ['10.0.0.0/8', 'x']],
  ['boolean', ['true', 'false'], ['True', '1']],
])('of the type %s: %j, not %j', (type, valid, invalid) => {
  expect([...valid, ...invalid].filter((value) => isOfType(value, type))).toEqual(valid);
});

test.each<[type: KeyType, pattern: string, values: string[]]>([
  ['numbers', '1*', ['1', '10', '15', '110']],
  ['addresses', '10.*', ['10.1.1.1', '10.0.0.0']],
  ['addresses', '2001:db8::?', ['2001:db8::1']],
  ['dates', '2024-*', ['2024-01-01T00:00:00Z']],
  // Sample values represent these.
  ['numbers', '*', []],
  ['text', 'a*', []],
])('values of the type %s and the pattern %s: %j', (type, pattern, values) => {
  const found = fillWildcards([pattern], type).filter((value) => isOfType(value, type));
  expect([...new Set(found)]).toEqual(values);
});

test('variables of one type have different values', () => {
  const firsts = [1, 2, 3].map((kind) => listSampleValues('numbers', kind)[0]);
  expect(new Set(firsts).size).toBe(3);
  expect(listSampleValues('text')).toEqual([]);
});
