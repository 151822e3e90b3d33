import { Marked, type Token, type Tokens } from 'marked';
import { ParseError } from '../source-error';

/**
 * Renders AWS's Markdown to HTML, so that one parser reads both. Throws a ParseError for what
 * marked repairs without an error: rows with too few or too many cells, and rows that a blank
 * line separates from their table.
 */
export function renderMarkdown(text: string): string {
  const marked = new Marked({ gfm: true });
  const tokens = marked.lexer(text);
  tokens.forEach((token, index) => {
    if (token.type === 'table') checkTable(token as Tokens.Table, tokens.slice(index + 1));
  });
  return marked.parser(tokens);
}

function checkTable(table: Tokens.Table, after: readonly Token[]) {
  const [head = '', , ...rows] = table.raw.trimEnd().split('\n');
  const width = countCells(head);
  rows.forEach((row, index) => {
    const cells = countCells(row);
    const isCut = head.trimEnd().endsWith('|') && !/(?<!\\)\|\s*$/.test(row);
    if (cells === width && !isCut) return;
    const expected = `${width} cells`;
    const found = isCut ? 'a row that breaks off' : `${cells}`;
    const remedy = 'The page may be truncated. Get the complete page.';
    throw new ParseError(`row ${index + 1} of the table “${head.trim()}”`, expected, found, remedy);
  });
  const next = after.find(({ type }) => type !== 'space');
  if (next?.type === 'paragraph' && next.raw.trimStart().startsWith('|')) {
    const expected = 'rows without a gap';
    const found = `rows after a blank line: ${next.raw.trim().slice(0, 80)}`;
    const remedy = 'Remove the blank line, or get the complete page.';
    throw new ParseError(`the table “${head.trim()}”`, expected, found, remedy);
  }
}

/** Counts cells by the unescaped bars between them; bars at both ends separate nothing. */
function countCells(row: string): number {
  const inner = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).length;
}
