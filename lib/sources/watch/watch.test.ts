import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type AwsRow, renderFeed, renderHtml } from '../../../testing/aws-page';
import { BrokenRecord } from '../../../testing/broken-record';
import { limitHostile, listHostileResponses, send, TestServer } from '../../../testing/http-server';
import { readTree } from '../../../testing/temporary-folder';
import { serializeCanonical } from '../../record/canonical';
import { loadRecord } from '../../record/load';
import { rootOf } from '../../record/schemas';
import type { Announcement, AnnouncementsFile } from '../../record/types.gen';
import { defaultLimits } from './limits';
import { type WatchOptions, watch } from './watch';

// Each page and feed is parsed in a process of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const server = new TestServer();
beforeAll(() => server.start());
afterAll(() => server.stop());

const record = new BrokenRecord();
let rows: Announcement[];
beforeEach(() => {
  rows = loadRecord(record.path).announcements;
});
afterEach(() => record.dispose());

function run(options: Partial<WatchOptions>) {
  return watch({
    data: record.path,
    page: undefined,
    feed: undefined,
    readIam: undefined,
    write: true,
    source: undefined,
    limits: { ...defaultLimits, milliseconds: 60_000 },
    now: '2031-01-02T03:04:05Z',
    ...options,
  });
}

/** Removes the newest announcements and one from the middle of the record. */
function removeAnnouncements() {
  const removed = [rows[0], rows[1], rows[10]] as Announcement[];
  record.change('announcements/connect.json', (file) => {
    const { announcements } = file as unknown as AnnouncementsFile;
    return {
      ...file,
      announcements: announcements.filter(({ id }) => !removed.some((row) => row.id === id)),
    };
  });
  return removed;
}

const page = () => server.serve('/page.html', send(renderHtml(rows)));
const feedItem = {
  title: 'Managed policy updates',
  date: '2030-12-30',
  description: 'Added <code>s3:GetObject</code> to <code>AmazonConnect_FullAccess</code>.',
};
const feed = () => server.serve('/feed.rss', send(renderFeed([feedItem]), 'application/rss+xml'));

describe('what is new', () => {
  test('is written in canonical form, in AWS’s order, with its sources', async () => {
    const before = readTree(record.path);
    const removed = removeAnnouncements();
    const result = await run({ page: page(), feed: feed() });
    expect(result).toMatchObject({ errors: [], isWritten: true });
    expect(result.news.added.map(({ announcement }) => announcement.id)).toEqual([
      ...removed.map(({ id }) => id),
      '2030-12-30-AmazonConnect_FullAccess',
    ]);

    const { announcements, site } = loadRecord(record.path);
    expect(announcements.map(({ id }) => id)).toEqual([
      '2030-12-30-AmazonConnect_FullAccess',
      ...rows.map(({ id }) => id),
    ]);
    expect(announcements.find(({ id }) => id === removed[2]?.id)).toMatchObject({
      actionsNamed: removed[2]?.actionsNamed,
      knownFrom: ['guide-page'],
    });
    expect(site.sources.slice(-2)).toEqual([
      expect.objectContaining({
        id: 'guide-page',
        record: 'announced',
        url: page(),
        observedUntil: '2031-01-02T03:04:05Z',
      }),
      expect.objectContaining({ id: 'guide-feed', record: 'announced', url: feed() }),
    ]);

    const after = readTree(record.path);
    const written = JSON.parse(after['announcements/connect.json'] as string);
    expect(after['announcements/connect.json']).toBe(
      serializeCanonical(written, rootOf('announcements')),
    );
    const others = (tree: Record<string, string>) =>
      Object.keys(tree).filter((path) => tree[path] !== before[path]);
    expect(others(after).filter((path) => !path.startsWith('.import'))).toEqual([
      'announcements/connect.json',
      'site.json',
    ]);
    // AWS's own sentences are not written.
    expect(after['announcements/connect.json']).not.toContain('In words of the page');

    expect(await run({ page: page(), feed: feed() })).toMatchObject({
      isWritten: false,
      news: { added: [], toReview: [] },
    });
  });

  test('has the source of the option', async () => {
    removeAnnouncements();
    await run({ page: page(), source: 'guide-2031-01' });
    expect(loadRecord(record.path).announcements[0]?.knownFrom).toEqual(['guide-2031-01']);
  });

  test.each(['api-archive', 'No id'])('is never known from %j', async (source) => {
    await expect(run({ page: page(), source })).rejects.toThrow(/--source/);
  });

  test('is written, except announcements of unknown policies', async () => {
    const other: AwsRow = {
      date: '2031-01-01',
      policyName: 'OtherPolicy',
      kind: 'update',
      actionsNamed: [],
    };
    const mine = { ...other, policyName: 'AmazonConnect_FullAccess' };
    const address = server.serve('/both.html', send(renderHtml([other, mine, ...rows])));
    const { news, isWritten } = await run({ page: address });
    expect(isWritten).toBe(true);
    expect(news.toReview).toEqual([
      expect.objectContaining({ remedy: expect.stringContaining('--match "OtherPolicy"') }),
    ]);
    expect(loadRecord(record.path).announcements[0]?.policyName).toBe('AmazonConnect_FullAccess');
  });

  test('is not written without the option', async () => {
    removeAnnouncements();
    const before = readTree(record.path);
    expect((await run({ page: page(), write: false })).news.added).toHaveLength(3);
    expect(readTree(record.path)).toEqual(before);
  });
});

describe('nothing is written', () => {
  test.each([
    ['page', () => ({ page: server.serve('/broken', send('no page')), feed: feed() }), 1],
    ['feed', () => ({ page: page(), feed: server.serve('/broken', send('no feed')) }), 3],
  ] as const)('where the %s cannot be read, whatever the other says', async (_, places, count) => {
    removeAnnouncements();
    const before = readTree(record.path);
    const result = await run(places());
    expect(result.errors).toEqual([expect.stringMatching(/\/broken: expected/)]);
    expect(result.news.added).toHaveLength(count);
    expect(result.isWritten).toBe(false);
    expect(readTree(record.path)).toEqual(before);
  });

  test('where one row of many cannot be parsed', async () => {
    removeAnnouncements();
    const before = readTree(record.path);
    const misprinted = rows.map((row, index) =>
      index === 30 ? { ...row, datePrinted: 'Jule 7, 2023' } : row,
    );
    const result = await run({ page: server.serve('/misprinted', send(renderHtml(misprinted))) });
    expect(result.errors).toEqual([expect.stringMatching(/row 31 .*"Jule 7, 2023"/)]);
    expect(readTree(record.path)).toEqual(before);
  });

  // read-location.test.ts covers the others.
  const names = ['fails', 'asks to log in', 'is JSON'];
  test.each(
    [
      ...listHostileResponses(renderHtml([])).map((each) => ['page', ...each] as const),
      ...listHostileResponses(renderFeed([])).map((each) => ['feed', ...each] as const),
    ].filter(([, name]) => names.includes(name)),
  )('where the %s %s', async (from, _, respond, message) => {
    const before = readTree(record.path);
    const result = await run({
      [from]: server.serve('/hostile', respond),
      limits: limitHostile(message),
    });
    expect(result.errors).toEqual([expect.stringMatching(message)]);
    expect(readTree(record.path)).toEqual(before);
  });

  test('where IAM cannot be read', async () => {
    removeAnnouncements();
    const before = readTree(record.path);
    const readIam = () => Promise.reject(new Error('aws: no credentials'));
    expect((await run({ page: page(), readIam })).errors).toEqual(['aws: no credentials']);
    expect(readTree(record.path)).toEqual(before);
  });
});
