import { expect, test } from 'vitest';
import { type Accepted, accepts, operatorParsers } from '../evaluate/accepted-values';
import { listBoundaryValues } from './boundary-values';

const read = (operator: string, text: string) =>
  operatorParsers.get(operator)?.(text) ?? ({ kind: 'nothing' } satisfies Accepted);

test.each<[title: string, operator: string, texts: string[], values: string[]]>([
  ['nothing for texts', 'stringequals', ['5'], []],
  ['a number, one below and one above', 'numericequals', ['5'], ['5', '4', '6']],
  ['one between two numbers', 'numericlessthan', ['5', '10'], ['5', '10', '7', '4', '11']],
  ['one between neighbours', 'numericlessthan', ['5', '6'], ['5', '6', '5.5', '4', '7']],
  [
    'large numbers without an exponent',
    'numericequals',
    ['1000000000000000000000'],
    Array(3).fill('1000000000000000000000'),
  ],
  [
    'small ones too',
    'numericequals',
    ['0.0000001'],
    ['0.00000010000000000000', '-0.9999999', '1.0000001'],
  ],
  [
    'an instant, one a day before and one a day after, also in seconds',
    'dateequals',
    ['2024-03-01'],
    [
      ...['2024-03-01T00:00:00Z', '1709251200', '2024-02-29T00:00:00Z', '1709164800'],
      ...['2024-03-02T00:00:00Z', '1709337600'],
    ],
  ],
  [
    'an instant that ISO 8601 does not write with four digits in seconds only',
    'dateequals',
    ['0999-12-31'],
    ['-30610310400', '-30610396800', '1000-01-01T00:00:00Z', '-30610224000'],
  ],
  [
    'an instant beyond those of dates in seconds only',
    'dateequals',
    ['9999999999999'],
    ['9999999999999', '9999999913599', '10000000086399'],
  ],
  [
    'the ends of a block and its neighbours, and an address of the other version',
    'ipaddress',
    ['10.0.0.0/8'],
    ['10.0.0.0', '11.0.0.0', '9.255.255.255', '10.255.255.255', '0.0.0.0', '::'],
  ],
  [
    'nothing beyond the last address',
    'ipaddress',
    ['::/0'],
    ['0.0.0.0', '::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ],
])('lists %s', (_, operator, texts, values) => {
  expect(listBoundaryValues(texts.map((text) => read(operator, text)))).toEqual(values);
});

test('has values that each combination of operators accepts, where there are such', () => {
  const accepted = ['numericlessthan', 'numericgreaterthan', 'numericequals'].flatMap((operator) =>
    ['0', '1', '2.5'].map((text) => read(operator, text)),
  );
  const classify = (value: string) => accepted.map((each) => accepts(each, value)).join();
  const found = new Set(listBoundaryValues(accepted).map(classify));
  for (const value of ['-9', '0', '.5', '1', '2', '2.5', '9']) {
    expect(found.has(classify(value))).toBe(true);
  }
});
