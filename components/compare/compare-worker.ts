import { formatLines, type LineGroup } from '@/lib/diff/lines';
import { type Block, compareLines } from '@/lib/diff/side-by-side';
import { type CatalogFile, unpackCatalog } from '@/lib/iam/catalog/catalog';
import { compareAccess } from '@/lib/iam/compare/compare';
import type { Comparison } from '@/lib/iam/compare/difference';
import type { Statement } from '@/lib/iam/document';
import type { RiskFinding } from '@/lib/risk/assess';
import { compareRisk, type RiskChange } from '@/lib/risk/compare';
import { createRisks } from '@/lib/risk/create-risks';
import type { RiskCatalogFile } from '@/lib/risk/types';

/** A document with its statements. */
interface ComparedDocument {
  document: object;
  /** The lines as the reader wrote them; otherwise those of the document. */
  lines?: LineGroup[];
  statements: Statement[];
}

export interface CompareRequest {
  before: ComparedDocument;
  after: ComparedDocument;
  catalog: CatalogFile;
  riskCatalog: RiskCatalogFile;
}

export interface CompareResult {
  comparison: Comparison;
  /** Undefined if the documents are too long to show side by side. */
  blocks: Block[] | undefined;
  riskChanges: RiskChange[];
  /** What the first document makes possible. */
  risksBefore: RiskFinding[];
}

/** AWS's longest policy on record has 1,100 lines. */
const maxLines = 6000;

// In a worker, since a document made to be slow must not block the page.
addEventListener('message', ({ data }: MessageEvent<CompareRequest>) => {
  const { before, after, catalog, riskCatalog } = data;
  try {
    const risks = createRisks(riskCatalog);
    const result: CompareResult = {
      comparison: compareAccess(before.statements, after.statements, unpackCatalog(catalog)),
      blocks: compareUnlessLong(listLines(before), listLines(after)),
      riskChanges: compareRisk(before.statements, after.statements, risks),
      risksBefore: risks.assessor.assess(before.statements),
    };
    postMessage({ result });
  } catch (error) {
    postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
});

function listLines({ document, lines }: ComparedDocument): LineGroup[] {
  return lines ?? formatLines(document);
}

function compareUnlessLong(before: LineGroup[], after: LineGroup[]): Block[] | undefined {
  const isLong = [before, after].some(
    (groups) => groups.flatMap(({ lines }) => lines).length > maxLines,
  );
  return isLong ? undefined : compareLines(before, after);
}
