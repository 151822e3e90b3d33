import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { writeQuery } from '@/lib/addresses/paths';

/** Called when this script changes the query, for which browsers have no event. */
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', listener);
  };
}

export type SetQuery = (
  query: Record<string, string | undefined>,
  how?: 'push' | 'replace',
) => void;

/**
 * Returns the query of the address and a function that sets it. `push` adds an entry to the
 * history, `replace`, as while typing, does not. The query is undefined until script runs.
 */
export function useQuery(): [query: URLSearchParams | undefined, setQuery: SetQuery] {
  const search = useSyncExternalStore<string | undefined>(
    subscribe,
    () => location.search,
    () => undefined,
  );
  const setQuery = useCallback<SetQuery>((query, how = 'push') => {
    const next = writeQuery(query);
    document.documentElement.dataset.asked = '';
    if (next !== location.search) {
      const address = next === '' ? location.pathname : next;
      if (how === 'push') history.pushState(null, '', address);
      else history.replaceState(null, '', address);
    }
    for (const listener of listeners) listener();
  }, []);
  return [search === undefined ? undefined : new URLSearchParams(search), setQuery];
}

/**
 * Puts the name of a result into the title of the page, for bookmarks and the history, and scrolls
 * to the element that the address names. Does nothing while the name is undefined.
 */
export function useResultTitle(title: string | undefined) {
  useEffect(() => {
    if (title === undefined) return;
    const before = document.title;
    document.title = `${title} · ${before}`;
    const id = decodeURIComponent(location.hash.slice(1));
    if (id !== '') document.getElementById(id)?.scrollIntoView();
    return () => {
      document.title = before;
    };
  }, [title]);
}
