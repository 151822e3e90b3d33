import { ParseError } from '../source-error';
import { joinCell } from '../watch/read-cell';
import {
  type Column,
  findColumns,
  type GuideRow,
  listMissingColumns,
  type PageContent,
  type PageTable,
} from './guide-table';
import { readHtml } from './html-tables';
import { readMarkdown } from './markdown-tables';

/** A page of a guide with the rows of its table of updates, in AWS's order. */
export interface GuidePage {
  title: string;
  headings: string[];
  rows: GuideRow[];
  /** Rows that have fewer cells than the table has columns, and the number of those. */
  shortRows: { line: number; cells: number; columns: number }[];
}

/**
 * Reads the table of updates to AWS managed policies in a page of HTML or Markdown. Throws a
 * ParseError where there is none, where one of its columns is missing, and where it is cut off.
 */
export function readGuidePage(text: string): GuidePage {
  const content = readContent(text);
  const { title, headings } = content;
  const page: GuidePage = { title, headings, rows: [], shortRows: [] };
  for (const table of chooseTables(content)) addRows(page, table);
  return page;
}

function readContent(text: string): PageContent {
  if (/^\s*<(?!a\s)/i.test(text)) return readHtml(text);
  const content = readMarkdown(text);
  // AWS's Markdown can contain tables of HTML.
  const isComplete = content.tables.some((table) => lacks(table).length === 0);
  if (isComplete || !/<table[\s>]/i.test(text)) return content;
  return { ...content, tables: [...content.tables, ...readHtml(text).tables] };
}

/** The tables of updates: those below a heading about managed policies, or else all of them. */
function chooseTables({ title, tables }: PageContent): PageTable[] {
  const complete = tables.filter((table) => lacks(table).length === 0);
  const titled = complete.filter(({ heading }) => /polic(?:y|ies)/i.test(heading));
  if (complete.length === 0) throw refusePage(title, tables);
  const chosen = titled.length > 0 ? titled : complete;
  const [first] = chosen as [PageTable];
  if (chosen.some(({ rows }) => rows.length > 1)) return chosen;
  const place = `line ${first.line}`;
  throw new ParseError(place, 'rows in the table of updates', 'none', 'Look at the page.');
}

function lacks({ rows: [head] }: PageTable): string[] {
  return head === undefined ? ['Change'] : listMissingColumns(findColumns(head));
}

function refusePage(title: string, tables: readonly PageTable[]): ParseError {
  const expected =
    'a table of updates to AWS managed policies with the columns Change (or Policy), Description and Date, in English';
  const near = tables
    .map((table) => ({ table, missing: lacks(table) }))
    .filter(({ table }) => findColumns(table.rows[0] as PageTable['rows'][0]).size > 1)
    .sort((a, b) => a.missing.length - b.missing.length)[0];
  const onPage = title === '' ? '' : `, on a page “${title.slice(0, 80)}”`;
  if (near !== undefined) {
    const found = `the columns ${listTitles(near.table)}, without ${near.missing.join(' and ')}${onPage}`;
    const remedy = 'Add the column to a copy of the page, or get the complete page.';
    return new ParseError(`line ${near.table.line}`, expected, found, remedy);
  }
  const [first] = tables;
  const others = tables.slice(0, 3).map((table) => `line ${table.line} has ${listTitles(table)}`);
  const found =
    first === undefined ? `no table${onPage}` : `other columns: ${others.join('; ')}${onPage}`;
  const remedy = "Name AWS's page in English that has its table of updates to managed policies.";
  return new ParseError(first === undefined ? '' : `line ${first.line}`, expected, found, remedy);
}

function listTitles({ rows: [head] }: PageTable): string {
  const titles = (head?.cells ?? []).map((cell) => `“${joinCell(cell).slice(0, 40)}”`);
  return titles.slice(0, 8).join(', ');
}

function addRows(page: GuidePage, { rows: [head, ...rows] }: PageTable) {
  const columns = findColumns(head as PageTable['rows'][0]);
  const width = Math.max(...columns.values()) + 1;
  for (const { line, cells } of rows) {
    if (cells.every((cell) => joinCell(cell) === '')) continue;
    if (cells.length < width) {
      page.shortRows.push({ line, cells: cells.length, columns: width });
      continue;
    }
    const at = (column: Column) => {
      const index = columns.get(column);
      return index === undefined ? undefined : cells[index];
    };
    const textAt = (column: Column) => {
      const cell = at(column);
      return cell && joinCell(cell);
    };
    page.rows.push({
      line,
      policy: at('policy'),
      version: textAt('version'),
      change: at('change'),
      description: at('description'),
      date: textAt('date') as string,
    });
  }
}
