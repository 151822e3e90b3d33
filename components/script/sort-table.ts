/** Makes the columns of tables sortable: numbers with the largest first, texts from A to Z. */
export function startSortableTables() {
  for (const table of document.querySelectorAll<HTMLTableElement>('table[data-sortable]')) {
    for (const head of table.tHead?.rows[0]?.cells ?? []) addButton(table, head);
  }
}

function addButton(table: HTMLTableElement, head: HTMLTableCellElement) {
  const button = document.createElement('button');
  button.type = 'button';
  button.append(...head.childNodes);
  head.append(button);
  button.addEventListener('click', () => {
    const isReversed = head.ariaSort === 'descending';
    for (const other of head.parentElement?.children ?? []) other.removeAttribute('aria-sort');
    head.ariaSort = isReversed ? 'ascending' : 'descending';
    sortRows(table, head.cellIndex, isReversed);
  });
}

function sortRows(table: HTMLTableElement, column: number, isReversed: boolean) {
  const body = table.tBodies[0];
  const rows = [...(body?.rows ?? [])].map((row) => {
    const text = row.cells[column]?.textContent ?? '';
    return { row, text, number: Number(text.replaceAll(',', '')) };
  });
  const hasNumbers = rows.some(({ number }) => !Number.isNaN(number));
  rows.sort((a, b) => {
    if (!hasNumbers) return b.text.localeCompare(a.text, 'en');
    // A cell without a number is the last in both orders.
    if (Number.isNaN(a.number) || Number.isNaN(b.number)) {
      const last = Number(Number.isNaN(a.number)) - Number(Number.isNaN(b.number));
      return isReversed ? -last : last;
    }
    return b.number - a.number;
  });
  if (isReversed) rows.reverse();
  body?.append(...rows.map(({ row }) => row));
}
