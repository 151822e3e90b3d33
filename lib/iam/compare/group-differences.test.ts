import { describe, expect, test } from 'vitest';
import { buildDifference } from '../../../testing/builders';
import type { Condition } from '../document';
import type { Difference } from './difference';
import { type DifferenceGroup, groupDifferences } from './group-differences';

/** An action on a resource at some access levels, proved on that resource unless told. */
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

describe('puts together', () => {
  check([
    ['nothing', [], []],
    [
      'actions of one resource',
      [on('x', 'a:B', ['Read']), on('y', 'a:C', ['Read']), on('x', 'a:D', ['Read'])],
      ['on x: Read a:B a:D', 'on y: Read a:C'],
    ],
    [
      'resources of the same actions, in whatever order',
      [on('x', 'a:B'), on('x', 'a:C'), on('y', 'a:C'), on('y', 'a:B')],
      ['on x, y: ? a:B a:C'],
    ],
    [
      'not those of other actions',
      [on('x', 'a:B'), on('x', 'a:C'), on('y', 'a:B')],
      ['on x: ? a:B a:C', 'on y: ? a:B'],
    ],
    [
      'not a pattern with its future actions',
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
      'not what is of other services',
      [on('x', 'a:B'), on('x', 'b:B'), on('x', 'A:C'), on('x', 'b:*', [], future)],
      ['on x: ? a:B A:C', 'on x: ? b:B; future b:*'],
    ],
    [
      'not what leaves out other actions',
      [on('x', '*', [], { exceptActions: ['a:*'] }), on('y', '*', [], { exceptActions: ['b:*'] })],
      ['on x: ? *', 'on y: ? *'],
    ],
    [
      'not what leaves out other resources',
      [
        on('x*', 'a:B', [], { exceptResources: ['x1'] }),
        on('x*', 'a:C', [], { exceptResources: ['x1'] }),
        on('x*', 'a:D', [], { exceptResources: ['x2'] }),
        on('y*', 'a:D', [], { exceptResources: ['y2'] }),
      ],
      ['on x* but x1: ? a:B a:C', 'on x* but x2: ? a:D', 'on y* but y2: ? a:D'],
    ],
    [
      'what asks the same conditions, however written',
      [
        on('x', 'a:B', [], { conditions: [isA] }),
        on('x', 'a:C', [], { conditions: [isAToo] }),
        on('y', 'a:C', [], { conditions: [isA] }),
        on('y', 'a:B', [], { conditions: [isAToo] }),
      ],
      ['on x, y if k=a|b: ? a:B a:C'],
    ],
    [
      'not what asks others, on one resource or two',
      [
        on('x', 'a:B', [], { conditions: [isA] }),
        on('x', 'a:B', [], { conditions: [isB] }),
        on('y', 'a:B'),
      ],
      ['on x if k=a|b: ? a:B', 'on x if k=b: ? a:B', 'on y: ? a:B'],
    ],
    [
      'not what is proved on another resource',
      [on('x*', 'a:B'), on('x*', 'a:C', [], { witness: { resource: 'x1' } })],
      ['on x*: ? a:B', 'on x*: ? a:C'],
    ],
    [
      'not what requests of another context show, on one resource or two',
      [
        on('x', 'a:B', [], { witness: { context: { k: 'a' } } }),
        on('x', 'a:C', [], { witness: { context: { k: 'b' } } }),
        on('y', 'a:B', [], { witness: { context: { k: 'b' } } }),
      ],
      ['on x: ? a:B', 'on x: ? a:C', 'on y: ? a:B'],
    ],
    [
      'what requests of one context show, in any order and letter case of its keys',
      [
        on('x', 'a:B', [], { witness: { context: { k: 'a', l: null } } }),
        on('x', 'a:C', [], { witness: { context: { L: null, K: 'a' } } }),
      ],
      ['on x: ? a:B a:C'],
    ],
    [
      'not what an absent key shows with what a value shows',
      [
        on('x', 'a:B', [], { witness: { context: { k: null } } }),
        on('x', 'a:C', [], { witness: { context: { k: 'a' } } }),
      ],
      ['on x: ? a:B', 'on x: ? a:C'],
    ],
  ]);

  test('leaves the differences as they were', () => {
    const differences = [on('x', 'a:B', ['Read', 'Write']), on('*', 'a:C')];
    const before = structuredClone(differences);
    groupDifferences(differences);
    expect(differences).toEqual(before);
  });
});

describe('the most serious first', () => {
  check([
    [
      'of groups: permissions management, all resources, roles handed on, whole services, the rest',
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
      'of groups of two resources, the graver counts',
      [on('x', 'a:B'), on('y', 'a:C'), on('*', 'a:C')],
      ['on y, *: ? a:C', 'on x: ? a:B'],
    ],
    [
      'of groups that are as serious, as they stood',
      [on('y', 'a:B', ['List']), on('x', 'a:C', ['Write'])],
      ['on y: List a:B', 'on x: Write a:C'],
    ],
    [
      'of lines, by access level; then the unknown, then future actions',
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
      'of lines on all resources, too',
      [on('*', 'a:Strange'), on('*', 'a:*', [], future), on('*', 'a:L', ['List'])],
      ['on *: List a:L; ? a:Strange; future a:*'],
    ],
    [
      'of lines, a role that is passed above its level',
      [
        on('x', 'iam:W', ['Permissions management', 'Write']),
        on('x', 'iam:V', ['Write', 'Tagging']),
        on('x', 'iam:PassRole', ['Write']),
      ],
      ['on x: Permissions management, Write iam:W; Write iam:PassRole; Write, Tagging iam:V'],
    ],
    [
      'of a line: whole services first, the others as they stood',
      [on('x', 'b:W', ['Write']), on('x', 'b:*', ['Write']), on('x', 'b:V', ['Write'])],
      ['on x: Write b:* b:W b:V'],
    ],
    [
      'of patterns over services, in the order of the list',
      [on('x', '*', [], future), on('x', '*:B'), on('x', '*')],
      ['on x: ? * *:B; future *'],
    ],
    [
      'of the levels of a line, in whatever order they come',
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
      'the action that of the gravest',
      [
        on('x*', 'a:R', ['Read'], at('x1')),
        on('x*', 'a:W', ['Write'], at('x1')),
        on('y*', 'a:W', ['Write'], at('y1')),
        on('y*', 'a:R', ['Read'], at('y1')),
      ],
      ['a:W on x1', 'a:W on y1'],
    ],
    [
      'of an action and not of future ones',
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
      'of the first future action, where there are no others',
      [
        on('x*', 'a:*', [], { ...future, witness: { action: 'a:SomethingNew' } }),
        on('x*', 'a:B*', [], { ...future, witness: { action: 'a:BSomethingNew' } }),
        on('y*', 'a:*', [], { ...future, witness: { action: 'a:SomethingNew' } }),
        on('y*', 'a:B*', [], { ...future, witness: { action: 'a:BSomethingNew' } }),
      ],
      ['a:SomethingNew on x*', 'a:SomethingNew on y*'],
    ],
    [
      'the action that shows it, where that is another',
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

test('a condition is listed once, however it is written', () => {
  const groups = groupDifferences([
    on('x', 'a:B', [], { conditions: [isA] }),
    on('y', 'b:C', [], { conditions: [isAToo] }),
    on('z', 'b:C', [], { conditions: [isB] }),
  ]);
  expect(groups.map(({ conditions }) => conditions)).toEqual([[isA], [isB]]);
});
