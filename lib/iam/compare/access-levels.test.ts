import { describe, expect, test } from 'vitest';
import { buildDifference } from '../../../testing/builders';
import {
  accessLevelOrder,
  coversSeveralServices,
  findHighestLevel,
  isWholeService,
  rankDifference,
  sortLevels,
} from './access-levels';

describe('access levels', () => {
  test.each<[string[], string[]]>([
    [[], []],
    [
      ['Read', 'Write'],
      ['Write', 'Read'],
    ],
    [['List', 'Read', 'Tagging', 'Write', 'Permissions management'], accessLevelOrder],
    [
      ['New', 'List', 'Other'],
      ['List', 'New', 'Other'],
    ],
  ])('%j in order are %j', (levels, sorted) => {
    const before = [...levels];
    expect(sortLevels(levels)).toEqual(sorted);
    expect(levels).toEqual(before);
  });

  test.each([
    [['Tagging', 'Write'], 'Write'],
    [['Read'], 'Read'],
  ])('the highest of %j is %s', (levels, highest) => {
    expect(findHighestLevel(levels)).toBe(highest);
  });
});

test.each([
  ['*', true, true],
  ['*:*', true, true],
  ['s?s:*', true, true],
  ['*:Get*', false, true],
  ['s3:*', true, false],
  ['s3:Get*', false, false],
  ['s3:**', false, false],
  ['s3:GetObject', false, false],
])('%s matches all actions of a service: %s, those of several: %s', (action, isWhole, isOver) => {
  expect([isWholeService(action), coversSeveralServices(action)]).toEqual([isWhole, isOver]);
});

test.each<[string, string, string, string[], number]>([
  ['permissions management', 'a:B', 'x', ['Permissions management', 'Write'], 0],
  ['permissions management on all resources', 'a:B', '*', ['Permissions management'], 0],
  ['a pattern of several services', '*:Get*', 'x', [], -1],
  ['any action on all resources', 'a:B', '*', ['List'], 1],
  ['iam:PassRole on all resources', 'iam:PassRole', '*', ['Write'], 1],
  ['iam:PassRole', 'IAM:passrole', 'x', ['Write'], 2],
  ['all actions of a service', 's3:*', 'x', ['Write', 'Read'], 3],
  ['some actions of a service', 's3:Put*', 'x', ['Write'], 4],
  ['an action that is not in the catalog', 'a:B', 'x', [], 4],
])('%s: %s on %s %j has the rank %i', (_, action, resource, accessLevels, rank) => {
  expect(rankDifference(buildDifference(action, { resource, accessLevels }))).toBe(rank);
});

test.each(['s3:*', '*'])('future actions of %s have the last rank', (action) => {
  expect(rankDifference(buildDifference(action, { future: true }))).toBe(5);
});
