import { useEffect } from 'react';

/**
 * What an answer does to the page beside itself, once it is there: the title names it, so that
 * bookmarks and history can be told apart, and an address with a place in it leads there.
 */
export function useAnswered(title: string | undefined) {
  useEffect(() => {
    if (title === undefined) return;
    const before = document.title;
    document.title = `${title} · ${before}`;
    const place = decodeURIComponent(location.hash.slice(1));
    if (place !== '') document.getElementById(place)?.scrollIntoView();
    return () => {
      document.title = before;
    };
  }, [title]);
}
