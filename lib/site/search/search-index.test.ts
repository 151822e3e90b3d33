import { describe, expect, test } from 'vitest';
import { createSearchFiles, type SearchFiles } from './create-files';
import { find } from './find';
import {
  chooseBeginnings,
  detailsInFile,
  type IndexedEntry,
  openSearchFiles,
} from './search-index';

const entries: IndexedEntry[] = [
  { kind: 'policy', title: 'AmazonS3Access', detail: 'One.', path: '/a/', words: ['storage'] },
  { kind: 'policy', title: 'Other', detail: 'Two.', path: '/policies/Other/', words: [] },
  { kind: 'action', title: 's3:GetObject', detail: 'Three.', path: '/g/', words: ['über'] },
  { kind: 'day', title: '2021-03-01', detail: 'Four.', path: '/d/', words: ['March', 'amazon'] },
];
const small: SearchFiles = JSON.parse(JSON.stringify(createSearchFiles(entries)));
const large = createSearchFiles(entries, 3);

/** The results of a query, as a page finds them with the files that it loads. */
function search({ file, parts }: SearchFiles, query: string) {
  const chosen = chooseBeginnings(query, file) ?? [];
  const index = openSearchFiles(
    file,
    chosen.map((each) => JSON.parse(JSON.stringify(parts.get(each)))),
  );
  return find(index, query)?.groups.map(({ kind, hits }) => [
    kind,
    ...hits.map(({ entry: { title, path } }) => `${title} ${path}`),
  ]);
}

test('a small record has everything in one file', () => {
  expect(small.file).toMatchObject({
    count: 4,
    kinds: [
      ['policy', 0],
      ['action', 2],
      ['day', 3],
    ],
    details: ['One.', 'Two.', 'Three.', 'Four.'],
    beginnings: [],
  });
  const index = openSearchFiles(small.file);
  expect(index.entries.get(2)).toEqual({
    id: 2,
    kind: 'action',
    title: 's3:GetObject',
    path: '/g/',
    detail: 'Three.',
  });
});

test('a large record has terms by their beginning, and details apart', () => {
  expect(large.file).toMatchObject({ count: 4, details: [], part: { terms: [], ids: [] } });
  expect(large.file.beginnings).toEqual([...large.parts.keys()]);
  expect(large.parts.get('ot')).toEqual({
    terms: [['other', [1], []]],
    ids: [1],
    titles: ['Other'],
    paths: [''],
    lengths: [[1, 0]],
  });
  expect(large.details).toEqual([['One.', 'Two.', 'Three.', 'Four.']]);
  const index = openSearchFiles(large.file, [...large.parts.values()]);
  expect(index.entries.get(0)).not.toHaveProperty('detail');
});

test('paths that the title tells are left out', () => {
  const paths = [
    ['policy', 'P', '/policies/P/', ''],
    ['action', 's3:Get', '/actions/s3/#get', ''],
    ['action', 'Deny s3:Get', '/actions/s3/#deny-get', ''],
    ['action', 'everything but s3:Get', '/policies/P/v1/', '/policies/P/v1/'],
    ['version', 'P v1', '/policies/P/v1/', ''],
    ['day', '2021-03-01', '/as-of/2021-03-01/', '/as-of/2021-03-01/'],
  ] as const;
  const given = paths.map(([kind, title, path]) => ({ kind, title, path, detail: '', words: [] }));
  const { file } = createSearchFiles(given);
  expect(file.part.paths).toEqual(paths.map(([, , , written]) => written));
  const { entries } = openSearchFiles(file);
  expect([...entries.values()].map(({ path }) => path)).toEqual(given.map(({ path }) => path));
});

test('the details of many entries are in several files', () => {
  const many = Array.from({ length: detailsInFile + 1 }, (_, index) => ({
    ...(entries[0] as IndexedEntry),
    detail: `${index}`,
  }));
  expect(createSearchFiles(many, 3).details.map(({ length }) => length)).toEqual([
    detailsInFile,
    1,
  ]);
});

describe('a query finds the same in a part as in the whole', () => {
  test.each([
    ['amazon', ['am']],
    ['amazon access', ['ac', 'am']],
    ['s3:GetObject', ['ge', 'ob', 's3']],
    ['getobjct', ['ge']],
    ['über', ['other']],
    ['2021-03', ['20']],
    ['zzz', []],
  ])('%s', (query, beginnings) => {
    expect(chooseBeginnings(query, large.file)).toEqual(beginnings);
    expect(search(large, query)).toEqual(search(small, query));
  });
});

test('a query without a word needs no file', () => {
  expect(chooseBeginnings(' a ', large.file)).toBeUndefined();
});
