import { describe, expect, test } from 'vitest';
import { accepts, operatorParsers, parseDate, parseNumber, splitArn } from './accepted-values';

const isAccepted = (operator: string, text: string, value: string) =>
  accepts(operatorParsers.get(operator)?.(text) ?? { kind: 'nothing' }, value);

/** Values that an operator accepts for a value of the condition, and values that it does not. */
test.each<[operator: string, text: string, accepted: string[], refused: string[]]>([
  ['stringequals', 'Ab', ['Ab'], ['ab', 'Abc', '']],
  ['stringequalsignorecase', 'Ab', ['Ab', 'aB', 'AB'], ['abc', '']],
  ['stringlike', 'a*', ['a', 'ab'], ['A', 'ba']],
  ['binaryequals', 'QQ==', ['QQ=='], ['qq==']],
  ['bool', 'True', ['true', 'TRUE'], ['false', 'yes']],
  ['bool', 'yes', [], ['yes', 'true']],
  ['numericequals', '10', ['10', '10.0', '+10'], ['1e1', 'ten', '11', '']],
  ['numericlessthan', '10', ['9.9', '-11'], ['10', '11']],
  ['numericlessthanequals', '10', ['9', '10'], ['10.1']],
  ['numericgreaterthan', '-1', ['0'], ['-1', '-2']],
  ['numericgreaterthanequals', '.5', ['.5', '1.'], ['.4']],
  ['numericequals', 'ten', [], ['ten', '10']],
  [
    'dateequals',
    '2024-03-01',
    ['2024-03-01T00:00:00Z', '1709251200'],
    ['2024-03-02', '2024-02-30', '2024-3', 'x'],
  ],
  ['datelessthan', '1709251200', ['2024-02-29T23:59:59Z'], ['2024-03-01T00:00:00Z']],
  ['datelessthanequals', '1709251200', ['2024-03-01T01:00:00+01:00'], ['2024-03-01T00:00:01Z']],
  ['dategreaterthan', '2024-03-01', ['2024-03-01T00:00:01Z'], ['2024-03-01']],
  ['dategreaterthanequals', '2024-03-01', ['2024-03-01'], ['2024-02-29']],
  ['dateequals', 'yesterday', [], ['yesterday']],
  ['ipaddress', '10.0.0.0/8', ['10.0.0.0', '10.255.255.255'], ['9.0.0.0', '11.0.0.0', '::1', 'x']],
  ['ipaddress', '2001:db8::/32', ['2001:DB8::1'], ['2001:db9::', '10.0.0.0']],
  ['ipaddress', '10.0.0.0/33', [], ['10.0.0.0']],
  [
    'arnlike',
    'arn:aws:sns:*:*:t*',
    ['arn:aws:sns:us-east-1:1:t', 'arn:aws:sns:::t:x'],
    ['arn:aws:sns:a:b:c:t', 'arn:aws:sns:::T', 'arn:aws:sns', 'x'],
  ],
  ['arnlike', 'arn:aws:sns', [], ['arn:aws:sns', 'arn:aws:sns:::t']],
])('%s %s', (operator, text, accepted, refused) => {
  const values = [...accepted, ...refused];
  expect(values.filter((value) => isAccepted(operator, text, value))).toEqual(accepted);
});

test('a property of every object is no operator', () => {
  expect(operatorParsers.get('constructor')).toBeUndefined();
});

describe('parses', () => {
  test.each([
    ['0', 0],
    ['-1.5', -1.5],
    ['+.5', 0.5],
    ['1e3', undefined],
    ['0x10', undefined],
    [' 1', undefined],
    ['', undefined],
    ['.', undefined],
  ])('the number "%s" as %s', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });

  test.each([
    ['1970-01-01T00:00:01Z', 1000],
    ['1', 1000],
    ['-1.5', -1500],
    ['1970-01-02', 86_400_000],
    ['1970-01-01T01:00:00+01:00', 0],
    ['', undefined],
    ['soon', undefined],
  ])('the date "%s" as %s', (text, value) => {
    expect(parseDate(text)).toBe(value);
  });

  test.each([
    ['arn:aws:s3:::b', ['arn', 'aws', 's3', '', '', 'b']],
    ['arn:aws:logs:r:1:a:b:c', ['arn', 'aws', 'logs', 'r', '1', 'a:b:c']],
    ['arn:aws:s3::', undefined],
  ])('the ARN %s as %j', (text, parts) => {
    expect(splitArn(text)).toEqual(parts);
  });
});
