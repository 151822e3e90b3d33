import { useCallback, useEffect, useRef, useState } from 'react';
import { truncateQuery } from '@/lib/site/search/find';
import { useQuery } from '../tool/use-query';

/** Browsers limit how often a page may change its address. */
const delay = 250;

interface SearchQuery {
  /** The text of the box. */
  text: string;
  setText: (text: string) => void;
  /** Ends a query: the next input adds an entry to the history. */
  submit: () => void;
}

/**
 * The query in the box, and after a delay in the address. The first letter after a submitted query
 * adds an entry to the history; the letters after it replace that entry.
 */
export function useSearchQuery(): SearchQuery {
  const [query, setQuery] = useQuery();
  // Input that is not in the address: not yet, or too long for it.
  const [draft, setDraft] = useState<string>();
  const waiting = useRef<{ text: string; timer: ReturnType<typeof setTimeout> }>(undefined);
  const isSubmitted = useRef(true);

  const write = useCallback(() => {
    if (waiting.current === undefined) return;
    const { text, timer } = waiting.current;
    clearTimeout(timer);
    waiting.current = undefined;
    const q = truncateQuery(text);
    setQuery({ q: q === '' ? undefined : q }, isSubmitted.current ? 'push' : 'replace');
    isSubmitted.current = false;
    if (q === text) setDraft(undefined);
  }, [setQuery]);

  const setText = useCallback(
    (text: string) => {
      clearTimeout(waiting.current?.timer);
      waiting.current = { text, timer: setTimeout(write, delay) };
      setDraft(text);
    },
    [write],
  );

  const submit = useCallback(() => {
    write();
    isSubmitted.current = location.search !== '';
  }, [write]);

  useEffect(() => {
    // A page without a query is replaced in the history.
    isSubmitted.current = location.search !== '';
    const reset = () => {
      clearTimeout(waiting.current?.timer);
      waiting.current = undefined;
      isSubmitted.current = location.search !== '';
      setDraft(undefined);
    };
    addEventListener('popstate', reset);
    return () => removeEventListener('popstate', reset);
  }, []);

  return { text: draft ?? query?.get('q') ?? '', setText, submit };
}
