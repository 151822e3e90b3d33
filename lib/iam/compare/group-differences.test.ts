import { describe, expect, test } from 'vitest';
import { buildDifference } from '../../../testing/builders';
import type { Condition } from '../document';
import type { Difference } from './difference';
import { type DifferenceGroup, groupDifferences } from './group-differences';

/** An action on a resource with access levels; its witness is on that resource by default. */
function on(
  resource: string,
  action: string,
  accessLevels: string[] = [],
  { witness = {}, ...more }: Partial<Omit<Difference, 'witness'>> & { witness?: object } = {},
): Difference {
  return buildDifference(action, {
    resource,
    accessLevels,
    witness: { action, resource, context: {}, holds: [], fails: [], ...witness },
    ...more,
  });
}

const isA: Condition = { operator: 'StringEquals', key: 'k', values: ['a', 'b'] };
const isAToo: Condition = { operator: 'StringEquals', key: 'K', values: ['b', 'a'] };
const isB: Condition = { operator: 'StringEquals', key: 'k', values: ['b'] };

const future = { isRest: true, future: true, actions: 0 };

const showConditions = (word: string, conditions: readonly Condition[]) =>
  conditions.map(({ key, values }) => ` ${word} ${key}=${values.join('|')}`).join('');

/** A group as text: `on x, y but z if k=a: Write a:B; Read a:C; future a:*`. */
const show = (
  { resources, exceptResources, lines, future }: DifferenceGroup,
  conditions: readonly Condition[],
) => {
  const except = exceptResources.length > 0 ? ` but ${exceptResources.join(', ')}` : '';
  const parts = lines.map(({ accessLevels, differences }) =>
    [accessLevels.join(', ') || '?', ...differences.map(({ action }) => action)].join(' '),
  );
  if (future.length > 0) parts.push(['future', ...future.map(({ action }) => action)].join(' '));
  return `on ${resources.join(', ')}${except}${showConditions('if', conditions)}: ${parts.join('; ')}`;
};

const showAll = (differences: readonly Difference[]) =>
  groupDifferences(differences).flatMap(({ conditions, groups }) =>
    groups.map((group) => show(group, conditions)),
  );

type Case = [title: string, differences: Difference[], groups: string[]];

function check(cases: Case[]) {
  test.each<Case>(cases)('%s', (_, differences, groups) => {
    expect(showAll(differences)).toEqual(groups);
  });
}

describe('groups', () => {
  check([
    ['nothing', [], []],
    [
      'actions of one resource',
      [on('x', 'a:B', ['Read']), on('y', 'a:C', ['Read']), on('x', 'a:D', ['Read'])],
      ['on x: Read a:B a:D', 'on y: Read a:C'],
    ],
    [
      'resources of the same actions, in any order',
      [on('x', 'a:B'), on('x', 'a:C'), on('y', 'a:C'), on('y', 'a:B')],
      ['on x, y: ? a:B a:C'],
    ],
    [
      'resources of other actions separately',
      [on('x', 'a:B'), on('x', 'a:C'), on('y', 'a:B')],
      ['on x: ? a:B a:C', 'on y: ? a:B'],
    ],
    [
      'a pattern and its future actions separately',
      [on('x', 'a:*'), on('y', 'a:*', [], future)],
      ['on x: ? a:*', 'on y: future a:*'],
    ],
    [
      'future actions with the other actions of their resources',
      [on('x', 'a:*', [], future), on('y', 'a:*', [], future), on('y', 'a:B'), on('x', 'a:B')],
      ['on y, x: ? a:B; future a:*'],
    ],
    [
      'future actions with the last group of their resources',
      [
        on('x', 'a:*', [], future),
        on('x', 'a:B'),
        on('x', 'a:C', [], { witness: { context: { k: 'a' } } }),
      ],
      ['on x: ? a:B', 'on x: ? a:C; future a:*'],
    ],
    [
      'future actions of patterns with the same exceptions',
      [
        on('x', 'a:*', [], { ...future, exceptActions: ['a:B*'] }),
        on('y', 'a:*', [], future),
        on('z', 'a:*', [], { ...future, exceptActions: ['a:B*'] }),
      ],
      ['on x, z: future a:*', 'on y: future a:*'],
    ],
    [
      'other services separately',
      [on('x', 'a:B'), on('x', 'b:B'), on('x', 'A:C'), on('x', 'b:*', [], future)],
      ['on x: ? a:B A:C', 'on x: ? b:B; future b:*'],
    ],
    [
      'other excepted actions separately',
      [on('x', '*', [], { exceptActions: ['a:*'] }), on('y', '*', [], { exceptActions: ['b:*'] })],
      ['on x: ? *', 'on y: ? *'],
    ],
    [
      'other excepted resources separately',
      [
        on('x*', 'a:B', [], { exceptResources: ['x1'] }),
        on('x*', 'a:C', [], { exceptResources: ['x1'] }),
        on('x*', 'a:D', [], { exceptResources: ['x2'] }),
        on('y*', 'a:D', [], { exceptResources: ['y2'] }),
      ],
      ['on x* but x1: ? a:B a:C', 'on x* but x2: ? a:D', 'on y* but y2: ? a:D'],
    ],
    [
      'the same conditions in another notation',
      [
        on('x', 'a:B', [], { conditions: [isA] }),
        on('x', 'a:C', [], { conditions: [isAToo] }),
        on('y', 'a:C', [], { conditions: [isA] }),
        on('y', 'a:B', [], { conditions: [isAToo] }),
      ],
      ['on x, y if k=a|b: ? a:B a:C'],
    ],
    [
      'other conditions separately, on one resource or two',
      [
        on('x', 'a:B', [], { conditions: [isA] }),
        on('x', 'a:B', [], { conditions: [isB] }),
        on('y', 'a:B'),
      ],
      ['on x if k=a|b: ? a:B', 'on x if k=b: ? a:B', 'on y: ? a:B'],
    ],
    [
      'witnesses on other resources separately',
      [on('x*', 'a:B'), on('x*', 'a:C', [], { witness: { resource: 'x1' } })],
      ['on x*: ? a:B', 'on x*: ? a:C'],
    ],
    [
      'witnesses of other contexts separately, on one resource or two',
      [
        on('x', 'a:B', [], { witness: { context: { k: 'a' } } }),
        on('x', 'a:C', [], { witness: { context: { k: 'b' } } }),
        on('y', 'a:B', [], { witness: { context: { k: 'b' } } }),
      ],
      ['on x: ? a:B', 'on x: ? a:C', 'on y: ? a:B'],
    ],
    [
      'witnesses of the same context, in any order and letter case of its keys',
      [
        on('x', 'a:B', [], { witness: { context: { k: 'a', l: null } } }),
        on('x', 'a:C', [], { witness: { context: { L: null, K: 'a' } } }),
      ],
      ['on x: ? a:B a:C'],
    ],
    [
      'a witness with an absent key and one with a value separately',
      [
        on('x', 'a:B', [], { witness: { context: { k: null } } }),
        on('x', 'a:C', [], { witness: { context: { k: 'a' } } }),
      ],
      ['on x: ? a:B', 'on x: ? a:C'],
    ],
  ]);

  test('does not change the differences', () => {
    const differences = [on('x', 'a:B', ['Read', 'Write']), on('*', 'a:C')];
    const before = structuredClone(differences);
    groupDifferences(differences);
    expect(differences).toEqual(before);
  });
});

describe('the order', () => {
  check([
    [
      'of groups: permissions management, all resources, iam:PassRole, whole services, others',
      [
        on('a', 'a:B', ['Write']),
        on('b', 's3:*', ['Read']),
        on('e', 's3:*', [], future),
        on('c', 'iam:PassRole', ['Write']),
        on('*', 'l:C', ['List']),
        on('d', 'd:D', ['List']),
        on('d', 'd:E', ['Permissions management']),
        on('f', '*:Get*'),
      ],
      [
        'on f: ? *:Get*',
        'on d: Permissions management d:E; List d:D',
        'on *: List l:C',
        'on c: Write iam:PassRole',
        'on b: Read s3:*',
        'on e: future s3:*',
        'on a: Write a:B',
      ],
    ],
    [
      'of conditions, then of services, then of the groups of a service',
      [
        on('x', 'a:B', ['Write'], { conditions: [isA] }),
        on('x', 'a:C', ['Write']),
        on('y', 'iam:PassRole', ['Write'], { conditions: [isA] }),
        on('*', 'a:D', ['List']),
        on('x', 'a:B', ['Permissions management'], { conditions: [isB] }),
        on('z', 'iam:GetRole', ['Read'], { conditions: [isA] }),
      ],
      [
        'on x if k=b: Permissions management a:B',
        'on *: List a:D',
        'on x: Write a:C',
        'on y if k=a|b: Write iam:PassRole',
        'on z if k=a|b: Read iam:GetRole',
        'on x if k=a|b: Write a:B',
      ],
    ],
    [
      'of groups of two resources: the rank of the higher one',
      [on('x', 'a:B'), on('y', 'a:C'), on('*', 'a:C')],
      ['on y, *: ? a:C', 'on x: ? a:B'],
    ],
    [
      'of groups of the same rank: as in the list',
      [on('y', 'a:B', ['List']), on('x', 'a:C', ['Write'])],
      ['on y: List a:B', 'on x: Write a:C'],
    ],
    [
      'of lines: access levels, unknown actions, future actions',
      [
        on('x', 'a:*', [], future),
        on('x', 'a:Strange'),
        on('x', 'a:L', ['List']),
        on('x', 'a:R', ['Read']),
        on('x', 'a:T', ['Tagging']),
        on('x', 'a:W', ['Write']),
        on('x', 'a:P', ['Permissions management']),
      ],
      [
        'on x: Permissions management a:P; Write a:W; Tagging a:T; Read a:R; List a:L; ? a:Strange; future a:*',
      ],
    ],
    [
      'of lines on all resources',
      [on('*', 'a:Strange'), on('*', 'a:*', [], future), on('*', 'a:L', ['List'])],
      ['on *: List a:L; ? a:Strange; future a:*'],
    ],
    [
      'of lines: iam:PassRole before others of its access level',
      [
        on('x', 'iam:W', ['Permissions management', 'Write']),
        on('x', 'iam:V', ['Write', 'Tagging']),
        on('x', 'iam:PassRole', ['Write']),
      ],
      ['on x: Permissions management, Write iam:W; Write iam:PassRole; Write, Tagging iam:V'],
    ],
    [
      'of a line: whole services first, the others as in the list',
      [on('x', 'b:W', ['Write']), on('x', 'b:*', ['Write']), on('x', 'b:V', ['Write'])],
      ['on x: Write b:* b:W b:V'],
    ],
    [
      'of patterns of several services: as in the list',
      [on('x', '*', [], future), on('x', '*:B'), on('x', '*')],
      ['on x: ? * *:B; future *'],
    ],
    [
      'of the access levels of a line: from the highest',
      [on('x', 'a:B', ['Tagging', 'Write']), on('x', 'a:C', ['Write', 'Tagging'])],
      ['on x: Write, Tagging a:B a:C'],
    ],
  ]);
});

describe('each resource of a group has its witness', () => {
  const context = { k: 'a' };
  const at = (resource: string) => ({ witness: { resource, context } });

  test.each<[string, Difference[], string[]]>([
    [
      'for the action of the highest access level',
      [
        on('x*', 'a:R', ['Read'], at('x1')),
        on('x*', 'a:W', ['Write'], at('x1')),
        on('y*', 'a:W', ['Write'], at('y1')),
        on('y*', 'a:R', ['Read'], at('y1')),
      ],
      ['a:W on x1', 'a:W on y1'],
    ],
    [
      'for a known action before future ones',
      [
        on('x*', 'a:*', [], {
          ...future,
          witness: { action: 'a:SomethingNew', resource: 'x1', context },
        }),
        on('x*', 'a:*', ['Read'], at('x1')),
      ],
      ['a:* on x1'],
    ],
    [
      'for the first future action, if there are only such',
      [
        on('x*', 'a:*', [], { ...future, witness: { action: 'a:SomethingNew' } }),
        on('x*', 'a:B*', [], { ...future, witness: { action: 'a:BSomethingNew' } }),
        on('y*', 'a:*', [], { ...future, witness: { action: 'a:SomethingNew' } }),
        on('y*', 'a:B*', [], { ...future, witness: { action: 'a:BSomethingNew' } }),
      ],
      ['a:SomethingNew on x*', 'a:SomethingNew on y*'],
    ],
    [
      'with the action of the witness',
      [on('x*', 'a:*', [], { witness: { action: 'a:Other' } })],
      ['a:Other on x*'],
    ],
  ])('%s', (_, differences, shown) => {
    const groups = groupDifferences(differences).flatMap((each) => each.groups);
    expect(groups).toHaveLength(1);
    expect(
      groups.flatMap(({ witnesses }) =>
        witnesses.map(({ action, resource }) => `${action} on ${resource}`),
      ),
    ).toEqual(shown);
  });
});

test('a condition in another notation is listed once', () => {
  const groups = groupDifferences([
    on('x', 'a:B', [], { conditions: [isA] }),
    on('y', 'b:C', [], { conditions: [isAToo] }),
    on('z', 'b:C', [], { conditions: [isB] }),
  ]);
  expect(groups.map(({ conditions }) => conditions)).toEqual([[isA], [isB]]);
});
