import { describe, expect, test } from 'vitest';
import { buildDifference } from '../../testing/builders';
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

const showConditions = (word: string, conditions: readonly Condition[]) =>
  conditions.map(({ key, values }) => ` ${word} ${key}=${values.join('|')}`).join('');

/** A group as people read it: `on x, y but z if k=a: Write a:B; Read a:C`. */
const show = ({ resources, exceptResources, conditions, lines }: DifferenceGroup) => {
  const except = exceptResources.length > 0 ? ` but ${exceptResources.join(', ')}` : '';
  const told = lines.map(({ accessLevels, differences }) =>
    [
      accessLevels.join(', ') || '?',
      ...differences.map(({ action, isRest }) => (isRest ? `${action} (rest)` : action)),
    ].join(' '),
  );
  return `on ${resources.join(', ')}${except}${showConditions('if', conditions)}: ${told.join('; ')}`;
};

type Case = [title: string, differences: Difference[], groups: string[]];

function check(cases: Case[]) {
  test.each<Case>(cases)('%s', (_, differences, groups) => {
    expect(groupDifferences(differences).map(show)).toEqual(groups);
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
      'not a pattern with the rest of it',
      [on('x', 'a:*'), on('y', 'a:*', [], { isRest: true })],
      ['on x: ? a:*', 'on y: ? a:* (rest)'],
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
      'not what is proved where other conditions hold, on one resource or two',
      [
        on('x', 'a:B', [], { witness: { holds: [isA] } }),
        on('x', 'a:C', [], { witness: { holds: [isB] } }),
        on('y', 'a:B', [], { witness: { holds: [isB] } }),
      ],
      ['on x: ? a:B', 'on x: ? a:C', 'on y: ? a:B'],
    ],
    [
      'not what is proved where other conditions fail',
      [
        on('x', 'a:B', [], { witness: { fails: [isA] } }),
        on('x', 'a:C', [], { witness: { fails: [isB] } }),
        on('y', 'a:B', [], { witness: { fails: [isB] } }),
      ],
      ['on x: ? a:B', 'on x: ? a:C', 'on y: ? a:B'],
    ],
    [
      'not what is proved where conditions hold with what is proved where they fail',
      [
        on('x', 'a:B', [], { witness: { holds: [isA] } }),
        on('x', 'a:C', [], { witness: { fails: [isA] } }),
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
        on('c', 'iam:PassRole', ['Write']),
        on('*', 'a:C', ['List']),
        on('d', 'a:D', ['List']),
        on('d', 'a:E', ['Permissions management']),
      ],
      [
        'on d: Permissions management a:E; List a:D',
        'on *: List a:C',
        'on c: Write iam:PassRole',
        'on b: Read s3:*',
        'on a: Write a:B',
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
      'of lines, by access level; then the unknown, then what is yet to come',
      [
        on('x', 'a:*', [], { isRest: true }),
        on('x', 'a:Strange'),
        on('x', 'a:L', ['List']),
        on('x', 'a:R', ['Read']),
        on('x', 'a:T', ['Tagging']),
        on('x', 'a:W', ['Write']),
        on('x', 'a:P', ['Permissions management']),
      ],
      [
        'on x: Permissions management a:P; Write a:W; Tagging a:T; Read a:R; List a:L; ? a:Strange; ? a:* (rest)',
      ],
    ],
    [
      'of lines on all resources, too',
      [on('*', 'a:Strange'), on('*', 'a:*', [], { isRest: true }), on('*', 'a:L', ['List'])],
      ['on *: List a:L; ? a:Strange; ? a:* (rest)'],
    ],
    [
      'of lines, a role handed on and a whole service above their level',
      [
        on('x', 'a:W', ['Write', 'Tagging']),
        on('x', 'b:*', ['Read']),
        on('x', 'iam:PassRole', ['Write']),
      ],
      ['on x: Write iam:PassRole; Read b:*; Write, Tagging a:W'],
    ],
    [
      'of lines, permissions management above a role handed on',
      [on('x', 'iam:PassRole', ['Write']), on('x', 'a:P', ['Permissions management'])],
      ['on x: Permissions management a:P; Write iam:PassRole'],
    ],
    [
      'of a line: roles handed on, then whole services, the others as they stood',
      [
        on('x', 'a:W', ['Write']),
        on('x', 'b:*', ['Write']),
        on('x', 'a:V', ['Write']),
        on('x', 'iam:PassRole', ['Write']),
      ],
      ['on x: Write iam:PassRole b:* a:W a:V'],
    ],
    [
      'of lines, patterns over services above all, whatever of them is meant',
      [
        on('x', 'a:P', ['Permissions management']),
        on('x', 'a:Strange'),
        on('x', '*', [], { isRest: true }),
        on('x', 's*:*'),
      ],
      ['on x: ? * (rest); ? s*:*; Permissions management a:P; ? a:Strange'],
    ],
    [
      'of the levels of a line, in whatever order they come',
      [on('x', 'a:B', ['Tagging', 'Write']), on('x', 'a:C', ['Write', 'Tagging'])],
      ['on x: Write, Tagging a:B a:C'],
    ],
  ]);
});

describe('each resource of a group has its witness', () => {
  const holds = [isA];
  const at = (resource: string) => ({ witness: { resource, holds } });

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
      'the pattern and not the rest of it',
      [
        on('x*', 'a:*', [], {
          isRest: true,
          witness: { action: 'a:SomethingNew', resource: 'x1', holds },
        }),
        on('x*', 'a:*', ['Read'], at('x1')),
      ],
      ['a:* on x1'],
    ],
    [
      'the action that shows it, where that is another',
      [on('x*', 'a:*', [], { witness: { action: 'a:Other' } })],
      ['a:Other on x*'],
    ],
  ])('%s', (_, differences, shown) => {
    const groups = groupDifferences(differences);
    expect(groups).toHaveLength(1);
    expect(
      groups.flatMap(({ witnesses }) =>
        witnesses.map(({ action, resource }) => `${action} on ${resource}`),
      ),
    ).toEqual(shown);
  });

  test('with the conditions that all of them share', () => {
    const [group] = groupDifferences([
      on('x', 'a:B', [], { witness: { holds, fails: [isB] } }),
      on('y', 'a:B', [], { witness: { holds: [isAToo], fails: [isB] } }),
    ]);
    expect(group?.witnesses).toEqual([
      { action: 'a:B', resource: 'x', context: {}, holds, fails: [isB] },
      { action: 'a:B', resource: 'y', context: {}, holds: [isAToo], fails: [isB] },
    ]);
  });
});
