import { formatLines, type LineGroup } from '@/lib/diff/lines';
import { type Block, compareLines } from '@/lib/diff/side-by-side';
import { type CatalogFile, unpackCatalog } from '@/lib/iam/catalog/catalog';
import { compareAccess } from '@/lib/iam/compare/compare';
import type { Comparison } from '@/lib/iam/compare/difference';
import type { Statement } from '@/lib/iam/document';

/** A document as it is shown and as it is compared. */
export interface ComparedDocument {
  document: object;
  /** The lines as a reader wrote them; else those of the document. */
  lines?: LineGroup[];
  statements: Statement[];
}

export interface Question {
  before: ComparedDocument;
  after: ComparedDocument;
  catalog: CatalogFile;
}

export interface Answer {
  comparison: Comparison;
  /** Undefined where the documents are too long to be shown beside one another. */
  blocks: Block[] | undefined;
}

/** AWS's longest policy on record has 1,100 lines. */
const mostLines = 6000;

// A document made to be slow must not hold up the page: whoever asks can end this thread.
addEventListener('message', ({ data }: MessageEvent<Question>) => {
  const { before, after, catalog } = data;
  try {
    const answer: Answer = {
      comparison: compareAccess(before.statements, after.statements, unpackCatalog(catalog)),
      blocks: compareShown(listShown(before), listShown(after)),
    };
    postMessage({ answer });
  } catch (error) {
    postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
});

function listShown({ document, lines }: ComparedDocument): LineGroup[] {
  return lines ?? formatLines(document);
}

function compareShown(before: LineGroup[], after: LineGroup[]): Block[] | undefined {
  const isLong = [before, after].some(
    (groups) => groups.flatMap(({ lines }) => lines).length > mostLines,
  );
  return isLong ? undefined : compareLines(before, after);
}
