import { paths } from '@/lib/addresses/paths';
import { address } from '../ui/site';
import { loadScript } from './load-script';

/**
 * Opens the search by key, and loads the suggestions when the box of the header first has the
 * focus: most visits need neither them nor the index.
 */
export function startSearchBox() {
  const box = document.querySelector<HTMLInputElement>('.site-search [data-search-box]');
  document.querySelector('.site-search .scripted')?.classList.remove('scripted');
  addEventListener('keydown', focusOnKey);
  // A day has a page of its own, which explains a day that does not exist.
  box?.form?.addEventListener('submit', (event) => {
    const text = box.value.trim();
    if (!/^\d{4}-\d\d-\d\d$/.test(text)) return;
    event.preventDefault();
    location.assign(address.href(paths.snapshotQuery(text)));
  });
  const load = () => loadScript('/suggest.js');
  if (document.activeElement === box) load();
  else box?.addEventListener('focus', load, { once: true });
}

/** `/` outside of fields, and Ctrl-K and Cmd-K everywhere, focus the search box of the page. */
function focusOnKey(event: KeyboardEvent) {
  const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event;
  if (altKey || event.defaultPrevented || event.isComposing || event.repeat) return;
  const isSlash = key === '/' && !ctrlKey && !metaKey && !isField(target);
  const isControlK = key.toLowerCase() === 'k' && ctrlKey !== metaKey && !shiftKey;
  if (!isSlash && !isControlK) return;
  // The page of the search has a box of its own, and hides that of the header.
  const boxes = document.querySelectorAll<HTMLInputElement>('[data-search-box]');
  const box = [...boxes].find((each) => each.checkVisibility());
  if (box === undefined) return;
  event.preventDefault();
  box.focus();
  box.select();
}

/** Whether keys have a meaning of their own in an element. */
export function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, select, textarea'))
  );
}
