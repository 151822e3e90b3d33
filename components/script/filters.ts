import { connectFilterForm, type FilterChoice, type FilterForm } from './filter-form';

/** Filters lists whose items are all in the page by choices. */
export function startFilters() {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-filter]')) {
    startFilter(form);
  }
}

function startFilter(form: HTMLFormElement) {
  const items = listItems(form.dataset.filter ?? '');
  const others = (form.dataset.also?.split(' ') ?? []).flatMap(listItems);
  const groups = listGroups(form.dataset.filter ?? '');
  /** The lists with their elements, items and folds, in the order of the page. */
  const places = new Map(
    items
      .flatMap(({ parentElement }) => parentElement ?? [])
      .map((list) => [list, [...list.children]]),
  );
  let isSorted = false;
  const folds = groups.flatMap((group) =>
    group instanceof HTMLDetailsElement ? group : (group.querySelector('details') ?? []),
  );
  const wasOpen = new Set(folds.filter(({ open }) => open));

  const itemsOf = (group: HTMLElement) => items.filter((item) => group.contains(item));

  const apply = ({ facets, order }: FilterChoice, { report }: FilterForm) => {
    const chosen = Object.entries(facets);
    sortItems(order !== '');
    for (const item of items) item.hidden = !chosen.every((choice) => fits(item, choice));
    const shared = chosen.filter(([name]) => others.some(({ dataset }) => name in dataset));
    for (const item of others) item.hidden = !shared.every((choice) => fits(item, choice));
    for (const group of groups) group.hidden = itemsOf(group).every(({ hidden }) => hidden);
    for (const fold of folds) fold.open = chosen.length > 0 || wasOpen.has(fold);
    const count = items.filter(({ hidden }) => !hidden).length;
    report(chosen.length === 0 ? '' : `${count} of ${items.length} ${form.dataset.noun}`);
  };
  /** By rank, all in the first list that is no fold; or each where it was. */
  const sortItems = (isByRank: boolean) => {
    if (isByRank === isSorted) return;
    isSorted = isByRank;
    for (const [list, children] of places) list.append(...children);
    const first = [...places.keys()].find((list) => list.closest('.unchanged') === null);
    if (isByRank) first?.append(...items.toSorted((a, b) => readRank(a) - readRank(b)));
  };
  const connected = connectFilterForm(form, apply);
  /** Resets the choices if they hide the item that the address names. */
  const showTarget = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const item = items.find((each) => each.contains(target));
    if (!item?.hidden) return;
    connected.reset(location.hash);
    target?.scrollIntoView();
  };
  addEventListener('hashchange', showTarget);
  showTarget();
}

/** The items of a list: its children, and in place of a fold or group those of the list in it. */
function listItems(id: string): HTMLElement[] {
  const list = document.getElementById(id);
  return list === null ? [] : listInside(list);
}

function listInside(list: Element): HTMLElement[] {
  return [...list.children].flatMap((child) => {
    const inner = child.matches('details, .unchanged') ? child.querySelector('ol, ul') : null;
    return inner === null ? [child as HTMLElement] : listInside(inner);
  });
}

/** The groups of a list and the folds in it. */
function listGroups(id: string): HTMLElement[] {
  return [
    ...(document.getElementById(id)?.querySelectorAll<HTMLElement>('.group, .unchanged') ?? []),
  ];
}

/** An item without a rank is the last. */
function readRank({ dataset }: HTMLElement): number {
  return Number(dataset.rank ?? 999);
}

/** Whether an item has the chosen value; its values are separated by spaces. */
function fits({ dataset }: HTMLElement, [name, value]: [string, string]): boolean {
  return (dataset[name] ?? '').split(' ').includes(value);
}
