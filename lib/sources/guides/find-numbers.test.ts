import { expect, test } from 'vitest';
import { findCount, findVersion } from './find-numbers';

test.each([
  ['24', '', 'v24'],
  ['v3', '', 'v3'],
  ['Version 7', '', 'v7'],
  ['2 (default)', '', 'v2'],
  ['', '', undefined],
  ['2.1', '', undefined],
  ['0', '', undefined],
  ['first', '', undefined],
  [undefined, 'It is for version 2 (default).', 'v2'],
  [undefined, 'The policy version v12 has it.', 'v12'],
  [undefined, 'Version 4 of this managed policy has it.', 'v4'],
  [undefined, 'Policy version 2012-10-17 is required.', undefined],
  [undefined, 'Supports Kubernetes version 2.', undefined],
])('the version of %j and %j is %s', (cell, words, version) => {
  expect(findVersion(cell, words)).toBe(version);
});

test.each([
  ['Added 47 new permissions for cases.', 47],
  ['The service adds three actions.', 3],
  ['Twelve additional permissions were added.', 12],
  ['Grants 1 action.', 1],
  ['Added 0 permissions.', undefined],
  ['Added new permissions.', undefined],
  ['Removed 3 permissions. Added others.', undefined],
  ['Added 2 actions. Added 3 actions.', undefined],
  ['It has 20 permissions.', undefined],
  ['Added support for 5 Regions.', undefined],
])('the number of permissions in %j is %s', (words, count) => {
  expect(findCount(words)).toBe(count);
});
