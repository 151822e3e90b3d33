import { expect, test } from 'vitest';
import { allow, parseStatements } from '../../../testing/builders';
import { listCandidates } from './candidate-policies';

const policies = [
  { policyName: 'Many', services: ['a', 'b', 'c', 'd'] },
  { policyName: 'Few', services: ['a', 'b'] },
  { policyName: 'Other', services: ['e'] },
  { policyName: 'Any', services: ['*', 'e'] },
];

test.each<[string, object, number | undefined, string[]]>([
  ['services of two policies', allow(['a:One', 'B:*']), undefined, ['Few', 'Many']],
  ['a limit', allow(['a:One', 'b:*']), 1, ['Few']],
  ['patterns of several services', allow('*'), undefined, ['Any']],
  ['a service of none', allow('x:One'), undefined, []],
])('%s', (_, statement, max, names) => {
  const found = listCandidates(policies, parseStatements([statement]), max);
  expect(found.map(({ policyName }) => policyName)).toEqual(names);
});
