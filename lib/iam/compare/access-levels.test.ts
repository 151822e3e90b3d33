import { describe, expect, test } from 'vitest';
import { buildDifference } from '../../../testing/builders';
import {
  accessLevelOrder,
  coversSeveralServices,
  findHighestLevel,
  isWholeService,
  rankAction,
  rankDifference,
  rankLevel,
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
  ])('%j sorted, the most serious first', (given, sorted) => {
    const before = [...given];
    expect(sortLevels(given)).toEqual(sorted);
    expect(given).toEqual(before);
  });

  test.each([
    ['Permissions management', 0],
    ['Write', 1],
    ['List', 4],
    ['New', 5],
  ])('%s has the rank %i', (level, rank) => {
    expect(rankLevel(level)).toBe(rank);
  });

  test.each([
    [['Tagging', 'Write'], 'Write'],
    [['Read'], 'Read'],
  ])('the gravest of %j is %s', (given, gravest) => {
    expect(findHighestLevel(given)).toBe(gravest);
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
])('%s stands for a whole service: %s, for several: %s', (action, isWhole, isOver) => {
  expect([isWholeService(action), coversSeveralServices(action)]).toEqual([isWhole, isOver]);
});

test.each([
  ['iam:PassRole', 0],
  ['IAM:passrole', 0],
  ['s3:*', 1],
  ['s3:Get*', 2],
  ['s3:GetObject', 2],
])('among others of its level %s has the rank %i', (action, rank) => {
  expect(rankAction(action)).toBe(rank);
});

// The gravest first.
test.each<[string, string, string, string[], number]>([
  ['permissions management', 'a:B', 'x', ['Permissions management', 'Write'], 0],
  ['permissions management on all resources', 'a:B', '*', ['Permissions management'], 0],
  ['a pattern over services, which has every level', '*:Get*', 'x', [], -1],
  ['any on all resources', 'a:B', '*', ['List'], 1],
  ['a role handed on, on all resources', 'iam:PassRole', '*', ['Write'], 1],
  ['a role handed on', 'IAM:passrole', 'x', ['Write'], 2],
  ['a whole service', 's3:*', 'x', ['Write', 'Read'], 3],
  ['a few of a service', 's3:Put*', 'x', ['Write'], 4],
  ['an action that the catalog does not know', 'a:B', 'x', [], 4],
])('%s: %s on %s %j has the rank %i', (_, action, resource, accessLevels, rank) => {
  expect(rankDifference(buildDifference(action, { resource, accessLevels }))).toBe(rank);
});

test.each(['s3:*', '*'])('future actions of %s have the last rank', (action) => {
  expect(rankDifference(buildDifference(action, { future: true }))).toBe(5);
});
