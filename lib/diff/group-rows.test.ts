import { expect, test } from 'vitest';
import { groupRows, isWithoutEffect } from './group-rows';
import { type Cell, type Row, type RowKind, selectSide } from './rows';

const cell = (text: string, number = 1): Cell => ({ number, text });
const both = (kind: RowKind, text: string): Row => ({
  kind,
  before: cell(text),
  after: cell(text),
});
const removed = (text: string): Row => ({ kind: 'removed', before: cell(text) });
const added = (text: string): Row => ({ kind: 'added', after: cell(text) });

/** The rows of each group, with [] around marked words. */
function show(rows: Row[]): string[] {
  return groupRows(rows).map(({ isOneSided, rows }) => {
    const texts = rows.map(({ before, after }) => {
      const { parts, text = '' } = before ?? after ?? {};
      return parts?.map((part) => (part.marked ? `[${part.text}]` : part.text)).join('') ?? text;
    });
    return `${isOneSided ? 'one side' : 'both'}: ${texts.join(' | ')}`;
  });
}

test.each<[string, Row[], string[]]>([
  ['no rows', [], []],
  ['rows of both sides', [both('same', 'a'), both('changed', 'b')], ['both: a | b']],
  [
    'rows of one side between others',
    [both('same', 'a'), removed('b'), added('c'), both('same', 'd')],
    ['both: a', 'one side: b | c', 'both: d'],
  ],
  [
    'words that differ in rows beside one another',
    [removed('p:CreateDomain'), added('p:CreateProfile')],
    ['one side: p:Create[Domain] | p:Create[Profile]'],
  ],
  [
    'more rows on one side than on the other',
    [removed('p:GetOne'), removed('p:GetTwo'), added('p:PutOne')],
    ['one side: p:[Get]One | p:GetTwo | p:[Put]One'],
  ],
  [
    'no mark for the comma after a value',
    [removed('"p:GetOne",'), added('"p:GetTwo"')],
    ['one side: "p:Get[One]", | "p:Get[Two]"'],
  ],
  ['unrelated rows without marks', [removed('"a": {'), added('c:D')], ['one side: "a": { | c:D']],
  [
    'no marks beside a row that moved',
    [{ kind: 'moved', before: cell('p:GetOne') }, added('p:GetTwo')],
    ['one side: p:GetOne | p:GetTwo'],
  ],
  [
    'no marks beside a row in another notation',
    [removed('p:GetOne'), { kind: 'rewritten', after: cell('p:GetTwo') }],
    ['one side: p:GetOne | p:GetTwo'],
  ],
])('rows are grouped: %s', (_, rows, expected) => {
  expect(show(rows)).toEqual(expected);
});

test('rows that moved or are in another notation have no effect', () => {
  const kinds: RowKind[] = ['same', 'changed', 'added', 'removed', 'moved', 'rewritten'];
  expect(kinds.filter((kind) => isWithoutEffect({ kind }))).toEqual(['same', 'moved', 'rewritten']);
});

test('one side of a statement that moved has its lines as moved, removed or added', () => {
  const rows = [both('same', 'a'), both('changed', 'b'), removed('c'), added('d')];
  const kinds = (side: 'before' | 'after') =>
    selectSide(rows, side).map(({ kind, before, after }) => `${kind} ${(before ?? after)?.text}`);
  expect(kinds('before')).toEqual(['moved a', 'removed b', 'removed c']);
  expect(kinds('after')).toEqual(['moved a', 'added b', 'added d']);
});
