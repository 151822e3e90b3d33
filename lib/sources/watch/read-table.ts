import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { ParseError } from '../source-error';
import { type Cell, collectText, readCell, tidy } from './read-cell';
import { renderMarkdown } from './render-markdown';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

/** A row of AWS's table "updates to AWS managed policies". */
export interface TableRow {
  change: Cell;
  description: Cell;
  /** As on the page. */
  date: string;
}

const columns = ['change', 'description', 'date'] as const;
type Column = (typeof columns)[number];

/**
 * Finds AWS's table of updates to managed policies in a page of HTML or Markdown, by its columns
 * Change, Description and Date in any order. Throws a ParseError where there is no such table or
 * several, and where it is empty or truncated; it never returns an empty list.
 */
export function readTable(text: string): TableRow[] {
  const isHtml = /^\s*<(?!a\s)/i.test(text);
  const page = parse(isHtml ? text : renderMarkdown(text), { sourceCodeLocationInfo: true });
  const table = chooseTable(page, listTables(page));
  if (table.sourceCodeLocation?.endTag == null) {
    throw new ParseError(place, 'its end', 'a page that breaks off in it', getWholePage);
  }
  const [head, ...rows] = listRows(table);
  const order = readColumns(head);
  if (rows.length === 0) throw new ParseError(place, 'rows', 'none', 'Look at the page.');
  return rows.map((row, index) => readRow(row, order, `row ${index + 1} of ${place}`));
}

const place = 'the table of updates';
const getWholePage = 'The page may be truncated. Get the complete page.';

interface FoundTable {
  table: Element;
  /** The last heading before it. */
  heading: string;
}

function listTables(page: Node): FoundTable[] {
  const found: FoundTable[] = [];
  let heading = '';
  const visit = (node: Node) => {
    if (/^h[1-6]$/.test(node.nodeName)) heading = tidy(collectText(node));
    if (node.nodeName === 'table') found.push({ table: node as Element, heading });
    else if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(page);
  return found;
}

function chooseTable(page: Node, tables: readonly FoundTable[]): Element {
  const candidates = tables.filter(({ table }) => readColumns(listRows(table)[0]).size > 0);
  const titled = candidates.filter(({ heading }) => /managed polic/i.test(heading));
  const [chosen, second] = titled.length > 0 ? titled : candidates;
  if (chosen !== undefined && second === undefined) return chosen.table;
  const title = findTitle(page);
  throw new ParseError(
    '',
    'one table of updates to managed policies, with the columns Change, Description and Date',
    candidates.length > 0
      ? `${candidates.length} tables with these columns`
      : `none among ${tables.length} tables${title === '' ? '' : `, on a page “${title}”`}`,
    "Name AWS's page on the managed policies of a service, and look whether it asks to log in.",
  );
}

function findTitle(page: Node): string {
  if (['title', 'h1'].includes(page.nodeName)) return tidy(collectText(page)).slice(0, 80);
  if (!('childNodes' in page)) return '';
  for (const child of page.childNodes) {
    const title = findTitle(child);
    if (title !== '') return title;
  }
  return '';
}

function listRows(table: Element): Element[] {
  return table.childNodes.flatMap((child) => {
    if (child.nodeName === 'tr') return [child as Element];
    const isPart = ['thead', 'tbody', 'tfoot'].includes(child.nodeName);
    return isPart ? listRows(child as Element) : [];
  });
}

function listCells(row: Element): Element[] {
  return row.childNodes.filter(
    ({ nodeName }) => nodeName === 'td' || nodeName === 'th',
  ) as Element[];
}

/** The index of each column by its title; empty for another table. */
function readColumns(head: Element | undefined): Map<string, number> {
  const titles = (head === undefined ? [] : listCells(head)).map((cell) =>
    tidy(collectText(cell)).toLowerCase(),
  );
  const hasColumns = columns.every(
    (column) => titles.includes(column) && titles.indexOf(column) === titles.lastIndexOf(column),
  );
  return new Map(hasColumns ? titles.map((title, index) => [title, index]) : []);
}

function readRow(row: Element, order: ReadonlyMap<string, number>, rowPlace: string): TableRow {
  const cells = listCells(row);
  if (cells.length !== order.size || cells.some(isWide)) {
    const found = `${cells.length}${cells.some(isWide) ? ', some of them wider' : ''}`;
    throw new ParseError(rowPlace, `${order.size} cells`, found, getWholePage);
  }
  const at = (column: Column) => cells[order.get(column) as number] as Element;
  const [change, date] = [readCell(at('change')), tidy(collectText(at('date')))];
  if (change.blocks.length === 0 || date === '') {
    const missing = date === '' ? 'a date' : 'what changed';
    throw new ParseError(rowPlace, missing, 'an empty cell', 'Look at the page.');
  }
  return { change, description: readCell(at('description')), date };
}

function isWide({ attrs }: Element): boolean {
  return attrs.some(({ name, value }) => /^(col|row)span$/.test(name) && value.trim() !== '1');
}
