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
  const [feed, answer, whole] = [
    route('policies', '[name]', 'feed.xml'),
    route('api', '[file]'),
    route('all.json'),
  ];
  const tasks: PrintTask[] = [
    { route: feed, params: { name: 'A' } },
    { route: feed, params: { name: 'B' } },
    { route: feed, params: { name: 'B', version: 'v2' } },
    { route: answer, params: { file: 'A.json' } },
    { route: answer, params: { file: 'B.json' } },
    { route: whole, params: {} },
  ];
  const [a, b, b2, aAnswer, bAnswer, all] = tasks;
  expect(listGroups(tasks)).toEqual([[all], [b, b2, bAnswer], [a, aAnswer]]);
});

test('pages of one route that share their value with no other are one group', () => {
  const [service, page, file] = [
    route('actions', '[service]'),
    route('as-of', '[date]'),
    route('api', '[date]'),
  ];
  const tasks: PrintTask[] = [
    { route: service, params: { service: 's3' } },
    { route: page, params: { date: '2021-01-01' } },
    { route: service, params: { service: 'ec2' } },
    { route: file, params: { date: '2021-01-01.json' } },
    { route: service, params: { service: 'sqs' } },
  ];
  const [s3, day, ec2, dayFile, sqs] = tasks;
  expect(listGroups(tasks)).toEqual([
    [s3, ec2, sqs],
    [day, dayFile],
  ]);
});
