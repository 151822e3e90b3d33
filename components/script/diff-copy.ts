import { findLine, findRoot, type LineCells, listRows, readRow, type Side } from './diff-lines';

/** Copying a part of a diff copies the lines of one side, without numbers, signs and notes. */
export function startLineCopy() {
  document.addEventListener('pointerdown', ({ target }) => {
    const cell = target instanceof Element ? target.closest('td') : null;
    const diff = cell?.closest<HTMLElement>('.diff');
    const side = cell && findLine(cell)?.side;
    if (!diff || !side || diff.dataset.side === side) return;
    // Chromium keeps a selection that can no longer be selected, and starts no new one.
    getSelection()?.removeAllRanges();
    diff.dataset.side = side;
  });
  document.addEventListener('copy', (event) => {
    const text = readSelection(getSelection());
    if (text === undefined || event.clipboardData === null) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', text);
  });
}

/** The lines that are selected; undefined where the selection is not in one diff or document. */
function readSelection(selection: Selection | null): string | undefined {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const start = findElement(range.startContainer);
  const root = start && findRoot(start);
  if (!start || !root?.contains(range.endContainer)) return undefined;
  const cell = start.closest('td');
  const side = (cell && findLine(cell)?.side) ?? readSide(root);
  const lines = listRows(root).flatMap((row) => {
    const line = readRow(row, side);
    return line !== undefined && isVisible(line) && range.intersectsNode(line.text) ? [line] : [];
  });
  // A part of one line is copied as it is.
  return lines.length < 2 ? undefined : lines.map((line) => readPart(line, range)).join('\n');
}

/** The selected text of a line. */
function readPart({ text }: LineCells, range: Range): string {
  const part = document.createRange();
  part.selectNodeContents(text);
  if (text.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset);
  if (text.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset);
  return readText(part.cloneContents());
}

/** The text of a part of a line, without words for screen readers and buttons. */
function readText(part: DocumentFragment): string {
  for (const added of part.querySelectorAll('b, button')) added.remove();
  return part.textContent ?? '';
}

function readSide({ dataset }: HTMLElement): Side {
  return dataset.side === 'L' ? 'L' : 'R';
}

function findElement(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement;
}

function isVisible({ text }: LineCells): boolean {
  return text.checkVisibility({ contentVisibilityAuto: true });
}
