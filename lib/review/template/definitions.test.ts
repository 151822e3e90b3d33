import { expect, test } from 'vitest';
import { collectDefinitions, readSections, readType } from './definitions';

const sections = readSections({
  Parameters: {
    P: { Type: 'String', Default: 'p', Description: 'x', ConstraintDescription: 'y' },
    Q: 'broken',
  },
  Mappings: { M: { a: 1 }, N: { b: 2 } },
  Conditions: { C: { 'Fn::Equals': [{ Ref: 'P' }, 'x'] } },
  Resources: { R: { Type: 'AWS::S3::Bucket', Properties: {} } },
});
const parameter = { 'parameters P': { Type: 'String', Default: 'p' } };
const resource = { 'resources R': 'AWS::S3::Bucket' };

test.each<[name: string, value: unknown, expected: object]>([
  ['a parameter', { Ref: 'P' }, parameter],
  ['a broken parameter', { Ref: 'Q' }, { 'parameters Q': 'broken' }],
  ['a resource', [{ 'Fn::GetAtt': ['R', 'Arn'] }, { 'Fn::GetAtt': 'R.Arn' }], resource],
  ['a text', { 'Fn::Sub': '${P} ${R.Arn} ${!Q} ${}' }, { ...parameter, ...resource }],
  [
    'a text with values',
    { 'Fn::Sub': ['${P}', { x: { Ref: 'R' } }] },
    { ...parameter, ...resource },
  ],
  [
    'a condition',
    { 'Fn::If': ['C', 1, 2] },
    { 'conditions C': { 'Fn::Equals': [{ Ref: 'P' }, 'x'] }, ...parameter },
  ],
  ['a mapping', { 'Fn::FindInMap': ['M', 'a', 'b'] }, { 'mappings M': { a: 1 } }],
  [
    'an unknown mapping',
    { 'Fn::FindInMap': [{ Ref: 'P' }, 'a', 'b'] },
    { 'mappings M': { a: 1 }, 'mappings N': { b: 2 }, ...parameter },
  ],
  ['unknown names', [{ Ref: 'AWS::Region' }, { Ref: 'constructor' }, { Ref: {} }, 'x', null], {}],
])('collects what the template defines of %s', (_, value, expected) => {
  expect(collectDefinitions(value, sections)).toEqual(expected);
});

test('reads broken sections as empty ones', () => {
  expect(readSections({ Parameters: [], Resources: 'x' })).toEqual({
    parameters: {},
    mappings: {},
    conditions: {},
    resources: {},
  });
  expect([readType(null), readType({ Type: 1 }), readType({ Type: 'x' })]).toEqual(['', '', 'x']);
});
