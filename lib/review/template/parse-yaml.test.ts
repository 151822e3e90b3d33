import { describe, expect, test } from 'vitest';
import { parseYaml } from './parse-yaml';

const parse = (text: string) => parseYaml(text).value;

describe('a short form is its long form', () => {
  test.each<[text: string, value: unknown]>([
    ['!Ref A', { Ref: 'A' }],
    ['!Condition A', { Condition: 'A' }],
    ['!Sub "${A}"', { 'Fn::Sub': '${A}' }],
    ['!GetAtt A.B.C', { 'Fn::GetAtt': ['A', 'B.C'] }],
    ['!GetAtt [A, B]', { 'Fn::GetAtt': ['A', 'B'] }],
    ['!Join ["", [a, !Ref B]]', { 'Fn::Join': ['', ['a', { Ref: 'B' }]] }],
    ['!Transform { Name: x }', { 'Fn::Transform': { Name: 'x' } }],
    ['!!str 1', '1'],
  ])('%s', (text, value) => {
    expect(parse(text)).toEqual(value);
  });
});

describe('a scalar', () => {
  test.each<[text: string, value: unknown]>([
    ['2012-10-17', '2012-10-17'],
    ['123456789012', 123456789012],
    ['true', true],
    ['null', null],
    ['a:', { a: null }],
    ['? a', { a: null }],
    ['"0755"', '0755'],
    ['0755', { 'Fn::Unquoted': '0755' }],
    ['1e3', { 'Fn::Unquoted': '1e3' }],
    ['yes', { 'Fn::Unquoted': 'yes' }],
    ['"yes"', 'yes'],
    ['!!binary YQ==', { 'Fn::Unquoted': 'YQ==' }],
    ['1: a', { 1: 'a' }],
    ['? [a]\n: b', { '["a"]': 'b' }],
  ])('%s', (text, value) => {
    expect(parse(text)).toEqual(value);
  });
});

test('aliases have the value of their anchor', () => {
  expect(parse('a: &x [1]\nb: *x\nc: !Ref d')).toEqual({ a: [1], b: [1], c: { Ref: 'd' } });
});

const bomb = [
  'a0: &a0 [x, x, x, x, x, x, x, x, x]',
  ...Array.from(
    { length: 8 },
    (_, index) => `a${index + 1}: &a${index + 1} [${`*a${index}, `.repeat(9)}]`,
  ),
].join('\n');

test.each<[name: string, text: string, place: string, found: string]>([
  ['no document', '', '', 'none'],
  ['a comment alone', '# x', '', 'none'],
  ['two documents', 'a: 1\n---\nb: 2', '', '2'],
  ['broken syntax', 'a: 1\nb: [', 'line 2, column 5', 'Flow'],
  ['a key that stands twice', 'a: 1\na: 2', 'line 2, column 1', 'unique'],
  ['aliases that multiply', bomb, '', 'aliases'],
  ['deep nesting', '['.repeat(70) + ']'.repeat(70), '', 'more'],
])('refuses %s', (_, text, place, found) => {
  const { problems } = parseYaml(text);
  expect(problems).toMatchObject([{ place, found: expect.stringContaining(found) }]);
});

test('finds the line of a key without a value', () => {
  const { findLine } = parseYaml('b: 1\n? a') as { findLine: (path: string[]) => number };
  expect(findLine(['a', 'x'])).toBe(1);
});

test('finds the lines of places', () => {
  const text = `a:
  - b: !Sub x
  - c: &x
      d: 1
    e: !If
      - f
      - g: 1
h: *x
`;
  const { findLine } = parseYaml(text) as { findLine: (path: (string | number)[]) => number };
  const lines: [(string | number)[], number][] = [
    [[], 1],
    [['a'], 1],
    [['a', 0], 2],
    [['a', 1], 3],
    [['a', 1, 'c', 'd'], 4],
    [['a', 1, 'e', 'Fn::If', 1, 'g'], 7],
    [['a', 0, 'b', 'Fn::Sub'], 2],
    [['a', 9, 'x'], 1],
    [['h', 'd'], 4],
    [['none'], 1],
  ];
  for (const [path, line] of lines) expect([path, findLine(path)]).toEqual([path, line]);
});
