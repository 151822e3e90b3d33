import { expect, test } from 'vitest';
import { intersectPatterns } from './intersect-patterns';
import {
  addShortForms,
  intersectAll,
  listOverlaps,
  listPatternParts,
  maxParts,
  unique,
  uniqueBy,
} from './pattern-parts';

const none = { anyOf: [], choices: [], avoided: [] };

test.each<[title: string, Partial<Parameters<typeof listPatternParts>[1]>, string[]]>([
  ['the pattern', {}, ['a*']],
  ['intersections with one of several patterns', { anyOf: ['*b', 'ac', 'x'] }, ['a*', 'a*b', 'ac']],
  [
    'intersections with lists, one or both',
    { choices: [['*b'], ['*c*']] },
    ['a*', 'a*b', 'a*c*', 'a*c*b'],
  ],
  ['short forms, to avoid a `?`', { avoided: ['a?'] }, ['a*', 'a', 'a?']],
])('the parts of a*: %s', (_, more, parts) => {
  expect(listPatternParts('a*', { ...none, ...more }, intersectPatterns)).toEqual({
    patterns: parts,
    isComplete: true,
  });
});

const wild = '*a*b*c*d*e*f*';
const disjoint = '*g*h*i*j*k*l*';
/** More patterns than a pattern may have parts; all overlap. */
const many = Array.from({ length: maxParts + 1 }, (_, index) => `*${index}x`);

test.each<[title: string, pattern: string, Partial<Parameters<typeof listPatternParts>[1]>]>([
  ['an intersection has too many patterns', wild, { anyOf: [disjoint] }],
  ['too many patterns overlap', '*', { anyOf: many }],
  ['an intersection with a list has too many patterns', wild, { choices: [[disjoint]] }],
  ['too many patterns of lists overlap', '*', { choices: [many.slice(0, 2500), many.slice(2500)] }],
  ['a pattern with too many stars has short forms', '*a'.repeat(9), { avoided: ['*??a'] }],
  ['too many patterns have short forms', '*', { anyOf: many.slice(0, 1500), avoided: ['*?x'] }],
])('the parts are incomplete where %s', (_, pattern, more) => {
  expect(listPatternParts(pattern, { ...none, ...more }, intersectPatterns).isComplete).toBe(false);
});

test('some parts match a pattern of each list where there are too many', () => {
  const letters = [...'abcdefghijklmnop'];
  const choices = letters.map((letter) => [`*${letter}1*`, `*${letter}2*`]);
  const { patterns, isComplete } = listPatternParts('*', { ...none, choices }, intersectPatterns);
  expect(isComplete).toBe(false);
  expect(patterns.length).toBeGreaterThan(1);
  for (const pattern of patterns.slice(1)) {
    expect(letters.every((letter) => new RegExp(`${letter}[12]`).test(pattern))).toBe(true);
  }
});

test('intersectAll returns each pattern once', () => {
  expect(intersectAll(['a*', '*'], ['*b', '*b'], intersectPatterns)).toEqual(['a*b', '*b']);
  expect(intersectAll([], ['a'], intersectPatterns)).toEqual([]);
});

test.each<[patterns: string[], avoided: string[], expected: string[]]>([
  [['a*'], [], ['a*']],
  [['a*'], ['*b'], ['a*']],
  // Patterns that do not overlap need not be avoided.
  [['a*'], ['b?'], ['a*']],
  [['a*'], ['a??'], ['a*', 'a', 'a?', 'a??']],
  [['a'], ['?'], ['a']],
])('%j, avoiding %j, is %j', (patterns, avoided, expected) => {
  expect(addShortForms(patterns, avoided)).toEqual(expected);
});

test('unique and uniqueBy return the first of equal items', () => {
  expect(unique(['a', 'b', 'a'])).toEqual(['a', 'b']);
  expect(uniqueBy(['a1', 'b1', 'a2'], (text) => text.slice(0, 1))).toEqual(['a1', 'b1']);
});

test.each<[title: string, lists: string[][], overlaps: string[]]>([
  ['of no lists', [], []],
  ['of one', [['a*', 'b']], ['a*', 'b']],
  ['of two', [['a*', 'b'], ['*c']], ['a*', 'b', '*c', 'a*c']],
  ['of two with too many', [[wild], [disjoint]], [wild, disjoint]],
  ['of two with too many pairs', [many.slice(0, 50), many.slice(50, 100)], many.slice(0, 100)],
])('overlaps %s', (_, lists, overlaps) => {
  expect(listOverlaps(lists, intersectPatterns)).toEqual(overlaps);
});
