import { expect, test } from 'vitest';
import { allow, buildPolicy } from '../../testing/builders';
import { listMonths } from './months';
import { reconcile } from './reconcile';

test('months have their changes, newest first', () => {
  const policy = {
    ...buildPolicy('P', [
      ['v1', '2021-01-31T23:59:59Z', allow('a:A')],
      ['v2', '2021-02-01T00:00:00Z', allow('a:B')],
      ['v3', '2021-02-28T00:00:00Z', allow('a:C')],
    ]),
    defaults: [{ versionId: 'v2', firstObserved: '2021-04-01T06:00:00Z' }],
  };
  const { changes, defaultChanges } = reconcile([policy], []);
  const months = listMonths(changes, defaultChanges).map((month) => [
    month.month,
    month.changes.map(({ change }) => change.version.versionId),
    month.defaultChanges.length,
  ]);
  expect(months).toEqual([
    ['2021-04', [], 1],
    ['2021-02', ['v3', 'v2'], 0],
    ['2021-01', ['v1'], 0],
  ]);
});
