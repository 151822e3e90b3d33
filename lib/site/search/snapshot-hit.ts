import { paths } from '../../addresses/paths';
import type { Hit, HitGroup, SearchResults } from './find';

/** Adds the snapshot of a day to the results for it, as the first one. */
export function addSnapshotHit(results: SearchResults, day: string): SearchResults {
  const days = results.groups.find(({ kind }) => kind === 'day')?.hits ?? [];
  const found = days.find(({ entry }) => entry.title === day);
  const hit: Hit = {
    entry: {
      kind: 'day',
      title: `Snapshot of ${day}`,
      ...(found === undefined
        ? { detail: 'No change and no announcement on this day.' }
        : { id: found.entry.id, detail: found.entry.detail }),
      path: found?.entry.path ?? paths.snapshotQuery(day),
    },
    listMarks: () => [],
  };
  const group: HitGroup = { kind: 'day', hits: [hit, ...days.filter((each) => each !== found)] };
  return {
    groups: [group, ...results.groups.filter(({ kind }) => kind !== 'day')],
    count: found === undefined ? results.count + 1 : results.count,
    // Without a result by its words, the others are only similar.
    quality: 'all',
    suggestions: [],
  };
}
