import type { FoldedBlock, Section } from './fold';

/** The number of rows that a page shows open. About 4 % of the changes of AWS's policies have more. */
const maxShown = 250;

/** The parts of a diff that a page shows open, and the parts that it folds. Together they are the whole diff. */
export interface LimitedDiff {
  shown: (FoldedBlock & { rest?: Section[] })[];
  /** Blocks that are folded as a whole. */
  rest: FoldedBlock[];
}

/** Limits the rows of a diff: some changes of AWS have thousands, in one statement or in hundreds. */
export function limitShown(folded: readonly FoldedBlock[], max = maxShown): LimitedDiff {
  const { shown, rest }: LimitedDiff = { shown: [], rest: [] };
  let left = max;
  for (const each of folded) {
    if (left <= 0) rest.push(each);
    else shown.push(each.unchanged ? each : splitBlock(each, left));
    left -= countShown(each);
  }
  return { shown, rest };
}

/** The number of rows of sections or blocks that are not the same on both sides. */
export function countChangedRows(sections: readonly Pick<Section, 'rows'>[]): number {
  return sections.reduce(
    (sum, { rows }) => sum + rows.filter(({ kind }) => kind !== 'same').length,
    0,
  );
}

/** The rows that a block takes, with its heading. */
function countShown(block: FoldedBlock): number {
  if (block.unchanged) return 1;
  return block.sections.reduce((sum, { folded, rows }) => sum + (folded ? 1 : rows.length), 1);
}

function splitBlock(block: FoldedBlock & { unchanged: false }, max: number) {
  const [sections, rest]: [Section[], Section[]] = [[], []];
  let left = max - 1;
  for (const { folded, rows } of block.sections) {
    const part = folded && left > 0 ? rows : rows.slice(0, Math.max(0, left));
    if (part.length > 0) sections.push({ folded, rows: part });
    if (part.length < rows.length) rest.push({ folded, rows: rows.slice(part.length) });
    left -= folded ? 1 : rows.length;
  }
  return rest.length === 0 ? block : { ...block, sections, rest };
}
