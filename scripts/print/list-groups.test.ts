import { expect, test } from 'vitest';
import type { PrintedRoute } from './find-routes';
import { listGroups, type PrintTask } from './list-groups';

const route = (...parts: string[]): PrintedRoute => ({
  module: '',
  kind: 'file',
  parts,
  layouts: [],
});

test('what is of one policy is one group, whatever its files are called; the largest is first', () => {
  const [feed, answer, service, whole] = [
    route('policies', '[name]', 'feed.xml'),
    route('api', '[file]'),
    route('actions', '[service]'),
    route('all.json'),
  ];
  const tasks: PrintTask[] = [
    { route: service, params: { service: 's3' } },
    { route: feed, params: { name: 'A' } },
    { route: feed, params: { name: 'B' } },
    { route: answer, params: { file: 'B.json' } },
    { route: answer, params: { file: 'C.json' } },
    { route: whole, params: {} },
  ];
  const [s3, a, b, bAnswer, c, all] = tasks;
  expect(listGroups(tasks)).toEqual([[all], [b, bAnswer], [s3], [a], [c]]);
});
