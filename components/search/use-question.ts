import { useCallback, useEffect, useRef, useState } from 'react';
import { cutQuestion } from '@/lib/site/search/find';
import { useQuery } from '../tool/use-query';

/** Browsers refuse an address that changes with each letter of a quick typist. */
const pause = 250;

export interface Question {
  /** What stands in the box. */
  text: string;
  type: (text: string) => void;
  /** The question is asked: what is typed next is another one. */
  settle: () => void;
}

/**
 * The question in the box, and in the address a moment later. The first letter after a question
 * was asked begins a new step of Back and Forward; the letters after it replace that step.
 */
export function useQuestion(): Question {
  const [query, ask] = useQuery();
  // What was typed and does not stand in the address: not yet, or too long for it.
  const [draft, setDraft] = useState<string>();
  const waiting = useRef<{ text: string; timer: ReturnType<typeof setTimeout> }>(undefined);
  const isAsked = useRef(true);

  const write = useCallback(() => {
    if (waiting.current === undefined) return;
    const { text, timer } = waiting.current;
    clearTimeout(timer);
    waiting.current = undefined;
    const q = cutQuestion(text);
    ask({ q: q === '' ? undefined : q }, isAsked.current ? 'push' : 'replace');
    isAsked.current = false;
    if (q === text) setDraft(undefined);
  }, [ask]);

  const type = useCallback(
    (text: string) => {
      clearTimeout(waiting.current?.timer);
      waiting.current = { text, timer: setTimeout(write, pause) };
      setDraft(text);
    },
    [write],
  );

  const settle = useCallback(() => {
    write();
    isAsked.current = location.search !== '';
  }, [write]);

  useEffect(() => {
    // A page without a question is no step worth going back to.
    isAsked.current = location.search !== '';
    const forget = () => {
      clearTimeout(waiting.current?.timer);
      waiting.current = undefined;
      isAsked.current = location.search !== '';
      setDraft(undefined);
    };
    addEventListener('popstate', forget);
    return () => removeEventListener('popstate', forget);
  }, []);

  return { text: draft ?? query?.get('q') ?? '', type, settle };
}
