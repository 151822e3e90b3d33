import { paths } from '@/lib/addresses/paths';
import { find } from '@/lib/site/search/find';
import {
  chooseBeginnings,
  openSearchFiles,
  type SearchFile,
  type SearchIndex,
  type SearchPart,
} from '@/lib/site/search/search-index';
import { type Loaded, useLoaded } from '../tool/load';
import { loadJson } from '../tool/load-json';

/** The search file, with its own terms. */
interface Root {
  file: SearchFile;
  index: SearchIndex;
}

async function loadRoot(): Promise<Root> {
  const file = await loadJson<SearchFile>(paths.toolFile('search.json'));
  const index = openSearchFiles(file);
  // Code is slow when it first runs: this runs it before the first input.
  for (const word of ['am', 'co', 'se rl']) find(index, word);
  return { file, index };
}

async function loadIndex(file: SearchFile, beginnings: readonly string[]): Promise<SearchIndex> {
  const parts = beginnings.map((each) =>
    loadJson<SearchPart>(paths.toolFile(`search/${each}.json`)),
  );
  return openSearchFiles(file, await Promise.all(parts));
}

/** The index of the terms that a query can match; of a small record of all terms. */
export function useSearchIndex(query: string): Loaded<SearchIndex> {
  const root = useLoaded('root', loadRoot);
  const beginnings = root.state === 'ready' ? (chooseBeginnings(query, root.value.file) ?? []) : [];
  const key = beginnings.length === 0 ? undefined : beginnings.join();
  const index = useLoaded(key, () => loadIndex((root as { value: Root }).value.file, beginnings));
  if (root.state !== 'ready') return root;
  return key === undefined ? { state: 'ready', value: root.value.index } : index;
}
