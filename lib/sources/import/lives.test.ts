import { afterEach, describe, expect, test } from 'vitest';
import {
  countAdded,
  observePolicy,
  observeVersion,
  TestRecord,
  testSource,
} from '../../../testing/observations';
import { readTree } from '../../../testing/temporary-folder';
import { loadRecord } from '../../record/load';
import { importObservation } from './import-observation';
import type { ObservedPolicy } from './observation';

const record = new TestRecord();
afterEach(() => record.dispose());

const month = (number: number) => observeVersion(number).createDate;
/** A v1 that was created and observed in a month of 2020. */
const first = (number: number) => {
  const { createDate, firstObserved } = observeVersion(number);
  return observeVersion(1, { createDate, firstObserved });
};
const observe = (...versions: ObservedPolicy['versions']) => observePolicy('A', [], { versions });

/** Each policy on record: key, versions by month, since when it is gone, and the one before it. */
const list = () =>
  loadRecord(record.path).policies.map(({ policyName, versions, noLongerObserved, precededBy }) => [
    policyName,
    versions.map(({ createDate }) => createDate.slice(5, 7)).join(),
    noLongerObserved,
    precededBy,
  ]);

const both = [
  ['A', '01,02', month(5), undefined],
  ['A~2020-05-01', '05,06', undefined, 'A'],
];

describe('a policy that was deleted and created again', () => {
  test('is two policies of one source', () => {
    const policy = observe(
      observeVersion(1),
      observeVersion(2),
      first(5),
      observeVersion(2, { createDate: month(6), firstObserved: observeVersion(6).firstObserved }),
    );
    expect(record.add(policy)).toEqual(countAdded({ policies: 2, versions: 4, gone: 1 }));
    expect(list()).toEqual(both);
    const tree = readTree(record.path);
    expect(record.add(policy)).toEqual(countAdded());
    expect(readTree(record.path)).toEqual(tree);
  });

  test('is created after the one on record', () => {
    record.add(observePolicy('A', [1, 2]));
    expect(record.add(observe(first(5)))).toEqual(
      countAdded({ policies: 1, versions: 1, gone: 1 }),
    );
    const second = observeVersion(2, {
      createDate: month(6),
      firstObserved: observeVersion(6).firstObserved,
    });
    expect(record.add(observe(second))).toEqual(countAdded({ versions: 1 }));
    expect(list()).toEqual(both);
    // The name means the newest, also without versions.
    const deprecated = { knownBy: '2020-12-01' };
    record.add(observePolicy('A', [], { deprecated }));
    expect(loadRecord(record.path).policies.map((policy) => policy.deprecated)).toEqual([
      undefined,
      deprecated,
    ]);
  });

  test('keeps the first key where it is recorded before its predecessor', () => {
    record.add(observe(first(5)));
    record.add(observe(observeVersion(1), first(5)));
    expect(list()).toEqual([
      ['A', '05', undefined, 'A~2020-01-01'],
      ['A~2020-01-01', '01', month(5), undefined],
    ]);
  });

  test('is told apart from further policies of its name', () => {
    record.add(observe(observeVersion(1), first(5)));
    record.add(observe(first(5), first(8)));
    record.add(observe(observeVersion(3)));
    expect(list()).toEqual([
      ['A', '01,03', month(5), undefined],
      ['A~2020-05-01', '05', month(8), 'A'],
      ['A~2020-08-01', '08', undefined, 'A~2020-05-01'],
    ]);
  });

  test('keeps since when its predecessor is gone, and not before it was observed', () => {
    record.add(
      observePolicy('A', [1], {
        noLongerObserved: '2020-02-20T00:00:00Z',
        lastObserved: '2020-02-10T00:00:00Z',
      }),
      observePolicy('B', [], {
        versions: [observeVersion(1, { firstObserved: '2020-08-01T00:00:00Z' })],
      }),
    );
    record.add(observe(first(5)), observePolicy('B', [], { versions: [first(5)] }));
    expect(list().map(([name, , gone]) => [name, gone])).toEqual([
      ['A', '2020-02-20T00:00:00Z'],
      ['A~2020-05-01', undefined],
      ['B', '2020-08-01T00:00:00Z'],
      ['B~2020-05-01', undefined],
    ]);
  });

  test('in an account has the account and the day in its key', () => {
    const arn = 'arn:aws:iam::111111111111:policy/A';
    record.add(observePolicy('A', [], { arn, versions: [observeVersion(1), first(5)] }));
    expect(list().map(([name]) => name)).toEqual(['A~111111111111', 'A~111111111111~2020-05-01']);
  });

  test('with an older date alone is a conflict, and not an earlier policy', () => {
    record.add(observe(first(5)));
    const { refused } = importObservation(
      record.path,
      { policies: [observe(observeVersion(1))] },
      testSource,
    );
    expect(refused.map(({ policyName }) => policyName)).toEqual(['A']);
  });
});

describe('a policy that is withdrawn and returns', () => {
  const at = (number: number) => `2020-${String(number).padStart(2, '0')}-20T00:00:00Z`;
  const between = (from: number, until: number) => ({ from: at(from), until: at(until) });
  const gone = { noLongerObserved: at(5), lastObserved: at(4) };
  const read = () => {
    const { withdrawals, noLongerObserved } = loadRecord(record.path).policies[0] ?? {};
    return { withdrawals, noLongerObserved };
  };

  test('has the dates of its source', () => {
    const withdrawals = [between(2, 3), between(4, 5)];
    const policy = observePolicy('A', [1], { withdrawals });
    record.add(policy);
    expect(read().withdrawals).toEqual(withdrawals);
    expect(record.add(policy)).toEqual(countAdded());
    // Another source was read on other days.
    record.add(observePolicy('A', [1], { withdrawals: [between(1, 3), between(8, 9)] }));
    expect(read().withdrawals).toEqual([...withdrawals, between(8, 9)]);
  });

  test.each<[string, Partial<ObservedPolicy>, string]>([
    [
      'the first later version',
      { versions: [observeVersion(1), observeVersion(7)] },
      '2020-07-02T00:00:00Z',
    ],
    ['the first later default', { defaults: [{ versionId: 'v1', firstObserved: at(6) }] }, at(6)],
    ['the last observation', { lastObserved: at(8) }, at(8)],
    ['the end of the source', {}, testSource.observedUntil],
    ['the source', { withdrawals: [between(5, 9)] }, at(9)],
  ])('returns with %s', (_, more, until) => {
    record.add(observePolicy('A', [1], gone));
    expect(read()).toEqual({ withdrawals: undefined, noLongerObserved: at(5) });
    record.add(observePolicy('A', [1], more));
    expect(read()).toEqual({
      withdrawals: [{ from: at(5), until }],
      noLongerObserved: undefined,
    });
  });

  test('can be withdrawn again', () => {
    record.add(observePolicy('A', [1], gone));
    record.add(observePolicy('A', [1], { noLongerObserved: at(9), lastObserved: at(8) }));
    expect(read()).toEqual({ withdrawals: [between(5, 8)], noLongerObserved: at(9) });
  });
});

describe('the kind of a policy', () => {
  const kindOf = () => loadRecord(record.path).policies[0]?.kind;

  test.each([
    [null, undefined, 'unknown'],
    ['arn:aws:iam::aws:policy/A', undefined, 'attachable'],
    ['arn:aws:iam::aws:policy/A', true, 'attachable'],
    ['arn:aws:iam::aws:policy/A', false, 'not-attachable'],
    ['arn:aws:iam::aws:policy/aws-service-role/A', false, 'service-linked-role'],
  ])('of %s, attachable: %s, is %s', (arn, isAttachable, kind) => {
    const more = isAttachable === undefined ? {} : { isAttachable };
    record.add(observePolicy('A', [1], { arn, ...more }));
    expect(kindOf()).toBe(kind);
    record.add(observePolicy('A', [1], { arn: null }));
    expect(kindOf()).toBe(kind);
  });
});
