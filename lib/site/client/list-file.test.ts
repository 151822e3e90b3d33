import { describe, expect, test } from 'vitest';
import { type ListRow, packRows, selectRows, unpackRows } from './list-file';

const rows: ListRow[] = [
  {
    name: 'AmazonS3FullAccess',
    id: '2021-03-04-AmazonS3FullAccess',
    version: 'v2',
    day: '2021-03-04',
    sentence: 'Adds s3-object-lambda:Get* & more <b>.',
    chips: [
      { text: 'Wider', tone: 'wider' },
      { text: '+3 −1', tone: 'neutral' },
    ],
    facets: { risk: 'high data-access', verdict: 'wider' },
    isFolded: false,
    ranks: { versions: 1, risk: 0 },
  },
  {
    name: 'ReadOnlyAccess',
    id: '',
    version: 'v2',
    day: '2021-03-04',
    sentence: '',
    chips: [],
    facets: {},
    isFolded: false,
    ranks: { versions: 0, risk: 1 },
  },
];

describe('the file of a list', () => {
  test('has the rows that were packed', () => {
    expect(unpackRows(JSON.parse(JSON.stringify(packRows(rows))))).toEqual(rows);
  });

  test('stores a text of several rows once', () => {
    expect(packRows(rows).columns.version).toEqual({ values: ['v2'], index: [0, 0] });
  });

  test('of no rows has no rows', () => {
    expect(unpackRows(packRows([]))).toEqual([]);
  });
});

describe('rows', () => {
  test.each<[string, Partial<Parameters<typeof selectRows>[1]>, string[]]>([
    ['all', {}, ['AmazonS3FullAccess', 'ReadOnlyAccess']],
    ['by a part of the name, in any letter case', { name: ' onlya ' }, ['ReadOnlyAccess']],
    ['by one of several values', { facets: { risk: 'high' } }, ['AmazonS3FullAccess']],
    ['by two facets', { facets: { risk: 'high', verdict: 'narrower' } }, []],
    ['not by a part of a value', { facets: { risk: 'data' } }, []],
    ['by the policy of a link', { facets: { policy: 'ReadOnlyAccess' } }, ['ReadOnlyAccess']],
    ['not by a part of it', { facets: { policy: 'ReadOnly' } }, []],
    ['in another order', { order: 'versions' }, ['ReadOnlyAccess', 'AmazonS3FullAccess']],
    ['in the default order', { order: 'unknown' }, ['AmazonS3FullAccess', 'ReadOnlyAccess']],
  ])('are selected: %s', (_, choice, names) => {
    const found = selectRows(rows, { facets: {}, name: '', order: '', ...choice });
    expect(found.map(({ name }) => name)).toEqual(names);
  });

  test('without an effect come last in any order', () => {
    const [first, second] = rows as [ListRow, ListRow];
    const folded = unpackRows(packRows([first, { ...second, isFolded: true }]));
    for (const order of ['', 'versions']) {
      const found = selectRows(folded, { facets: {}, name: '', order });
      expect(found.map(({ isFolded }) => isFolded)).toEqual([false, true]);
    }
  });

  test('of an empty list are none', () => {
    expect(selectRows([], { facets: {}, name: '', order: 'risk' })).toEqual([]);
  });
});
