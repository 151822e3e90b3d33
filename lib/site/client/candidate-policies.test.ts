import { expect, test } from 'vitest';
import { allow, buildPolicy, parseStatements } from '../../../testing/builders';
import { findClosestPolicy } from '../../history/closest-version';
import { loadRecord } from '../../record/load';
import type { Policy, Version } from '../../record/types';
import { describeSketches, listCandidates, readSketches } from './candidate-policies';

const built = [
  buildPolicy('Many', [['v1', '2021-01-01T00:00:00Z', allow(['a:x', 'b:x', 'c:x', 'd:x'])]]),
  buildPolicy('Few', [['v1', '2021-01-01T00:00:00Z', allow(['a:x', 'b:x'])]]),
  buildPolicy('Other', [['v1', '2021-01-01T00:00:00Z', allow('e:x')]]),
  buildPolicy('Any', [
    ['v1', '2021-01-01T00:00:00Z', allow('*:x')],
    ['v2', '2021-02-01T00:00:00Z', { Effect: 'Allow', NotAction: 'e:x', Resource: '*' }],
    ['v3', '2021-03-01T00:00:00Z', allow('e:x')],
  ]),
  buildPolicy('Same', [['v1', '2021-01-01T00:00:00Z', allow(['a:One', 'b:Two'])]]),
];
const sketches = readSketches(JSON.parse(JSON.stringify(describeSketches(built))));

test.each<[string, object, number | undefined, string[]]>([
  ['services of several policies', allow(['a:One', 'B:*']), undefined, ['Same', 'Few', 'Many']],
  ['the same actions', allow(['A:one', 'b:two']), 1, ['Same']],
  ['a limit', allow(['a:x', 'b:x']), 1, ['Few']],
  ['patterns of several services', allow('*'), undefined, ['Any']],
  ['a service of none', allow('x:One'), undefined, []],
])('%s', (_, statement, max, names) => {
  const found = listCandidates(sketches, parseStatements([statement]), max);
  expect(found.map(({ policyName }) => policyName)).toEqual(names);
});

test('the closest policy of each version on record is a candidate', () => {
  const { policies } = loadRecord('data');
  const all = readSketches(describeSketches(policies));
  for (const { statements } of policies.flatMap(({ versions }) => versions)) {
    const closest = findClosestPolicy<Version, Policy>(statements, policies);
    const names = listCandidates(all, statements).map(({ policyName }) => policyName);
    expect(names).toContain(closest?.policy.policyName);
  }
});
