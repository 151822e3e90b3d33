import { describe, expect, test } from 'vitest';
import { buildDifference } from '../../../testing/builders';
import { loadCatalog } from '../../iam/catalog/load';
import { compareAccess } from '../../iam/compare/compare';
import type { Comparison, Difference } from '../../iam/compare/difference';
import { compareRisk, type RiskChange } from '../../risk/compare';
import { readRisks } from '../../risk/project-risks';
import { describeComparison } from './describe-comparison';
import { readInputValue } from './read-input';

const catalog = await loadCatalog(['s3:*', 'iam:*']);

function show(
  comparison: Comparison,
  {
    riskChanges = [],
    isSameDocument = false,
  }: { riskChanges?: RiskChange[]; isSameDocument?: boolean } = {},
): string {
  return describeComparison({ comparison, riskChanges, risksBefore: [] }, { isSameDocument });
}

type Written = { Effect?: string; Action?: unknown; [key: string]: unknown };

function tell(before: Written[], after: Written[]): string {
  const read = (statements: Written[]) =>
    readInputValue({
      Statement: statements.map((each) => ({ Effect: 'Allow', Resource: '*', ...each })),
    }).document?.statements ?? [];
  const [old, now] = [read(before), read(after)];
  const riskChanges = compareRisk(old, now, readRisks());
  return show(compareAccess(old, now, catalog), { riskChanges });
}

const difference = buildDifference('s3:GetObject', { accessLevels: ['Read'], levels: { Read: 1 } });

function write(comparison: Partial<Comparison>): string[] {
  const whole: Comparison = {
    verdict: 'wider',
    knownVerdict: 'wider',
    gained: [],
    lost: [],
    undecided: [],
    ...comparison,
  };
  return show(whole).split('\n');
}

function writeGained(...gained: Partial<Difference>[]): string[] {
  return write({ gained: gained.map((each) => ({ ...difference, ...each })) });
}

describe('the first line', () => {
  test('is the sentence of the site', () => {
    const [first] = tell(
      [{ Action: ['s3:GetObject', 's3:PutObject'] }],
      [{ Action: 's3:PutObject' }],
    ).split('\n');
    expect(first).toBe('Narrower: removes s3:GetObject on all resources.');
  });

  test('escapes control characters', () => {
    const [first] = writeGained({ action: 's3:Get\u001b[31m' });
    expect(first).toContain('s3:Get\\u{1b}[31m');
  });

  test('of the same document', () => {
    const comparison: Comparison = {
      verdict: 'same',
      knownVerdict: 'same',
      gained: [],
      lost: [],
      undecided: [],
    };
    expect(show(comparison, { isSameDocument: true })).toBe('No change: same document.');
  });

  test('has no verdict where everything is undecided, and lists each reason once', () => {
    const doubt = { action: 's3:*', resource: 'a\nb', reason: 'too many conditions bear on it' };
    const undecided = [doubt, doubt];
    expect(write({ verdict: 'undecided', knownVerdict: 'undecided', undecided })).toEqual([
      'Undecided: 2 grants could not be compared.',
      '',
      'Not decided',
      '  s3:* on a\\u{a}b: too many conditions bear on it',
    ]);
    expect(
      write({ knownVerdict: 'both', gained: [difference], lost: [difference], undecided })[0],
    ).toBe(
      'Mixed: adds s3:GetObject on all resources; removes s3:GetObject on all resources; 2 grants could not be compared.',
    );
  });
});

test('groups by resource and conditions, the highest access level first', () => {
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
  ).toBe(`Mixed: adds 4 actions (1 Write, 1 not in IAM’s reference, 1 on all resources), including iam:PutRolePolicy (Permissions management); removes iam:PassRole (Write) on all resources.

Adds
  where StringEquals aws:a ["1", "2"]
  and Bool aws:b "true"
    on *
      iam:PutRolePolicy  Permissions management, Write
      example: after allows iam:PutRolePolicy on arn:aws:iam:us-east-1:111122223333:example, where aws:a is 1 and aws:b is true; before does not
  on arn:aws:s3:::b/*
    s3:PutObject  Write
    s3:GetObject  Read
    s3:Nonsense   not in IAM’s reference
    example: after allows s3:PutObject on arn:aws:s3:::b/example; before does not

Removes
  on *
    iam:PassRole  Write
    example: before allows iam:PassRole on arn:aws:iam:us-east-1:111122223333:example; after does not

Risk
  Adds privilege escalation, limited: iam:PutRolePolicy.
  Adds data access, limited: s3:GetObject.
  Removes privilege escalation, indirect: iam:PassRole.`);
});

test('states a condition once for all actions and resources, by service', () => {
  const mfa = { Condition: { Bool: { 'aws:m': true } } };
  expect(
    tell(
      [{ Action: 's3:ListBucket' }],
      [
        { Action: 's3:ListBucket' },
        { Action: ['s3:GetObject', 'iam:PassRole'], Resource: ['x', 'y'], ...mfa },
        { Action: 's3:PutObject', Resource: 'z', ...mfa },
      ],
    )
      .split('\n')
      .filter((line) => !/example:/.test(line))
      .slice(2),
  ).toEqual([
    'Adds',
    '  where Bool aws:m "true"',
    '    on x',
    '    on y',
    '      iam:PassRole  Write',
    '    on x',
    '    on y',
    '      s3:GetObject  Read',
    '    on z',
    '      s3:PutObject  Write',
  ]);
});

test.each<[string, string, object[]]>([
  ['a key with another value', 'aws:b is false', [{ Bool: { 'aws:b': true } }]],
  ['a key that is absent', 'aws:b is absent', [{ Null: { 'aws:b': false } }]],
])('formats the request of an example with %s', (_, words, [Condition]) => {
  const deny = { Effect: 'Deny', Action: 's3:PutObject', Condition };
  const text = tell([], [{ Action: 's3:PutObject' }, deny]);
  expect(text).toContain(`, where ${words}; before does not`);
  const back = tell([{ Action: 's3:PutObject' }], [{ Action: 's3:PutObject' }, deny]);
  expect(back).toContain('Narrower: restricts s3:PutObject with more restrictive conditions.');
});

test('lists several values of a key, and escapes control characters', () => {
  const context = { 'aws:k': ['a', 'b\n'], l: '' };
  const witness = { ...difference.witness, context };
  expect(writeGained({ witness })).toContain(
    '    example: after allows s3:GetObject on *, where aws:k has the values a, b\\u{a} and l is ""; before does not',
  );
});

describe('future actions', () => {
  const future = { action: 's3:*', actions: 0, isRest: true, future: true };

  test.each<[string, Partial<Difference>[], string[]]>([
    [
      'after the actions of their group',
      [future, {}],
      ['on *', '  s3:GetObject  Read', '  example:', '  plus future s3:* actions'],
    ],
    ['alone, with their example', [future], ['on *', '  plus future s3:* actions', '  example:']],
    [
      'of many patterns, counted',
      ['a', 'b', 'c', 'd'].map((name) => ({ ...future, action: `s3:${name}*` })),
      ['on *', '  plus future actions that match 4 patterns', '  example:'],
    ],
    [
      'on other resources, in a group of their own',
      [{}, { ...future, resource: 'x' }],
      [
        'on *',
        '  s3:GetObject  Read',
        '  example:',
        'on x',
        '  plus future s3:* actions',
        '  example:',
      ],
    ],
  ])('%s', (_, differences, lines) => {
    expect(writeGained(...differences).slice(3)).toEqual(
      lines.map((line) =>
        line === '  example:' ? expect.stringMatching(/^ {4}example:/) : `  ${line}`,
      ),
    );
  });

  test('that are lost', () => {
    const text = tell([{ Action: 's3:Get*' }], [{ Action: ['s3:GetZ*', 's3:GetObject'] }]);
    expect(text).toContain('\n    no longer includes future s3:Get* (except s3:GetZ*) actions');
  });
});

describe('a line', () => {
  test.each([
    [
      'a pattern',
      { action: 's3:Put*', actions: 40, accessLevels: ['Tagging', 'Write'] },
      's3:Put*  Write, Tagging; 40 actions',
    ],
    ['everything', { action: '*', actions: 0, accessLevels: [] }, '*  all actions'],
    [
      'everything but',
      { action: '*', actions: 0, accessLevels: [], exceptActions: ['iam:*', 'a:b'] },
      '*  all actions except iam:* and a:b',
    ],
    [
      'everything but many',
      { action: '*', actions: 0, accessLevels: [], exceptActions: ['a:*', 'b:*', 'c:*', 'd:*'] },
      '*  all actions except 4 patterns',
    ],
    [
      'a pattern with an exception',
      { action: 's3:Put*', actions: 40, accessLevels: ['Write'], exceptActions: ['s3:PutZ*'] },
      's3:Put*  Write; 40 actions except s3:PutZ*',
    ],
    [
      'a pattern of services',
      { action: 'iot*:Get', actions: 0, accessLevels: [] },
      'iot*:Get  actions of every service that matches',
    ],
    [
      'an unknown action',
      { action: 's3:Zz', actions: 0, accessLevels: [] },
      's3:Zz  not in IAM’s reference',
    ],
    [
      'an action that would colour',
      { action: 's3:\x1b[31m\n', accessLevels: [] },
      's3:\\u{1b}[31m\\u{a}  not in IAM’s reference',
    ],
  ] as [string, Partial<Difference>, string][])('of %s', (_, given, line) => {
    expect(writeGained(given)[4]).toBe(`    ${line}`);
  });

  test('a pattern over services comes first, an unknown action last', () => {
    const lines = writeGained(
      { action: 's3:x', accessLevels: [] },
      { action: 's3:List', accessLevels: ['List'] },
      { action: 's3:Tag', accessLevels: ['Tagging'] },
      { action: 's3:y', accessLevels: ['Some new level'] },
      { action: '*:Get', actions: 0, accessLevels: [] },
      { action: 's3:Acl', accessLevels: ['Permissions management', 'Write'] },
      { action: 's3:Acl', resource: 'b', exceptResources: ['b/c'], accessLevels: ['Read'] },
    );
    expect(lines.slice(3).map((line) => line.trim().split(' ')[0])).toEqual([
      'on',
      '*:Get',
      'example:',
      'on',
      's3:Acl',
      's3:Tag',
      's3:List',
      's3:y',
      's3:x',
      'example:',
      'on',
      's3:Acl',
      'example:',
    ]);
    expect(lines).toContain('  on b except b/c');
  });
});
