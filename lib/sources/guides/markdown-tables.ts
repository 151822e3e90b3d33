import { Marked } from 'marked';
import { parseFragment } from 'parse5';
import { ParseError } from '../source-error';
import { type Cell, joinCell, readCell } from '../watch/read-cell';
import type { PageContent, PageRow, PageTable } from './guide-table';

const marked = new Marked({ gfm: true });
const delimiter = /^:?-+:?$/;

/**
 * Reads the tables and the headings of a page in Markdown, with their lines. AWS's archives have
 * tables that a parser of Markdown refuses: some or all rows in one line, and columns without a
 * name. Throws a ParseError where the page breaks off inside a table.
 */
export function readMarkdown(text: string): PageContent {
  const lines = text.split(/\r?\n/);
  const headings: string[] = [];
  const tables: PageTable[] = [];
  let fence: string | undefined;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] as string;
    const mark = /^\s*(```+|~~~+)/.exec(line)?.[1];
    if (mark !== undefined)
      fence = fence === undefined ? mark : mark.startsWith(fence) ? undefined : fence;
    if (fence !== undefined || mark !== undefined) continue;
    const heading = /^ {0,3}#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1];
    if (heading !== undefined) headings.push(joinCell(readInline(heading)));
    if (!startsTable(line, lines[index + 1])) continue;
    const table = readTable(lines, index);
    tables.push({ line: index + 1, heading: headings.at(-1) ?? '', rows: table.rows });
    index = table.end - 1;
  }
  return { title: headings[0] ?? '', headings, tables };
}

function startsTable(line: string, next: string | undefined): boolean {
  if (!line.includes('|')) return false;
  const cells = splitCells(line);
  return isDelimiter(splitCells(next ?? '')) || (cells.length > 2 && cells.some(isRule));
}

function isDelimiter(cells: readonly string[]): boolean {
  return cells.length > 1 && cells.every(isRule);
}

function isRule(cell: string): boolean {
  return delimiter.test(cell) && cell.includes('--');
}

interface ReadTable {
  rows: PageRow[];
  /** The index of the line after it. */
  end: number;
}

function readTable(lines: readonly string[], start: number): ReadTable {
  const first = lines[start] as string;
  const isOneLine = splitCells(first).some(isRule);
  const { head, rows } = splitHead(splitCells(first));
  const toRow = (cells: readonly string[], index: number): PageRow => ({
    line: index + 1,
    cells: cells.map(readInline),
  });
  const found = [toRow(head, start), ...rows.map((cells) => toRow(cells, start))];
  let end = start + (isOneLine ? 1 : 2);
  for (; isRowOf(lines, end); end += 1) {
    const line = lines[end] as string;
    if (line.trim() === '') continue;
    checkEnd(lines, end, first);
    for (const cells of splitRows(splitCells(line), head.length)) found.push(toRow(cells, end));
  }
  return { rows: found, end };
}

/** Whether a line belongs to the table above it: a row, or blank lines before another row. */
function isRowOf(lines: readonly string[], index: number): boolean {
  const line = lines[index];
  if (line === undefined) return false;
  if (line.trim() !== '')
    return line.includes('|') && !isDelimiter(splitCells(lines[index + 1] ?? ''));
  const next = lines.slice(index).findIndex((each) => each.trim() !== '');
  const following = lines[index + next] ?? '';
  const isHead = isDelimiter(splitCells(lines[index + next + 1] ?? ''));
  return next > 0 && following.trimStart().startsWith('|') && !isHead;
}

/** A page that ends inside a row is not complete. */
function checkEnd(lines: readonly string[], index: number, head: string) {
  const isLast = lines.slice(index + 1).every((line) => line.trim() === '');
  const isClosed = /(?<!\\)\|\s*$/.test(lines[index] as string);
  if (!isLast || isClosed || !/(?<!\\)\|\s*$/.test(head)) return;
  const found = 'a page that breaks off in it';
  const remedy = 'The page may be truncated. Get the complete page.';
  throw new ParseError(`line ${index + 1}`, 'the end of the row', found, remedy);
}

/** Cells are separated by unescaped bars; bars at both ends separate nothing. */
function splitCells(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim());
}

/** The names of the columns, and the rows that stand in the same line. */
function splitHead(cells: readonly string[]): { head: string[]; rows: string[][] } {
  const rule = cells.findIndex(isRule);
  if (rule >= 0) {
    const head = dropEmptyEnd(cells.slice(0, rule));
    const after = cells.slice(rule).findIndex((cell) => !isRule(cell));
    return { head, rows: after < 0 ? [] : splitRows(cells.slice(rule + after), head.length) };
  }
  // Where Date is the third column or a later one, it is the last; what follows are rows.
  const last = cells.findIndex((cell) => /^date$/i.test(cell));
  const rest = dropEmptyEnd(cells.slice(last + 1));
  if (last < 2 || rest.length < last + 1) return { head: dropEmptyEnd(cells), rows: [] };
  return { head: cells.slice(0, last + 1), rows: splitRows(rest, last + 1) };
}

/** Splits the cells of a line into rows, which an empty cell can separate. */
function splitRows(cells: readonly string[], width: number): string[][] {
  const kept = dropEmptyEnd(cells);
  if (kept.length <= width) return [kept.length < width ? cells.slice(0, width) : [...kept]];
  const rows: string[][] = [];
  let at = 0;
  while (at < kept.length) {
    if (kept[at] === '' && (kept.length - at) % (width + 1) === 0) at += 1;
    rows.push(kept.slice(at, at + width));
    at += width;
  }
  return rows;
}

function dropEmptyEnd(cells: readonly string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
}

function readInline(markdown: string): Cell {
  const unescaped = markdown
    .replaceAll('\\|', '|')
    // Markdown keeps escapes in code; AWS's pages write some names of policies so.
    .replace(/`[^`]*`/g, (code) => code.replace(/\\([_*-])/g, '$1'));
  return readCell(parseFragment(marked.parseInline(unescaped) as string));
}
