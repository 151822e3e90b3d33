import { describe, expect, test } from 'vitest';
import { allow, buildAnnouncement, buildCatalog, buildPolicy } from '../../testing/builders';
import { reconcile } from '../history/reconcile';
import type { Announcement } from '../record/types';
import {
  announcementStates,
  changeStates,
  labelAnnouncement,
  listAnnouncementFacets,
  listChangeFacets,
  listDefaultChangeFacets,
  verdicts,
} from './facets';

const policy = buildPolicy('P', [
  ['v1', '2020-06-01T00:00:00Z', allow('a:One')],
  ['v2', '2021-01-31T23:59:59Z', allow(['a:One', 'a:Two'])],
  ['v3', '2021-03-01T00:00:00Z', allow(['a:Two', 'a:One'])],
]);
const window = { from: '2021-01-01', to: '2021-01-31' };
const readRow = (row: Announcement) => {
  const [found] = reconcile([policy], [row]).announcements;
  return listAnnouncementFacets(found as NonNullable<typeof found>, window);
};

describe('a row answers to', () => {
  test.each<[string, Announcement, object]>([
    [
      'late',
      buildAnnouncement('2021-02-01', 'P', { actionsNamed: ['a:Two'] }),
      { policy: 'P', year: '2021', state: 'late' },
    ],
    [
      'early, in the window',
      buildAnnouncement('2021-01-01', 'P', { actionsNamed: ['a:Two'] }),
      { policy: 'P', year: '2021', window: 'tracked', state: 'early' },
    ],
    [
      'on the day, the last of the window',
      buildAnnouncement('2021-01-31', 'P', { actionsNamed: ['a:Two'] }),
      { policy: 'P', year: '2021', window: 'tracked', state: 'on-the-day' },
    ],
    [
      'late and misnamed at once',
      buildAnnouncement('2022-02-01', 'P', { actionsNamed: ['a:Two', 'a:Never'] }),
      { policy: 'P', year: '2022', state: 'late misnamed' },
    ],
    [
      'early for one version, on the day for another',
      buildAnnouncement('2020-06-01', 'P', { actionsNamed: ['a:One', 'a:Two'] }),
      { policy: 'P', year: '2020', state: 'early on-the-day' },
    ],
    [
      'unmatched',
      buildAnnouncement('2020-12-31', 'P', { actionsNamed: ['a:Never'] }),
      { policy: 'P', year: '2020', state: 'unmatched misnamed' },
    ],
    [
      'by date',
      buildAnnouncement('2020-06-01', 'P', { kind: 'policy-added' }),
      { policy: 'P', year: '2020', state: 'on-the-day by-date' },
    ],
    ['no policy', buildAnnouncement('2021-02-01', null), { year: '2021', state: 'general' }],
  ])('%s', (_, row, facets) => {
    expect(readRow(row)).toEqual(facets);
  });

  test.each<[Announcement, string[]]>([
    [buildAnnouncement('2021-02-01', 'P', { actionsNamed: ['a:Two'] }), ['late']],
    [
      buildAnnouncement('2020-12-31', 'P', { actionsNamed: ['a:Never'] }),
      ['no version found', 'names what was never served'],
    ],
    [
      buildAnnouncement('2020-06-01', 'P', { kind: 'policy-added' }),
      ['on the day', 'matched by date alone'],
    ],
    [buildAnnouncement('2021-02-01', null), ['on no policy']],
  ])('the same as labels: %#', (row, labels) => {
    const [found] = reconcile([policy], [row]).announcements;
    expect(labelAnnouncement(found as NonNullable<typeof found>)).toEqual(labels);
  });

  test('no window where none is tracked', () => {
    const [row] = reconcile([policy], [buildAnnouncement('2021-01-01', null)]).announcements;
    expect(listAnnouncementFacets(row as NonNullable<typeof row>, undefined)).toEqual({
      year: '2021',
      state: 'general',
    });
  });
});

test('a change answers to its state, to whether AWS had it to announce and to its verdict', () => {
  const tracking = buildAnnouncement('2021-01-01', null);
  const { changes } = reconcile([policy], [tracking]);
  expect(changes.map((change) => listChangeFacets(change, window))).toEqual([
    { policy: 'P', year: '2021', state: 'nothing-to-announce', verdict: 'same' },
    { policy: 'P', year: '2021', window: 'tracked', state: 'owed never', verdict: 'wider' },
    // Nothing on record comes before it: what it does to access is not known.
    { policy: 'P', year: '2020', state: 'before-tracking' },
  ]);
});

test('the values stand in addresses for good', () => {
  expect(Object.keys(announcementStates)).toEqual([
    'late',
    'early',
    'on-the-day',
    'unmatched',
    'general',
    'misnamed',
    'by-date',
  ]);
  expect(Object.keys(changeStates)).toEqual([
    'owed',
    'full',
    'part',
    'misnamed',
    'after-reading',
    'never',
    'nothing-to-announce',
    'before-tracking',
  ]);
  expect(Object.keys(verdicts)).toEqual(['wider', 'narrower', 'both', 'same', 'undecided']);
});

test('a default that was set back answers to its day, and to no announcement', () => {
  const set = { ...policy, defaults: [{ versionId: 'v1', firstObserved: '2021-04-01T00:00:00Z' }] };
  const [change] = reconcile([set], []).defaultChanges;
  const read = (within: typeof window) =>
    listDefaultChangeFacets(change as NonNullable<typeof change>, within);
  expect(read(window)).toEqual({ policy: 'P', year: '2021', verdict: 'narrower' });
  expect(read({ from: '2021-04-01', to: '2021-04-30' })).toMatchObject({ window: 'tracked' });
});

test('a change answers to no announced state where no announcement is on record', () => {
  const [change] = reconcile([policy], []).changes;
  expect(listChangeFacets(change as NonNullable<typeof change>, window)).toEqual({
    policy: 'P',
    year: '2021',
    verdict: 'same',
  });
});

test('a change of future actions alone answers to no change', () => {
  const folding = buildPolicy('P', [
    ['v1', '2021-01-01T00:00:00Z', allow('a:*')],
    ['v2', '2021-02-01T00:00:00Z', allow('a:One')],
  ]);
  const catalog = buildCatalog({ a: { One: ['Read'] } });
  const [change] = reconcile([folding], [], { catalog }).changes;
  expect(change?.change.access().verdict).toBe('narrower');
  expect(listChangeFacets(change as NonNullable<typeof change>, undefined).verdict).toBe('same');
});
