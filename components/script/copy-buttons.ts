/** How long a button shows the result, in milliseconds. */
const shown = 4000;

/** Makes buttons copy: see `readCopy` for what each copies. */
export function startCopyButtons() {
  for (const button of document.querySelectorAll<HTMLButtonElement>(
    'button[data-copy], button[data-copy-before], button[data-copy-text], button[data-copy-value]',
  )) {
    button.classList.remove('scripted');
    // Screen readers announce its new label after a click.
    button.ariaLive = 'polite';
    button.addEventListener('click', () => void copy(button));
  }
}

/** The button that shows a result; its label returns when another one is clicked. */
let confirming: { button: HTMLButtonElement; label: string | null; timer: number } | undefined;

async function copy(button: HTMLButtonElement) {
  resetLabel();
  const label = button.textContent;
  let result = 'Copied';
  try {
    const plain = await readCopy(button);
    await writeClipboard(plain, button.dataset.copyHtml);
  } catch (error) {
    console.error(error);
    result = 'Not copied: select the text instead';
  }
  resetLabel();
  button.textContent = result;
  confirming = { button, label, timer: window.setTimeout(resetLabel, shown) };
}

function resetLabel() {
  if (confirming === undefined) return;
  clearTimeout(confirming.timer);
  confirming.button.textContent = confirming.label;
  confirming = undefined;
}

/** Writes plain text and, for editors such as Confluence's, the same as rich text. */
async function writeClipboard(plain: string, html: string | undefined) {
  if (html === undefined) return navigator.clipboard.writeText(plain);
  const item = new ClipboardItem({
    'text/plain': new Blob([plain], { type: 'text/plain' }),
    'text/html': new Blob([html], { type: 'text/html' }),
  });
  return navigator.clipboard.write([item]);
}

/**
 * Returns the text to copy: that of the element before the button, a value of the button, the lines
 * of a document on the page, or a file.
 */
async function readCopy({ dataset, previousElementSibling }: HTMLButtonElement): Promise<string> {
  const { copy: address = '', copyBefore, copyText, copyValue } = dataset;
  if (copyBefore !== undefined) return previousElementSibling?.textContent ?? '';
  if (copyValue !== undefined) return copyValue;
  if (copyText !== undefined) return readLines(copyText);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  return response.text();
}

/** The second cell of each row is a line of the document. */
function readLines(id: string): string {
  const rows = document.getElementById(id)?.querySelectorAll('tr') ?? [];
  const lines = [...rows].flatMap(({ cells }) =>
    cells[0]?.tagName === 'TD' ? [cells[1]?.firstChild?.textContent ?? ''] : [],
  );
  return `${lines.join('\n')}\n`;
}
