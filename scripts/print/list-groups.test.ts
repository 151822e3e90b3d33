import { expect, test } from 'vitest';
import type { ParameterRoute } from './find-routes';
import { listGroups, type PrintTask } from './list-groups';

const route = (...parts: string[]): ParameterRoute => ({
  module: '',
  kind: 'file',
  parts,
  layouts: [],
});

test('what is of one policy is one group, whatever its files are called; the largest is first', () => {
  const [feed, answer, service] = [
    route('policies', '[name]', 'feed.xml'),
    route('api', '[file]'),
    route('actions', '[service]'),
  ];
  const tasks: PrintTask[] = [
    { route: service, params: { service: 's3' } },
    { route: feed, params: { name: 'A' } },
    { route: feed, params: { name: 'B' } },
    { route: answer, params: { file: 'B.json' } },
    { route: answer, params: { file: 'C.json' } },
  ];
  const [s3, a, b, bAnswer, c] = tasks;
  expect(listGroups(tasks)).toEqual([[b, bAnswer], [s3], [a], [c]]);
});
