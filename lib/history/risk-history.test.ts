import { expect, test } from 'vitest';
import { allow, buildPolicy, deny, v } from '../../testing/builders';
import { buildRisks, buildSensitive } from '../../testing/risk';
import { listCurrentRisks } from './risk-history';

const { assessor } = buildRisks({
  resources: { 'a:Read': ['arn:aws:a:::*'] },
  actions: [buildSensitive(['a:Read'])],
});
const [some, all, none] = [allow('a:Read', 'arn:aws:a:::one'), allow('a:Read'), allow('a:Other')];

test.each([
  ['since the first version', [v(1, all), v(2, all)], 'v1', 'v1'],
  ['since it was added', [v(1, none), v(2, all), v(3, all)], 'v2', 'v2'],
  ['since it was added again', [v(1, all), v(2, none), v(3, all)], 'v3', 'v3'],
  ['since a Deny was removed', [v(1, all, deny('a:Read')), v(2, all)], 'v2', 'v2'],
  ['since it lost its limits', [v(1, some), v(2, all), v(3, all)], 'v1', 'v2'],
  ['since it was limited, and without limits before', [v(1, all), v(2, some)], 'v1', 'v1'],
])('a finding is current %s', (_, versions, since, gradedSince) => {
  const policy = buildPolicy('P', versions);
  expect(listCurrentRisks(policy, assessor.assess)).toMatchObject([
    {
      policy,
      finding: { entry: 'a:Read' },
      since: { versionId: since },
      gradedSince: { versionId: gradedSince },
    },
  ]);
});

test('what the default version does not allow is not current', () => {
  const policy = buildPolicy('P', [v(1, all), v(2, none)]);
  expect(listCurrentRisks(policy, assessor.assess)).toEqual([]);
});
