import { describe, expect, test } from 'vitest';
import { renderHtml } from '../../../testing/aws-page';
import { loadRecord } from '../../record/load';
import type { Announcement } from '../../record/types.gen';
import { findNewAnnouncements, type WatchInput } from './find-new-announcements';
import { type ParsedAnnouncement, readAnnouncements } from './read-announcements';
import type { FeedItem } from './read-feed';
import { readTable } from './read-table';

const row = (
  date: string,
  policyName: string | null,
  more: Partial<Announcement> = {},
): Announcement => ({
  id: policyName === null ? date : `${date}-${policyName}`,
  date,
  policyName,
  kind: policyName === null ? 'tracking-started' : 'actions-added',
  gist: 'Ours',
  actionsNamed: [],
  knownFrom: ['old'],
  ...more,
});

const announce = (
  date: string,
  policyName: string | null,
  more: Partial<ParsedAnnouncement> = {},
): ParsedAnnouncement => ({
  date,
  policyName,
  kind: policyName === null ? 'tracking-started' : 'actions-added',
  actionsNamed: [],
  removed: [],
  isElided: false,
  change: `${policyName} – Added`,
  description: '',
  ...more,
});

const tell = (date: string, title: string, text = ''): FeedItem => ({
  date,
  title: { blocks: [{ text: title, isItem: false }], marked: [], isElided: false },
  link: '',
  text: { blocks: [{ text, isItem: false }], marked: [], isElided: false },
});

const record = [
  row('2024-05-20', 'B'),
  row('2024-05-20', 'A'),
  row('2022-01-01', 'A'),
  row('2021-06-15', null),
];
const page = record.map(({ date, policyName }) => announce(date, policyName));

function find(found: Partial<WatchInput>, announcements = record) {
  return findNewAnnouncements(
    { announcements },
    {
      page: undefined,
      feed: undefined,
      sources: { page: 'guide-page', feed: 'guide-feed' },
      policyNames: new Map([
        ['A', 'A'],
        ['B', 'B'],
        ['C', 'C~123456789012'],
      ]),
      today: '2031-01-01',
      ...found,
    },
  );
}

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

describe('a page', () => {
  test('that has the record’s rows has nothing new', () => {
    expect(find({ page })).toEqual({ rows: [], doubts: [], announcements: record, dropped: 0 });
  });

  test('that has lost rows has nothing new, and says how many', () => {
    expect(find({ page: page.slice(0, 2) })).toMatchObject({ rows: [], doubts: [], dropped: 2 });
  });

  test('gives new rows their places, ids and sources', () => {
    const fresh = announce('2024-06-01', 'C', { actionsNamed: ['s3:GetObject'] });
    const second = announce('2024-05-20', 'A', { actionsNamed: ['s3:PutObject'] });
    const { rows, announcements } = find({
      page: [fresh, ...page.slice(0, 1), second, ...page.slice(1)],
    });
    expect(rows).toEqual([
      {
        from: 'page',
        row: {
          id: '2024-06-01-C~123456789012',
          date: '2024-06-01',
          policyName: 'C~123456789012',
          kind: 'actions-added',
          gist: 'Adds s3:GetObject',
          actionsNamed: ['s3:GetObject'],
          knownFrom: ['guide-page'],
        },
      },
      {
        from: 'page',
        row: expect.objectContaining({ id: '2024-05-20-A-2', gist: 'Adds s3:PutObject' }),
      },
    ]);
    expect(ids(announcements)).toEqual([
      '2024-06-01-C~123456789012',
      '2024-05-20-B',
      '2024-05-20-A-2',
      '2024-05-20-A',
      '2022-01-01-A',
      '2021-06-15',
    ]);
  });

  test('may have a new row below one of the same day and policy', () => {
    const known = [row('2024-05-20', 'A', { actionsNamed: ['s3:GetObject'] })];
    const { rows } = find(
      {
        page: [
          announce('2024-05-20', 'A', { actionsNamed: ['s3:GetObject'] }),
          announce('2024-05-20', 'A', { actionsNamed: ['s3:New'] }),
        ],
      },
      known,
    );
    expect(rows.map(({ row }) => [row.id, row.actionsNamed])).toEqual([
      ['2024-05-20-A-2', ['s3:New']],
    ]);
  });

  test('numbers rows of a day from its bottom', () => {
    const { rows } = find(
      {
        page: ['s3:Three', 's3:Two', 's3:One'].map((action) =>
          announce('2024-01-01', 'A', { actionsNamed: [action] }),
        ),
      },
      [],
    );
    expect(rows.map(({ row }) => [row.id, row.actionsNamed[0]])).toEqual([
      ['2024-01-01-A-3', 's3:Three'],
      ['2024-01-01-A-2', 's3:Two'],
      ['2024-01-01-A', 's3:One'],
    ]);
  });

  test.each([
    [
      'names a policy that is not on record',
      announce('2024-06-01', 'D'),
      /D, which is not on record/,
    ],
    ['names none', announce('2024-06-01', null, { kind: 'update' }), /names no policy/],
    ['is of a day to come', announce('2032-06-01', 'A'), /yet to come/],
  ])('leaves a row that %s to a person', (_, doubtful, why) => {
    const { rows, doubts, announcements } = find({ page: [doubtful, ...page] });
    expect(doubts).toEqual([expect.objectContaining({ why: expect.stringMatching(why) })]);
    expect([rows, announcements]).toEqual([[], record]);
  });

  test('does not say again what the feed told with another day', () => {
    const told = row('2024-06-01', 'A', { knownFrom: ['guide-feed'] });
    const { rows, doubts } = find({ page: [announce('2024-06-03', 'A'), ...page] }, [
      told,
      ...record,
    ]);
    expect(rows).toEqual([]);
    expect(doubts[0]?.why).toMatch(/2024-06-01-A, which the feed told/);
  });

  test('of the whole record is known row by row', () => {
    const { announcements, policies } = loadRecord('data');
    const names = new Map(policies.map(({ iamName, policyName }) => [iamName, policyName]));
    const read = readAnnouncements(readTable(renderHtml(announcements)), new Set(names.keys()));
    const news = find({ page: read, policyNames: names }, announcements);
    expect(news).toEqual({ rows: [], doubts: [], announcements, dropped: 0 });
    const last = announcements.length - 1;
    const without = announcements.filter((_, index) => index % 5 !== 0 && index < last - 1);
    const mended = find({ page: read, policyNames: names }, without);
    expect(ids(mended.announcements)).toEqual(ids(announcements));
  });
});

describe('a feed', () => {
  test.each([
    ['of the day of a row', '2024-05-20', 'AWS managed policy A'],
    ['of a day near it', '2024-05-23', 'Added permissions to A'],
    ['of what is no policy', '2025-01-01', 'Kubernetes version 1.34'],
    ['from before AWS began to track', '2020-01-01', 'Managed policy A'],
    ['on managed policies near any row', '2024-05-22', 'Managed policy updates'],
  ])('has nothing new in an entry %s', (_, date, title) => {
    expect(find({ feed: [tell(date, title)] })).toMatchObject({ rows: [], doubts: [] });
  });

  test('gives a row for each policy that an entry names', () => {
    const text = 'Added permission ec2:RunInstances to A and B.';
    const { rows, announcements } = find({
      feed: [tell('2024-05-24', 'Managed policy updates', text)],
    });
    expect(rows.map(({ row, from }) => [from, row.id, row.gist, row.knownFrom])).toEqual([
      ['feed', '2024-05-24-A', 'Adds ec2:RunInstances', ['guide-feed']],
      ['feed', '2024-05-24-B', 'Adds ec2:RunInstances', ['guide-feed']],
    ]);
    expect(ids(announcements).slice(0, 3)).toEqual([
      '2024-05-24-B',
      '2024-05-24-A',
      '2024-05-20-B',
    ]);
  });

  test('says nothing of what the page has', () => {
    const news = find({
      page: [announce('2025-01-01', 'A'), ...page],
      feed: [tell('2025-01-02', 'Managed policy A')],
    });
    expect(news.rows.map(({ from }) => from)).toEqual(['page']);
  });

  test.each([
    ['names no policy on record', '2025-01-01', 'Managed policy updates', /names none on record/],
    ['does not say what changed', '2025-01-01', 'How to attach A', /not of what changed/],
    ['is of a day to come', '2032-01-01', 'Managed policy A', /yet to come/],
  ])('leaves an entry that %s to a person', (_, date, title, why) => {
    const { rows, doubts } = find({ feed: [tell(date, title)] });
    expect(rows).toEqual([]);
    expect(doubts).toEqual([expect.objectContaining({ title, why: expect.stringMatching(why) })]);
  });
});
