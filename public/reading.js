// The only script of a reading page: copies what a button names. Without it the buttons stay
// hidden and everything else works.
for (const button of document.querySelectorAll('button[data-copy], button[data-copy-text]')) {
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(await readCopy(button.dataset));
      button.textContent = 'Copied';
    } catch (error) {
      console.error(error);
      button.textContent = 'Not copied: select the text instead';
    }
    setTimeout(() => {
      button.textContent = label;
    }, 4000);
  });
}

/** The text of a file, or of a document that stands on the page, line by line. */
async function readCopy({ copy, copyText }) {
  if (copyText !== undefined) {
    const rows = document.getElementById(copyText).querySelectorAll('tbody tr');
    return `${Array.from(rows, (row) => row.cells[1].firstChild.textContent).join('\n')}\n`;
  }
  const answer = await fetch(copy);
  if (!answer.ok) throw new Error(`${answer.status} for ${copy}`);
  return answer.text();
}
