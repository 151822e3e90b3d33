import { expect, test } from 'vitest';
import { countChanges, countLines, foldBlocks, measureShift } from './fold';
import { compareSideBySide } from './side-by-side';

const allow = (name: string, actions: string[]) => ({
  Sid: name,
  Effect: 'Allow',
  Action: actions,
  Resource: '*',
});
const actions = Array.from({ length: 30 }, (_, index) => `a:Action${index}`);

function show(before: object[], after: object[]): string[] {
  const folded = foldBlocks(compareSideBySide({ Statement: before }, { Statement: after }));
  return folded.map((block) =>
    block.unchanged
      ? `unchanged: ${block.rows} rows of ${block.blocks.map(({ sid }) => sid ?? '·').join()}`
      : `${block.block.sid}${block.block.moved ? ` ${block.block.moved}` : ''}: ${block.sections.map((s) => `${s.folded ? 'fold ' : ''}${s.rows.length}`).join(', ')}`,
  );
}

test('consecutive unchanged statements are one fold', () => {
  const [one, two, three] = [allow('One', ['a:A']), allow('Two', ['b:B']), allow('Three', ['c:C'])];
  expect(show([one, two, three], [one, two, { ...three, Resource: 'x' }])).toEqual([
    'unchanged: 18 rows of ·,One,Two',
    'Three: 8',
    'unchanged: 2 rows of ·',
  ]);
});

test('an unchanged part of a list folds, apart from lines of context', () => {
  const longer = [...actions.slice(0, 15), 'a:New', ...actions.slice(15)];
  expect(show([allow('One', actions)], [allow('One', longer)])).toEqual([
    'unchanged: 2 rows of ·',
    'One: fold 16, 7, fold 15',
    'unchanged: 2 rows of ·',
  ]);
});

test('a fold hides four rows at least', () => {
  const foldList = (count: number) => {
    const before = allow('One', actions.slice(0, count));
    const after = { ...before, Action: ['a:First', ...before.Action], Resource: 'x' };
    return show([before], [after])[1];
  };
  expect(foldList(8)).toBe('One: 16');
  expect(foldList(9)).toBe('One: 8, fold 4, 5');
});

test('a moved statement has a block on each side, folded where it is unchanged', () => {
  const [one, two] = [allow('One', ['a:A']), allow('Two', ['b:B', 'b:C'])];
  expect(show([one, two], [two, one])).toEqual([
    'unchanged: 2 rows of ·',
    'One before: fold 8',
    'unchanged: 9 rows of Two',
    'One after: fold 8',
    'unchanged: 2 rows of ·',
  ]);
});

test('keys in another order fold, and their sides have different lines', () => {
  const before = allow('One', ['a:A', 'a:B']);
  const { Sid, ...rest } = before;
  expect(show([before], [{ ...rest, Sid }])).toEqual(['unchanged: 13 rows of ·,One,·']);
  const [, block] = compareSideBySide({ Statement: [before] }, { Statement: [{ ...rest, Sid }] });
  expect(measureShift(block?.rows ?? [])).toBeUndefined();
  expect(countLines(block?.rows ?? [])).toBe(9);
  expect(countLines([{ kind: 'removed', before: { number: 1, text: '' } }])).toBe(1);
});

test('the shift of line numbers is known where both sides have the same lines', () => {
  const [zero, one, two] = [allow('Zero', ['z:Z']), allow('One', ['a:A']), allow('Two', ['b:B'])];
  const measure = (before: object[], after: object[]) =>
    compareSideBySide({ Statement: before }, { Statement: after }).map(({ rows }) =>
      measureShift(rows),
    );
  expect(measure([one, two], [one, two])).toEqual([0, 0, 0, 0]);
  expect(measure([one, two], [zero, one, two])).toEqual([0, undefined, 8, 8, 8]);
  // One has no comma after it any more.
  expect(measure([one, two], [one])).toEqual([0, undefined, undefined, -8]);
  expect(measureShift([])).toBeUndefined();
});

test.each<[string, object[], object[], { changes: number; withoutEffect: boolean[] }]>([
  ['nothing', [allow('One', ['a:A'])], [allow('One', ['a:A'])], { changes: 0, withoutEffect: [] }],
  [
    'two places of one statement',
    [allow('One', ['a:A', ...actions, 'a:Z'])],
    [allow('One', ['a:B', ...actions, 'a:C'])],
    { changes: 2, withoutEffect: [false] },
  ],
  [
    'a statement that only moved, on each side',
    [allow('One', ['a:A']), allow('Two', ['b:B', 'b:C'])],
    [allow('Two', ['b:B', 'b:C']), allow('One', ['a:A'])],
    { changes: 2, withoutEffect: [true, true] },
  ],
  [
    'another Sid, and an added statement',
    [allow('One', ['a:A'])],
    [allow('Uno', ['a:A']), allow('Two', ['b:B'])],
    { changes: 2, withoutEffect: [true, false] },
  ],
])('changes are counted: %s', (_, before, after, expected) => {
  const folded = foldBlocks(compareSideBySide({ Statement: before }, { Statement: after }));
  expect({
    changes: countChanges(folded),
    withoutEffect: folded.flatMap((each) => (each.unchanged ? [] : [each.withoutEffect])),
  }).toEqual(expected);
});
