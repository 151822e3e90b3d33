import { describe, expect, it, test } from 'vitest';
import type { PolicyView, PrincipalView } from './account-view';
import {
  filterPolicies,
  findPrincipal,
  noFilter,
  suggestPrincipals,
  type ViewFilter,
} from './filter-view';

const describePrincipal = (text: string, marks: PrincipalView['marks'] = []): PrincipalView => {
  const [type, name] = text.split(' ') as [PrincipalView['type'], string];
  return { type, name, arn: `arn:aws:iam::111122223333:${type}/${name}`, marks };
};

const principals = [
  describePrincipal('role app'),
  describePrincipal('role linked', ['service-linked']),
  describePrincipal('user jane', ['unused']),
  describePrincipal('group webapp'),
  describePrincipal('role Jane'),
];

const describePolicy = (iamName: string, holders: number[], more: Partial<PolicyView>) =>
  ({
    iamName,
    verdict: 'none',
    hasHighRisk: false,
    isUnannounced: false,
    holders: holders.map((principal) => ({ principal, via: 'direct', how: 'directly' })),
    ...more,
  }) as PolicyView;

const policies = [
  describePolicy('Risky', [0, 1], { verdict: 'wider', hasHighRisk: true }),
  describePolicy('Silent', [1, 2, 3], { verdict: 'both', isUnannounced: true }),
  describePolicy('AppAccess', [2], {}),
];

const show = (filter: Partial<ViewFilter>) =>
  filterPolicies({ policies, principals }, { ...noFilter, ...filter }).map(
    ({ iamName, holders }) => `${iamName} ${holders.map(({ principal }) => principal)}`,
  );

test.each<[string, Partial<ViewFilter>, string[]]>([
  ['nothing', {}, ['Risky 0,1', 'Silent 1,2,3', 'AppAccess 2']],
  ['the text of a policy', { text: ' risk ' }, ['Risky 0,1']],
  ['the text of a principal', { text: 'LINKED' }, ['Risky 1', 'Silent 1']],
  ['the text of both', { text: 'app' }, ['Risky 0', 'Silent 3', 'AppAccess 2']],
  ['an ARN', { text: ':user/' }, ['Silent 2', 'AppAccess 2']],
  ['a verdict', { verdict: 'both' }, ['Silent 1,2,3']],
  ['high risk', { isHighRisk: true }, ['Risky 0,1']],
  ['unannounced changes', { isUnannounced: true }, ['Silent 1,2,3']],
  ['a kind of principal', { type: 'group' }, ['Silent 3']],
  [
    'no service-linked roles',
    { hidesServiceLinked: true },
    ['Risky 0', 'Silent 2,3', 'AppAccess 2'],
  ],
  ['no unused roles', { hidesUnused: true }, ['Risky 0,1', 'Silent 1,3']],
  ['all at once', { isHighRisk: true, isUnannounced: true }, []],
])('a filter by %s', (_, filter, expected) => {
  expect(show(filter)).toEqual(expected);
});

describe('the principals that a text suggests', () => {
  const suggest = (text: string, max?: number) =>
    suggestPrincipals(principals, text, max).map(({ index }) => index);

  it('begin with it first, then contain it', () => {
    expect(suggest('app')).toEqual([0, 3]);
    expect(suggest('role/')).toEqual([0, 4, 1]);
  });

  it('are none without a text, and at most so many', () => {
    expect(suggest('  ')).toEqual([]);
    expect(suggest('a', 2)).toHaveLength(2);
  });
});

test('a principal is found by its name or ARN, where only one has it', () => {
  expect(findPrincipal(principals, ' jane ')).toBe(2);
  expect(findPrincipal(principals, 'arn:aws:iam::111122223333:role/Jane')).toBe(4);
  expect(findPrincipal(principals, 'nobody')).toBeUndefined();
  const twice = [...principals, describePrincipal('user app')];
  expect(findPrincipal(twice, 'app')).toBeUndefined();
});
