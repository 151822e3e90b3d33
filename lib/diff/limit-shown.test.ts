import { describe, expect, test } from 'vitest';
import { type FoldedBlock, foldBlocks } from './fold';
import { countChangedRows, limitShown } from './limit-shown';
import { compareSideBySide } from './side-by-side';

const statement = (name: string, actions: string[]) => ({
  Sid: name,
  Effect: 'Allow',
  Action: actions,
  Resource: '*',
});
const listActions = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `a:${prefix}${index}`);

const compare = (before: object[], after: object[]) =>
  foldBlocks(compareSideBySide({ Statement: before }, { Statement: after }));

const listRows = (blocks: readonly FoldedBlock[]) =>
  blocks.flatMap((each) =>
    each.unchanged
      ? each.blocks.flatMap(({ rows }) => rows)
      : each.sections.flatMap(({ rows }) => rows),
  );

describe('limitShown', () => {
  const long = compare([statement('A', ['a:Get'])], [statement('A', listActions('New', 60))]);
  const many = compare(
    [],
    Array.from({ length: 30 }, (_, index) => statement(`S${index}`, listActions(`N${index}`, 5))),
  );

  test('leaves a diff with few rows as it is', () => {
    expect(limitShown(long)).toEqual({ shown: long, rest: [] });
  });

  test('divides a long statement', () => {
    const { shown, rest } = limitShown(long, 20);
    const changed = shown.find(({ unchanged }) => !unchanged);
    if (changed === undefined || changed.unchanged) throw new Error('no changed block');
    expect(changed.sections.flatMap(({ rows }) => rows)).toHaveLength(18);
    expect(countChangedRows(changed.rest ?? [])).toBeGreaterThan(40);
    expect(rest.every(({ unchanged }) => unchanged)).toBe(true);
  });

  test('folds the statements after the last that is shown', () => {
    const { shown, rest } = limitShown(many, 40);
    expect([shown.length, rest.length]).toEqual([4, many.length - 4]);
  });

  test.each([1, 2, 10, 37, 100])('loses and repeats no row with at most %i', (max) => {
    for (const folded of [long, many]) {
      const { shown, rest } = limitShown(folded, max);
      const parts = [
        ...shown.flatMap((each) => [
          ...listRows([each]),
          ...(each.rest ?? []).flatMap(({ rows }) => rows),
        ]),
        ...listRows(rest),
      ];
      expect(parts).toEqual(listRows(folded));
    }
  });

  test('keeps a fold of unchanged rows whole', () => {
    const actions = listActions('Same', 40);
    const folded = compare(
      [statement('A', actions)],
      [statement('A', ['a:First', ...actions, ...listActions('New', 40)])],
    );
    for (const max of [8, 15, 20]) {
      const folds = limitShown(folded, max).shown.flatMap((each) =>
        each.unchanged
          ? []
          : [...each.sections, ...(each.rest ?? [])].filter((section) => section.folded),
      );
      expect(folds.map(({ rows }) => rows.length)).toEqual([34]);
    }
  });
});
