import { useCallback, useSyncExternalStore } from 'react';
import { writeQuery } from '@/lib/addresses/paths';

/** Told of changes of the query that no event of the browser's tells of. */
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', listener);
  };
}

export type Ask = (query: Record<string, string | undefined>, how?: 'push' | 'replace') => void;

/**
 * What the address of a tool asks, and a way to ask anew. A question pushed is a step of Back
 * and Forward; one replaced, as while typing, is none. Undefined until script runs: the page
 * as it was built knows no query.
 */
export function useQuery(): [query: URLSearchParams | undefined, ask: Ask] {
  const search = useSyncExternalStore<string | undefined>(
    subscribe,
    () => location.search,
    () => undefined,
  );
  const ask = useCallback<Ask>((query, how = 'push') => {
    const next = writeQuery(query);
    document.documentElement.dataset.asked = '';
    if (next !== location.search) {
      const address = next === '' ? location.pathname : next;
      if (how === 'push') history.pushState(null, '', address);
      else history.replaceState(null, '', address);
    }
    for (const listener of listeners) listener();
  }, []);
  return [search === undefined ? undefined : new URLSearchParams(search), ask];
}
