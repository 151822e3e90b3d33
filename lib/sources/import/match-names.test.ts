import { expect, test } from 'vitest';
import { matchNames } from './match-names';

test.each<[patterns: string[], name: string, expected: boolean]>([
  [[], 'AmazonConnect_FullAccess', true],
  [['AmazonConnect*'], 'AmazonConnect_FullAccess', true],
  [['AmazonConnect*'], 'AmazonS3FullAccess', false],
  [['amazonconnect*'], 'AmazonConnect_FullAccess', false],
  [['A?'], 'AB', true],
  [['A?'], 'A', false],
  [['A', 'B'], 'B', true],
  [['!A*'], 'AB', false],
  [['!A*'], 'B', true],
  [['A*', '!*B'], 'AB', false],
  [['!*B', 'A*'], 'AC', true],
  [['A.B'], 'AxB', false],
  [['*+=,.@-_'], 'A+=,.@-_', true],
])('%j, of %s: %s', (patterns, name, expected) => {
  expect(matchNames(patterns)(name)).toBe(expected);
});
