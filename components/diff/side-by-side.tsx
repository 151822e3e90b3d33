import { countChanges, type FoldedBlock, foldBlocks, type Section } from '@/lib/diff/fold';
import { countChangedRows, limitShown } from '@/lib/diff/limit-shown';
import { type Block, compareSideBySide } from '@/lib/diff/side-by-side';
import { countOf } from '@/lib/text/wording';
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
  const { shown, rest } = limitShown(folded);
  const render = (each: FoldedBlock & { rest?: Section[] }, index: number) =>
    each.unchanged ? (
      <UnchangedLines
        key={index}
        title={listStatements(each.blocks)}
        sides={sides}
        runs={each.blocks.map((block) => ({ id: buildBlockId(block, idPrefix), rows: block.rows }))}
      />
    ) : (
      <ChangedBlock
        key={index}
        folded={each}
        sides={sides}
        idPrefix={idPrefix}
        linePrefix={withoutLineIds ? undefined : idPrefix}
      />
    );
  const changed = rest.flatMap((each) => (each.unchanged ? [] : [each.block]));
  return (
    <div className="diff" data-ids={idPrefix}>
      <DiffToolbar blocks={blocks} />
      <DiffHead sides={sides} blocks={blocks} changes={countChanges(folded)} />
      <div className="diff-lines">
        {shown.map(render)}
        {changed.length === 0 ? (
          rest.map(render)
        ) : (
          <details className="fold rest">
            <summary>
              {countOf(changed.length, 'more statement')} with{' '}
              {countOf(countChangedRows(changed), 'changed line')}
            </summary>
            {rest.map(render)}
          </details>
        )}
      </div>
    </div>
  );
}

function ChangedBlock({
  folded: { block, sections, rest = [], withoutEffect },
  sides,
  idPrefix,
  linePrefix,
}: {
  folded: FoldedBlock & { unchanged: false; rest?: Section[] };
  sides: DiffSides;
  idPrefix: string;
  linePrefix: string | undefined;
}) {
  const id = buildBlockId(block, idPrefix);
  const render = ({ folded, rows }: Section, index: number) =>
    folded ? (
      <UnchangedLines key={index} sides={sides} runs={[{ rows }]} />
    ) : (
      <DiffTable key={index} sides={sides} runs={[{ rows }]} linePrefix={linePrefix} />
    );
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
      {sections.map(render)}
      {rest.length > 0 && (
        <details className="fold rest">
          <summary>{countOf(countChangedRows(rest), 'more changed line')}</summary>
          {rest.map(render)}
        </details>
      )}
    </section>
  );
}
