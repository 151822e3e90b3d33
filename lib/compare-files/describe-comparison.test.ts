import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../catalogue/load';
import { compareAccess } from '../iam/compare/compare';
import type { Comparison, Difference } from '../iam/compare/difference';
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
  return describeComparison(comparison, { isSameDocument: false, catalogue });
}

const difference: Difference = {
  action: 's3:GetObject',
  actions: 1,
  isRest: false,
  exceptActions: [],
  resource: '*',
  exceptResources: [],
  conditions: [],
  accessLevels: ['Read'],
  levels: { Read: 1 },
  elsewhere: 'nothing',
  witness: { action: 's3:GetObject', resource: 'example', holds: [], fails: [] },
};

function tellGained(...gained: Partial<Difference>[]): string[] {
  const differences = gained.map((each) => ({ ...difference, ...each }));
  const comparison: Comparison = { verdict: 'wider', gained: differences, lost: [], undecided: [] };
  return describeComparison(comparison, { isSameDocument: false, catalogue }).split('\n');
}

describe('the first line', () => {
  const get = { Action: 's3:GetObject' };
  const put = { Action: ['s3:PutObject', 's3:DeleteObject'] };
  test.each([
    ['wider', [get], [get, put], 'Wider: 2 actions gained.'],
    ['narrower', [get, put], [put], 'Narrower: 1 action lost.'],
    ['both', [get], [put], 'Both: 2 actions gained, 1 action lost.'],
    ['the same', [get, put], [put, get], 'Same access, written differently.'],
    [
      'a pattern of known actions',
      [get],
      [get, { Action: 's3:GetObjectT*' }],
      'Wider: 2 actions gained.',
    ],
    [
      'a rest, beside what is told apart',
      [{ Action: ['s3:GetObjectTo*', 's3:GetObjectTa*'] }],
      [{ Action: 's3:GetObjectT*' }],
      'Wider: the rest of s3:GetObjectT* gained.',
    ],
    ['everything', [{ ...get, Effect: 'Deny' }], [{ Action: '*' }], 'Wider: all of * gained.'],
    ['everything else', [get], [{ Action: '*' }], 'Wider: the rest of * gained.'],
    [
      'many patterns',
      [get],
      [get, { Action: ['a*:b', 'c*:d', 'e:*', 'f:*', 's3:PutObject'] }],
      'Wider: 1 action and all of 4 patterns gained.',
    ],
    [
      'an action on several resources, once',
      [get],
      [get, { Action: ['s3:PutObject', 's3:PutO*t'], Resource: ['a', 'b'] }],
      'Wider: 1 action gained.',
    ],
  ])('of %s', (_, before, after, first) => {
    expect(tell(before, after).split('\n')[0]).toBe(first);
  });

  test('of the same document', () => {
    const comparison: Comparison = { verdict: 'same', gained: [], lost: [], undecided: [] };
    expect(describeComparison(comparison, { isSameDocument: true, catalogue })).toBe(
      'The same document.',
    );
  });

  test('claims nothing where all is undecided, and tells each doubt once', () => {
    const doubt = { action: 's3:*', resource: 'a\nb', reason: 'too many conditions bear on it' };
    const comparison: Comparison = {
      verdict: 'undecided',
      gained: [],
      lost: [],
      undecided: [doubt, doubt],
    };
    expect(describeComparison(comparison, { isSameDocument: false, catalogue })).toBe(
      [
        'Undecided: no difference was found, but 2 grants could not be decided.',
        '',
        'Undecided',
        '  s3:* on a\\u{a}b: too many conditions bear on it',
      ].join('\n'),
    );
    expect(
      describeComparison(
        { ...comparison, verdict: 'both', gained: [difference], lost: [difference] },
        { isSameDocument: false, catalogue },
      ).split('\n')[0],
    ).toBe('Both: 1 action gained, 1 action lost; 2 undecided.');
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
  ).toBe(`Both: 4 actions gained, 1 action lost.

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
  expect(text).toContain('Narrower: 1 action lost.');
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
