import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { ParseError } from '../source-error';
import { type Cell, collectText, readCell, tidy } from '../watch/read-cell';
import type { PageContent, PageRow, PageTable } from './guide-table';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

/** A cell wider or higher than this is a mistake of the page. */
const maxSpan = 1000;

/**
 * Reads the tables and the headings of a page in HTML, with their lines. A cell over several rows
 * or columns counts for each of them. Throws a ParseError where the page breaks off in a table.
 */
export function readHtml(text: string): PageContent {
  const page = parse(text, { sourceCodeLocationInfo: true });
  const content: PageContent = { title: '', headings: [], tables: [] };
  visit(page, content);
  content.title = content.headings[0] ?? '';
  return content;
}

function visit(node: Node, content: PageContent) {
  if (/^h[1-6]$/.test(node.nodeName)) content.headings.push(tidy(collectText(node)));
  if (node.nodeName === 'table') content.tables.push(readTable(node as Element, content));
  else if ('childNodes' in node) for (const child of node.childNodes) visit(child, content);
}

function readTable(table: Element, { headings }: PageContent): PageTable {
  const line = table.sourceCodeLocation?.startLine ?? 1;
  if (table.sourceCodeLocation?.endTag == null) {
    const remedy = 'The page may be truncated. Get the complete page.';
    throw new ParseError(
      `line ${line}`,
      'the end of the table',
      'a page that breaks off in it',
      remedy,
    );
  }
  return { line, heading: headings.at(-1) ?? '', rows: readRows(listRows(table)) };
}

function listRows(table: Element): Element[] {
  return table.childNodes.flatMap((child) => {
    if (child.nodeName === 'tr') return [child as Element];
    const isPart = ['thead', 'tbody', 'tfoot'].includes(child.nodeName);
    return isPart ? listRows(child as Element) : [];
  });
}

function readRows(rows: readonly Element[]): PageRow[] {
  /** By column: a cell of a row above that reaches into the next rows. */
  const reaching = new Map<number, { cell: Cell; rows: number }>();
  return rows.map((row) => {
    const cells: Cell[] = [];
    const addReaching = () => {
      for (let above = reaching.get(cells.length); above !== undefined; ) {
        if (above.rows === 1) reaching.delete(cells.length);
        else reaching.set(cells.length, { ...above, rows: above.rows - 1 });
        cells.push(above.cell);
        above = reaching.get(cells.length);
      }
    };
    for (const element of listCells(row)) {
      addReaching();
      const cell = readCell(element);
      const height = readSpan(element, 'rowspan');
      for (let count = readSpan(element, 'colspan'); count > 0; count -= 1) {
        if (height > 1) reaching.set(cells.length, { cell, rows: height - 1 });
        cells.push(cell);
      }
    }
    addReaching();
    return { line: row.sourceCodeLocation?.startLine ?? 1, cells };
  });
}

function listCells(row: Element): Element[] {
  return row.childNodes.filter(
    ({ nodeName }) => nodeName === 'td' || nodeName === 'th',
  ) as Element[];
}

function readSpan({ attrs }: Element, attribute: string): number {
  const value = Number(attrs.find(({ name }) => name === attribute)?.value ?? 1);
  return Number.isInteger(value) && value > 0 ? Math.min(value, maxSpan) : 1;
}
