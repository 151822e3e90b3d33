import { dropIllegalCharacters } from './text';

/** The categories of an item: first our own words, then services by name; each once. */
export function listCategories(words: readonly string[], services: readonly string[]): string[] {
  const all = [...words, ...[...services].sort()].map((category) =>
    dropIllegalCharacters(category).trim(),
  );
  return [...new Set(all)].filter((category) => category !== '');
}
