import { describe, expect, test } from 'vitest';
import { allow, buildCatalog, buildPolicy, buildVersion, deny, v } from '../../testing/builders';
import type { Difference } from '../iam/compare/difference';
import type { Grant } from '../iam/grants';
import { loadRecord } from '../record/load';
import type { Policy, Version } from '../record/types';
import { type Change, comparePermissions, listAllChanges, listChanges } from './changes';

const makeVersion = (versionId: string, createDate: string, statements: object[]) =>
  buildVersion('P', [versionId, createDate, ...statements]);

/** A policy whose versions allow one action each, one a month. */
const makePolicy = (policyName: string, ...versionIds: string[]) =>
  buildPolicy(
    policyName,
    versionIds.map((id, index) => [id, `2021-0${index + 1}-01T00:00:00Z`, allow(`a:${id}`)]),
  );

const showChange = ({ before, version, next, missing, effect }: Change) =>
  [
    `${before?.versionId ?? '·'} → ${version.versionId} → ${next?.versionId ?? '·'}`,
    missing && `${missing.from} to ${missing.to} missing`,
    effect,
  ]
    .filter(Boolean)
    .join(', ');

const showGrants = (grants: readonly Grant[]) =>
  grants.map((grant) => `${grant.effect} ${grant.action} on ${grant.resource}`);

const record = loadRecord('data');
const findPolicy = (name: string) =>
  record.policies.find(({ policyName }) => policyName === name) as Policy;

describe('the changes of a policy', () => {
  test.each<[string, string[], string[]]>([
    [
      'of v1 to v3: one for each version, oldest first',
      ['v1', 'v2', 'v3'],
      ['· → v1 → v2, first', 'v1 → v2 → v3, changed', 'v2 → v3 → ·, changed'],
    ],
    ['of v1 alone', ['v1'], ['· → v1 → ·, first']],
    [
      'with missing versions before the oldest and between two',
      ['v2', 'v3', 'v7'],
      [
        '· → v2 → v3, v1 to v1 missing, first',
        'v2 → v3 → v7, changed',
        'v3 → v7 → ·, v4 to v6 missing, changed',
      ],
    ],
  ])('%s', (_, versionIds, shown) => {
    const policy = makePolicy('P', ...versionIds);
    const changes = listChanges(policy);
    expect(changes.map(showChange)).toEqual(shown);
    expect(changes.map((change) => change.policy)).toEqual(versionIds.map(() => policy));
  });

  test.each([
    ['AmazonConnectFullAccess', 'v2', '· → v2 → ·, v1 to v1 missing, first'],
    [
      'AmazonConnectServiceLinkedRolePolicy',
      'v42',
      'v31 → v42 → v53, v32 to v41 missing, same-document',
    ],
    [
      'AmazonConnectServiceLinkedRolePolicy',
      'v53',
      'v42 → v53 → v54, v43 to v52 missing, same-document',
    ],
    ['AmazonConnect_FullAccess', 'v3', 'v2 → v3 → v4, changed'],
  ])('of %s on record: %s', (name, versionId, shown) => {
    const change = listChanges(findPolicy(name)).find(
      ({ version }) => version.versionId === versionId,
    );
    expect(showChange(change as Change)).toBe(shown);
  });
});

describe('the changes of all policies', () => {
  const show = (changes: readonly Change[]) =>
    changes.map(({ policy, version }) => `${policy.policyName} ${version.versionId}`);

  test('are newest first, those of one instant by policy name', () => {
    const policies = [
      makePolicy('B', 'v1', 'v2'),
      makePolicy('a', 'v1'),
      makePolicy('A', 'v1', 'v2', 'v3'),
    ];
    expect(show(listAllChanges(policies))).toEqual([
      'A v3',
      'A v2',
      'B v2',
      'A v1',
      'B v1',
      'a v1',
    ]);
  });

  test('do not depend on the order of the policies', () => {
    const shown = show(listAllChanges(record.policies));
    expect(shown).toHaveLength(record.policies.flatMap(({ versions }) => versions).length);
    expect(show(listAllChanges(record.policies.toReversed()))).toEqual(shown);
    const instants = listAllChanges(record.policies).map(({ version }) => version.createDate);
    expect(instants).toEqual([...instants].sort().reverse());
  });
});

describe('the effect of a change', () => {
  const compare = (before: object[] | undefined, after: object[]) =>
    comparePermissions(
      before && makeVersion('v1', '2021-01-01T00:00:00Z', before),
      makeVersion('v2', '2021-02-01T00:00:00Z', after),
    );

  test.each<[string, object[] | undefined, object[], string]>([
    ['nothing before', undefined, [allow('a:B')], 'first'],
    ['the same bytes', [allow('a:B')], [allow('a:B')], 'same-document'],
    [
      'keys in another order',
      [allow('a:B')],
      [{ Resource: '*', Action: 'a:B', Effect: 'Allow' }],
      'same-permissions',
    ],
    [
      'another order of a list',
      [allow(['a:B', 'a:C'])],
      [allow(['a:C', 'a:B'])],
      'same-permissions',
    ],
    ['a scalar made a list', [allow('a:B')], [allow(['a:B'])], 'same-permissions'],
    ['another letter case of an action', [allow('a:B')], [allow('A:b')], 'same-permissions'],
    ['a new Sid', [allow('a:B')], [{ ...allow('a:B'), Sid: 'New' }], 'same-permissions'],
    [
      'one statement made two',
      [allow(['a:B', 'a:C'])],
      [allow('a:B'), allow('a:C')],
      'same-permissions',
    ],
    ['one grant more', [allow('a:B')], [allow(['a:B', 'a:C'])], 'changed'],
    ['one grant fewer', [allow(['a:B', 'a:C'])], [allow('a:B')], 'changed'],
    ['Allow made Deny', [allow('a:B')], [deny('a:B')], 'changed'],
    [
      'a condition more',
      [allow('a:B')],
      [allow('a:B', '*', { Condition: { Bool: { k: true } } })],
      'changed',
    ],
  ])('%s', (_, before, after, effect) => {
    expect(compare(before, after).effect).toBe(effect);
  });

  test('everything is added where there was nothing', () => {
    const { access, grantsAdded, grantsRemoved, ...actions } = compare(undefined, [
      allow(['a:B', 'a:C']),
      deny('a:D'),
    ]);
    expect(showGrants(grantsAdded)).toEqual(['Allow a:B on *', 'Allow a:C on *', 'Deny a:D on *']);
    expect(grantsRemoved).toEqual([]);
    expect(actions).toEqual({
      effect: 'first',
      actionsAdded: ['a:B', 'a:C'],
      actionsRemoved: [],
      deniesAdded: ['a:D'],
      deniesRemoved: [],
    });
  });

  test('allowed and denied actions are separate, in the order and letter case of the documents', () => {
    const difference = compare(
      [allow(['a:Keep', 'a:Gone', 'a:Also']), deny(['a:Lifted', 'a:Stays'])],
      [allow(['A:keep', 'b:New', 'a:New']), deny(['a:Stays', 'a:Gone'])],
    );
    expect(difference).toMatchObject({
      actionsAdded: ['b:New', 'a:New'],
      actionsRemoved: ['a:Gone', 'a:Also'],
      deniesAdded: ['a:Gone'],
      deniesRemoved: ['a:Lifted'],
    });
    expect(showGrants(difference.grantsAdded)).toEqual([
      'Allow b:New on *',
      'Allow a:New on *',
      'Deny a:Gone on *',
    ]);
    expect(showGrants(difference.grantsRemoved)).toEqual([
      'Allow a:Gone on *',
      'Allow a:Also on *',
      'Deny a:Lifted on *',
    ]);
  });

  test('an action on another resource is an added grant, but no added action', () => {
    const difference = compare([allow('a:B', 'x')], [allow('a:B', 'x'), allow('a:B', 'y')]);
    expect(showGrants(difference.grantsAdded)).toEqual(['Allow a:B on y']);
    expect(difference.actionsAdded).toEqual([]);
  });

  test('an action is listed once, whatever its grants and letter cases', () => {
    const difference = compare([allow('a:B')], [allow('c:D', 'x'), allow(['C:d', 'a:B'], 'y')]);
    expect(difference.actionsAdded).toEqual(['c:D']);
    expect(showGrants(difference.grantsAdded)).toEqual([
      'Allow c:D on x',
      'Allow C:d on y',
      'Allow a:B on y',
    ]);
  });

  test('the action of a NotAction is everything but its patterns', () => {
    const difference = compare(
      [allow('iam:*')],
      [{ Effect: 'Allow', NotAction: ['s3:*', 'iam:*'], Resource: '*' }],
    );
    expect(difference.actionsAdded).toEqual(['everything but iam:*, s3:*']);
    expect(difference.actionsRemoved).toEqual(['iam:*']);
  });

  test('AmazonConnect_FullAccess v4 adds no action, but a resource of one', () => {
    const change = listChanges(findPolicy('AmazonConnect_FullAccess')).at(3) as Change;
    expect(change.version.versionId).toBe('v4');
    expect(change).toMatchObject({ actionsAdded: [], actionsRemoved: [], grantsRemoved: [] });
    expect(showGrants(change.grantsAdded)).toEqual([
      'Allow iam:CreateServiceLinkedRole on arn:aws:iam::*:role/aws-service-role/profile.amazonaws.com/*',
    ]);
  });
});

describe('access', () => {
  const catalog = buildCatalog({ a: { GetOne: ['Read'], GetTwo: ['Read'] } });
  const policy = buildPolicy('P', [
    v(1, allow('a:Get*'), deny('a:GetTwo')),
    v(2, allow('a:GetTwo')),
  ]);
  const showAccess = ({ access }: Pick<Change, 'access'>) => {
    const list = (differences: readonly Difference[]) =>
      differences.map(({ action, isRest }) => (isRest ? `${action} (rest)` : action));
    const { verdict, gained, lost } = access();
    return [verdict, `+ ${list(gained).join(' ')}`, `- ${list(lost).join(' ')}`];
  };

  test.each<[string, () => readonly Pick<Change, 'access'>[], string[][]]>([
    [
      'of a first version is its permissions, of a later one the difference',
      () => listChanges(policy, catalog),
      [
        ['wider', '+ a:GetOne a:Get* (rest)', '- '],
        ['both', '+ a:GetTwo', '- a:GetOne a:Get* (rest)'],
      ],
    ],
    [
      'of all changes uses the given catalog',
      () => listAllChanges([policy], catalog),
      [
        ['both', '+ a:GetTwo', '- a:GetOne a:Get* (rest)'],
        ['wider', '+ a:GetOne a:Get* (rest)', '- '],
      ],
    ],
    [
      'does not expand patterns without a catalog',
      () => [...listChanges(policy), ...listAllChanges([policy]).slice(0, 1)],
      [
        ['wider', '+ a:Get*', '- '],
        ['both', '+ a:GetTwo', '- a:Get*'],
        ['both', '+ a:GetTwo', '- a:Get*'],
      ],
    ],
    [
      'of any two versions is their difference',
      () => {
        const [old, now] = policy.versions as [Version, Version];
        return [comparePermissions(now, old, catalog), comparePermissions(now, old)];
      },
      [
        ['both', '+ a:GetOne a:Get* (rest)', '- a:GetTwo'],
        ['both', '+ a:Get*', '- a:GetTwo'],
      ],
    ],
  ])('%s', (_, list, shown) => {
    expect(list().map(showAccess)).toEqual(shown);
  });

  test('is computed once, on demand', () => {
    let calls = 0;
    const listActions = (service: string) => {
      calls += 1;
      return catalog.listActions(service);
    };
    const [first] = listChanges(policy, { ...catalog, listActions }) as [Change, Change];
    expect(calls).toBe(0);
    const access = first.access();
    const callsOnce = calls;
    expect(callsOnce).toBeGreaterThan(0);
    expect(first.access()).toBe(access);
    expect(calls).toBe(callsOnce);
  });
});

test('a version made after the default was set back is compared with that default', () => {
  const policy = {
    ...buildPolicy('P', [
      v(1, allow('a:One')),
      v(2, allow(['a:One', 'a:Two'])),
      ['v4', '2021-06-01T00:00:00Z', allow(['a:One', 'a:Three'])],
      ['v5', '2021-07-01T00:00:00Z', allow('a:One')],
    ]),
    defaults: [{ versionId: 'v1', firstObserved: '2021-03-01T00:00:00Z' }],
  };
  expect(
    listChanges(policy).map(({ before, beforeSince, version, missing, access, next }) => [
      `${before?.versionId} → ${version.versionId}, then ${next?.versionId}`,
      beforeSince,
      missing?.from,
      before === undefined ? '' : access().verdict,
    ]),
  ).toEqual([
    ['undefined → v1, then v2', undefined, undefined, ''],
    ['v1 → v2, then v4', '2021-01-01T00:00:00Z', undefined, 'wider'],
    // Not narrower too: a:Two was removed when the default was set back.
    ['v1 → v4, then v5', '2021-03-01T00:00:00Z', 'v3', 'wider'],
    ['v4 → v5, then undefined', '2021-06-01T00:00:00Z', undefined, 'narrower'],
  ]);
});
