import { type Cell, joinCell } from '../watch/read-cell';

/** A table of a page as it is written: its first row names the columns. */
export interface PageTable {
  /** The line of its first row; the first line of a page is 1. */
  line: number;
  /** The last heading before it. */
  heading: string;
  rows: PageRow[];
}

export interface PageRow {
  line: number;
  cells: Cell[];
}

/** The tables and the headings of a page. */
export interface PageContent {
  title: string;
  headings: string[];
  tables: PageTable[];
}

/** A row of a table of updates, by its columns; a column that the table lacks is undefined. */
export interface GuideRow {
  line: number;
  policy?: Cell | undefined;
  version?: string | undefined;
  change?: Cell | undefined;
  description?: Cell | undefined;
  date: string;
}

export type Column = 'policy' | 'version' | 'change' | 'description' | 'date';

/** The names of columns in AWS's tables; the first that fits counts. */
const columnNames: readonly [Column, RegExp][] = [
  ['version', /^(?:policy )?version(?: number)?$/],
  ['date', /^(?:date(?: of (?:change|update|release))?|(?:change|release|update) date)$/],
  [
    'description',
    /^(?:descriptions?(?: of (?:the )?(?:change|update)s?)?|(?:change|update) (?:description|details)|details?)$/,
  ],
  ['policy', /^(?:(?:aws |iam )?(?:managed )?polic(?:y|ies)(?: names?)?|policy updated?)$/],
  ['change', /^(?:changes?|updates?|(?:change|update) type|type of (?:change|update))$/],
];

/** The index of each column of a table of updates; columns of other names are left out. */
export function findColumns(head: PageRow): Map<Column, number> {
  const columns = new Map<Column, number>();
  for (const [index, cell] of head.cells.entries()) {
    const title = joinCell(cell)
      .toLowerCase()
      .replace(/[:*]+$/, '')
      .trim();
    const column = columnNames.find(([, pattern]) => pattern.test(title))?.[0];
    if (column !== undefined && !columns.has(column)) columns.set(column, index);
  }
  return columns;
}

/** What a table lacks of a table of updates; empty for one that is complete. */
export function listMissingColumns(columns: ReadonlyMap<Column, number>): string[] {
  const hasSubject = columns.has('change') || columns.has('policy');
  // Of Policy, Version, Change and Date, the change is the description.
  const hasText = columns.has('description') || (columns.has('policy') && columns.has('change'));
  return [
    ...(hasSubject ? [] : ['Change']),
    ...(hasText ? [] : ['Description']),
    ...(columns.has('date') ? [] : ['Date']),
  ];
}
