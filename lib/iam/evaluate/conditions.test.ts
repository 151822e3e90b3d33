import { describe, expect, test } from 'vitest';
import { isSatisfied, isUnknownOperator, parseCondition, resolveCondition } from './conditions';

const parse = (operator: string, values: string[] = ['a'], variables = true, key = 'Aws:K') =>
  parseCondition({ operator, key, values }, variables);

const resolve = (operator: string, values?: string[]) =>
  resolveCondition(parse(operator, values), () => undefined);

/** The values of the key in requests, by name. */
const requests: [string, string[] | undefined][] = [
  ['absent', undefined],
  ['a', ['a']],
  ['b', ['b']],
  ['a,b', ['a', 'b']],
];

test.each<[operator: string, satisfied: string[]]>([
  ['StringEquals', ['a', 'a,b']],
  ['STRINGEQUALS', ['a', 'a,b']],
  ['StringEqualsIfExists', ['absent', 'a', 'a,b']],
  ['StringNotEquals', ['absent', 'b', 'a,b']],
  ['StringNotEqualsIfExists', ['absent', 'b', 'a,b']],
  ['ForAllValues:StringEquals', ['absent', 'a']],
  ['forallvalues:StringNotEquals', ['absent', 'b']],
  ['ForAnyValue:StringEquals', ['a', 'a,b']],
  ['ForAnyValue:StringNotEquals', ['b', 'a,b']],
  ['ForAnyValue:StringEqualsIfExists', ['absent', 'a', 'a,b']],
  ['StringNotLike', ['absent', 'b', 'a,b']],
  ['StringNotEqualsIgnoreCase', ['absent', 'b', 'a,b']],
  ['ArnNotEquals', ['absent', 'a', 'b', 'a,b']],
  ['NumericNotEquals', ['absent', 'a', 'b', 'a,b']],
  ['DateNotEquals', ['absent', 'a', 'b', 'a,b']],
  ['NotIpAddress', ['absent', 'a', 'b', 'a,b']],
])('%s with the value a is satisfied by %j', (operator, satisfied) => {
  const condition = resolve(operator);
  expect(
    requests.filter(([, values]) => isSatisfied(condition, values)).map(([name]) => name),
  ).toEqual(satisfied);
});

test.each<[values: string[], satisfied: string[]]>([
  [['true'], ['absent']],
  [['FALSE'], ['a', 'b', 'a,b']],
  [
    ['true', 'false'],
    ['absent', 'a', 'b', 'a,b'],
  ],
  [['perhaps'], []],
])('Null %j is satisfied by %j', (values, satisfied) => {
  const condition = resolve('Null', values);
  expect(
    requests.filter(([, found]) => isSatisfied(condition, found)).map(([name]) => name),
  ).toEqual(satisfied);
  expect(condition.parsed.parseOperand('a')).toEqual({ kind: 'nothing' });
});

test.each([
  ['StringLike', 'string'],
  ['BinaryEquals', 'string'],
  ['ArnEquals', 'arn'],
  ['NumericLessThanEquals', 'numeric'],
  ['DateNotEquals', 'date'],
  ['Bool', 'bool'],
  ['NotIpAddress', 'ip'],
  ['Null', 'null'],
  ['StringAlmostEquals', 'unknown'],
  ['constructor', 'unknown'],
])('%s is of the family %s', (operator, family) => {
  expect(parse(operator).family).toBe(family);
});

describe('an operator that IAM does not have', () => {
  test('has a separate key for each condition', () => {
    const { key } = parse('Odd', ['a', 'b']);
    expect(isUnknownOperator(key)).toBe(true);
    expect(isUnknownOperator('aws:k')).toBe(false);
    expect(parse('odd', ['b', 'a'], true, 'AWS:K').key).toBe(key);
    expect(parse('Odd', ['a']).key).not.toBe(key);
  });

  test('is satisfied where the value of that key is true', () => {
    const condition = resolve('Odd');
    expect([isSatisfied(condition, ['true']), isSatisfied(condition, undefined)]).toEqual([
      true,
      false,
    ]);
  });
});

test.each([
  ['StringEquals', true, ['aws:u']],
  ['StringEquals', false, []],
  ['ArnLike', true, ['aws:u']],
  ['NumericEquals', true, []],
  ['Bool', true, []],
  ['IpAddress', true, []],
])('variables of %s, in a language version that has them (%s): %j', (operator, variables, keys) => {
  expect(parse(operator, ['${aws:u}', 'x${aws:U}'], variables).variables).toEqual(keys);
});

test('a value whose variable has no value accepts nothing', () => {
  const parsed = parse('StringEquals', ['${aws:u}', 'b']);
  const [without, having] = [undefined, 'a'].map((value) => resolveCondition(parsed, () => value));
  expect(without?.accepted).toEqual([{ kind: 'text', text: 'b' }]);
  expect(having?.accepted).toEqual([
    { kind: 'text', text: 'a' },
    { kind: 'text', text: 'b' },
  ]);
  expect(without?.id).not.toBe(having?.id);
});

test.each<[string, ReturnType<typeof parse>, ReturnType<typeof parse>, boolean]>([
  [
    'order and repetition of values',
    parse('Bool', ['a', 'b']),
    parse('bool', ['b', 'a', 'b']),
    true,
  ],
  ['letter case of keys', parse('Bool', ['a'], true, 'K'), parse('Bool', ['a'], true, 'k'), true],
  ['ArnEquals and ArnLike', parse('ArnEquals'), parse('ArnLike'), true],
  ['IfExists of a negation', parse('StringNotLike'), parse('StringNotLikeIfExists'), true],
  ['IfExists', parse('StringLike'), parse('StringLikeIfExists'), false],
  ['negation', parse('StringLike'), parse('StringNotLike'), false],
  ['a set operator', parse('StringLike'), parse('ForAnyValue:StringLike'), false],
  ['values', parse('StringLike', ['a']), parse('StringLike', ['b']), false],
  ['keys', parse('Bool', ['a'], true, 'k'), parse('Bool', ['a'], true, 'l'), false],
  ['Null', parse('Null', ['true']), parse('Null', ['false']), false],
])('conditions that differ in %s have the same id: %#', (_, a, b, expected) => {
  expect(a.id === b.id).toBe(expected);
});
