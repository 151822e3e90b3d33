import { type FoldedBlock, foldBlocks } from '@/lib/diff/fold';
import type { RowKind } from '@/lib/diff/rows';
import { type Block, compareSideBySide } from '@/lib/diff/side-by-side';
import { buildBlockId, describeBlock, listStatements } from './describe-block';
import { DiffTable, type Sides } from './diff-table';
import { UnchangedLines } from './unchanged-lines';

interface Props {
  sides: Sides;
  /** A prefix of every `id`, for pages with several comparisons. */
  idPrefix?: string;
}

/** Two documents side by side, by statement, with unchanged lines folded. */
export function SideBySide({
  before,
  after,
  ...rest
}: Props & {
  before: object;
  after: object;
}) {
  return <Blocks blocks={compareSideBySide(before, after)} {...rest} />;
}

/** The blocks of two compared documents. */
export function Blocks({ blocks, sides, idPrefix = '' }: Props & { blocks: Block[] }) {
  return (
    <>
      <SidesHead sides={sides} kinds={new Set(blocks.flatMap((b) => b.rows.map((r) => r.kind)))} />
      {foldBlocks(blocks).map((folded, index) =>
        folded.unchanged ? (
          <UnchangedLines
            key={index}
            title={listStatements(folded.blocks)}
            sides={sides}
            runs={folded.blocks.map((block) => ({
              id: buildBlockId(block, idPrefix),
              rows: block.rows,
            }))}
          />
        ) : (
          <ChangedBlock key={index} folded={folded} sides={sides} idPrefix={idPrefix} />
        ),
      )}
    </>
  );
}

const legend: Partial<Record<RowKind, string>> = {
  removed: '− removed',
  added: '+ added',
  moved: '↕ moved, which changes no permission',
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

function ChangedBlock({
  folded: { block, sections },
  sides,
  idPrefix,
}: {
  folded: FoldedBlock & { unchanged: false };
  sides: Sides;
  idPrefix: string;
}) {
  const id = buildBlockId(block, idPrefix);
  return (
    <section id={id} className="border-b border-line">
      <h3 className="bg-shade px-3 py-1 text-small">
        <a href={`#${id}`} className="text-ink no-underline hover:underline">
          {describeBlock(block, sides)}
        </a>
      </h3>
      {sections.map(({ folded, rows }, index) =>
        folded ? (
          <UnchangedLines key={index} title="" sides={sides} runs={[{ rows }]} />
        ) : (
          <DiffTable key={index} sides={sides} rows={rows} />
        ),
      )}
    </section>
  );
}
