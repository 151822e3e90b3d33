import { expect, test } from 'vitest';
import { markWords } from './mark-words';

test.each([
  ['iam:PassRole', ['pass'], 'iam:[Pass]Role'],
  ['iam:PassRole', ['iam:pass'], '[iam:Pass]Role'],
  ['iam:PassRole', ['role', 'iam'], '[iam]:Pass[Role]'],
  ['iam:PassRole', ['pass', 'passrole', 'role'], 'iam:[PassRole]'],
  ['connect:*', ['connect:*'], '[connect:*]'],
  ['*', ['*'], '[*]'],
  ['2022-02-22', ['2022-02'], '[2022-02]-22'],
  ['AmazonConnect_FullAccess v4', ['v4'], 'AmazonConnect_FullAccess [v4]'],
  ['within a word', ['thin'], 'within a word'],
  ['', ['x'], ''],
  // İ is two characters in lower case.
  ['İam iam', ['iam'], 'İam iam'],
])('%s by %s', (text, marks, marked) => {
  const parts = markWords(text, marks);
  expect(parts.map((part) => (part.marked ? `[${part.text}]` : part.text)).join('')).toBe(marked);
  expect(parts.map((part) => part.text).join('')).toBe(text);
});
