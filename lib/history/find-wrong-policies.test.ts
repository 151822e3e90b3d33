import { describe, expect, test } from 'vitest';
import { allow, announce, buildPolicy } from '../../testing/builders';
import type { Announcement } from '../record/types';
import { reconcile } from './reconcile';

/** P never has the actions of Q and R; Q gets them on 2021-03-05, R on 2021-03-08. */
const policies = [
  buildPolicy('P', [
    ['v1', '2021-01-01T00:00:00Z', allow('a:Old')],
    ['v2', '2021-03-01T00:00:00Z', allow(['a:Old', 'a:Own', 'w:*'])],
  ]),
  buildPolicy('Q', [
    ['v1', '2021-01-01T00:00:00Z', allow('a:Old')],
    ['v2', '2021-03-05T00:00:00Z', allow(['a:Old', 'a:One', 'a:Two', 'w:Three'])],
  ]),
  buildPolicy('R', [['v1', '2021-03-08T00:00:00Z', allow(['a:One', 'a:Two', 'a:Five'])]]),
  {
    ...buildPolicy('S', [
      ['v1', '2021-03-01T00:00:00Z', { Effect: 'Allow', NotAction: 'a:Six', Resource: '*' }],
    ]),
  },
];

function read(...announcements: Announcement[]) {
  const { announcements: found } = reconcile(policies, announcements);
  return found.map(({ wrongPolicy, neverServed }) => ({
    wrong:
      wrongPolicy &&
      [
        `${wrongPolicy.change.policy.policyName} ${wrongPolicy.change.version.versionId}`,
        wrongPolicy.lagDays,
        ...wrongPolicy.named.map(({ action }) => action),
      ].join(' '),
    never: neverServed.map(({ named }) => named.action),
  }));
}

describe('an announcement whose actions another policy got', () => {
  test.each<[string, Announcement, string | undefined]>([
    [
      'in those days names the wrong policy',
      announce('2021-03-06 a:One a:Two'),
      'Q v2 1 a:One a:Two',
    ],
    ['in those days: the closest one', announce('2021-03-08 a:One a:Two'), 'R v1 0 a:One a:Two'],
    ['in a letter case of its own too', announce('2021-03-06 A:ONE a:two'), 'Q v2 1 A:ONE a:two'],
    ['and that its own has by a wildcard too', announce('2021-03-06 a:One w:Three'), undefined],
    ['with one of its own', announce('2021-03-05 a:One a:Two a:Own'), 'Q v2 0 a:One a:Two'],
    ['with two of its own is right', announce('2021-03-05 a:One a:Own'), undefined],
    ['long before is right', announce('2021-03-30 a:One a:Two'), undefined],
    ['in part only is right', announce('2021-03-06 a:One a:Two a:Four'), undefined],
    ['by everything but another action is right', announce('2021-03-01 a:Six a:Seven'), undefined],
    ['by its own version is right', announce('2021-03-01 a:Own'), undefined],
    ['without actions is right', announce('2021-03-01', { kind: 'update' }), undefined],
    ['of no policy is right', announce('2021-03-06 a:One a:Two', { policyName: null }), undefined],
  ])('%s', (_, announcement, wrong) => {
    expect(read(announcement)[0]?.wrong).toBe(wrong);
  });

  test('is right where that policy has an announcement of its own', () => {
    const own = announce('2021-03-05 a:One', { of: 'Q' });
    const ofR = announce('2021-03-08 a:Two', { of: 'R' });
    expect(read(announce('2021-03-06 a:One a:Two'), own, ofR)[0]?.wrong).toBeUndefined();
  });

  test.each([
    ['the same guide', ['P', 'Q'], 'Q v2 1 a:One'],
    ['another guide', ['P'], undefined],
  ])('counts for one name where it is in %s', (_, documented, wrong) => {
    const announcement = announce('2021-03-06 a:One');
    const guides = [
      { id: 'g', readUntil: '2022', policies: documented, announcements: [announcement] },
    ];
    const [found] = reconcile(policies, [announcement], { guides }).announcements;
    const meant = found?.wrongPolicy;
    expect(
      meant &&
        `${meant.change.policy.policyName} ${meant.change.version.versionId} ${meant.lagDays} ${meant.named[0]?.action}`,
    ).toBe(wrong);
  });
});

describe('an announcement of a row that names several policies', () => {
  const row = announce('2021-03-06 a:Own a:One a:Two a:Nine', { policiesNamed: ['Q'] });

  test('is right where another policy of the row has its actions, and lists only the others', () => {
    expect(read(row)).toEqual([{ wrong: undefined, never: ['a:Nine'] }]);
  });

  test('lists all where the row names one policy', () => {
    expect(read({ ...row, policiesNamed: ['S'] })).toEqual([
      { wrong: undefined, never: ['a:One', 'a:Two', 'a:Nine'] },
    ]);
  });
});
