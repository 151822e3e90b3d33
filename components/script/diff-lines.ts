/** The side of a diff: `L` is the document before, `R` the one after. A document alone is `L`. */
export type Side = 'L' | 'R';

/** A line of a document on the page. */
export interface LineCells {
  number: HTMLTableCellElement;
  text: HTMLTableCellElement;
}

/** The cells of one side of a row; undefined where the side has no line. */
export function readRow(row: HTMLTableRowElement, side: Side): LineCells | undefined {
  const [first, second, third, fourth] = row.cells;
  // A document alone has one side, and perhaps a column of notes.
  if (row.closest('.pair') === null) return side === 'L' ? toLine(first, second) : undefined;
  const isAfterOnly = first?.classList.contains('e');
  if (side === 'L') return isAfterOnly ? undefined : toLine(first, second);
  return isAfterOnly ? toLine(second, third) : toLine(third, fourth);
}

function toLine(
  number: HTMLTableCellElement | undefined,
  text: HTMLTableCellElement | undefined,
): LineCells | undefined {
  return number && text && { number, text };
}

/** The side and the line of a cell; undefined where the cell is of no line. */
export function findLine(cell: HTMLTableCellElement): (LineCells & { side: Side }) | undefined {
  const row = cell.closest('tr');
  if (row === null) return undefined;
  for (const side of ['L', 'R'] as const) {
    const line = readRow(row, side);
    if (line !== undefined && (line.number === cell || line.text === cell)) {
      return { ...line, side };
    }
  }
  return undefined;
}

/** The number of a line in its document. */
export function readNumber({ number }: LineCells): number {
  return Number(number.textContent);
}

/** All rows of the tables of a diff or a document, in order. */
export function listRows(root: Element): HTMLTableRowElement[] {
  return [...root.querySelectorAll<HTMLTableRowElement>('tbody > tr')];
}

/** The diff or the document around an element. */
export function findRoot(element: Element): HTMLElement | null {
  return element.closest<HTMLElement>('[data-ids]');
}

/** The cell of a row that is visible and leads: the first one of its lines. */
export function findVisibleCell(row: HTMLTableRowElement): HTMLTableCellElement | undefined {
  return [...row.cells].find((cell) => !cell.classList.contains('e') && cell.offsetHeight > 1);
}

/** Opens the folds around an element. */
export function openFolds(element: Element) {
  for (let fold = element.closest('details'); fold !== null; ) {
    fold.open = true;
    fold = fold.parentElement?.closest('details') ?? null;
  }
}
