// The only script of reading pages: buttons that copy, filters of lists, late scripts of tool pages,
// and keys that open the search. Without it buttons and filters are hidden, and the rest works.
for (const button of document.querySelectorAll(
  'button[data-copy], button[data-copy-before], button[data-copy-text], button[data-copy-value]',
)) {
  const label = button.textContent;
  button.classList.remove('scripted');
  // Screen readers announce its new label after a click.
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
 * Returns the text to copy: that of the element before the button, a value of the button, the lines
 * of a document on the page, or a file.
 */
async function readCopy({ dataset, previousElementSibling }) {
  const { copy, copyBefore, copyText, copyValue } = dataset;
  if (copyBefore !== undefined) return previousElementSibling.textContent;
  if (copyValue !== undefined) return copyValue;
  if (copyText !== undefined) {
    const rows = document.getElementById(copyText).querySelectorAll('tbody tr');
    return `${Array.from(rows, (row) => row.cells[1].firstChild.textContent).join('\n')}\n`;
  }
  const response = await fetch(copy);
  if (!response.ok) throw new Error(`${response.status} for ${copy}`);
  return response.text();
}

for (const form of document.querySelectorAll('form[data-filter]')) startFilter(form);

/** Filters a list by choices. They are in the query, so that a filtered list can be linked. */
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
      // An unknown value is no choice.
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
    const shared = chosen.filter(({ name }) => others.some(({ dataset }) => name in dataset));
    for (const item of others) item.hidden = !shared.every((choice) => fits(item, choice));
    const shown = items.filter((item) => !item.hidden).length;
    output.textContent =
      chosen.length === 0 ? '' : `${shown} of ${items.length} ${form.dataset.noun}`;
    reset.hidden = chosen.length === 0;
  };
  /** Resets the choices if they hide the item that the address names. */
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
  // The values are reset after this event.
  form.addEventListener('reset', () => setTimeout(writeAddress));
  addEventListener('popstate', readAddress);
  addEventListener('hashchange', showTarget);
  readAddress();
  showTarget();
}

// The browser applies autofocus when it first draws the page, and earlier input would be lost.
if (document.activeElement === document.body) document.querySelector('[autofocus]')?.focus();

startLate(document.querySelectorAll('template[data-late]'));

/**
 * Runs the scripts that templates name: at once if the address has a query, otherwise at the first
 * input. Until then they are preloaded after the page has loaded.
 */
function startLate(templates) {
  if (templates.length === 0) return;
  const inputEvents = [
    'pointermove',
    'pointerdown',
    'touchstart',
    'wheel',
    'keydown',
    'input',
    'click',
  ];
  let isStarted = false;
  const start = () => {
    isStarted = true;
    for (const type of inputEvents) removeEventListener(type, start, true);
    for (const template of templates) {
      const script = document.createElement('script');
      // The attributes that React writes: otherwise React adds the script again.
      script.setAttribute('async', '');
      script.setAttribute('src', template.dataset.late);
      template.replaceWith(script);
    }
  };
  const preload = () => {
    if (isStarted) return;
    for (const template of templates) {
      const hint = Object.assign(document.createElement('link'), { rel: 'preload', as: 'script' });
      hint.href = template.dataset.late;
      document.head.append(hint);
    }
  };
  // Typed before this script ran, or restored by the browser.
  const isTyped = (field) => field.value !== field.defaultValue;
  if (location.search !== '' || [...document.querySelectorAll('input')].some(isTyped)) {
    return start();
  }
  for (const type of inputEvents) addEventListener(type, start, { capture: true, passive: true });
  addEventListener('load', () => setTimeout(preload, 1000));
}

/** `/` outside of fields, and Ctrl-K and Cmd-K everywhere, open the search or focus its box. */
addEventListener('keydown', (event) => {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (altKey || event.defaultPrevented || event.isComposing || event.repeat) return;
  const isSlash = key === '/' && !ctrlKey && !metaKey && !isField(event.target);
  const isControlK = key.toLowerCase() === 'k' && ctrlKey !== metaKey && !shiftKey;
  // Leaving the page would lose the text of a larger field.
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
