import { expect, test } from 'vitest';
import { countLines, foldBlocks, haveSameLines } from './fold';
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
    'Three: 9',
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
  expect(foldList(8)).toBe('One: 17');
  expect(foldList(9)).toBe('One: 8, fold 4, 6');
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

test('keys in another order fold, and their sides do not have the same lines', () => {
  const before = allow('One', ['a:A', 'a:B']);
  const { Sid, ...rest } = before;
  expect(show([before], [{ ...rest, Sid }])).toEqual(['unchanged: 13 rows of ·,One,·']);
  const [, block] = compareSideBySide({ Statement: [before] }, { Statement: [{ ...rest, Sid }] });
  expect(haveSameLines(block?.rows ?? [])).toBe(false);
  expect(countLines(block?.rows ?? [])).toBe(9);
});

test('lines that differ in a comma are the same lines', () => {
  const [one, two] = [allow('One', ['a:A']), allow('Two', ['b:B'])];
  const [, block] = compareSideBySide({ Statement: [one, two] }, { Statement: [one] });
  expect(block?.rows.at(-1)).toMatchObject({
    before: { text: '    },' },
    after: { text: '    }' },
  });
  expect(haveSameLines(block?.rows ?? [])).toBe(true);
  expect(countLines([{ kind: 'removed', before: { number: 1, text: '' } }])).toBe(1);
});
