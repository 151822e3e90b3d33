import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../catalogue/load';
import type { Grant } from '../iam/grants';
import { coversAction } from '../iam/patterns';
import { loadRecord } from '../record/load';
import type { Policy, Version } from '../record/types';
import { allow, buildVersion, deny } from '../testing/builders';
import { type Losses, listLosses } from './losses';

/** What the catalogue of these tests knows. */
const known: Record<string, string[]> = {
  a: ['a:GetOne', 'a:GetTwo', 'a:ListOnes', 'a:PutOne'],
  b: ['b:GetOne'],
};
const listKnown = (service: string) => known[service] ?? [];

/** A grant as people read it: `a:GetOne`, and where that is not everywhere on what. */
const showGrant = ({ action, actionNegated, resource, resourceNegated, conditions }: Grant) =>
  [
    actionNegated ? `not ${action}` : action,
    ...(resource === '*' && !resourceNegated
      ? []
      : ['on', resourceNegated ? `not ${resource}` : resource]),
    ...conditions.map(({ operator, key, values }) => `if ${operator} ${key} ${values.join('|')}`),
  ].join(' ');

const show = (losses: Losses) =>
  Object.fromEntries(
    Object.entries(losses)
      .filter(([, grants]) => grants.length > 0)
      .map(([kind, grants]: [string, Grant[]]) => [kind, grants.map(showGrant)]),
  );

/** The losses from some statements to others; a kind with none is left out. */
const read = (before: object[], after: object[], listActions = listKnown) =>
  show(
    listLosses(
      buildVersion('P', ['v1', '2021-01-01T00:00:00Z', ...before]),
      buildVersion('P', ['v2', '2021-02-01T00:00:00Z', ...after]),
      listActions,
    ),
  );

const given = (Condition: object) => ({ Condition });
const isTrue = given({ Bool: { k: 'true' } });
const isMine = given({ StringEquals: { k: ['x', 'y'] } });

test('every kind is there, though there is nothing of it', () => {
  const version = buildVersion('P', ['v1', '2021-01-01T00:00:00Z', allow('a:GetOne')]);
  expect(listLosses(version, version, listKnown)).toEqual({
    folded: [],
    gone: [],
    conditioned: [],
    denied: [],
  });
});

type Case = [name: string, before: object[], after: object[], losses: Record<string, string[]>];

describe('what was allowed', () => {
  test.each<Case>([
    ['and stays is no loss', [allow('a:GetOne')], [allow('a:GetOne')], {}],
    ['and is more now is no loss', [allow('a:GetOne')], [allow(['a:GetOne', 'a:GetTwo'])], {}],
    [
      'and is written in other letter case, order or Sid is no loss',
      [allow(['a:GetOne', 'a:GetTwo'])],
      [allow(['A:gettwo', 'a:GetOne'], '*', { Sid: 'New' })],
      {},
    ],
    [
      'and is not any more is gone',
      [allow(['a:GetOne', 'a:GetTwo'])],
      [allow('a:GetTwo')],
      { gone: ['a:GetOne'] },
    ],
    [
      'by a wildcard now is folded',
      [allow('a:GetOne')],
      [allow('a:Get*')],
      { folded: ['a:GetOne'] },
    ],
    [
      'by a wildcard in other letter case is folded',
      [allow('a:GetOne')],
      [allow('A:get*')],
      { folded: ['a:GetOne'] },
    ],
    [
      'by a wider wildcard now is folded whole',
      [allow('a:Get*')],
      [allow('a:*')],
      { folded: ['a:Get*'] },
    ],
    [
      'on a wider resource now is folded',
      [allow('a:GetOne', 'x')],
      [allow('a:GetOne', 'x*')],
      { folded: ['a:GetOne on x'] },
    ],
    [
      'on a narrower resource now is gone',
      [allow('a:GetOne', 'x*')],
      [allow('a:GetOne', 'x')],
      { gone: ['a:GetOne on x*'] },
    ],
    [
      'on a resource in other letter case is gone',
      [allow('a:GetOne', 'x')],
      [allow('a:GetOne', 'X*')],
      { gone: ['a:GetOne on x'] },
    ],
    ['by another service is gone', [allow('a:GetOne')], [allow('b:*')], { gone: ['a:GetOne'] }],
    [
      'and is denied by name now is gone',
      [allow('a:GetOne')],
      [deny('a:GetOne')],
      { gone: ['a:GetOne'], denied: ['a:GetOne'] },
    ],
    [
      'by what several cover only together is gone',
      [allow('a:GetOne', '*')],
      [allow('a:GetOne', ['x*', 'y*'])],
      { gone: ['a:GetOne'] },
    ],
  ])('%s', (_, before, after, losses) => {
    expect(read(before, after)).toEqual(losses);
  });
});

describe('a wildcard that is not covered whole', () => {
  test.each<Case>([
    [
      'is taken apart into the actions that the catalogue knows',
      [allow('a:*')],
      [allow('b:GetOne')],
      { gone: ['a:GetOne', 'a:GetTwo', 'a:ListOnes', 'a:PutOne'] },
    ],
    [
      'loses only what is not covered any more',
      [allow('a:*', ['x', 'y'])],
      [allow(['a:Get*', 'a:ListOnes'], ['x', 'z']), allow('a:GetOne', 'y')],
      { gone: ['a:PutOne on x', 'a:GetTwo on y', 'a:ListOnes on y', 'a:PutOne on y'] },
    ],
    [
      'loses nothing where all that it stood for is there by name',
      [allow('A:Get*')],
      [allow(['a:getone', 'a:GetTwo'])],
      {},
    ],
    [
      'stays whole where the catalogue knows no action of it',
      [allow(['a:Delete*', 'c:*', '*'])],
      [allow('a:GetOne')],
      { gone: ['a:Delete*', 'c:*', '*'] },
    ],
    [
      'counts an action once that two of them stood for',
      [allow(['a:Get*', 'a:*One', 'a:GetOne'])],
      [allow('b:GetOne')],
      { gone: ['a:GetOne', 'a:GetTwo', 'a:PutOne'] },
    ],
    [
      'counts an action once that is conditioned now',
      [allow(['a:Get*', 'a:GetOne'])],
      [allow('a:GetOne', '*', isTrue)],
      { gone: ['a:GetTwo'], conditioned: ['a:GetOne'] },
    ],
  ])('%s', (_, before, after, losses) => {
    expect(read(before, after)).toEqual(losses);
  });
});

describe('a condition', () => {
  test.each<Case>([
    [
      'that is new conditions what was there, as it was there',
      [allow('a:GetOne', 'x')],
      [allow('a:Get*', '*', isTrue)],
      { conditioned: ['a:GetOne on x'] },
    ],
    [
      'that is one more conditions it, too',
      [allow('a:GetOne', '*', isTrue)],
      [allow('a:GetOne', '*', given({ Bool: { k: 'true' }, Null: { j: 'true' } }))],
      { conditioned: ['a:GetOne if Bool k true'] },
    ],
    [
      'with another value conditions it, too',
      [allow('a:GetOne', '*', isTrue)],
      [allow('a:GetOne', '*', given({ Bool: { k: 'false' } }))],
      { conditioned: ['a:GetOne if Bool k true'] },
    ],
    [
      'that is no longer asked folds it',
      [allow('a:GetOne', '*', isTrue)],
      [allow('a:GetOne')],
      { folded: ['a:GetOne if Bool k true'] },
    ],
    [
      'of two that is no longer asked folds it',
      [allow('a:GetOne', '*', given({ Bool: { k: 'true' }, Null: { j: 'true' } }))],
      [allow('a:GetOne', '*', isTrue)],
      { folded: ['a:GetOne if Bool k true if Null j true'] },
    ],
    [
      'that stays folds it, in whatever order of values and letter case of its key',
      [allow('a:GetOne', '*', isMine)],
      [allow('a:Get*', '*', given({ StringEquals: { K: ['y', 'x'] } }))],
      { folded: ['a:GetOne if StringEquals k x|y'] },
    ],
    [
      'does not keep what is gone',
      [allow(['a:GetOne', 'a:PutOne'])],
      [allow('a:GetOne', '*', isTrue)],
      { gone: ['a:PutOne'], conditioned: ['a:GetOne'] },
    ],
    [
      'does not condition what another grant gives without it',
      [allow('a:GetOne')],
      [allow('a:GetOne', '*', isTrue), allow('a:Get*')],
      { folded: ['a:GetOne'] },
    ],
    [
      'of a wildcard conditions each action of it that is there',
      [allow('a:*')],
      [allow('a:Get*', '*', isTrue), allow('a:ListOnes')],
      { gone: ['a:PutOne'], conditioned: ['a:GetOne', 'a:GetTwo'] },
    ],
  ])('%s', (_, before, after, losses) => {
    expect(read(before, after)).toEqual(losses);
  });
});

describe('a denial', () => {
  const all = allow('a:*');

  test.each<Case>([
    [
      'that came and reaches what was allowed is told',
      [all],
      [all, deny('a:GetOne')],
      { denied: ['a:GetOne'] },
    ],
    ['in other letter case reaches it', [all], [all, deny('A:getone')], { denied: ['a:GetOne'] }],
    ['of what was never allowed is not told', [all], [all, deny('b:GetOne')], {}],
    [
      'on a resource that meets what was allowed is told',
      [allow('a:GetOne', 'x*')],
      [allow('a:GetOne', 'x*'), deny('a:GetOne', '*y')],
      { denied: ['a:GetOne on *y'] },
    ],
    [
      'on another resource is not told',
      [allow('a:GetOne', 'x*')],
      [allow('a:GetOne', 'x*'), deny('a:GetOne', 'y*')],
      {},
    ],
    [
      'on a resource in other letter case is not told',
      [allow('a:GetOne', 'x')],
      [allow('a:GetOne', 'x'), deny('a:GetOne', 'X')],
      {},
    ],
    [
      'in other letter case reaches what the catalogue does not know, too',
      [allow('c:GetOne')],
      [allow('c:GetOne'), deny('C:getone')],
      { denied: ['C:getone'] },
    ],
    [
      'that reaches only what was denied is not told',
      [allow('a:PutOne'), deny('a:GetOne', 'x')],
      [allow('a:PutOne'), deny('a:GetOne', 'x*')],
      {},
    ],
    ['that was there is not told', [all, deny('a:GetOne')], [all, deny('a:GetOne')], {}],
    ['that is gone is no loss', [all, deny('a:GetOne')], [all], {}],
    ['that a wider one gave is not told', [all, deny('a:Get*')], [all, deny('a:GetOne')], {}],
    [
      'that an older one gave under a condition is told',
      [all, { ...deny('a:GetOne'), ...isTrue }],
      [all, deny('a:GetOne')],
      { denied: ['a:GetOne'] },
    ],
    [
      'by a wildcard is taken apart into what was allowed and not denied',
      [allow(['a:GetOne', 'a:GetTwo', 'a:PutOne']), deny('a:GetTwo')],
      [allow(['a:GetOne', 'a:GetTwo', 'a:PutOne']), deny('a:*')],
      { denied: ['a:GetOne', 'a:PutOne'] },
    ],
    [
      'by a wildcard that the catalogue does not know stays whole',
      [allow('c:Get*')],
      [allow('c:Get*'), deny('c:*One')],
      { denied: ['c:*One'] },
    ],
    [
      'is told once, though two patterns stand for it',
      [all],
      [all, deny(['a:*One', 'a:GetOne'])],
      { denied: ['a:GetOne', 'a:PutOne'] },
    ],
    [
      'reaches what was allowed before, and not what is new',
      [allow('a:GetOne')],
      [allow(['a:GetOne', 'a:GetTwo']), deny('a:Get*')],
      { denied: ['a:GetOne'] },
    ],
    [
      'does not keep what was allowed by name',
      [allow('a:GetOne')],
      [deny('a:*')],
      { gone: ['a:GetOne'], denied: ['a:GetOne'] },
    ],
  ])('%s', (_, before, after, losses) => {
    expect(read(before, after)).toEqual(losses);
  });
});

describe('what a statement leaves out', () => {
  const but = (NotAction: string | string[], more: object = {}) => ({
    Effect: 'Allow',
    NotAction,
    Resource: '*',
    ...more,
  });
  const elsewhere = (action: string, NotResource: string) => ({
    Effect: 'Allow',
    Action: action,
    NotResource,
  });
  const all = allow('a:*');

  test.each<Case>([
    [
      'of actions stays whole where it is gone',
      [but(['a:*', 'b:*'])],
      [all],
      { gone: ['not a:*, b:*'] },
    ],
    [
      'of actions is covered by the same list in other letter case, under fewer conditions',
      [but('a:Get*', isTrue)],
      [but('A:get*')],
      { folded: ['not a:Get* if Bool k true'] },
    ],
    [
      'of actions is conditioned by the same list under one more',
      [but('a:*')],
      [but('a:*', isTrue)],
      { conditioned: ['not a:*'] },
    ],
    [
      'of actions is not covered by a wider list',
      [but('a:Get*')],
      [but('a:*')],
      { gone: ['not a:Get*'] },
    ],
    ['of actions covers no action', [allow('a:GetOne')], [but('a:GetOne')], { gone: ['a:GetOne'] }],
    [
      'of resources is covered by the same, under a wider action',
      [elsewhere('a:GetOne', 'x')],
      [elsewhere('a:Get*', 'x')],
      { folded: ['a:GetOne on not x'] },
    ],
    [
      'of resources is not covered by more',
      [elsewhere('a:GetOne', 'x')],
      [elsewhere('a:GetOne', 'x*')],
      { gone: ['a:GetOne on not x'] },
    ],
    [
      'of resources covers no resource',
      [allow('a:GetOne', 'x')],
      [elsewhere('a:GetOne', 'x')],
      { gone: ['a:GetOne on x'] },
    ],
    [
      'of denied actions is taken to reach everything',
      [allow('a:GetOne', 'x')],
      [allow('a:GetOne', 'x'), { Effect: 'Deny', NotAction: 'b:*', Resource: 'x' }],
      { denied: ['not b:* on x'] },
    ],
    [
      'of denied actions reaches no other resource',
      [allow('a:GetOne', 'x')],
      [allow('a:GetOne', 'x'), { Effect: 'Deny', NotAction: 'a:*', Resource: 'y' }],
      {},
    ],
    [
      'of denied resources is taken to reach every resource',
      [allow('a:GetOne', 'x')],
      [allow('a:GetOne', 'x'), { Effect: 'Deny', Action: 'a:GetOne', NotResource: 'y' }],
      { denied: ['a:GetOne on not y'] },
    ],
    [
      'of denied resources reaches no other action',
      [allow('a:GetOne', 'x')],
      [allow('a:GetOne', 'x'), { Effect: 'Deny', Action: 'a:GetTwo', NotResource: 'y' }],
      {},
    ],
    [
      'of allowed actions is taken to be reached by any denial',
      [but('b:*')],
      [but('b:*'), deny('a:GetOne')],
      { denied: ['a:GetOne'] },
    ],
    [
      'of allowed resources is taken to be reached on any resource',
      [elsewhere('a:GetOne', 'x')],
      [elsewhere('a:GetOne', 'x'), deny('a:GetOne', 'y')],
      { denied: ['a:GetOne on y'] },
    ],
  ])('%s', (_, before, after, losses) => {
    expect(read(before, after)).toEqual(losses);
  });
});

const { policies } = loadRecord('data');
const { listActions } = await loadCatalogue(
  policies.flatMap(({ versions }) =>
    versions.flatMap(({ statements }) => statements.flatMap(({ action }) => action.patterns)),
  ),
);

describe('on record', () => {
  const readStep = (policyName: string, before: string, after: string) => {
    const { versions } = policies.find((policy) => policy.policyName === policyName) as Policy;
    const find = (id: string) => versions.find(({ versionId }) => versionId === id) as Version;
    return listLosses(find(before), find(after), listActions);
  };

  test('AmazonConnectReadOnlyAccess v2 denied one action more', () => {
    expect(show(readStep('AmazonConnectReadOnlyAccess', 'v1', 'v2'))).toEqual({
      denied: ['connect:GetFederationToken'],
    });
  });

  test('the service-linked role’s v7 folded two resources into one', () => {
    expect(show(readStep('AmazonConnectServiceLinkedRolePolicy', 'v6', 'v7'))).toEqual({
      folded: [
        'profile:ListProfileObjects on arn:aws:profile:*:*:domains/amazon-connect-*/object-types/CTR',
        'profile:ListProfileObjects on arn:aws:profile:*:*:domains/amazon-connect-*/object-types/_asset',
      ],
    });
  });

  test('the service-linked role’s v55 asks a condition of all that v54 gave of Customer Profiles', () => {
    const { conditioned, ...rest } = readStep('AmazonConnectServiceLinkedRolePolicy', 'v54', 'v55');
    expect(show({ conditioned: [], ...rest })).toEqual({});
    const { versions } = policies.find(
      (policy) => policy.policyName === 'AmazonConnectServiceLinkedRolePolicy',
    ) as Policy;
    const profile = versions
      .find(({ versionId }) => versionId === 'v54')
      ?.statements.flatMap(({ action }) => action.patterns)
      .filter((action) => action.startsWith('profile:'));
    expect(new Set(conditioned.map(({ action }) => action))).toEqual(new Set(profile));
  });

  /** Actions of the catalogue that some statement of this effect names, on whatever resource. */
  const listGiven = ({ statements }: Version, effect: Grant['effect']) => {
    const given = statements.filter((statement) => statement.effect === effect);
    const patterns = given.flatMap(({ action }) => action.patterns);
    const services = new Set(patterns.map((pattern) => pattern.split(':')[0] as string));
    return [...services]
      .flatMap((service) => [...listActions(service)])
      .filter((action) => patterns.some((pattern) => coversAction(pattern, action)));
  };

  /** What by the names of actions alone must be among the losses, and is not. */
  const listMissing = (before: Version, after: Version) => {
    const { gone, denied } = listLosses(before, after, listActions);
    const has = (grants: Grant[], name: string) => grants.some(({ action }) => action === name);
    const [old, now] = [listGiven(before, 'Allow'), listGiven(after, 'Allow')];
    const [deniedOld, deniedNow] = [listGiven(before, 'Deny'), listGiven(after, 'Deny')];
    const lost = old.filter((action) => !now.includes(action));
    const reached = deniedNow.filter(
      (action) => old.includes(action) && !deniedOld.includes(action),
    );
    return [
      ...lost.filter((action) => !has(gone, action)),
      ...reached.filter((action) => !has(denied, action)),
    ].map((action) => `${after.policyName} ${after.versionId} ${action}`);
  };

  test('what no statement allows any more, or one denies now, is never passed over', () => {
    const missing = policies.flatMap(({ versions }) =>
      versions.slice(1).flatMap((after, index) => listMissing(versions[index] as Version, after)),
    );
    expect(missing).toEqual([]);
  });
});
