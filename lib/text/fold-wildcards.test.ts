import { describe, expect, test } from 'vitest';
import { allow, buildCatalog, buildDifference, deny } from '../../testing/builders';
import { compareAccess } from '../iam/compare/compare';
import type { Difference } from '../iam/compare/difference';
import { parseDocument, type Statement } from '../iam/document';
import { foldWildcards } from './fold-wildcards';

const catalog = buildCatalog({
  a: {
    Get: ['Read'],
    List: ['List'],
    Put: ['Write'],
    Tag: ['Tagging', 'Write'],
    PutMore: ['Write'],
  },
  b: { Get: ['Read'] },
});

/** `a:* -a:Put on r: 3 (1 Read)`, `future a:* on r`. */
function show({ action, exceptActions, resource, future, actions, levels }: Difference): string {
  const but = exceptActions.map((each) => ` -${each}`).join('');
  const counts = Object.entries(levels).map(([level, count]) => `${count} ${level}`);
  const count = future || actions === 1 ? '' : `: ${actions} (${counts.join(', ')})`;
  return `${future ? 'future ' : ''}${action}${but} on ${resource}${count}`;
}

function foldOf(...statements: object[]): string[] {
  const { gained } = compareAccess(
    [],
    parseDocument({ Statement: statements }).statements as Statement[],
    catalog,
  );
  return foldWildcards(gained, catalog).map(show);
}

const tagged = { Condition: { StringEquals: { 'aws:tag': 'x' } } };

describe('a document that allows', () => {
  test.each<[string, object[], string[]]>([
    [
      'a wildcard except one action has that exception',
      [allow('a:*', 'r'), deny('a:Put')],
      ['a:* -a:Put on r: 4 (1 Read, 1 List, 2 Write)'],
    ],
    [
      'few actions of a wildcard has those',
      [allow('a:*', 'r'), deny(['a:Put*', 'a:Tag'])],
      ['a:Get on r', 'a:List on r', 'future a:* -a:Put* on r'],
    ],
    ['all of a wildcard has that', [allow('a:*')], ['a:* on *: 5 (1 Read, 1 List, 3 Write)']],
    [
      'an action on more resources too has no exception',
      [allow('a:*', 'r'), allow('a:List'), deny('a:Put')],
      ['a:* -a:Put on r: 4 (1 Read, 1 List, 2 Write)', 'a:List on *'],
    ],
    [
      'an action on other resources has an exception',
      [allow('a:*', 'r'), allow('a:Put', 's'), deny('a:Put', 'r')],
      ['a:* -a:Put on r: 4 (1 Read, 1 List, 2 Write)', 'a:Put on s'],
    ],
    [
      'a wildcard under one condition and an action under another has both',
      [allow('a:*', 'r', tagged), allow('a:Put', '*', { Condition: { Null: { k: 'true' } } })],
      ['a:* on r: 5 (1 Read, 1 List, 3 Write)', 'a:Put on *'],
    ],
    [
      'another service too has both',
      [allow(['a:*', 'b:Get'], 'r'), deny('a:Put')],
      ['a:* -a:Put on r: 4 (1 Read, 1 List, 2 Write)', 'b:Get on r'],
    ],
  ])('%s', (_, statements, lines) => {
    expect(foldOf(...statements)).toEqual(lines);
  });
});

test('a pattern of which few actions are allowed does not change', () => {
  const named = ['a:Get', 'a:List'].map((action) => buildDifference(action));
  const rest = buildDifference('a:*', { isRest: true, future: true, actions: 0 });
  expect(foldWildcards([...named, rest], catalog)).toEqual([...named, rest]);
});

test.each<[string, Partial<Difference>]>([
  ['has patterns as exceptions', { exceptActions: ['a:Future*'] }],
  ['is of a service that the catalog does not have', { action: 'c:*', isRest: false }],
])('a pattern that %s does not change', (_, more) => {
  const named = ['a:Get', 'a:List', 'a:Put', 'a:Tag', 'c:Get'].map((action) =>
    buildDifference(action),
  );
  const rest = buildDifference('a:*', { isRest: true, future: true, actions: 0, ...more });
  expect(foldWildcards([...named, rest], catalog)).toEqual([...named, rest]);
});

test.each<[string, Partial<Difference>, boolean]>([
  ['on all resources', { resource: '*' }, true],
  ['on all resources but some', { resource: '*', exceptResources: ['r'] }, false],
  ['through a wildcard that leaves some out', { action: 'a:Pu*', exceptActions: ['a:Put'] }, false],
  ['under the conditions of the rest', { conditions: [condition('x')] }, true],
  ['under other conditions', { conditions: [condition('y')] }, false],
])('an action that is allowed %s too: %#', (_, more, isGiven) => {
  const conditions = [condition('x')];
  const named = ['a:Get', 'a:List', 'a:Tag', 'a:PutMore'].map((action) =>
    buildDifference(action, { resource: 'r', conditions }),
  );
  const rest = buildDifference('a:*', {
    isRest: true,
    future: true,
    actions: 0,
    resource: 'r',
    conditions,
  });
  const other = buildDifference('a:Put', { resource: 'r*', ...more });
  const [whole] = foldWildcards([...named, rest, other], catalog);
  expect(whole?.exceptActions).toEqual(isGiven ? [] : ['a:Put']);
});

function condition(value: string) {
  return { operator: 'StringEquals', key: 'k', values: [value] };
}
