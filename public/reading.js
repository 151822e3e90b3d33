// The only script of a reading page: copies what a button names, narrows a list to what is
// chosen, and leads to the search. Without it the buttons and choices are not seen and everything
// else works.
for (const button of document.querySelectorAll(
  'button[data-copy], button[data-copy-before], button[data-copy-text], button[data-copy-value]',
)) {
  const label = button.textContent;
  button.classList.remove('scripted');
  // What it says after a click is a message: who does not see it is told.
  button.ariaLive = 'polite';
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(await readCopy(button));
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

/**
 * The text before the button, one that it holds, that of a document on the page, line by line,
 * or of a file.
 */
async function readCopy({ dataset, previousElementSibling }) {
  const { copy, copyBefore, copyText, copyValue } = dataset;
  if (copyBefore !== undefined) return previousElementSibling.textContent;
  if (copyValue !== undefined) return copyValue;
  if (copyText !== undefined) {
    const rows = document.getElementById(copyText).querySelectorAll('tbody tr');
    return `${Array.from(rows, (row) => row.cells[1].firstChild.textContent).join('\n')}\n`;
  }
  const answer = await fetch(copy);
  if (!answer.ok) throw new Error(`${answer.status} for ${copy}`);
  return answer.text();
}

for (const form of document.querySelectorAll('form[data-filter]')) startFilter(form);

/** The choices stand in the address: a filtered list can be linked, and Back works. */
function startFilter(form) {
  const selects = [...form.querySelectorAll('select')];
  const items = [...document.getElementById(form.dataset.filter).children];
  const others = (form.dataset.also?.split(' ') ?? []).flatMap((id) => [
    ...(document.getElementById(id)?.children ?? []),
  ]);
  const [output, reset] = [form.querySelector('output'), form.querySelector('button')];

  const readAddress = () => {
    const query = new URLSearchParams(location.search);
    for (const select of selects) {
      select.value = query.get(select.name) ?? '';
      // A value that no item has chooses nothing.
      if (select.selectedIndex < 0) select.value = '';
    }
    apply();
  };
  const writeAddress = (hash = '') => {
    const query = new URLSearchParams(location.search);
    for (const { name, value } of selects) {
      if (value === '') query.delete(name);
      else query.set(name, value);
    }
    const text = query.toString();
    history.replaceState(null, '', `${text === '' ? location.pathname : `?${text}`}${hash}`);
    apply();
  };
  const apply = () => {
    const chosen = selects.filter(({ value }) => value !== '');
    const fits = ({ dataset }, { name, value }) => (dataset[name] ?? '').split(' ').includes(value);
    for (const item of items) item.hidden = !chosen.every((choice) => fits(item, choice));
    const speaking = chosen.filter(({ name }) => others.some(({ dataset }) => name in dataset));
    for (const item of others) item.hidden = !speaking.every((choice) => fits(item, choice));
    const shown = items.filter((item) => !item.hidden).length;
    output.textContent =
      chosen.length === 0 ? '' : `${shown} of ${items.length} ${form.dataset.noun}`;
    reset.hidden = chosen.length === 0;
  };
  /** A link to one item shows it, whatever is chosen. */
  const showTarget = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const item = items.find((each) => each.contains(target));
    if (!item?.hidden) return;
    for (const select of selects) select.value = '';
    writeAddress(location.hash);
    target.scrollIntoView();
  };

  form.classList.remove('scripted');
  form.addEventListener('change', () => writeAddress());
  form.addEventListener('submit', (event) => event.preventDefault());
  // Values are reset after the event.
  form.addEventListener('reset', () => setTimeout(writeAddress));
  addEventListener('popstate', readAddress);
  addEventListener('hashchange', showTarget);
  readAddress();
  showTarget();
}

// The browser gives it the focus only as it first draws the page: letters before that were lost.
if (document.activeElement === document.body) document.querySelector('[autofocus]')?.focus();

startLate(document.querySelectorAll('template[data-late]'));

/**
 * Runs what the page only names: at once where the address asks something, else when a reader
 * stirs. Meanwhile it is fetched, once the page itself is there.
 */
function startLate(names) {
  if (names.length === 0) return;
  const signs = ['pointermove', 'pointerdown', 'touchstart', 'wheel', 'keydown', 'input', 'click'];
  let isStarted = false;
  const start = () => {
    isStarted = true;
    for (const sign of signs) removeEventListener(sign, start, true);
    for (const name of names) {
      const script = document.createElement('script');
      // As React would write it, which else adds it once more.
      script.setAttribute('async', '');
      script.setAttribute('src', name.dataset.late);
      name.replaceWith(script);
    }
  };
  const fetchAll = () => {
    if (isStarted) return;
    for (const name of names) {
      const hint = Object.assign(document.createElement('link'), { rel: 'preload', as: 'script' });
      hint.href = name.dataset.late;
      document.head.append(hint);
    }
  };
  // Typed before this script was there, or filled in anew by a browser that came back.
  const isTyped = (field) => field.value !== field.defaultValue;
  if (location.search !== '' || [...document.querySelectorAll('input')].some(isTyped)) {
    return start();
  }
  for (const sign of signs) addEventListener(sign, start, { capture: true, passive: true });
  addEventListener('load', () => setTimeout(fetchAll, 1000));
}

/** `/` outside of fields, Ctrl-K and Cmd-K everywhere: to the search, or into its box. */
addEventListener('keydown', (event) => {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (altKey || event.defaultPrevented || event.isComposing || event.repeat) return;
  const isSlash = key === '/' && !ctrlKey && !metaKey && !isField(event.target);
  const isControlK = key.toLowerCase() === 'k' && ctrlKey !== metaKey && !shiftKey;
  // What stands in a larger field would be lost with the page.
  if (isControlK && event.target.matches?.('textarea') && event.target.value !== '') return;
  if (!isSlash && !isControlK) return;
  const box = document.querySelector('[data-search-box]');
  const link = document.querySelector('a[data-search]');
  if (box === null && link === null) return;
  event.preventDefault();
  if (box === null) location.assign(link.href);
  else {
    box.focus();
    box.select();
  }
});

function isField(target) {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, select, textarea'))
  );
}
