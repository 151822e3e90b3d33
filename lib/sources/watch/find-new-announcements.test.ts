import { describe, expect, test } from 'vitest';
import { renderHtml } from '../../../testing/aws-page';
import { loadRecord } from '../../record/load';
import type { Announcement } from '../../record/types.gen';
import { findNewAnnouncements, type WatchInput } from './find-new-announcements';
import { type ParsedAnnouncement, readAnnouncements } from './read-announcements';
import type { FeedItem } from './read-feed';
import { readTable } from './read-table';

const onRecord = (
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

const onPage = (
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

const createItem = (date: string, title: string, text = ''): FeedItem => ({
  date,
  title: { blocks: [{ text: title, isItem: false }], marked: [], isElided: false },
  link: '',
  text: { blocks: [{ text, isItem: false }], marked: [], isElided: false },
});

const record = [
  onRecord('2024-05-20', 'B'),
  onRecord('2024-05-20', 'A'),
  onRecord('2022-01-01', 'A'),
  onRecord('2021-06-15', null),
];
const page = record.map(({ date, policyName }) => onPage(date, policyName));

function find(found: Partial<WatchInput>, announcements = record) {
  return findNewAnnouncements(
    { announcements },
    {
      page: undefined,
      feed: undefined,
      usedIds: announcements.map(({ id }) => id),
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
  test('with the announcements of the record adds nothing', () => {
    expect(find({ page })).toEqual({ added: [], toReview: [], announcements: record, dropped: 0 });
  });

  test('without old announcements adds nothing, and counts them', () => {
    expect(find({ page: page.slice(0, 2) })).toMatchObject({ added: [], toReview: [], dropped: 2 });
  });

  test('gives new announcements their positions, ids and sources', () => {
    const first = onPage('2024-06-01', 'C', { actionsNamed: ['s3:GetObject'] });
    const second = onPage('2024-05-20', 'A', { actionsNamed: ['s3:PutObject'] });
    const { added, announcements } = find({
      page: [first, ...page.slice(0, 1), second, ...page.slice(1)],
    });
    expect(added).toEqual([
      {
        from: 'page',
        announcement: {
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
        announcement: expect.objectContaining({ id: '2024-05-20-A-2', gist: 'Adds s3:PutObject' }),
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

  test('can have a new announcement below one of the same day and policy', () => {
    const known = [onRecord('2024-05-20', 'A', { actionsNamed: ['s3:GetObject'] })];
    const { added } = find(
      {
        page: [
          onPage('2024-05-20', 'A', { actionsNamed: ['s3:GetObject'] }),
          onPage('2024-05-20', 'A', { actionsNamed: ['s3:New'] }),
        ],
      },
      known,
    );
    expect(added.map(({ announcement: { id, actionsNamed } }) => [id, actionsNamed])).toEqual([
      ['2024-05-20-A-2', ['s3:New']],
    ]);
  });

  test('numbers the announcements of a day from the bottom', () => {
    const { added } = find(
      {
        page: ['s3:Three', 's3:Two', 's3:One'].map((action) =>
          onPage('2024-01-01', 'A', { actionsNamed: [action] }),
        ),
      },
      [],
    );
    expect(added.map(({ announcement: { id, actionsNamed } }) => [id, actionsNamed[0]])).toEqual([
      ['2024-01-01-A-3', 's3:Three'],
      ['2024-01-01-A-2', 's3:Two'],
      ['2024-01-01-A', 's3:One'],
    ]);
  });

  test.each([
    [
      'names a policy that is not on record',
      onPage('2024-06-01', 'D'),
      /D, which is not on record/,
    ],
    ['names none', onPage('2024-06-01', null, { kind: 'update' }), /names no policy/],
    ['is of a future day', onPage('2032-06-01', 'A'), /yet to come/],
  ])('reports an announcement for review that %s', (_, unclear, why) => {
    const { added, toReview, announcements } = find({ page: [unclear, ...page] });
    expect(toReview).toEqual([expect.objectContaining({ why: expect.stringMatching(why) })]);
    expect([added, announcements]).toEqual([[], record]);
  });

  test('does not repeat an announcement of the feed with another day', () => {
    const fromFeed = onRecord('2024-06-01', 'A', { knownFrom: ['guide-feed'] });
    const { added, toReview } = find({ page: [onPage('2024-06-03', 'A'), ...page] }, [
      fromFeed,
      ...record,
    ]);
    expect(added).toEqual([]);
    expect(toReview[0]?.why).toMatch(/2024-06-01-A, which came from the feed/);
  });

  test('of the whole record matches it completely', () => {
    const { announcements, policies } = loadRecord('data');
    const names = new Map(policies.map(({ iamName, policyName }) => [iamName, policyName]));
    const read = readAnnouncements(readTable(renderHtml(announcements)), new Set(names.keys()));
    const news = find({ page: read, policyNames: names }, announcements);
    expect(news).toEqual({ added: [], toReview: [], announcements, dropped: 0 });
    const last = announcements.length - 1;
    const without = announcements.filter((_, index) => index % 5 !== 0 && index < last - 1);
    const completed = find({ page: read, policyNames: names }, without);
    expect(ids(completed.announcements)).toEqual(ids(announcements));
  });
});

describe('a feed', () => {
  test.each([
    ['of the day of an announcement', '2024-05-20', 'AWS managed policy A'],
    ['of a day close to it', '2024-05-23', 'Added permissions to A'],
    ['about something else', '2025-01-01', 'Kubernetes version 1.34'],
    ['from before AWS tracked changes', '2020-01-01', 'Managed policy A'],
    ['about managed policies, close to an announcement', '2024-05-22', 'Managed policy updates'],
  ])('adds nothing for an entry %s', (_, date, title) => {
    expect(find({ feed: [createItem(date, title)] })).toMatchObject({ added: [], toReview: [] });
  });

  test('adds an announcement for each policy that an entry names', () => {
    const text = 'Added permission ec2:RunInstances to A and B.';
    const { added, announcements } = find({
      feed: [createItem('2024-05-24', 'Managed policy updates', text)],
    });
    expect(
      added.map(({ announcement: { id, gist, knownFrom }, from }) => [from, id, gist, knownFrom]),
    ).toEqual([
      ['feed', '2024-05-24-A', 'Adds ec2:RunInstances', ['guide-feed']],
      ['feed', '2024-05-24-B', 'Adds ec2:RunInstances', ['guide-feed']],
    ]);
    expect(ids(announcements).slice(0, 3)).toEqual([
      '2024-05-24-B',
      '2024-05-24-A',
      '2024-05-20-B',
    ]);
  });

  test('does not repeat the page', () => {
    const news = find({
      page: [onPage('2025-01-01', 'A'), ...page],
      feed: [createItem('2025-01-02', 'Managed policy A')],
    });
    expect(news.added.map(({ from }) => from)).toEqual(['page']);
  });

  test.each([
    ['names no policy on record', '2025-01-01', 'Managed policy updates', /names none on record/],
    ['does not say what changed', '2025-01-01', 'How to attach A', /not what changed/],
    ['is of a future day', '2032-01-01', 'Managed policy A', /yet to come/],
  ])('reports an entry for review that %s', (_, date, title, why) => {
    const { added, toReview } = find({ feed: [createItem(date, title)] });
    expect(added).toEqual([]);
    expect(toReview).toEqual([expect.objectContaining({ title, why: expect.stringMatching(why) })]);
  });
});
