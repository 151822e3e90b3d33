import { listRows, readNumber, readRow } from './diff-lines';

/** How many lines of a fold are shown at a time. */
const portion = 20;

/** Buttons that open all folds of a diff or document, or close them if all are open. */
export function startExpandButtons() {
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('[data-expand]') : null;
    const folds = listFolds(button?.closest('[data-ids]'));
    const isClosing = folds.every(({ open }) => open);
    for (const fold of folds) fold.open = !isClosing;
  });
  // The event does not bubble.
  document.addEventListener(
    'toggle',
    ({ target }) => {
      const root = target instanceof Element ? target.closest('[data-ids]') : null;
      if (root) labelExpandButton(root);
    },
    true,
  );
}

function listFolds(root: Element | null | undefined): HTMLDetailsElement[] {
  return [...(root?.querySelectorAll<HTMLDetailsElement>('.fold, .statement') ?? [])];
}

function labelExpandButton(root: Element) {
  const button = root.querySelector('[data-expand]');
  if (button === null) return;
  const isOpen = listFolds(root).every(({ open }) => open);
  button.textContent = isOpen ? 'Collapse all' : 'Expand all';
}

/** Adds buttons to long folds that show the lines next to the change above or below. */
export function addPartialButtons(diff: Element) {
  for (const fold of diff.querySelectorAll<HTMLDetailsElement>('.fold:not(.rest)')) {
    if (listRows(fold).length <= portion) continue;
    const bar = document.createElement('div');
    bar.dataset.more = '';
    const isFirst = fold.matches('.diff-lines > :first-child');
    const isLast = fold.matches('.diff-lines > :last-child');
    if (!isFirst) bar.append(buildButton(fold, bar, 'start'));
    if (!isLast) bar.append(buildButton(fold, bar, 'end'));
    fold.before(bar);
    fold.addEventListener('toggle', () => {
      bar.hidden = fold.open;
    });
  }
}

function buildButton(fold: HTMLDetailsElement, bar: Element, end: 'start' | 'end') {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = `${end === 'start' ? '↓' : '↑'} ${portion} lines`;
  button.ariaLabel = `Show the ${end === 'start' ? 'first' : 'last'} ${portion} of these lines`;
  button.addEventListener('click', () => {
    showPortion(fold, end);
    if (listRows(fold).length <= portion) bar.remove();
  });
  return button;
}

/** Moves rows out of a fold, into a table before or after it. */
function showPortion(fold: HTMLDetailsElement, end: 'start' | 'end') {
  const table = fold.querySelector('table');
  if (table === null) return;
  const rows = listRows(fold);
  const shown = table.cloneNode(false) as HTMLTableElement;
  if (table.tHead) shown.append(table.tHead.cloneNode(true));
  const parts = new Map<Element, Element>();
  for (const row of takePortion(rows, end)) {
    const body = row.parentElement as HTMLElement;
    const part = parts.get(body) ?? shown.appendChild(splitBody(body, row));
    parts.set(body, part);
    part.append(row);
    if (body.childElementCount === 0) body.remove();
  }
  for (const each of fold.querySelectorAll('table')) if (each.tBodies.length === 0) each.remove();
  if (end === 'start') (fold.previousElementSibling ?? fold).before(shown);
  else fold.after(shown);
  relabel(fold);
}

/** The rows at one end that have so many lines of the document after. */
function takePortion(rows: HTMLTableRowElement[], end: 'start' | 'end'): HTMLTableRowElement[] {
  const counted = end === 'start' ? rows : rows.toReversed();
  let lines = 0;
  const taken = counted.filter((row) => {
    if (lines === portion) return false;
    if (readRow(row, 'R') !== undefined) lines += 1;
    return true;
  });
  return end === 'start' ? taken : taken.reverse();
}

/** A body like the one of a row. The id goes with the first line of its statement. */
function splitBody(body: HTMLElement, row: HTMLTableRowElement): Element {
  const part = body.cloneNode(false) as HTMLElement;
  if (row === body.firstElementChild) body.removeAttribute('id');
  else part.removeAttribute('id');
  return part;
}

/**
 * Writes both sides of unchanged lines, which the page has once, so that they look as the lines
 * around them.
 */
export function writeBothSides(diff: Element) {
  const [before = '', after = ''] = [...diff.querySelectorAll('.diff-head strong')].map(
    ({ textContent }) => textContent ?? '',
  );
  for (const table of diff.querySelectorAll<HTMLTableElement>('.one')) {
    const shift = Number(table.dataset.shift);
    for (const row of table.querySelectorAll<HTMLTableRowElement>('tbody > tr')) {
      const [number, text] = row.cells;
      if (number === undefined || text === undefined) continue;
      const old = number.cloneNode() as HTMLElement;
      old.textContent = String(Number(number.textContent) - shift);
      row.prepend(old, text.cloneNode(true));
      row.className = 's';
    }
    table.classList.remove('one');
    table.ariaLabel = `${before} and ${after}`;
    const headings = [`Line of ${before}`, before, `Line of ${after}`, after];
    table.tHead?.rows[0]?.replaceChildren(...headings.map(buildHeading));
  }
}

function buildHeading(text: string): HTMLElement {
  return Object.assign(document.createElement('th'), { scope: 'col', textContent: text });
}

/** Writes how many lines a fold still has, and which. */
function relabel(fold: HTMLDetailsElement) {
  const [label, ranges] = fold.querySelector('summary')?.childNodes ?? [];
  const rows = listRows(fold);
  const numbers = (['L', 'R'] as const).map((side) =>
    rows.flatMap((row) => {
      const line = readRow(row, side);
      return line === undefined ? [] : [readNumber(line)];
    }),
  );
  const listed = numbers
    .filter(({ length }) => length > 0)
    .map((each) => `${Math.min(...each)}–${Math.max(...each)}`);
  const count = numbers[1]?.length || rows.length;
  if (label) label.textContent = `${count} unchanged line${count === 1 ? '' : 's'}`;
  if (ranges instanceof HTMLElement) {
    ranges.textContent = `lines ${[...new Set(listed)].join(', now ')}`;
  }
}
