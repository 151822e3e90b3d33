import { buildStatementId } from '@/lib/addresses/paths';
import type { Block } from '@/lib/diff/side-by-side';
import type { Chip, Tone } from '@/lib/text/chip';

const kindWords: Record<Block['kind'], string> = {
  outer: '',
  same: 'unchanged',
  rewritten: 'same permissions, written differently',
  changed: 'changed',
  added: 'added',
  removed: 'removed',
};

const kindTones: Partial<Record<Block['kind'], Tone>> = { added: 'good', removed: 'danger' };

/**
 * Returns the title of a block: "Statement 7 of v4", "Statement 3 of v4 (was 5) · AllowX", and at
 * its old position "Statement 5 of v3 (now 3) · AllowX".
 */
export function describeBlock(
  { kind, before, after, sid, moved }: Block,
  sides: { before: string; after: string },
): string {
  if (kind === 'outer') return 'Outside the statements';
  const position = describePosition({ before, after, moved }, sides);
  return sid ? `${position} · ${sid}` : position;
}

/** Returns how the statement of a block changed: "added", "moved, changed"; none outside of any. */
export function labelBlock({ kind, moved }: Block): Chip[] {
  if (kind === 'outer') return [];
  const words = [
    ...(moved ? ['moved'] : []),
    ...(moved && kind === 'same' ? [] : [kindWords[kind]]),
  ];
  return [{ text: words.join(', '), tone: kindTones[kind] ?? 'neutral' }];
}

function describePosition(
  { before, after, moved }: Pick<Block, 'before' | 'after' | 'moved'>,
  sides: { before: string; after: string },
): string {
  const number = (place: number | undefined) => (place ?? 0) + 1;
  if (moved === 'before') {
    return `Statement ${number(before)} of ${sides.before} (now ${number(after)})`;
  }
  if (after === undefined) return `Statement ${number(before)} of ${sides.before}`;
  const was = moved === 'after' ? ` (was ${number(before)})` : '';
  return `Statement ${number(after)} of ${sides.after}${was}`;
}

/** Returns "statement 3" or "statements 1–6, keys in another order"; '' without statements. */
export function listStatements(blocks: readonly Block[]): string {
  const positions = blocks.flatMap(({ after }) => (after === undefined ? [] : [after + 1]));
  const [first, last] = [positions[0], positions.at(-1)];
  if (first === undefined) return '';
  const words = first === last ? `statement ${first}` : `statements ${first}–${last}`;
  return blocks.some(({ kind }) => kind === 'rewritten')
    ? `${words}, keys in another order`
    : words;
}

/** Returns the `id` of a block: by its position after, or before if it was removed or moved away. */
export function buildBlockId(
  { before, after, moved }: Block,
  idPrefix: string,
): string | undefined {
  if (moved === 'before') return `${idPrefix}moved-${buildStatementId(before as number)}`;
  if (after !== undefined) return idPrefix + buildStatementId(after);
  return before === undefined ? undefined : `${idPrefix}removed-${buildStatementId(before)}`;
}
