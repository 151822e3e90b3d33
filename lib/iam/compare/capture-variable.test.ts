import { expect, test } from 'vitest';
import { captureVariable } from './capture-variable';

test.each<[before: string, after: string, other: string, parts: string[]]>([
  ['', '', 'ann', ['ann']],
  ['b/', '/x', 'b/ann/x', ['ann']],
  ['b/', '/x', 'b/a?/x', ['a?']],
  ['b/', '/x', 'b/a*/x', ['a', 'a*']],
  ['b/', '/x', 'b//x', ['']],
  ['b/', '/x', 'c/ann/x', []],
  ['b/', '', 'b', []],
  // A star matches text before, in and after the variable.
  ['b/', '/x', '*', ['*', '']],
  ['b/', '*', 'b/ann', ['', 'a', 'an', 'ann']],
  // Within the same part of an ARN only.
  ['arn:aws:iam::1:user/', '', 'arn:aws:iam::*:user/ann', ['ann']],
  ['arn:aws:iam::', ':user/x', 'arn:aws:iam::1:user/x', ['1']],
])('the part of "%s${…}%s" in "%s" is one of %j', (before, after, other, parts) => {
  expect(captureVariable(before, after, other).sort()).toEqual([...parts].sort());
});

test('texts longer than any ARN are ignored', () => {
  const long = 'x'.repeat(3000);
  expect(captureVariable(long, '', `${long}a`)).toEqual([]);
});
