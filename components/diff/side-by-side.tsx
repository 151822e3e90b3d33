import { countChanges, type FoldedBlock, foldBlocks } from '@/lib/diff/fold';
import { type Block, compareSideBySide } from '@/lib/diff/side-by-side';
import { BreakableName } from '../ui/breakable';
import { Chip } from '../ui/chip';
import { buildBlockId, describeBlock, labelBlock, listStatements } from './describe-block';
import { DiffHead, type DiffSides } from './diff-head';
import { DiffTable } from './diff-table';
import { DiffToolbar } from './diff-toolbar';
import { UnchangedLines } from './unchanged-lines';

interface Props {
  sides: DiffSides;
  /** A prefix of every `id`, for pages with several comparisons. */
  idPrefix?: string;
  /** Whether lines have no `id`: several values of the reader's document may share a line. */
  withoutLineIds?: boolean;
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

/** The blocks of two compared documents. The script of the page adds to it: see script/diff.ts. */
export function Blocks({
  blocks,
  sides,
  idPrefix = '',
  withoutLineIds = false,
}: Props & { blocks: Block[] }) {
  const folded = foldBlocks(blocks);
  return (
    <div className="diff" data-ids={idPrefix}>
      <DiffToolbar blocks={blocks} />
      <DiffHead sides={sides} blocks={blocks} changes={countChanges(folded)} />
      <div className="diff-lines">
        {folded.map((each, index) =>
          each.unchanged ? (
            <UnchangedLines
              key={index}
              title={listStatements(each.blocks)}
              sides={sides}
              runs={each.blocks.map((block) => ({
                id: buildBlockId(block, idPrefix),
                rows: block.rows,
              }))}
            />
          ) : (
            <ChangedBlock
              key={index}
              folded={each}
              sides={sides}
              idPrefix={idPrefix}
              linePrefix={withoutLineIds ? undefined : idPrefix}
            />
          ),
        )}
      </div>
    </div>
  );
}

function ChangedBlock({
  folded: { block, sections, withoutEffect },
  sides,
  idPrefix,
  linePrefix,
}: {
  folded: FoldedBlock & { unchanged: false };
  sides: DiffSides;
  idPrefix: string;
  linePrefix: string | undefined;
}) {
  const id = buildBlockId(block, idPrefix);
  return (
    <section id={id} className={withoutEffect ? 'no-effect' : undefined}>
      <h3>
        <a href={`#${id}`}>
          <BreakableName name={describeBlock(block, sides)} />
        </a>{' '}
        {labelBlock(block).map(({ text, tone }) => (
          <Chip key={text} tone={tone}>
            {text}
          </Chip>
        ))}
      </h3>
      {sections.map(({ folded, rows }, index) =>
        folded ? (
          <UnchangedLines key={index} sides={sides} runs={[{ rows }]} />
        ) : (
          <DiffTable key={index} sides={sides} runs={[{ rows }]} linePrefix={linePrefix} />
        ),
      )}
    </section>
  );
}
