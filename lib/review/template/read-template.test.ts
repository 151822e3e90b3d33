import { describe, expect, test } from 'vitest';
import { Placeholders } from '../placeholders';
import { isTemplate, readTemplate } from './read-template';

const document = { Version: '2012-10-17', Statement: [] };
const findLine = (path: readonly (string | number)[]) => path.length;

function read(Type: string, Properties: unknown, more: object = {}) {
  return readTemplate({ Resources: { R: { Type, Properties } }, ...more }, findLine);
}

function show(Type: string, Properties: unknown, more: object = {}) {
  return read(Type, Properties, more).documents.map((each) => {
    const content = each.read(new Placeholders());
    const shown = content.kind === 'problem' ? content.problem.found : content.kind;
    return `${each.id}: ${shown}${each.isIdentity ? '' : ', of a resource'}`;
  });
}

test.each<[value: unknown, expected: boolean]>([
  [{ AWSTemplateFormatVersion: '2010-09-09' }, true],
  [{ Resources: { R: { Type: 'AWS::S3::Bucket' } } }, true],
  [{ Resources: { R: {} } }, false],
  [{ Resources: [] }, false],
  [{}, false],
  [[], false],
])('recognizes a template: %j', (value, expected) => {
  expect(isTemplate(value)).toBe(expected);
});

describe('lists', () => {
  const without = 'a value without "Statement"';
  test.each<[type: string, properties: unknown, expected: string[]]>([
    ['AWS::IAM::ManagedPolicy', { PolicyDocument: document }, ['R: value']],
    ['AWS::IAM::RolePolicy', { PolicyDocument: '{"Statement": []}' }, ['R: text']],
    [
      'AWS::IAM::Role',
      {
        AssumeRolePolicyDocument: document,
        Policies: [{ PolicyName: 'a', PolicyDocument: document }],
      },
      ['R AssumeRolePolicyDocument: value, of a resource', 'R Policies/a: value'],
    ],
    ['AWS::IAM::User', {}, []],
    ['AWS::IAM::Group', undefined, []],
    ['AWS::IAM::Policy', { PolicyDocument: { Ref: 'P' } }, [`R: ${without}`]],
    ['AWS::IAM::Role', { Policies: { Ref: 'P' } }, [`R Policies: ${without}`]],
    ['AWS::IAM::Role', { Policies: [{ Ref: 'P' }] }, [`R Policies/0: ${without}`]],
    [
      'AWS::IAM::Role',
      { Policies: [{ 'Fn::If': ['C', { PolicyName: 'a', PolicyDocument: document }, {}] }] },
      ['R Policies/0/Fn::If/a: value'],
    ],
    ['AWS::IAM::Role', { 'Fn::Transform': {} }, [`R Fn::Transform: ${without}`]],
    ['AWS::S3::BucketPolicy', { PolicyDocument: document }, ['R: value, of a resource']],
    ['AWS::S3::Bucket', { BucketName: 'x' }, []],
  ])('the documents of %s %j', (type, properties, expected) => {
    expect(show(type, properties)).toEqual(expected);
  });
});

test('does not read a loop', () => {
  const loop = [
    'N',
    ['a'],
    { 'R${N}': { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: document } } },
  ];
  const { documents } = readTemplate({ Resources: { 'Fn::ForEach::L': loop } }, findLine);
  expect(documents).toHaveLength(1);
  expect(documents[0]?.read(new Placeholders())).toMatchObject({
    problem: { found: 'one that a loop writes' },
  });
});

test('the key depends on the document and on what it refers to', () => {
  const key = (Default: string, Resource: unknown = { Ref: 'P' }) => {
    const PolicyDocument = { Statement: { Effect: 'Allow', Action: 'a:b', Resource } };
    const more = { Parameters: { P: { Type: 'String', Default } } };
    return read('AWS::IAM::Policy', { PolicyDocument }, more).documents[0]?.key;
  };
  expect(key('a')).toBe(key('a'));
  expect(key('a')).not.toBe(key('b'));
  expect(key('a', 'x')).toBe(key('b', 'x'));
});

test('finds lines', () => {
  const [found] = read('AWS::IAM::Policy', { PolicyDocument: document }).documents;
  expect(found?.findLine(['Statement', 0])).toBe(6);
});

test('lists what attaches policies', () => {
  const { attachments } = read('AWS::IAM::Role', {
    ManagedPolicyArns: ['a'],
    PermissionsBoundary: 'b',
  });
  expect([...attachments]).toEqual([
    ['R ManagedPolicyArns', '["a"]'],
    ['R PermissionsBoundary', '"b"'],
  ]);
  expect(read('AWS::S3::Bucket', { ManagedPolicyArns: ['a'] }).attachments.size).toBe(0);
});
