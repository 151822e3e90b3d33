import { expect, test } from 'vitest';
import { allow, buildPolicy, v } from '../../testing/builders';
import { listPolicyEvents } from './withdrawals';

const at = (month: number) => `2022-0${month}-01T00:00:00Z`;
const build = (name: string) => buildPolicy(name, [v(1, allow('s3:Get'))]);

test('lists withdrawals and returns of all policies, newest first', () => {
  const twice = {
    ...build('B'),
    withdrawals: [{ from: at(1), until: at(2) }],
    noLongerObserved: at(4),
  };
  const gone = { ...build('A'), noLongerObserved: at(4) };
  const events = listPolicyEvents([twice, build('C'), gone]);
  expect(
    events.map(({ policy, effect, observed, since }) => [
      policy.policyName,
      effect,
      observed,
      since,
    ]),
  ).toEqual([
    ['A', 'withdrawn', at(4), undefined],
    ['B', 'withdrawn', at(4), undefined],
    ['B', 'returned', at(2), at(1)],
    ['B', 'withdrawn', at(1), undefined],
  ]);
});
