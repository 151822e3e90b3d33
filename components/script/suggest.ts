import { paths } from '@/lib/addresses/paths';
import { isDay } from '@/lib/history/days';
import { find } from '@/lib/site/search/find';
import {
  chooseBeginnings,
  openSearchFiles,
  type SearchFile,
  type SearchIndex,
  type SearchPart,
} from '@/lib/site/search/search-index';
import { address } from '../ui/site';

// Suggestions below the search box of the header. The main script loads this file when the box
// first has the focus.

/** More are on the search page. */
const maxShown = 8;

const files = new Map<string, Promise<unknown>>();
const indexes = new Map<string, SearchIndex>();

const search = document.querySelector<HTMLElement>('.site-search');
const box = search?.querySelector('input');
const panel = search?.querySelector<HTMLElement>('.suggestions');
if (search && box && panel) startSuggestions(search, box, panel);

function startSuggestions(search: HTMLElement, box: HTMLInputElement, panel: HTMLElement) {
  const status = Object.assign(document.createElement('p'), {
    className: 'sr-only',
    role: 'status',
  });
  search.append(status);
  let index: SearchIndex | undefined;

  const show = () => {
    const text = box.value.trim();
    const links = listLinks(index, text);
    panel.replaceChildren(...links);
    panel.hidden = text === '' || links.length === 0;
    status.textContent = panel.hidden
      ? ''
      : `${links.length} suggestions; arrow down to reach them`;
  };
  const load = () => {
    const text = box.value.trim();
    loadIndex(text)
      .then((loaded) => {
        if (box.value.trim() !== text) return;
        index = loaded;
        show();
      })
      .catch((error: unknown) => {
        // The form still leads to the search page, which reports the error.
        console.error(error);
      });
  };
  box.addEventListener('input', load);
  box.addEventListener('focus', show);
  search.addEventListener('focusout', ({ relatedTarget }) => {
    if (!search.contains(relatedTarget as Node | null)) panel.hidden = true;
  });
  search.addEventListener('keydown', (event) => moveFocus(event, box, panel));
  show();
  load();
}

/** Loads the index of the terms that a query can match. */
async function loadIndex(text: string): Promise<SearchIndex> {
  const file = await loadFile<SearchFile>('search.json');
  const beginnings = chooseBeginnings(text, file) ?? [];
  const parts = await Promise.all(
    beginnings.map((each) => loadFile<SearchPart>(`search/${each}.json`)),
  );
  const key = beginnings.join();
  const index = indexes.get(key) ?? openSearchFiles(file, parts);
  indexes.set(key, index);
  return index;
}

/** Loads a file once. */
function loadFile<T>(name: string): Promise<T> {
  const loading = files.get(name) ?? readFile(name);
  files.set(name, loading);
  // The next call tries again.
  loading.catch(() => files.delete(name));
  return loading as Promise<T>;
}

async function readFile(name: string): Promise<unknown> {
  const path = address.href(paths.toolFile(name));
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} could not be read: status ${response.status}`);
  return response.json();
}

function listLinks(index: SearchIndex | undefined, text: string): HTMLElement[] {
  if (isDay(text)) return [createLink(paths.snapshotQuery(text), `Snapshot of ${text}`, 'day')];
  const groups = (index && text !== '' && find(index, text)?.groups) || [];
  const hits = groups.flatMap(({ kind, hits }) =>
    hits
      .slice(0, Math.max(2, Math.ceil(maxShown / groups.length)))
      .map(({ entry }) => ({ kind, entry })),
  );
  const links = hits
    .slice(0, maxShown)
    .map(({ kind, entry }) => createLink(entry.path, entry.title, kind));
  if (links.length === 0) return [];
  return [...links, createLink(paths.searchFor(text), 'All results', '')];
}

/** The texts are those of the record, and never markup. */
function createLink(path: string, title: string, kind: string): HTMLElement {
  const link = document.createElement('a');
  link.href = address.href(path);
  const name = document.createElement('span');
  name.className = kind === '' || kind === 'day' || kind === 'announcement' ? '' : 'name';
  name.textContent = title;
  const label = document.createElement('span');
  label.textContent = kind;
  link.append(name, label);
  return link;
}

/** Arrow keys move between the box and the suggestions; Escape returns to the box and closes them. */
function moveFocus(event: KeyboardEvent, box: HTMLInputElement, panel: HTMLElement) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  const stops = [box, ...panel.querySelectorAll('a')];
  const at = stops.indexOf(document.activeElement as HTMLInputElement);
  if (event.key === 'Escape' && !panel.hidden) {
    event.preventDefault();
    box.focus();
    panel.hidden = true;
    return;
  }
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const target = step === 0 || panel.hidden ? undefined : stops[at + step];
  if (target === undefined) return;
  event.preventDefault();
  target.focus();
}
