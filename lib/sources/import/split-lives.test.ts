import { describe, expect, test } from 'vitest';
import { observePolicy, observeVersion } from '../../../testing/observations';
import type { ObservedPolicy } from './observation';
import { splitLives } from './split-lives';

/** A second v1, created and observed in these months of 2020. */
const again = (month: number, observed = month) => {
  const { createDate, firstObserved } = observeVersion(month);
  return observeVersion(1, {
    createDate,
    firstObserved: observed === month ? firstObserved : observeVersion(observed).firstObserved,
  });
};

/** Each life as its versions by id and month. */
const show = (policy: ObservedPolicy) =>
  splitLives(policy).map(({ versions }) =>
    versions.map(({ versionId, createDate }) => `${versionId} ${createDate.slice(5, 7)}`).join(),
  );

const observe = (versions: ObservedPolicy['versions'], more: Partial<ObservedPolicy> = {}) =>
  observePolicy('A', [], { versions, ...more });

describe('splitLives', () => {
  test.each<[string, ObservedPolicy, string[]]>([
    ['no versions', observe([]), ['']],
    ['the versions of one policy', observePolicy('A', [2, 1]), ['v2 02,v1 01']],
    [
      'a second v1, in any order',
      observe([again(5), observeVersion(2), observeVersion(1), observeVersion(6)]),
      ['v1 01,v2 02', 'v1 05,v6 06'],
    ],
    [
      'three policies',
      observe([1, 4, 7].map((month) => again(month))),
      ['v1 01', 'v1 04', 'v1 07'],
    ],
    [
      'another id with two dates',
      observe([observeVersion(1), observeVersion(2), { ...again(5), versionId: 'v2' }]),
      ['v1 01,v2 02,v2 05'],
    ],
    [
      'a second v1 of the same day',
      observe([observeVersion(1), observeVersion(1, { createDate: '2020-01-01T09:00:00Z' })]),
      ['v1 01,v1 01'],
    ],
    [
      'a date of creation after the versions before it',
      observe([observeVersion(1), observeVersion(6)], { createDate: '2020-05-05T00:00:00Z' }),
      ['v1 01', 'v6 06'],
    ],
    [
      'a date of creation on the day of the version before it',
      observe([observeVersion(1), observeVersion(6)], { createDate: '2020-01-01T01:00:00Z' }),
      ['v1 01,v6 06'],
    ],
  ])('splits %s', (_, policy, lives) => {
    expect(show(policy)).toEqual(lives);
  });

  test('gives each life its own observations', () => {
    const at = (month: number) => `2020-${String(month).padStart(2, '0')}-15T00:00:00Z`;
    const between = (from: number, until: number) => ({ from: at(from), until: at(until) });
    const list = (path: string, month: number, isAttachable: boolean) => ({
      arn: `arn:aws:iam::aws:policy${path}A`,
      createDate: observeVersion(month).createDate,
      isAttachable,
    });
    const [first, second] = splitLives(
      observe([observeVersion(1), again(6), observeVersion(7)], {
        arn: null,
        defaults: [1, 6, 7].map((month) => ({ versionId: `v${month}`, firstObserved: at(month) })),
        withdrawals: [between(2, 3), between(4, 6), between(8, 9)],
        absences: [between(2, 3), between(4, 6), between(8, 9)],
        listed: [list('/', 1, true), list('/aws-service-role/', 6, false)],
        deprecated: { knownBy: '2020-12-01' },
        noLongerObserved: at(12),
        lastObserved: at(11),
      }),
    );
    expect(first).toEqual({
      policyName: 'A',
      arn: 'arn:aws:iam::aws:policy/A',
      createDate: observeVersion(1).createDate,
      versions: [observeVersion(1)],
      isAttachable: true,
      defaults: [{ versionId: 'v1', firstObserved: at(1) }],
      withdrawals: [between(2, 3)],
      lastObserved: observeVersion(1).firstObserved,
      noLongerObserved: at(4),
    });
    expect(second).toEqual({
      policyName: 'A',
      arn: 'arn:aws:iam::aws:policy/aws-service-role/A',
      createDate: observeVersion(6).createDate,
      versions: [again(6), observeVersion(7)],
      isAttachable: false,
      defaults: [6, 7].map((month) => ({ versionId: `v${month}`, firstObserved: at(month) })),
      withdrawals: [between(8, 9)],
      deprecated: { knownBy: '2020-12-01' },
      noLongerObserved: at(12),
      lastObserved: at(11),
    });
  });

  test('ends a life when the next was created, where no absence was observed', () => {
    const [first, second] = splitLives(observe([observeVersion(1), again(6)]));
    expect(first?.noLongerObserved).toBe(again(6).createDate);
    expect(second).not.toHaveProperty('noLongerObserved');
  });

  test('ends no life before its last observation', () => {
    const late = observeVersion(1, { firstObserved: '2020-08-01T00:00:00Z' });
    const [first] = splitLives(observe([late, again(6, 9)]));
    expect(first?.noLongerObserved).toBe(late.firstObserved);
  });

  test('uses an entry of a list that is older than the first version', () => {
    const listed = [
      { arn: 'arn:aws:iam::aws:policy/A', createDate: '2019-01-01T00:00:00Z', isAttachable: true },
    ];
    const [life] = splitLives(observePolicy('A', [3], { arn: null, listed }));
    expect(life).toMatchObject({ createDate: '2019-01-01T00:00:00Z', isAttachable: true });
  });
});
