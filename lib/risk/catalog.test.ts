import { describe, expect, test } from 'vitest';
import { buildPath, buildRiskFile, buildSensitive } from '../../testing/risk';
import { createRiskCatalog, riskCategories } from './catalog';

const source = {
  id: 'pathfinding',
  name: 'Paths',
  url: 'https://paths.example',
  license: 'CC0-1.0',
  snapshot: '2026-01-02',
} as const;
const role = 'arn:aws:iam::*:role/*';
const catalog = createRiskCatalog(
  buildRiskFile({
    sources: [source],
    resources: { 'iam:PutRolePolicy': [role], 'a:List': [] },
    paths: [
      buildPath('p-1', ['iam:PutRolePolicy']),
      buildPath('p-2', ['iam:PassRole>a.amazonaws.com', 'a:Run']),
      buildPath('p-3', ['iam:PutRolePolicy', 'sts:AssumeRole'], { category: 'destruction' }),
      buildPath('p-4', ['a:Run'], { category: 'data-access' }),
      buildPath('p-5', ['a:Run'], { category: 'destruction' }),
      buildPath('p-6', []),
    ],
    actions: [
      buildSensitive(['a:Get', 'b:Get']),
      buildSensitive(['a:List'], { category: 'credential-access', needs: ['a key'] }),
    ],
  }),
);

test('has the paths, then each sensitive action as a path of one action', () => {
  expect(catalog.entries.map(({ id }) => id)).toEqual([
    ...['p-1', 'p-2', 'p-3', 'p-4', 'p-5', 'p-6'],
    ...['a:Get', 'b:Get', 'a:List'],
  ]);
  expect(catalog.findEntry('a:List')).toEqual({
    id: 'a:List',
    category: 'credential-access',
    name: 'a:List',
    reason: 'Can read data.',
    needs: ['a key'],
    requires: [{ action: 'a:List' }],
    source: 'policy-history',
    url: undefined,
  });
  expect(catalog.findEntry('p-2')).toMatchObject({
    name: 'iam:PassRole + a:Run',
    requires: [{ action: 'iam:PassRole', passedTo: ['a.amazonaws.com'] }, { action: 'a:Run' }],
    url: 'https://paths.example/p-2',
  });
  expect(catalog.sources).toEqual([source]);
});

test('names an entry that it does not have', () => {
  expect(() => catalog.findEntry('p-9')).toThrow('The risk catalog has no entry "p-9".');
});

describe('listActions', () => {
  test.each<[service: string, actions: string[]]>([
    ['a', ['a:Run', 'a:Get', 'a:List']],
    ['iam', ['iam:PutRolePolicy', 'iam:PassRole']],
    ['other', []],
    [
      '*',
      [
        ...['iam:PutRolePolicy', 'iam:PassRole', 'a:Run', 'sts:AssumeRole'],
        ...['a:Get', 'b:Get', 'a:List'],
      ],
    ],
  ])('of %s', (service, actions) => {
    expect(catalog.listActions(service)).toEqual(actions);
  });
});

test.each<[written: string, action: string | undefined, category: string | undefined]>([
  ['IAM:putrolepolicy', 'iam:PutRolePolicy', 'privilege-escalation'],
  ['a:run', 'a:Run', 'data-access'],
  ['A:LIST', 'a:List', 'credential-access'],
  ['sts:assumerole', 'sts:AssumeRole', undefined],
  ['a:Other', undefined, undefined],
])('finds %s and its category', (written, action, category) => {
  expect(catalog.findAction(written)).toBe(action);
  expect(catalog.findCategory(written)).toBe(category);
});

test.each<[action: string, resources: string[]]>([
  ['iam:PutRolePolicy', [role]],
  ['a:List', []],
  ['a:Get', []],
])('the resources of %s', (action, resources) => {
  expect(catalog.listResources(action)).toEqual(resources);
});

test('ranks every category once', () => {
  expect([...riskCategories].sort()).toEqual([
    ...['credential-access', 'data-access', 'destruction', 'detection-evasion'],
    ...['privilege-escalation', 'resource-exposure'],
  ]);
});
