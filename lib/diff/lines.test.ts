import { expect, test } from 'vitest';
import { formatLines } from './lines';
import { compareSideBySide } from './side-by-side';

const document = { Statement: { Sid: 'a\u202etxt\u200b', Effect: 'Allow', Action: 's3:Get' } };

test('what hides in a document is shown, and the lines are the same document', () => {
  const lines = formatLines(document).flatMap((group) => group.lines.map(({ text }) => text));
  expect(lines[2]).toBe('    "Sid": "a\\u202etxt\\u200b",');
  expect(JSON.parse(lines.join('\n'))).toEqual(document);
});

test('a change that nobody would see is one', () => {
  const before = { Statement: { ...document.Statement, Sid: 'atxt' } };
  const changed = compareSideBySide(before, document)
    .flatMap(({ rows }) => rows)
    .filter(({ kind }) => kind !== 'same');
  expect(
    changed.flatMap(({ before, after }) => [before?.text ?? [], after?.text ?? []].flat()),
  ).toEqual(['    "Sid": "atxt",', '    "Sid": "a\\u202etxt\\u200b",']);
});
