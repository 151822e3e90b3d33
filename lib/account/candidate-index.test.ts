import { expect, test } from 'vitest';
import { allow, buildPolicy, parseStatements } from '../../testing/builders';
import { describeSketches, readSketches } from '../site/client/candidate-policies';
import { indexCandidates } from './candidate-index';

const actions = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => `s3:Get${index + from}`);
const policies = [
  buildPolicy('Ten', [['v1', '2021-01-01T00:00:00Z', allow(actions(10))]]),
  buildPolicy('Twelve', [['v1', '2021-01-01T00:00:00Z', allow(actions(12))]]),
  buildPolicy('Changed', [
    ['v1', '2021-01-01T00:00:00Z', allow(actions(6, 100))],
    ['v2', '2021-02-01T00:00:00Z', allow(actions(6, 200))],
  ]),
  buildPolicy('Other', [['v1', '2021-01-01T00:00:00Z', allow(actions(9, 300))]]),
];
const sketches = readSketches(describeSketches(policies));

test.each<[string, string[], number | undefined, string[]]>([
  ['the same actions come first', actions(12), undefined, ['Twelve', 'Ten']],
  ['similar actions', actions(11), 1, ['Ten']],
  ['the same actions as an older version', actions(6, 100), undefined, ['Changed']],
  ['other actions', actions(6, 400), undefined, []],
  ['few of many actions', [...actions(2), ...actions(40, 500)], undefined, []],
])('%s', (_, patterns, max, names) => {
  expect(indexCandidates(sketches, max)(parseStatements([allow(patterns)]))).toEqual(names);
});
