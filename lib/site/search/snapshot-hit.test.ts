import { expect, test } from 'vitest';
import type { Hit, SearchResults } from './find';
import type { SearchKind } from './search-index';
import { addSnapshotHit } from './snapshot-hit';

const buildHit = (kind: SearchKind, title: string): Hit => ({
  entry: { kind, title, detail: `About ${title}.`, path: `/${title}/` },
  listMarks: () => [title],
});
const build = (...groups: SearchResults['groups']): SearchResults => ({
  groups,
  count: groups.flatMap(({ hits }) => hits).length,
  quality: 'some',
  suggestions: ['2022'],
});
const list = ({ groups }: SearchResults) =>
  groups.flatMap(({ hits }) => hits.map(({ entry }) => `${entry.title} ${entry.path}`));

test('a day without entries has its snapshot as the only result', () => {
  const results = addSnapshotHit(build(), '2023-03-08');
  expect(list(results)).toEqual(['Snapshot of 2023-03-08 /as-of/?day=2023-03-08']);
  expect(results).toMatchObject({ count: 1, quality: 'all', suggestions: [] });
  expect(results.groups[0]?.hits[0]?.listMarks()).toEqual([]);
});

test('the snapshot replaces the entry of its day and comes first', () => {
  const results = addSnapshotHit(
    build(
      { kind: 'announcement', hits: [buildHit('announcement', 'A')] },
      { kind: 'day', hits: [buildHit('day', '2023-03-08'), buildHit('day', '2023-03-07')] },
    ),
    '2023-03-07',
  );
  expect(list(results)).toEqual([
    'Snapshot of 2023-03-07 /2023-03-07/',
    '2023-03-08 /2023-03-08/',
    'A /A/',
  ]);
  expect(results.count).toBe(3);
  expect(results.groups[0]?.hits[0]?.entry.detail).toBe('About 2023-03-07.');
});
