import { describe, expect, test } from 'vitest';
import { allow, buildCatalog, buildPolicy, deny } from '../../testing/builders';
import { loadCatalog } from '../iam/catalog/load';
import { loadRecord } from '../record/load';
import { listAccessRemovals, removesAccess } from './access-removals';
import { type Change, listAllChanges, listChanges } from './changes';

const catalog = buildCatalog({ a: { GetOne: ['Read'], GetTwo: ['Read'], PutOne: ['Write'] } });
const isTrue = { Condition: { Bool: { k: 'true' } } };

const listSteps = (...versions: object[][]) =>
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

type Kept = 'removed' | 'rewritten' | 'kept';
type Case = [title: string, before: object[], after: object[]];

function check(kept: Kept, cases: Case[]) {
  test.each<Case>(cases)('%s', (_, before, after) => {
    const { changes, removed, rewritten } = listAccessRemovals(listSteps(before, after));
    expect({ changes, removed: removed.map(show), rewritten: rewritten.map(show) }).toEqual({
      changes: 1,
      removed: kept === 'removed' ? ['P v2'] : [],
      rewritten: kept === 'rewritten' ? ['P v2'] : [],
    });
    expect(removesAccess(listSteps(before, after)[1] as Change)).toBe(kept === 'removed');
  });
}

describe('the promise is kept by', () => {
  check('kept', [
    ['the same', [allow('a:GetOne')], [allow('a:GetOne')]],
    ['more', [allow('a:GetOne')], [allow(['a:GetOne', 'a:GetTwo'])]],
    ['another letter case and a Sid', [allow('a:GetOne')], [allow('A:getone', '*', { Sid: 'S' })]],
    ['a denial of what was not allowed', [allow('a:GetOne')], [allow('a:GetOne'), deny('b:*')]],
    ['a denial that went', [allow('a:*'), deny('a:GetOne')], [allow('a:*')]],
  ]);
});

describe('what was written is only folded by', () => {
  check('rewritten', [
    ['a wildcard that gives it', [allow('a:GetOne')], [allow('a:Get*')]],
    ['a wider resource', [allow('a:GetOne', 'x')], [allow('a:GetOne', 'x*')]],
    ['a condition that went', [allow('a:GetOne', '*', isTrue)], [allow('a:GetOne')]],
    ['all that IAM has of it, by name', [allow('a:Get*')], [allow(['a:GetOne', 'a:GetTwo'])]],
    ['a grant that others covered', [allow(['a:*', 'a:GetOne'])], [allow('a:*')]],
    ['a pattern of a service that the catalog does not have', [allow('c:*')], [allow('a:*')]],
  ]);
});

describe('the promise is broken by', () => {
  check('removed', [
    ['an action fewer', [allow(['a:GetOne', 'a:GetTwo'])], [allow('a:GetTwo')]],
    ['an action for another', [allow('a:GetOne')], [allow('a:GetTwo')]],
    ['a wildcard of which one action is left', [allow('a:Get*')], [allow('a:GetOne')]],
    ['everything, of which one service is left', [allow('*')], [allow('a:*')]],
    ['a narrower resource', [allow('a:GetOne', 'x*')], [allow('a:GetOne', 'x')]],
    ['a new condition', [allow('a:GetOne')], [allow('a:GetOne', '*', isTrue)]],
    ['a denial', [allow('a:*')], [allow('a:*'), deny('a:GetOne')]],
    ['a denial of a resource', [allow('a:GetOne')], [allow('a:GetOne'), deny('a:GetOne', 'x')]],
  ]);
});

test('a first version is no step and takes nothing away', () => {
  const changes = listSteps([allow('a:GetOne'), deny('a:GetOne')]);
  expect(listAccessRemovals(changes)).toEqual({ changes: 0, removed: [], rewritten: [] });
  expect(changes.map(removesAccess)).toEqual([false]);
});

test('nothing on record', () => {
  expect(listAccessRemovals([])).toEqual({ changes: 0, removed: [], rewritten: [] });
});

test('the steps on record', async () => {
  const { policies } = loadRecord('data');
  const { changes, removed, rewritten } = listAccessRemovals(
    listAllChanges(policies, await loadCatalog()),
  );
  const versions = policies.flatMap((policy) => policy.versions);
  expect(changes).toBe(versions.length - policies.length);
  expect({ removed: removed.map(show), rewritten: rewritten.map(show) }).toEqual({
    removed: [
      // Asks a condition of all that v54 gave of Customer Profiles.
      'AmazonConnectServiceLinkedRolePolicy v55',
      // Names eight of all Associate* and Disassociate*.
      'AmazonConnectSynchronizationServiceRolePolicy v2',
      // Denies connect:GetFederationToken.
      'AmazonConnectReadOnlyAccess v2',
    ],
    rewritten: [
      // wisdom:* for all that was named of it.
      'AmazonConnectServiceLinkedRolePolicy v54',
      // Wider patterns for those of v3; its denials reach nothing that IAM has of those.
      'AmazonConnectSynchronizationServiceRolePolicy v4',
      // One wildcard for two resources.
      'AmazonConnectServiceLinkedRolePolicy v7',
    ],
  });
});
