import { describe, expect, test } from 'vitest';
import { allow, buildPolicy, deny, type VersionMade, v } from '../../testing/builders';
import { groupScopes, listScopePeriods, type ScopeGroup, type ScopePeriod } from './scopes';

const when = (values: string[], key = 'k') => ({ Condition: { StringEquals: { [key]: values } } });

/** The scopes of `a:One` in versions that are the whole of a run. */
function list(...made: VersionMade[]) {
  const { versions } = buildPolicy('P', made);
  return listScopePeriods(
    { versions, until: undefined, mayBeginEarlier: false, mayEndEarlier: false },
    ({ statements }) => statements.filter(({ action }) => action.patterns.includes('a:One')),
  );
}

type Listed = ReturnType<typeof list>[number];

/** `deny x if k v1–v2 until v3`; with `<` where an end may be earlier. */
const showPeriod = ({
  versions,
  until,
  mayBeginEarlier,
  mayEndEarlier,
}: Pick<Listed, 'versions' | 'until' | 'mayBeginEarlier' | 'mayEndEarlier'>) => {
  const [first, last] = [versions[0].versionId, versions.at(-1)?.versionId];
  return [
    `${mayBeginEarlier ? '<' : ''}${first === last ? first : `${first}–${last}`}`,
    ...(until === undefined ? [] : [`until ${mayEndEarlier ? '<' : ''}${until.versionId}`]),
  ].join(' ');
};

const showScope = ({ effect, resource, conditions, ...period }: Listed) =>
  [
    ...(effect === 'Deny' ? ['deny'] : []),
    ...(resource.negated ? ['all but'] : []),
    resource.patterns.join('+'),
    ...conditions.map(({ key, values }) => `if ${key} ${values.join('+')}`),
    showPeriod(period),
  ].join(' ');

describe('each scope has its period', () => {
  test.each<[string, VersionMade[], string[]]>([
    ['of one version', [v(1, allow('a:One', 'x'))], ['x v1']],
    [
      'of a resource that was added, and of one that was removed',
      [v(1, allow('a:One', ['x', 'y'])), v(2, allow('a:One', ['y', 'z']))],
      ['x v1 until v2', 'y v1–v2', 'z v2'],
    ],
    [
      'of the same resource under other conditions',
      [
        v(1, allow('a:One', 'x')),
        v(2, allow('a:One', 'x', when(['1']))),
        v(3, allow('a:One', 'x', when(['1'])), allow('a:One', 'x', when(['2']))),
      ],
      ['x v1 until v2', 'x if k 1 v2–v3', 'x if k 2 v3'],
    ],
    [
      'of the same conditions, written differently',
      [
        v(1, allow('a:One', 'x', when(['1', '2'], 'Key'))),
        v(2, allow('a:One', 'x', when(['2', '1'], 'key'))),
      ],
      ['x if Key 1+2 v1–v2'],
    ],
    [
      'across other statements',
      [
        v(1, allow(['a:One', 'a:Two'], ['x', 'y'])),
        v(2, allow('a:Two'), allow('a:One', 'y', { Sid: 'B' }), allow('a:One', 'x')),
        v(3, allow(['a:Two', 'a:One'], ['y', 'x', 'x'])),
      ],
      ['x v1–v3', 'y v1–v3'],
    ],
    [
      'removed and added again',
      [v(1, allow('a:One', 'x')), v(2, allow('a:Two', 'x')), v(3, allow('a:One', 'x'))],
      ['x v1 until v2', 'x v3'],
    ],
    [
      'of each effect',
      [v(1, allow('a:One', 'x')), v(2, allow('a:One', 'x'), deny('a:One', 'x'))],
      ['x v1–v2', 'deny x v2'],
    ],
    [
      'of all resources except some, in any order',
      [
        v(1, { Effect: 'Allow', Action: 'a:One', NotResource: ['x', 'y'] }),
        v(2, { Effect: 'Allow', Action: 'a:One', NotResource: ['y', 'x'] }),
        v(3, allow('a:One', ['x', 'y'])),
      ],
      ['all but x+y v1–v2 until v3', 'x v3', 'y v3'],
    ],
    [
      'next to missing versions',
      [
        v(1, allow('a:One', 'x')),
        v(3, allow('a:One', ['x', 'y'])),
        v(4, allow('a:One', ['x', 'y', 'z'])),
        v(7, allow('a:One', 'z')),
      ],
      ['x v1–v4 until <v7', 'y <v3–v4 until <v7', 'z v4–v7'],
    ],
    ['of no version', [], []],
  ])('%s', (_, versions, shown) => {
    expect(list(...versions).map(showScope)).toEqual(shown);
  });

  test('at the ends of a run has the ends of the run', () => {
    const { versions } = buildPolicy('P', [
      v(2, allow('a:One', 'x')),
      v(3, allow('a:One', ['x', 'y'])),
      v(9, allow('a:Two')),
    ]);
    const [v2, v3, v9] = versions;
    const run = {
      versions: [v2, v3] as typeof versions,
      until: v9,
      mayBeginEarlier: true,
      mayEndEarlier: true,
    };
    expect(listScopePeriods(run, ({ statements }) => statements).map(showScope)).toEqual([
      'x <v2–v3 until <v9',
      'y v3 until <v9',
    ]);
  });

  test('has the statements of each version', () => {
    const [scope] = list(
      v(1, allow('a:One', 'x', { Sid: 'A' })),
      v(2, allow('a:One', 'x', { Sid: 'B' }), allow('a:One', 'x', { Sid: 'C' })),
    );
    expect(scope?.statements.map((each) => each.map(({ sid }) => sid))).toEqual([
      ['A'],
      ['B', 'C'],
    ]);
  });
});

describe('groups of scopes', () => {
  const showGroup = ({
    resources,
    ...group
  }: ScopeGroup<Listed['versions'][0], Listed['statements'][0][0]>) =>
    `${resources.map((resource) => resource.patterns.join('+')).join(', ')} ${showPeriod(group)}`;
  const periods = list(
    v(1, allow('a:One', ['x', 'y']), allow('a:One', 'w', when(['1']))),
    v(2, allow('a:One', ['x', 'y', 'z']), allow('a:One', ['w', 'y'], when(['1']))),
    v(3, allow('a:One', ['x', 'z'])),
  );

  test('have resources with the same conditions and versions', () => {
    expect(groupScopes(periods).map(showGroup)).toEqual([
      'x v1–v3',
      'y v1–v2 until v3',
      'w v1–v2 until v3',
      'z v2–v3',
      'y v2 until v3',
    ]);
    const effects = list(v(1, allow('a:One', ['x', 'y']), deny('a:One', 'y')));
    expect(groupScopes(effects).map(showGroup)).toEqual(['x, y v1', 'y v1']);
  });

  test('do not have scopes with different keys', () => {
    const [first, second] = list(v(1, allow('a:One', ['x', 'y']))) as [Listed, Listed];
    const keyOf = ({ resource }: ScopePeriod<Listed['versions'][0], Listed['statements'][0][0]>) =>
      resource.patterns;
    expect(groupScopes([first, second])).toHaveLength(1);
    expect(groupScopes([first, second], keyOf)).toHaveLength(2);
  });
});
