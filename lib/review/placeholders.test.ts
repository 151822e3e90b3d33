import { expect, test } from 'vitest';
import {
  hasPlaceholderText,
  isPlaceholderKey,
  Placeholders,
  type PlaceholderUse,
} from './placeholders';

const [first, second] = [{}, {}];

function use(more: Partial<PlaceholderUse> = {}): PlaceholderUse {
  return { statement: first, part: 'Resource', text: {}, role: 'allow', ...more };
}

test('gives equal values one name, and different ones another', () => {
  const placeholders = new Placeholders();
  expect(placeholders.use('1', 'Bucket', false, use())).toBe('${Template:Bucket}');
  expect(placeholders.use('1', 'Bucket', false, use())).toBe('${Template:Bucket}');
  // Keys of a request ignore letter case.
  expect(placeholders.use('2', 'bucket', false, use())).toBe('${Template:bucket #2}');
  expect(placeholders.use('3', 'BUCKET', false, use())).toBe('${Template:BUCKET #3}');
  expect(placeholders.use('4', 'If ["a\',{}"]', false, use())).toBe('${Template:If a}');
  expect(placeholders.use('5', 'x'.repeat(100), false, use())).toHaveLength(72);
});

const text = {};

test.each<[name: string, uses: PlaceholderUse[], isProblem: boolean]>([
  ['in Allow statements', [use(), use({ statement: second, part: 'StringLike k' })], false],
  ['in a Deny statement', [use({ role: 'deny' })], false],
  ['twice in a list', [use(), use()], false],
  ['twice in a text', [use({ text }), use({ text })], true],
  ['in two parts of a statement', [use(), use({ part: 'StringLike k' })], true],
  ['in Allow and Deny', [use(), use({ statement: second, role: 'deny' })], true],
  ['in NotResource', [use({ part: 'NotResource', role: 'other' })], true],
])('a value that may have wildcards %s', (_, uses, isProblem) => {
  for (const isFixed of [false, true]) {
    const placeholders = new Placeholders();
    for (const each of uses) placeholders.use('1', 'X', isFixed, each);
    expect(placeholders.findProblem()?.found.includes('${Template:X}') ?? false).toBe(
      isProblem && !isFixed,
    );
  }
});

test('recognizes texts and keys of placeholders', () => {
  expect(['${Template:X}', '${ TEMPLATE:x}', '${aws:username}'].map(hasPlaceholderText)).toEqual([
    true,
    true,
    false,
  ]);
  expect(['template:x', 'aws:username'].map(isPlaceholderKey)).toEqual([true, false]);
});
