// The only script of a reading page: copies what a button names. Without it the buttons stay
// hidden and everything else works.
for (const button of document.querySelectorAll('button[data-copy]')) {
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener('click', async () => {
    try {
      const answer = await fetch(button.dataset.copy);
      if (!answer.ok) throw new Error(`${answer.status} for ${button.dataset.copy}`);
      await navigator.clipboard.writeText(await answer.text());
      button.textContent = 'Copied';
    } catch (error) {
      console.error(error);
      button.textContent = 'Not copied: download it instead';
    }
    setTimeout(() => {
      button.textContent = label;
    }, 4000);
  });
}
