import {
  findLine,
  findRoot,
  type LineCells,
  listRows,
  openFolds,
  readNumber,
  readRow,
  type Side,
} from './diff-lines';

/** Lines of one side of a diff or document that an address names. */
interface Lines {
  root: HTMLElement;
  side: Side;
  first: number;
  last: number;
}

/** The lines to which the address leads, if they have no id of their own or are several. */
let shown: Lines | undefined;

/**
 * Makes line numbers links: a click puts the line into the address, a click with Shift the lines
 * up to it.
 */
export function startLineLinks() {
  document.addEventListener('click', (event) => {
    const cell = event.target instanceof Element ? event.target.closest('td') : null;
    const line = cell && findLine(cell);
    const root = cell && findRoot(cell);
    if (!line || !root || line.number !== cell || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const number = readNumber(line);
    const isRange = event.shiftKey && shown?.root === root && shown.side === line.side;
    const from = isRange && shown ? shown.first : number;
    const [first, last] = [Math.min(from, number), Math.max(from, number)];
    getSelection()?.removeAllRanges();
    selectLines({ root, side: line.side, first, last });
  });
  addEventListener('hashchange', showAddressedLines);
  showAddressedLines();
}

/** Puts lines into the address, without moving the page. */
export function selectLines(lines: Lines) {
  const at = scrollY;
  location.replace(`#${formatHash(lines)}`);
  scrollTo({ top: at, behavior: 'instant' });
  highlight(lines);
}

/** Highlights the lines that the address names, opens the folds around them and shows them. */
export function showAddressedLines() {
  const lines = parseHash(decodeURIComponent(location.hash.slice(1)));
  if (lines === undefined) return clearHighlight();
  // The reader chose them here.
  if (shown !== undefined && formatHash(lines) === formatHash(shown)) return;
  const [line] = listCells(lines);
  if (line === undefined) return clearHighlight();
  openFolds(line.number);
  line.text.scrollIntoView({ block: 'center' });
  highlight(lines);
}

/** The address of the lines that are highlighted. */
export function getShownAddress(): string | undefined {
  return shown && new URL(`#${formatHash(shown)}`, location.href).href;
}

function highlight(lines: Lines) {
  clearHighlight();
  shown = lines;
  const cells = listCells(lines);
  for (const { number, text } of cells) {
    number.dataset.hit = '';
    text.dataset.hit = '';
  }
  cells[0]?.text.append(buildCopyButton());
}

function clearHighlight() {
  shown = undefined;
  for (const cell of document.querySelectorAll('[data-hit]')) cell.removeAttribute('data-hit');
  for (const button of document.querySelectorAll('[data-copy-link]')) button.remove();
}

function buildCopyButton(): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset.copyLink = '';
  button.textContent = 'Copy link';
  button.ariaLive = 'polite';
  button.addEventListener('click', () => void copyShownAddress(button));
  return button;
}

/** Copies the address of the highlighted lines, and says so in an element. */
export async function copyShownAddress(output: Element) {
  const address = getShownAddress();
  if (address === undefined) return;
  try {
    await navigator.clipboard.writeText(address);
    output.textContent = 'Link copied';
  } catch (error) {
    console.error(error);
    output.textContent = 'Not copied: use the address of the page';
  }
}

function formatHash({ root, side, first, last }: Lines): string {
  const start = `${root.dataset.ids ?? ''}${side}${first}`;
  return first === last ? start : `${start}-${side}${last}`;
}

function parseHash(hash: string): Lines | undefined {
  const [, ids, side, first, last] = /^(.*?)([LR])(\d+)(?:-[LR]?(\d+))?$/.exec(hash) ?? [];
  if (ids === undefined || first === undefined) return undefined;
  const roots = [...document.querySelectorAll<HTMLElement>('[data-ids]')];
  const root = roots.find(({ dataset }) => dataset.ids === ids);
  return root && { root, side: side as Side, first: Number(first), last: Number(last ?? first) };
}

function listCells({ root, side, first, last }: Lines): LineCells[] {
  return listRows(root).flatMap((row) => {
    const line = readRow(row, side);
    if (line === undefined) return [];
    const number = readNumber(line);
    return number >= first && number <= last ? [line] : [];
  });
}
