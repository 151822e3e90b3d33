import { describe, expect, test } from 'vitest';
import { loadRecord } from '../record/load';
import { listPartings, type Partings, readLag } from './figures';
import {
  type AnnouncedState,
  type ReconciledAnnouncement,
  type ReconciledChange,
  reconcile,
} from './reconcile';

/** A row by its id, with the lags of its matches, best first. */
function makeRow(id: string, ...lags: number[]) {
  return {
    announcement: { id },
    matches: lags.map((lagDays) => ({ lagDays })),
  } as ReconciledAnnouncement;
}

const makeChange = (versionId: string, state: AnnouncedState) =>
  ({ change: { version: { versionId } }, state }) as ReconciledChange;

const show = ({ silent, late, early }: Partings) => ({
  silent: silent.map(({ change }) => change.version.versionId),
  late: late.map((row) => `${row.announcement.id} ${readLag(row)}`),
  early: early.map((row) => `${row.announcement.id} ${readLag(row)}`),
});

test.each<[string, number[], number | undefined]>([
  ['its only match', [62], 62],
  ['its best match, not the widest', [46, 376, -577], 46],
  ['a match on the day', [0], 0],
  ['no match', [], undefined],
])('readLag is that of %s', (_, lags, lag) => {
  expect(readLag(makeRow('a', ...lags))).toBe(lag);
});

describe('listPartings', () => {
  test('puts the widest first, those as wide in AWS’s order', () => {
    const announcements = [
      makeRow('a', 1),
      makeRow('b', -40),
      makeRow('c', 75, -900),
      makeRow('d', -2),
      makeRow('e', 1),
      makeRow('f', -41, 3),
    ];
    expect(show(listPartings({ announcements, changes: [] }))).toEqual({
      silent: [],
      late: ['c 75', 'a 1', 'e 1'],
      early: ['f -41', 'b -40', 'd -2'],
    });
  });

  test('leaves out rows on the day and rows without a match', () => {
    const announcements = [makeRow('a', 0), makeRow('b'), makeRow('c', 0, 12)];
    expect(show(listPartings({ announcements, changes: [] }))).toEqual({
      silent: [],
      late: [],
      early: [],
    });
  });

  test('counts as silent only what AWS had to announce and never did, in order', () => {
    const changes = [
      makeChange('v6', 'never'),
      makeChange('v5', 'full'),
      makeChange('v4', 'part'),
      makeChange('v3', 'nothing-to-announce'),
      makeChange('v2', 'never'),
      makeChange('v1', 'before-tracking'),
    ];
    expect(show(listPartings({ announcements: [], changes })).silent).toEqual(['v6', 'v2']);
  });

  test('leaves the rows that it sorts as they were', () => {
    const announcements = [makeRow('a', 1), makeRow('b', 2)];
    listPartings({ announcements, changes: [] });
    expect(announcements.map(({ announcement }) => announcement.id)).toEqual(['a', 'b']);
  });

  test('of the tracked window on record', () => {
    const { policies, announcements } = loadRecord('data');
    const all = reconcile(policies, announcements);
    const until = (day: string) => day <= '2023-03-07';
    const partings = listPartings({
      announcements: all.announcements.filter(({ announcement }) => until(announcement.date)),
      changes: all.changes.filter(({ change }) => until(change.version.createDate.slice(0, 10))),
    });
    expect(show(partings)).toEqual({
      silent: ['v8', 'v7'],
      late: [
        '2022-02-22-AmazonConnectServiceLinkedRolePolicy 75',
        '2021-06-15-AmazonConnectServiceLinkedRolePolicy 62',
        '2021-09-27-AmazonConnectCampaignsServiceLinkedRolePolicy 4',
        '2021-11-12-AmazonConnectServiceLinkedRolePolicy 1',
        '2021-09-27-AmazonConnectVoiceIDFullAccess 1',
      ],
      early: [
        '2023-01-26-AmazonConnect_FullAccess -40',
        '2021-06-15-AmazonConnect_FullAccess -16',
        '2021-11-12-AmazonConnect_FullAccess -11',
      ],
    });
  });
});
