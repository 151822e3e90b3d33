import { findVisibleCell, listRows, openFolds, readNumber, readRow } from './diff-lines';
import { copyShownAddress, getShownAddress, selectLines } from './diff-links';

/** A change of a diff: its first row, or the heading of a statement that only moved. */
type Change = HTMLTableRowElement | HTMLHeadingElement;

/** The change to which the reader went last. */
let current: Change | undefined;

/** Buttons and the keys j and k go to the next and the previous change, c copies a link to it. */
export function startChangeKeys() {
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-go]') : null;
    const diff = button?.closest('.diff');
    if (button && diff) goToChange(Number(button.dataset.go), listChanges(diff));
  });
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
    const step = { j: 1, k: -1 }[event.key];
    if (step !== undefined) {
      const changes = [...document.querySelectorAll('.diff')].flatMap(listChanges);
      const change = goToChange(step, changes);
      if (change === undefined) return;
      event.preventDefault();
      change.querySelector('a')?.focus({ preventScroll: true });
    }
    if (event.key === 'c') copyLink();
  });
}

function isTyping({ target, isComposing, defaultPrevented }: KeyboardEvent): boolean {
  if (isComposing || defaultPrevented || !(target instanceof HTMLElement)) return true;
  return (
    target.isContentEditable || target.matches('input:not([type="checkbox"]), select, textarea')
  );
}

/** Writes into the header of a diff how many changes it has, and at which one the reader is. */
export function showPosition(diff: Element) {
  const output = diff.querySelector('output');
  if (output === null) return;
  const changes = listChanges(diff);
  const place = current === undefined ? -1 : changes.indexOf(current);
  const count = `${changes.length} ${changes.length === 1 ? 'change' : 'changes'}`;
  output.textContent = place < 0 ? count : `change ${place + 1} of ${changes.length}`;
}

/** The changes of a diff in order, without hidden ones. */
function listChanges(diff: Element): Change[] {
  const isHiding = document.documentElement.dataset.hidden !== undefined;
  const isChange = (row: HTMLTableRowElement) =>
    !row.classList.contains('s') && !(isHiding && row.classList.contains('q'));
  return [...diff.querySelectorAll('section')].flatMap((section): Change[] => {
    if (isHiding && section.classList.contains('no-effect')) return [];
    const rows = listRows(section).filter((row) => row.closest('.fold:not(.rest)') === null);
    const starts = rows.filter((row, index) => {
      const previous = rows[index - 1];
      const isNext =
        previous?.closest('table') === row.closest('table') ||
        // A change that is folded in part continues in the fold.
        previous?.closest('.rest') !== row.closest('.rest');
      return isChange(row) && !(previous && isNext && isChange(previous));
    });
    const heading = section.querySelector('h3');
    return starts.length > 0 || heading === null ? starts : [heading];
  });
}

function goToChange(step: number, changes: readonly Change[]): Change | undefined {
  const change = findNext(step, changes);
  if (change === undefined) return undefined;
  const previous = current;
  previous?.removeAttribute('data-now');
  current = change;
  change.dataset.now = '';
  openFolds(change);
  getBox(change)?.scrollIntoView({ block: 'start' });
  for (const each of new Set([previous, change])) {
    const diff = each?.closest('.diff');
    if (diff) showPosition(diff);
  }
  return change;
}

/** The next change from the current one where it is in view, otherwise from what is in view. */
function findNext(step: number, changes: readonly Change[]): Change | undefined {
  const place = current === undefined ? -1 : changes.indexOf(current);
  const box = current && getBox(current)?.getBoundingClientRect();
  if (place >= 0 && box && box.bottom > 0 && box.top < innerHeight) return changes[place + step];
  const header = 56;
  const tops = changes.map((change) => getBox(change)?.getBoundingClientRect().top ?? 0);
  return step > 0
    ? changes[tops.findIndex((top) => top > header)]
    : changes[tops.findLastIndex((top) => top < header)];
}

/** A row has no box of its own, and what is folded has none. */
function getBox(change: Change): HTMLElement | undefined {
  const fold = change.closest<HTMLElement>('details:not([open])');
  if (fold) return fold;
  return change instanceof HTMLTableRowElement ? findVisibleCell(change) : change;
}

/** Copies the address of the highlighted lines, or of the change to which the reader went. */
function copyLink() {
  const root = current?.closest<HTMLElement>('.diff');
  if (getShownAddress() === undefined && root && current instanceof HTMLTableRowElement) {
    const side = readRow(current, 'R') === undefined ? 'L' : 'R';
    const line = readRow(current, side);
    if (line === undefined) return;
    selectLines({ root, side, first: readNumber(line), last: readNumber(line) });
  }
  const button = document.querySelector('[data-copy-link]');
  if (button) void copyShownAddress(button);
}
