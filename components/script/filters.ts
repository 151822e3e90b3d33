/** Filters lists by choices. They are in the query, so that a filtered list can be linked. */
export function startFilters() {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-filter]')) {
    startFilter(form);
  }
}

function startFilter(form: HTMLFormElement) {
  const selects = [...form.querySelectorAll('select')];
  const items = listItems(form.dataset.filter ?? '');
  const others = (form.dataset.also?.split(' ') ?? []).flatMap(listItems);
  const groups = listGroups(form.dataset.filter ?? '');
  const places = items.map((item) => [item, item.parentElement] as const);
  const wasOpen = new Set(groups.filter(({ open }) => open));
  const output = form.querySelector('output');
  const reset = form.querySelector('button');

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
    const chosen = selects.filter(({ name, value }) => value !== '' && name !== 'sort');
    sortItems(selects.some(({ name, value }) => name === 'sort' && value !== ''));
    for (const item of items) item.hidden = !chosen.every((choice) => fits(item, choice));
    const shared = chosen.filter(({ name }) => others.some(({ dataset }) => name in dataset));
    for (const item of others) item.hidden = !shared.every((choice) => fits(item, choice));
    for (const group of groups) {
      group.hidden = listInGroup(group).every((item) => (item as HTMLElement).hidden);
      group.open = chosen.length > 0 || wasOpen.has(group);
    }
    const count = items.filter(({ hidden }) => !hidden).length;
    if (output !== null) {
      output.textContent =
        chosen.length === 0 ? '' : `${count} of ${items.length} ${form.dataset.noun}`;
    }
    if (reset !== null) reset.hidden = chosen.length === 0;
  };
  /** By rank, all in the first list; or each where it was. */
  const sortItems = (isByRank: boolean) => {
    const [first] = places;
    const sorted = isByRank
      ? places
          .toSorted(([a], [b]) => readRank(a) - readRank(b))
          .map(([item]) => [item, first?.[1]] as const)
      : places;
    for (const [item, list] of sorted) list?.append(item);
  };
  /** Resets the choices if they hide the item that the address names. */
  const showTarget = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const item = items.find((each) => each.contains(target));
    if (!item?.hidden) return;
    for (const select of selects) select.value = '';
    writeAddress(location.hash);
    target?.scrollIntoView();
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

/** The items of a list: its children, or those of the lists in its folded groups. */
function listItems(id: string): HTMLElement[] {
  const groups = listGroups(id);
  const list = document.getElementById(id);
  const items = groups.length > 0 ? groups.flatMap(listInGroup) : [...(list?.children ?? [])];
  return items as HTMLElement[];
}

function listGroups(id: string): HTMLDetailsElement[] {
  const children = [...(document.getElementById(id)?.children ?? [])];
  return children.filter((each) => each instanceof HTMLDetailsElement);
}

function listInGroup(group: HTMLDetailsElement): Element[] {
  return [...(group.querySelector('ol, ul')?.children ?? [])];
}

/** An item without a rank is the last. */
function readRank({ dataset }: HTMLElement): number {
  return Number(dataset.rank ?? 999);
}

/** Whether an item has the chosen value; its values are separated by spaces. */
function fits({ dataset }: HTMLElement, { name, value }: HTMLSelectElement): boolean {
  return (dataset[name] ?? '').split(' ').includes(value);
}
