import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../catalogue/load';
import { compareAccess } from '../iam/compare/compare';
import type { Comparison, Difference } from '../iam/compare/difference';
import { buildDifference } from '../testing/builders';
import { describeComparison } from './describe-comparison';
import { readInputValue } from './read-input';

const catalogue = await loadCatalogue(['s3:*', 'iam:*', 'voiceid:*']);

type Written = { Effect?: string; Action?: unknown; [key: string]: unknown };

function tell(before: Written[], after: Written[]): string {
  const read = (statements: Written[]) =>
    readInputValue({
      Statement: statements.map((each) => ({ Effect: 'Allow', Resource: '*', ...each })),
    }).document?.statements ?? [];
  const comparison = compareAccess(read(before), read(after), catalogue);
  return describeComparison(comparison, { isSameDocument: false });
}

const difference = buildDifference('s3:GetObject', {
  accessLevels: ['Read'],
  levels: { Read: 1 },
});
const empty: Comparison = {
  verdict: 'same',
  knownVerdict: 'same',
  gained: [],
  lost: [],
  undecided: [],
};

function tellGained(...gained: Partial<Difference>[]): string[] {
  const differences = gained.map((each) => ({ ...difference, ...each }));
  const comparison: Comparison = { ...empty, verdict: 'wider', gained: differences };
  return describeComparison(comparison, { isSameDocument: false }).split('\n');
}

describe('the first line', () => {
  test('is the sentence of the site', () => {
    const [first] = tell(
      [{ Action: ['s3:GetObject', 's3:PutObject'] }],
      [{ Action: 's3:PutObject' }],
    ).split('\n');
    expect(first).toBe('Narrower: 1 action fewer on all resources: s3:GetObject.');
  });

  test('shows what is no letter as what it is', () => {
    const [first] = tellGained({ action: 's3:Get\u001b[31m' });
    expect(first).toContain('s3:Get\\u{1b}[31m');
  });

  test('of the same document', () => {
    expect(describeComparison(empty, { isSameDocument: true })).toBe('The same document.');
  });

  test('claims nothing where all is undecided, and tells each doubt once', () => {
    const doubt = { action: 's3:*', resource: 'a\nb', reason: 'too many conditions bear on it' };
    const comparison: Comparison = { ...empty, verdict: 'undecided', undecided: [doubt, doubt] };
    expect(describeComparison(comparison, { isSameDocument: false })).toBe(
      [
        'Undecided: 2 grants not decided.',
        '',
        'Not decided',
        '  s3:* on a\\u{a}b: too many conditions bear on it',
      ].join('\n'),
    );
    expect(
      describeComparison(
        { ...comparison, verdict: 'both', gained: [difference], lost: [difference] },
        { isSameDocument: false },
      ).split('\n')[0],
    ).toBe(
      'Both: 1 action more on all resources: s3:GetObject; 1 action fewer on all resources: s3:GetObject; 2 grants not decided.',
    );
  });
});

test('groups by resource and conditions, the most serious first', () => {
  expect(
    tell(
      [{ Action: ['s3:ListBucket', 'iam:PassRole'] }],
      [
        { Action: 's3:ListBucket' },
        { Action: ['s3:GetObject', 's3:Nonsense', 's3:PutObject'], Resource: 'arn:aws:s3:::b/*' },
        {
          Action: ['iam:PutRolePolicy'],
          Condition: { StringEquals: { 'aws:a': ['1', '2'] }, Bool: { 'aws:b': true } },
        },
      ],
    ),
  ).toBe(`Both: 4 actions more, 1 of them on all resources, 1 of them Permissions management and 1 Write; 1 action fewer on all resources, Write: iam:PassRole.

Gained
  on *
  where StringEquals aws:a ["1", "2"]
  where Bool aws:b "true"
    iam:PutRolePolicy  Permissions management, Write
    proof: after allows iam:PutRolePolicy on arn:aws:iam:us-east-1:111122223333:example, where StringEquals aws:a ["1", "2"] and Bool aws:b "true" hold; before does not
  on arn:aws:s3:::b/*
    s3:PutObject  Write
    s3:GetObject  Read
    s3:Nonsense   not known to the catalogue
    proof: after allows s3:PutObject on arn:aws:s3:::b/example; before does not

Lost
  on *
    iam:PassRole  Write
    proof: before allows iam:PassRole on arn:aws:iam:us-east-1:111122223333:example; after does not`);
});

test('tells the condition that a request must fail', () => {
  const deny = { Effect: 'Deny', Action: 's3:PutObject', Condition: { Bool: { 'aws:b': true } } };
  const text = tell([{ Action: 's3:PutObject' }], [{ Action: 's3:PutObject' }, deny]);
  expect(text).toContain('Narrower: 1 action left only under stricter conditions: s3:PutObject.');
  const back = tell([], [{ Action: 's3:PutObject' }, deny]);
  expect(back).toContain(', where Bool aws:b "true" fails; before does not');
});

describe('a line', () => {
  test.each([
    [
      'a pattern',
      { action: 's3:Put*', actions: 40, accessLevels: ['Tagging', 'Write'] },
      's3:Put*  Write, Tagging; 40 actions',
    ],
    [
      'a rest',
      { action: 's3:*', actions: 0, isRest: true, accessLevels: ['List', 'Read'] },
      's3:*  Read, List; all the rest of it',
    ],
    [
      'a pattern of nothing known',
      { action: 's3:Zz*', actions: 0, accessLevels: [] },
      's3:Zz*  no action that the catalogue knows',
    ],
    [
      'everything',
      { action: '*', actions: 0, accessLevels: [] },
      '*  every action of every service',
    ],
    [
      'everything but',
      { action: '*', actions: 0, accessLevels: [], exceptActions: ['iam:*', 'a:b'] },
      '*  every action of every service; all but iam:*, a:b',
    ],
    [
      'a pattern of services',
      { action: 'iot*:Get', actions: 0, accessLevels: [] },
      'iot*:Get  of every service that fits',
    ],
    [
      'an unknown action',
      { action: 's3:Zz', actions: 0, accessLevels: [] },
      's3:Zz  not known to the catalogue',
    ],
    [
      'an action that would colour',
      { action: 's3:\x1b[31m\n', accessLevels: [] },
      's3:\\u{1b}[31m\\u{a}  not known to the catalogue',
    ],
  ] as [string, Partial<Difference>, string][])('of %s', (_, given, line) => {
    expect(tellGained(given)[4]).toBe(`    ${line}`);
  });

  test('a pattern over services comes first, what is unknown last', () => {
    const lines = tellGained(
      { action: 'b:x', accessLevels: [] },
      { action: 's3:List', accessLevels: ['List'] },
      { action: 's3:Tag', accessLevels: ['Tagging'] },
      { action: 'a:x', accessLevels: ['Some new level'] },
      { action: '*:Get', actions: 0, accessLevels: [] },
      { action: 's3:Acl', accessLevels: ['Permissions management', 'Write'] },
      { action: 's3:Acl', resource: 'b', exceptResources: ['b/c'], accessLevels: ['Read'] },
    );
    expect(lines.slice(3).map((line) => line.trim().split(' ')[0])).toEqual([
      'on',
      '*:Get',
      's3:Acl',
      's3:Tag',
      's3:List',
      'a:x',
      'b:x',
      'proof:',
      'on',
      's3:Acl',
      'proof:',
    ]);
    expect(lines).toContain('  on b, all but b/c');
  });
});
