import { describe, expect, test } from 'vitest';
import { Placeholders } from '../placeholders';
import { readSections } from './definitions';
import { resolveDocument } from './resolve-document';

const sections = readSections({ Parameters: { P: { Type: 'String' } } });
const ref = { Ref: 'P' };

function resolve(statement: unknown, more: object = { Version: '2012-10-17' }) {
  const placeholders = new Placeholders();
  const content = resolveDocument({ ...more, Statement: statement }, sections, placeholders);
  return { content, mixed: placeholders.findProblem() };
}

const allow = { Effect: 'Allow', Action: 'a:b', Resource: '*' };

describe('resolves', () => {
  test.each<[name: string, statement: unknown, expected: unknown]>([
    ['literals', allow, allow],
    ['a list of statements', [allow, 'broken', null], [allow, 'broken', null]],
    ['a Sid', { ...allow, Sid: ref }, allow],
    ['a plain Sid', { ...allow, Sid: 'x' }, { ...allow, Sid: 'x' }],
    ['a known action', { ...allow, Action: [{ 'Fn::Sub': 'a:c' }] }, { ...allow, Action: ['a:c'] }],
    [
      'a resource',
      { ...allow, Resource: [ref, 'x'] },
      { ...allow, Resource: ['${Template:P}', 'x'] },
    ],
    [
      'a condition',
      { ...allow, Condition: { StringEquals: { k: ref, l: ['x', 1] } } },
      { ...allow, Condition: { StringEquals: { k: '${Template:P}', l: ['x', 1] } } },
    ],
    ['other keys', { ...allow, Principal: ref }, { ...allow, Principal: ref }],
    ['broken conditions', { ...allow, Condition: 'x' }, { ...allow, Condition: 'x' }],
    [
      'a broken condition',
      { ...allow, Condition: { Bool: 'x' } },
      { ...allow, Condition: { Bool: 'x' } },
    ],
  ])('%s', (_, statement, expected) => {
    const { content, mixed } = resolve(statement);
    expect(content).toEqual({
      kind: 'value',
      value: { Version: '2012-10-17', Statement: expected },
    });
    expect(mixed).toBeUndefined();
  });
});

test.each<[name: string, statement: unknown, place: string]>([
  ['a statement', [allow, { 'Fn::If': [] }], '/Statement/1'],
  ['an action', { ...allow, Action: ['a:b', ref] }, '/Statement/Action/1'],
  ['a NotAction', { ...allow, NotAction: ref }, '/Statement/NotAction'],
  ['an effect', { ...allow, Effect: ref }, '/Statement/Effect'],
  ['conditions', { ...allow, Condition: ref }, '/Statement/Condition'],
  ['keys', { ...allow, Condition: { Bool: { 'Fn::If': [] } } }, '/Statement/Condition/Bool'],
  [
    'a value of an operator without variables',
    { ...allow, Condition: { Bool: { k: ref } } },
    '/Statement/Condition/Bool/k',
  ],
  [
    'a value of a set operator',
    { ...allow, Condition: { 'ForAllValues:StringLike': { k: [ref] } } },
    '/Statement/Condition/ForAllValues:StringLike/k/0',
  ],
])('refuses an unknown value in place of %s', (_, statement, place) => {
  expect(resolve(statement).content).toMatchObject({ kind: 'problem', problem: { place } });
});

test.each<[name: string, statement: unknown]>([
  ['NotResource', { Effect: 'Allow', Action: 'a:b', NotResource: ref }],
  ['a negated operator', { ...allow, Condition: { StringNotEquals: { k: ref } } }],
  [
    'Allow and Deny',
    [
      { ...allow, Resource: ref },
      { ...allow, Effect: 'Deny', Resource: ref },
    ],
  ],
])('does not compare a parameter in %s', (_, statement) => {
  expect(resolve(statement).mixed?.found).toContain('${Template:P}');
});

test('leaves other keys of a document', () => {
  const { content } = resolve(allow, { Version: '2012-10-17', Id: 'x' });
  expect(content).toMatchObject({ value: { Id: 'x' } });
});

describe('the Version', () => {
  const statement = { ...allow, Resource: ref };
  test.each<[more: object, version: unknown]>([
    [{}, '2012-10-17'],
    [{ Version: '2008-10-17' }, '2012-10-17'],
    [{ Version: '2020-01-01' }, '2020-01-01'],
    [{ Version: { 'Fn::Sub': '2012-10-17' } }, '2012-10-17'],
  ])('of a document with placeholders and %j is %s', (more, Version) => {
    expect(resolve(statement, more).content).toMatchObject({ kind: 'value', value: { Version } });
  });

  test('of a document without placeholders stays', () => {
    expect(resolve(allow, {}).content).toEqual({ kind: 'value', value: { Statement: allow } });
  });

  test('that has no variables is refused beside "${"', () => {
    const { content } = resolve([statement, { ...allow, Resource: '${a}' }], {});
    expect(content).toMatchObject({ kind: 'problem', problem: { place: '' } });
  });

  test('that is unknown is refused', () => {
    expect(resolve(allow, { Version: ref }).content).toMatchObject({
      problem: { place: '/Version' },
    });
  });
});

test('leaves what is no document to the parser', () => {
  expect(resolveDocument('x', sections, new Placeholders())).toEqual({ kind: 'value', value: 'x' });
});
