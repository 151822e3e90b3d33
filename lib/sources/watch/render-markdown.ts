import { Marked, type Token, type Tokens } from 'marked';
import { ParseError } from '../source-error';

/**
 * AWS's Markdown as HTML, for one reader of both. What marked would mend in silence is refused
 * first: rows with too few or too many cells, and rows that a blank line cut off their table.
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
  const expected = countCells(head);
  rows.forEach((row, index) => {
    const cells = countCells(row);
    const isCut = head.trimEnd().endsWith('|') && !/(?<!\\)\|\s*$/.test(row);
    if (cells === expected && !isCut) return;
    throw new ParseError(
      `row ${index + 1} of the table “${head.trim()}”`,
      `${expected} cells`,
      isCut ? 'a row that breaks off' : `${cells}`,
      'The page may have been cut: get it whole.',
    );
  });
  const next = after.find(({ type }) => type !== 'space');
  if (next?.type === 'paragraph' && next.raw.trimStart().startsWith('|')) {
    throw new ParseError(
      `the table “${head.trim()}”`,
      'rows without a gap',
      `rows after a blank line: ${next.raw.trim().slice(0, 80)}`,
      'Take the blank line out, or get the page whole.',
    );
  }
}

/** Bars that are not escaped part the cells; those at both ends part nothing. */
function countCells(row: string): number {
  const inner = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).length;
}
