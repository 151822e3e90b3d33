import { expect, test } from 'vitest';
import { buildCatalog, buildDifference } from '../../../testing/builders';
import { compareAccess } from '../../iam/compare/compare';
import type { Difference } from '../../iam/compare/difference';
import { parseDocument, type Statement } from '../../iam/document';
import { loadRecord } from '../../record/load';
import { listActions, listStatements } from './statements';

const isA = [{ operator: 'StringEquals', key: 'k', values: ['a'] }];
const isBoth = [
  ...isA,
  { operator: 'StringEquals', key: 'l', values: ['b', 'c'] },
  { operator: 'Bool', key: 'm', values: ['true'] },
];

test.each<[string, Difference[], string[], object[], number]>([
  ['nothing', [], [], [], 0],
  [
    'actions on the same resources',
    [buildDifference('s3:Get'), buildDifference('s3:Put'), buildDifference('s3:Get')],
    ['s3:Get', 's3:Put'],
    [{ Effect: 'Allow', Action: ['s3:Get', 's3:Put'], Resource: ['*'] }],
    0,
  ],
  [
    'the same actions on several resources',
    ['x', 'y'].map((resource) => buildDifference('s3:Get', { resource })),
    ['s3:Get'],
    [{ Effect: 'Allow', Action: ['s3:Get'], Resource: ['x', 'y'] }],
    0,
  ],
  [
    'conditions',
    [
      buildDifference('s3:Get', { conditions: isBoth }),
      buildDifference('s3:Put', { conditions: isA }),
    ],
    ['s3:Get', 's3:Put'],
    [
      {
        Effect: 'Allow',
        Action: ['s3:Get'],
        Resource: ['*'],
        Condition: { StringEquals: { k: ['a'], l: ['b', 'c'] }, Bool: { m: ['true'] } },
      },
      {
        Effect: 'Allow',
        Action: ['s3:Put'],
        Resource: ['*'],
        Condition: { StringEquals: { k: ['a'] } },
      },
    ],
    0,
  ],
  [
    'everything but some is never everything',
    [buildDifference('*', { exceptActions: ['iam:*', 'ec2:*'] }), buildDifference('iam:List')],
    ['iam:List'],
    [
      { Effect: 'Allow', NotAction: ['iam:*', 'ec2:*'], Resource: ['*'] },
      { Effect: 'Allow', Action: ['iam:List'], Resource: ['*'] },
    ],
    0,
  ],
  [
    'all resources but some',
    [buildDifference('s3:Get', { exceptResources: ['x'] })],
    ['s3:Get'],
    [{ Effect: 'Allow', Action: ['s3:Get'], NotResource: ['x'] }],
    0,
  ],
  [
    'what no statement says alone',
    [
      buildDifference('s3:*', { exceptActions: ['s3:Get'] }),
      buildDifference('s3:Put', { resource: 'a*', exceptResources: ['ab'] }),
    ],
    ['s3:Put'],
    [],
    2,
  ],
])('%s', (_, differences, actions, statements, left) => {
  expect(listActions(differences)).toEqual(actions);
  expect(listStatements(differences)).toEqual({ statements, left });
});

test('names that every object has are names of conditions like any other', () => {
  const conditions = ['a', 'b'].map((key) => ({ operator: '__proto__', key, values: ['x'] }));
  const { statements } = listStatements([
    buildDifference('s3:Get', {
      conditions: [...conditions, { operator: 'Bool', key: '__proto__', values: ['true'] }],
    }),
  ]);
  expect(JSON.stringify(statements.map((each) => 'Condition' in each && each.Condition))).toBe(
    '[{"__proto__":{"a":["x"],"b":["x"]},"Bool":{"__proto__":["true"]}}]',
  );
});

test('what is missing from one version, pasted into it, is missing no more, and adds nothing else', () => {
  const catalog = buildCatalog({});
  let pairs = 0;
  for (const { versions } of loadRecord('data').policies) {
    for (const [index, after] of versions.entries()) {
      const before = versions[index - 1];
      if (before === undefined) continue;
      const { gained } = compareAccess(before.statements, after.statements, catalog);
      const { statements, left } = listStatements(gained);
      if (gained.length === 0 || left > 0) continue;
      const pasted = parseDocument({ Version: '2012-10-17', Statement: statements })
        .statements as Statement[];
      const denials = [...before.statements, ...after.statements].filter(
        ({ effect }) => effect === 'Deny',
      );
      const corrected = [...before.statements, ...pasted];
      // A Deny of the earlier version may still take what the later one gives.
      if (denials.length > 0) continue;
      pairs += 1;
      expect(compareAccess(corrected, after.statements, catalog).gained).toEqual([]);
      expect(
        compareAccess([...before.statements, ...after.statements], corrected, catalog).gained,
      ).toEqual([]);
    }
  }
  expect(pairs).toBeGreaterThan(20);
});
