import { type Block, isReordered } from '@/lib/diff/side-by-side';
import { nameStatement } from '@/lib/site/paths';

const kindWords: Record<Block['kind'], string> = {
  outer: 'around the statements',
  same: 'unchanged',
  rewritten: 'same permissions, written differently',
  changed: 'changed',
  added: 'added',
  removed: 'removed',
};

/** "Statement 7 of v4 · added", "Statement 3 of v4 (was 5) · AllowX · moved, changed". */
export function describeBlock(
  { kind, before, after, sid, moved, rows }: Block,
  sides: { before: string; after: string },
): string {
  if (kind === 'outer') return 'Around the statements';
  const position = (after ?? before ?? 0) + 1;
  const was = moved && before !== undefined ? ` (was ${before + 1})` : '';
  const words = moved ? (kind === 'same' ? 'moved' : `moved, ${kindWords[kind]}`) : kindWords[kind];
  const of = after === undefined ? sides.before : sides.after;
  const order = kind === 'changed' && isReordered(rows) ? ', keys in another order' : '';
  return [`Statement ${position} of ${of}${was}`, sid, words + order].filter(Boolean).join(' · ');
}

/** "statement 3", "statements 1–6, their keys in another order"; '' where a run holds none. */
export function listStatements(blocks: readonly Block[]): string {
  const positions = blocks.flatMap(({ after }) => (after === undefined ? [] : [after + 1]));
  const [first, last] = [positions[0], positions.at(-1)];
  if (first === undefined) return '';
  const words = first === last ? `statement ${first}` : `statements ${first}–${last}`;
  return blocks.some(({ kind }) => kind === 'rewritten')
    ? `${words}, keys in another order`
    : words;
}

/** The `id` of a block: its statement after, or before where it is gone. */
export function nameBlock({ before, after }: Block, idPrefix: string): string | undefined {
  if (after !== undefined) return idPrefix + nameStatement(after);
  return before === undefined ? undefined : `${idPrefix}removed-${nameStatement(before)}`;
}
