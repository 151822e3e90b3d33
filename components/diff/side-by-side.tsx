import { type FoldedBlock, foldBlocks } from '@/lib/diff/fold';
import type { Row, RowKind } from '@/lib/diff/rows';
import { type Block, compareSideBySide } from '@/lib/diff/side-by-side';
import { nameStatement } from '@/lib/site/paths';
import { countOf } from '@/lib/site/wording';
import { DiffTable, type Sides } from './diff-table';

interface Props {
  before: object;
  after: object;
  sides: Sides;
  /** Put before every `id`, where one page shows several comparisons. */
  idPrefix?: string;
}

/** Two documents side by side, statement by statement; what did not change is folded. */
export function SideBySide({ before, after, sides, idPrefix = '' }: Props) {
  const blocks = compareSideBySide(before, after);
  return (
    <div>
      <SidesHead sides={sides} kinds={new Set(blocks.flatMap((b) => b.rows.map((r) => r.kind)))} />
      {foldBlocks(blocks).map((folded) =>
        folded.unchanged ? (
          <UnchangedBlocks key={keyOf(folded)} folded={folded} sides={sides} idPrefix={idPrefix} />
        ) : (
          <ChangedBlock key={keyOf(folded)} folded={folded} sides={sides} idPrefix={idPrefix} />
        ),
      )}
    </div>
  );
}

function keyOf(folded: FoldedBlock): string {
  const block = folded.unchanged ? folded.blocks[0] : folded.block;
  return JSON.stringify([block?.kind, block?.before, block?.after, block?.rows[0]?.after?.number]);
}

const legend: Partial<Record<RowKind, string>> = {
  removed: '− removed',
  added: '+ added',
  moved: '↕ moved in its list, which changes nothing',
  rewritten: '≈ the same, written differently',
};

function SidesHead({ sides, kinds }: { sides: Sides; kinds: Set<RowKind> }) {
  if (kinds.has('changed')) kinds.add('removed').add('added');
  const signs = Object.entries(legend).filter(([kind]) => kinds.has(kind as RowKind));
  return (
    <>
      <p className="flex flex-wrap gap-x-5 py-2 text-small text-muted">
        {signs.map(([kind, text]) => (
          <span key={kind}>{text}</span>
        ))}
      </p>
      <div
        aria-hidden="true"
        className="hidden grid-cols-2 border-b border-line pb-1 font-mono text-small lg:grid"
      >
        <span className="pl-16">{sides.before}</span>
        <span className="pl-16">{sides.after}</span>
      </div>
    </>
  );
}

function UnchangedBlocks({
  folded: { blocks, rows },
  sides,
  idPrefix,
}: {
  folded: FoldedBlock & { unchanged: true };
  sides: Sides;
  idPrefix: string;
}) {
  const statements = blocks.filter((block) => block.after !== undefined);
  const lines = countOf(rows, 'unchanged line');
  return (
    <details className="fold">
      <summary>
        {statements.length === 0 ? lines : `${lines}: ${listStatements(statements)}`}
      </summary>
      {blocks.map((block) => (
        <div key={`${block.kind}-${block.after}`} id={nameBlock(block, idPrefix)}>
          <DiffTable label={describeBlock(block)} sides={sides} rows={block.rows} />
        </div>
      ))}
    </details>
  );
}

function listStatements(blocks: Block[]): string {
  const [first, last] = [blocks[0]?.after ?? 0, blocks.at(-1)?.after ?? 0];
  return first === last ? `statement ${first + 1}` : `statements ${first + 1}–${last + 1}`;
}

function ChangedBlock({
  folded: { block, stretches },
  sides,
  idPrefix,
}: {
  folded: FoldedBlock & { unchanged: false };
  sides: Sides;
  idPrefix: string;
}) {
  return (
    <section id={nameBlock(block, idPrefix)} className="border-b border-line">
      <h3 className="bg-shade px-3 py-1 text-small">{describeBlock(block)}</h3>
      {stretches.map(({ folded, rows }) => (
        <Stretch
          key={keyRows(rows)}
          folded={folded}
          rows={rows}
          label={describeBlock(block)}
          sides={sides}
        />
      ))}
    </section>
  );
}

function keyRows(rows: Row[]): string {
  return `${rows[0]?.before?.number}-${rows[0]?.after?.number}`;
}

function Stretch({
  folded,
  rows,
  label,
  sides,
}: {
  folded: boolean;
  rows: Row[];
  label: string;
  sides: Sides;
}) {
  const table = <DiffTable label={label} sides={sides} rows={rows} />;
  if (!folded) return table;
  return (
    <details className="fold">
      <summary>{countOf(rows.length, 'unchanged line')}</summary>
      {table}
    </details>
  );
}

function nameBlock({ before, after }: Block, idPrefix: string): string | undefined {
  if (after !== undefined) return idPrefix + nameStatement(after);
  return before === undefined ? undefined : `${idPrefix}removed-${nameStatement(before)}`;
}

const kindWords: Record<Block['kind'], string> = {
  outer: 'around the statements',
  same: 'unchanged',
  rewritten: 'same permissions, written differently',
  changed: 'changed',
  added: 'added',
  removed: 'removed',
};

/** "Statement 7 · added", "Statement 3 (was 5) · AllowX · moved, changed". */
function describeBlock({ kind, before, after, sid, moved }: Block): string {
  if (kind === 'outer') return 'Around the statements';
  const position = (after ?? before ?? 0) + 1;
  const was = moved && before !== undefined ? ` (was ${before + 1})` : '';
  const words = moved ? (kind === 'same' ? 'moved' : `moved, ${kindWords[kind]}`) : kindWords[kind];
  return [`Statement ${position}${was}`, sid, words].filter(Boolean).join(' · ');
}
