import { describe, expect, test } from 'vitest';
import { Placeholders } from '../placeholders';
import { readSections } from './definitions';
import { isIntrinsic, resolveText, UnresolvedError } from './resolve-text';

const sections = readSections({
  Parameters: { P: { Type: 'String' }, L: { Type: 'List<String>' } },
  Resources: {
    R: { Type: 'AWS::S3::Bucket' },
    S: { Type: 'AWS::CloudFormation::Stack' },
    C: { Type: 'Custom::Thing' },
  },
});

function resolve(value: unknown, placeholders = new Placeholders()): string {
  const use = { statement: {}, part: 'Resource', text: {}, role: 'other' as const };
  return resolveText(value, { sections, placeholders, use });
}

describe('resolves', () => {
  test.each<[value: unknown, text: string]>([
    ['plain', 'plain'],
    ['${aws:username}', '${aws:username}'],
    [{ Ref: 'P' }, '${Template:P}'],
    [{ 'Fn::GetAtt': ['R', 'Arn'] }, '${Template:R.Arn}'],
    [{ 'Fn::GetAtt': 'R.Arn' }, '${Template:R.Arn}'],
    [{ 'Fn::Sub': 'a${P}/${ R.Arn }' }, 'a${Template:P}/${Template:R.Arn}'],
    [{ 'Fn::Sub': '${!aws:username}' }, '${aws:username}'],
    [{ 'Fn::Sub': ['${x}-${P}', { x: 'y' }] }, 'y-${Template:P}'],
    [{ 'Fn::Sub': { Ref: 'P' } }, '${Template:Sub Ref : P}'],
    [{ 'Fn::Join': [':', ['a', { Ref: 'P' }, { 'Fn::Sub': 'b' }]] }, 'a:${Template:P}:b'],
    [{ 'Fn::Join': [':', ['a', { Ref: 'L' }]] }, '${Template:Join : a Ref : L}'],
    [
      { 'Fn::Join': [':', ['a', { 'Fn::If': ['C', 'a', 'b'] }]] },
      '${Template:Join : a Fn::If : C a b}',
    ],
    [{ 'Fn::Join': [':', [1]] }, '${Template:Join : 1}'],
    [{ 'Fn::Join': [{}, []] }, '${Template:Join}'],
    [{ 'Fn::Join': 'x' }, '${Template:Join x}'],
    [{ 'Fn::If': ['C', 'a', 'b'] }, '${Template:If C a b}'],
    [{ Ref: { a: 1 } }, '${Template:object Object}'],
  ])('%j', (value, text) => {
    expect(resolve(value)).toBe(text);
  });
});

test.each<[name: string, value: unknown, message: string]>([
  ['the name of a placeholder', '${Template:P}', 'begins with "Template:"'],
  ['a name of parts', { 'Fn::Join': ['', ['${Temp', 'late:P}']] }, 'begins with "Template:"'],
  [
    'an unknown name',
    { 'Fn::Sub': ['${a}${P}}', { a: '${aws:PrincipalTag/' }] },
    'name is not known',
  ],
  ['a dollar sign before a value', { 'Fn::Join': ['', ['$', { Ref: 'P' }]] }, 'name is not known'],
  ['a number', 1, 'neither text nor a function'],
  ['a mark', '\u{f8ff}', 'neither text nor a function'],
])('refuses %s', (_, value, message) => {
  expect(() => resolve(value)).toThrow(UnresolvedError);
  expect(() => resolve(value)).toThrow(message);
});

test('refuses unknown values where IAM has no variables', () => {
  const options = { sections, placeholders: new Placeholders(), use: undefined };
  expect(resolveText({ 'Fn::Sub': 's3:Get${!*}' }, options)).toBe('s3:Get${*}');
  expect(() => resolveText({ Ref: 'P' }, options)).toThrow('P, whose value is not known');
});

test.each<[value: unknown, isFixed: boolean]>([
  [{ Ref: 'AWS::Region' }, true],
  [{ Ref: 'R' }, true],
  [{ 'Fn::GetAtt': ['R', 'Arn'] }, true],
  [{ Ref: 'P' }, false],
  [{ Ref: 'C' }, false],
  [{ 'Fn::GetAtt': ['S', 'Outputs.x'] }, false],
  [{ Ref: 'AWS::NoValue' }, false],
  [{ 'Fn::ImportValue': 'x' }, false],
])('%j is known to be one text: %s', (value, isFixed) => {
  const placeholders = new Placeholders();
  resolve(value, placeholders);
  expect(placeholders.findProblem() === undefined).toBe(isFixed);
});

test.each<[value: unknown, expected: boolean]>([
  [{ Ref: 'a' }, true],
  [{ 'Fn::Sub': 'a' }, true],
  [{ Condition: 'a' }, true],
  [{}, false],
  [{ Ref: 'a', b: 1 }, false],
  [{ a: 1 }, false],
  ['a', false],
])('recognizes a function: %j', (value, expected) => {
  expect(isIntrinsic(value)).toBe(expected);
});
