import { paths } from '@/lib/addresses/paths';
import { type ListFile, type ListRow, selectRows, unpackRows } from '@/lib/site/client/list-file';
import { countOf } from '@/lib/text/wording';
import { address } from '../ui/site';
import { connectFilterForm, type FilterChoice, type FilterForm } from './filter-form';
import { startSortableTables } from './sort-table';

// Filters and sorts lists that are too long for a page: the rows are in a file, which is loaded at
// the first choice. Until then the page shows what it was built with.

/** So many rows are added at a time. */
const step = 50;

startSortableTables();
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-rows]')) startList(form);

function startList(form: HTMLFormElement) {
  const list = document.getElementById(form.dataset.list ?? '');
  const results = document.getElementById(`${form.dataset.list}-results`);
  const template = results?.querySelector('template')?.content.firstElementChild;
  const rowList = results?.querySelector('ol');
  const more = results?.querySelector('button');
  const actionLink = document.getElementById(`${form.dataset.list}-action`);
  if (!list || !results || !template || !rowList || !more) return;
  let loading: Promise<ListRow[]> | undefined;
  let latest: FilterChoice | undefined;
  let rest: ListRow[] = [];

  const apply = async (choice: FilterChoice, { report }: FilterForm) => {
    latest = choice;
    const { facets, order, text } = choice;
    const isChosen = Object.keys(facets).length > 0 || order !== '' || text !== '';
    list.hidden = isChosen;
    showActionLink(actionLink, text.trim());
    results.hidden = !isChosen;
    if (!isChosen) {
      report('');
      return;
    }
    loading ??= loadRows(form.dataset.rows ?? '');
    if (rowList.childElementCount === 0) report('Loading…');
    try {
      const rows = await loading;
      // A later choice has its own result.
      if (latest !== choice) return;
      const found = selectRows(rows, { facets, name: text, order });
      report(`${found.length} of ${rows.length} ${form.dataset.noun}`);
      rest = found;
      rowList.replaceChildren();
      showMore();
    } catch (error) {
      // The next choice tries again.
      loading = undefined;
      report(error instanceof Error ? error.message : String(error));
    }
  };
  const showMore = () => {
    const isFirst = rowList.childElementCount === 0;
    const wasFolded = rest[0]?.isFolded;
    // Folded rows wait for a press of the button, unless there are no others.
    const next = rest.slice(0, step).filter(({ isFolded }) => isFolded === wasFolded);
    rowList.append(...next.map((row) => renderRow(template, row, form.dataset.linksTo)));
    rest = rest.slice(next.length);
    more.hidden = rest.length === 0;
    const folded = rest.filter(({ isFolded }) => isFolded).length;
    more.textContent =
      folded === rest.length
        ? `Show ${countOf(folded, 'version')} without a change of permissions`
        : `Show more of ${rest.length - folded}`;
    // The button stays below the focus of a keyboard; new rows are above it.
    if (!isFirst && next[0])
      rowList.children[rowList.childElementCount - next.length]?.querySelector('a')?.focus();
  };
  more.addEventListener('click', showMore);
  addChoiceOfAddress(form);
  connectFilterForm(form, apply);
}

/** Names of policies have no colon, so a text with one is an action. */
function showActionLink(paragraph: HTMLElement | null, text: string) {
  const link = paragraph?.querySelector('a');
  if (!paragraph || !link) return;
  paragraph.hidden = !/^[\w-]+:[\w*?-]+$/.test(text);
  link.href = address.href(paths.whoAllowedQuery({ action: text }));
  link.textContent = `Policies that allow ${text}`;
}

async function loadRows(path: string): Promise<ListRow[]> {
  const response = await fetch(path);
  if (!response.ok) {
    throw new Error(`The list could not be loaded: the server answered ${response.status}.`);
  }
  return unpackRows((await response.json()) as ListFile);
}

/**
 * A link can name one of thousands of policies, which a select does not list. It gets the policy of
 * the address as its only choice.
 */
function addChoiceOfAddress(form: HTMLFormElement) {
  const select = form.querySelector<HTMLSelectElement>('select[name="policy"]');
  const policy = new URLSearchParams(location.search).get('policy');
  if (select === null || policy === null) return;
  select.append(new Option(policy, policy));
  if (select.parentElement !== null) select.parentElement.hidden = false;
}

/** Fills a copy of the page's template, whose chips are one of each tone. */
function renderRow(template: Element, row: ListRow, linksTo: string | undefined): Element {
  const item = template.cloneNode(true) as Element;
  const { name, version, day, sentence, chips } = row;
  const find = (slot: string) => item.querySelector<HTMLElement>(`[data-slot="${slot}"]`);
  const set = (slot: string, text: string) => {
    const element = find(slot);
    if (element === null) return;
    if (text === '') element.remove();
    else element.textContent = text;
  };
  item.querySelector('a')?.setAttribute('href', address.href(locateRow(row, linksTo)));
  set('name', name === '' ? 'Announcement' : name);
  set('version', version);
  set('day', day);
  set('sentence', sentence);
  const chipList = find('chips');
  const tones = new Map([...(chipList?.children ?? [])].map((chip) => [chip.className, chip]));
  chipList?.replaceChildren(
    ...chips.map(({ text, tone }) => {
      const chip = tones.get(tone === 'neutral' ? 'chip' : `chip ${tone}`)?.cloneNode();
      if (chip) chip.textContent = text;
      return chip ?? text;
    }),
  );
  return item;
}

/** A default that was set to an older version has no page, so it links to the comparison. */
function locateRow({ name, id, version }: ListRow, linksTo: string | undefined): string {
  if (linksTo === 'feed') return paths.feed('rss', { policyName: name });
  if (id !== '') return paths.announcement(id);
  if (version === '') return paths.policy(name);
  const [from = '', to] = version.split(' → ');
  return to === undefined
    ? paths.change(name, version)
    : paths.compareWith({ policy: name, from, to });
}
