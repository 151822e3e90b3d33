import { describe, expect, test } from 'vitest';
import { allow, buildCatalog, buildPolicy, deny } from '../../testing/builders';
import { loadCatalog } from '../iam/catalog/load';
import { loadRecord } from '../record/load';
import { listAccessRemovals, removesAccess } from './access-removals';
import { type Change, listAllChanges, listChanges } from './changes';

const catalog = buildCatalog({ a: { GetOne: ['Read'], GetTwo: ['Read'], PutOne: ['Write'] } });
const isTrue = { Condition: { Bool: { k: 'true' } } };

const makeChanges = (...versions: object[][]) =>
  listChanges(
    buildPolicy(
      'P',
      versions.map((statements, at) => [
        `v${at + 1}`,
        `2021-0${at + 1}-01T00:00:00Z`,
        ...statements,
      ]),
    ),
    catalog,
  );

const show = ({ version: { policyName, versionId } }: Change) => `${policyName} ${versionId}`;

type Outcome = 'removed' | 'rewritten' | 'kept';
type Case = [title: string, before: object[], after: object[]];

function check(outcome: Outcome, cases: Case[]) {
  test.each<Case>(cases)('%s', (_, before, after) => {
    const { changes, removed, rewritten } = listAccessRemovals(makeChanges(before, after));
    expect({ changes, removed: removed.map(show), rewritten: rewritten.map(show) }).toEqual({
      changes: 1,
      removed: outcome === 'removed' ? ['P v2'] : [],
      rewritten: outcome === 'rewritten' ? ['P v2'] : [],
    });
    expect(removesAccess(makeChanges(before, after)[1] as Change)).toBe(outcome === 'removed');
  });
}

describe('nothing is removed by', () => {
  check('kept', [
    ['the same', [allow('a:GetOne')], [allow('a:GetOne')]],
    ['more', [allow('a:GetOne')], [allow(['a:GetOne', 'a:GetTwo'])]],
    ['another letter case and a Sid', [allow('a:GetOne')], [allow('A:getone', '*', { Sid: 'S' })]],
    ['a denial of what was not allowed', [allow('a:GetOne')], [allow('a:GetOne'), deny('b:*')]],
    ['a removed denial', [allow('a:*'), deny('a:GetOne')], [allow('a:*')]],
  ]);
});

describe('only grants are removed by', () => {
  check('rewritten', [
    ['a wildcard that matches it', [allow('a:GetOne')], [allow('a:Get*')]],
    ['a wider resource', [allow('a:GetOne', 'x')], [allow('a:GetOne', 'x*')]],
    ['a removed condition', [allow('a:GetOne', '*', isTrue)], [allow('a:GetOne')]],
    ['the names of all actions of a pattern', [allow('a:Get*')], [allow(['a:GetOne', 'a:GetTwo'])]],
    ['a grant that others covered', [allow(['a:*', 'a:GetOne'])], [allow('a:*')]],
    ['a pattern of a service that the catalog does not have', [allow('c:*')], [allow('a:*')]],
  ]);
});

describe('access is removed by', () => {
  check('removed', [
    ['an action fewer', [allow(['a:GetOne', 'a:GetTwo'])], [allow('a:GetTwo')]],
    ['another action', [allow('a:GetOne')], [allow('a:GetTwo')]],
    ['one action of a wildcard', [allow('a:Get*')], [allow('a:GetOne')]],
    ['one service of everything', [allow('*')], [allow('a:*')]],
    ['a narrower resource', [allow('a:GetOne', 'x*')], [allow('a:GetOne', 'x')]],
    ['a new condition', [allow('a:GetOne')], [allow('a:GetOne', '*', isTrue)]],
    ['a denial', [allow('a:*')], [allow('a:*'), deny('a:GetOne')]],
    ['a denial of a resource', [allow('a:GetOne')], [allow('a:GetOne'), deny('a:GetOne', 'x')]],
  ]);
});

test('a first version removes nothing', () => {
  const changes = makeChanges([allow('a:GetOne'), deny('a:GetOne')]);
  expect(listAccessRemovals(changes)).toEqual({ changes: 0, removed: [], rewritten: [] });
  expect(changes.map(removesAccess)).toEqual([false]);
});

test('the changes on record', async () => {
  const { policies } = loadRecord('data');
  const { changes, removed, rewritten } = listAccessRemovals(
    listAllChanges(policies, await loadCatalog()),
  );
  const versions = policies.flatMap((policy) => policy.versions);
  expect(changes).toBe(versions.length - policies.length);
  expect({ removed: removed.map(show), rewritten: rewritten.map(show) }).toEqual({
    removed: [
      // Adds a condition to all actions of Customer Profiles in v54.
      'AmazonConnectServiceLinkedRolePolicy v55',
      // Names eight of the actions of Associate* and Disassociate*.
      'AmazonConnectSynchronizationServiceRolePolicy v2',
      // Denies connect:GetFederationToken.
      'AmazonConnectReadOnlyAccess v2',
    ],
    rewritten: [
      // Replaces names by wisdom:*.
      'AmazonConnectServiceLinkedRolePolicy v54',
      // Has wider patterns than v3; its denials match no action of those.
      'AmazonConnectSynchronizationServiceRolePolicy v4',
      // Has one wildcard for two resources.
      'AmazonConnectServiceLinkedRolePolicy v7',
    ],
  });
});
