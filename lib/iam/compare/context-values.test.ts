import { describe, expect, test } from 'vitest';
import { isSatisfied, parseCondition, resolveCondition } from '../evaluate/conditions';
import type { KeyType } from './context-keys';
import { type KeyValues, listContextValues } from './context-values';
import { createGeneralText } from './general-text';
import { createStepBudget } from './step-budget';

type Written = [operator: string, ...values: string[]];

const resolve = ([operator, ...values]: Written) =>
  resolveCondition(parseCondition({ operator, key: 'k', values }, true), () => undefined);

function list(
  required: Written[],
  others: Written[],
  type: KeyType = 'text',
  isMultivalued = false,
): readonly KeyValues[] | undefined {
  const texts = [...required, ...others].flatMap(([, ...values]) => values);
  return listContextValues(
    required.map(resolve),
    others.map(resolve),
    { type, isMultivalued, written: 'k' },
    { general: createGeneralText(() => texts), budget: createStepBudget() },
  );
}

/** The values as text; generated letters are `…`. */
const show = (values: readonly KeyValues[] | undefined) =>
  values?.map((each) => each?.join('+').replace(/([a-zа-я])\1{2,}/g, '…') ?? 'absent');

test.each<[title: string, required: Written[], others: Written[], values: string[]]>([
  ['any value without conditions', [], [], ['…', 'absent']],
  ['a value that is required', [['StringEquals', 'x']], [], ['x', '…', 'absent']],
  ['one value of each class', [['StringEquals', 'x', 'y']], [], ['x', '…', 'absent']],
  [
    'values with which other conditions differ',
    [['StringEquals', 'x', 'y']],
    [['StringEquals', 'x']],
    ['x', 'y', '…', 'absent'],
  ],
  [
    'values that two patterns match',
    [
      ['StringLike', 'x*'],
      ['StringLike', '*y'],
    ],
    [],
    ['x…y', 'x…', '…y', '…', 'absent'],
  ],
  ['the value that a negation refuses', [], [['StringNotEquals', 'x']], ['x', '…', 'absent']],
  ['short values that a `?` does not match', [], [['StringLike', '?*']], ['…', '', 'absent']],
  [
    'a letter case that no other condition has',
    [['StringEqualsIgnoreCase', 'xy']],
    [['StringEquals', 'xy', 'XY']],
    ['xy', 'Xy', '…', 'absent'],
  ],
  [
    'the letter case of a pattern',
    [
      ['StringEqualsIgnoreCase', 'xyz'],
      ['StringLike', 'X?z'],
    ],
    [],
    ['Xyz', 'xyz', 'X…z'.replace('…', 'a'), '…', 'absent'],
  ],
  [
    'the letter case of a pattern with a star',
    [
      ['StringEqualsIgnoreCase', 'x.z'],
      ['StringNotLike', '*Z'],
    ],
    [['StringEqualsIgnoreCase', 'q', 'x.z']],
    ['x.z', 'x.Z', '…', 'absent'],
  ],
])('lists %s', (_, required, others, values) => {
  expect(show(list(required, others))?.sort()).toEqual([...values].sort());
});

test.each<[type: KeyType, conditions: Written[], values: string[]]>([
  ['boolean', [], ['true', 'absent']],
  ['boolean', [['Bool', 'false']], ['true', 'false', 'absent']],
  [
    'text',
    [
      ['Bool', 'true'],
      ['StringEquals', 'x'],
    ],
    ['…', 'true', 'x', 'absent'],
  ],
  ['numbers', [], ['1', 'absent']],
  ['numbers', [['NumericLessThan', '5']], ['5', '4', 'absent']],
  [
    'numbers',
    [
      ['StringLike', '5*'],
      ['NumericLessThan', '5'],
    ],
    ['5', '4', '6', 'absent'],
  ],
  ['numbers', [['StringNotLike', '7?']], ['71', '1', 'absent']],
  ['dates', [], ['2020-01-01T00:00:00Z', 'absent']],
  ['addresses', [], ['203.0.113.7', 'absent']],
  ['addresses', [['IpAddress', '::/0']], ['203.0.113.7', '::', 'absent'].with(0, '0.0.0.0')],
  ['addresses', [['StringLike', '10.*']], ['203.0.113.7', '10.1.1.1', 'absent']],
  ['arn', [], ['arn:…:…:…:…:…', 'absent']],
  ['arn', [['ArnLike', 'arn:aws:s3:::x*', 'x']], ['arn:…:…:…:…:…', 'arn:aws:s3:::x…', 'absent']],
  ['arn', [['StringEquals', 'x']], ['arn:…:…:…:…:…', 'absent']],
])('values of the type %s, with %j', (type, conditions, values) => {
  const required = conditions.filter(([operator]) => !operator.includes('Not'));
  const others = conditions.filter(([operator]) => operator.includes('Not'));
  expect(show(list(required, others, type))?.sort()).toEqual([...values].sort());
});

test('a pattern whose letter is equal in lower case only adds no value', () => {
  // The Kelvin sign in lower case is a k.
  const found = list([['StringEqualsIgnoreCase', 'kx']], [['StringLike', '\u212a*']]);
  expect(found).toContainEqual(['kx']);
});

describe('of a key with several values', () => {
  const all: Written = ['ForAllValues:StringEquals', 'x', 'y'];
  const any: Written = ['ForAnyValue:StringEquals', 'x'];

  test('lists sets of which some or all values satisfy a condition', () => {
    const sets = list([all], [any], 'text', true);
    const conditions = [all, any].map(resolve);
    const classes = sets?.map((set) => conditions.map((each) => isSatisfied(each, set)).join());
    expect(new Set(classes)).toEqual(
      new Set(['true,true', 'true,false', 'false,true', 'false,false']),
    );
    expect(sets?.some((set) => set?.length === 2)).toBe(true);
    expect(sets).toContain(undefined);
  });

  test('lists none where there are too many', () => {
    const conditions = Array.from(
      { length: 13 },
      (_, index): Written => ['ForAnyValue:StringEquals', `x${index}`],
    );
    expect(list(conditions, [], 'text', true)).toBeUndefined();
  });
});

const wild = '*a*b*c*d*e*f*';
const disjoint = '*g*h*i*j*k*l*';
const many = (count: number) => Array.from({ length: count }, (_, index) => `*${index}x`);

test.each<[title: string, required: Written[], others: Written[]]>([
  [
    'an intersection has too many patterns',
    [
      ['StringLike', wild],
      ['StringLike', disjoint],
    ],
    [],
  ],
  ['too many patterns have short forms', [['StringLike', ...many(1500)]], [['StringLike', '*?x']]],
])('lists none where %s', (_, required, others) => {
  expect(list(required, others)).toBeUndefined();
});
