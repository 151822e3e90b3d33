import { expect, test } from 'vitest';
import {
  findDocuments,
  findTrue,
  isDocument,
  namePath,
  readPath,
  startsWith,
} from './find-documents';

const document = { Statement: [] };

test.each<[name: string, value: unknown, expected: boolean]>([
  ['a document', document, true],
  ['a document with one statement', { Statement: {} }, true],
  ['a text of a document', ' {"Statement": []}', true],
  ['an object without statements', { Version: '2012-10-17' }, false],
  ['a name', { Statement: 'x' }, false],
  ['null', { Statement: null }, false],
  ['another text', '{"a": 1}', false],
  ['a list', [document], false],
])('recognizes %s', (_, value, expected) => {
  expect(isDocument(value)).toBe(expected);
});

test('finds documents in objects and lists, and none in documents', () => {
  const value = {
    a: [{ b: document }, 1, null],
    c: '{"Statement": {}}',
    d: { Statement: [document] },
  };
  expect(findDocuments(value).map(({ path }) => path.join('/'))).toEqual(['a/0/b', 'c', 'd']);
});

test('stops at a depth that no schema has', () => {
  let value: unknown = document;
  for (let level = 0; level < 10_000; level += 1) value = [value];
  expect(findDocuments(value)).toEqual([]);
  expect(findTrue(value)).toEqual([]);
});

test('finds the places that are true', () => {
  const places = findTrue({ a: true, b: [false, { c: true }], d: 'true' });
  expect(places).toEqual([['a'], ['b', 1, 'c']]);
  expect(findTrue(true)).toEqual([[]]);
});

test('reads a place, without the properties of every object', () => {
  expect(readPath({ a: [1, 2] }, ['a', 1])).toBe(2);
  expect(readPath({ a: 1 }, ['a', 'b'])).toBeUndefined();
  expect(readPath({}, ['constructor'])).toBeUndefined();
  expect(startsWith(['a', 1, 'b'], ['a', 1])).toBe(true);
  expect(startsWith(['a'], ['a', 1])).toBe(false);
});

test.each<[name: string, list: unknown[], expected: string]>([
  ['its name', [{ name: 'x' }, { PolicyName: 'y' }], 'l/y/d'],
  ['its index where it has no name', [{ name: 'x' }, { name: { Ref: 'N' } }], 'l/1/d'],
  ['its index where the name is empty', [{ name: 'x' }, { name: '' }], 'l/1/d'],
  ['its index where another item has the name', [{ name: 'x' }, { name: 'x' }], 'l/1/d'],
  ['its index where it is no object', ['x', 'y'], 'l/1/d'],
])('names an item of a list by %s', (_, l, expected) => {
  expect(namePath({ l }, ['l', 1, 'd'])).toBe(expected);
});
