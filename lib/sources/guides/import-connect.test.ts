import { afterEach, expect, test, vi } from 'vitest';
import { renderHtml, renderMarkdownPage } from '../../../testing/aws-page';
import { BrokenRecord } from '../../../testing/broken-record';
import { loadCheckedRecord } from '../../../testing/checked-record';
import { readTree, TemporaryFolder } from '../../../testing/temporary-folder';
import { loadRecord } from '../../record/load';
import type { Announcement } from '../../record/types.gen';
import { defaultLimits } from '../watch/limits';
import { importGuides } from './import-guides';

vi.setConfig({ testTimeout: 60_000 });

const record = new BrokenRecord();
const pages = new TemporaryFolder();
afterEach(() => {
  record.dispose();
  pages.dispose();
});

const run = (place: string) =>
  importGuides({
    data: record.path,
    place,
    guide: 'connect',
    observed: undefined,
    source: undefined,
    dryRun: false,
    limits: { ...defaultLimits, milliseconds: 60_000 },
    now: '2031-01-02T03:04:05Z',
  });

const { announcements } = loadCheckedRecord();
/** A page without days is rendered by its rows alone. */
const renderers: [string, (rows: readonly Announcement[]) => string][] = [
  ['page.html', renderHtml],
  ['page.md', renderMarkdownPage],
];

test.each(renderers)(
  '%s of the 43 announcements adds only that it was read later',
  async (name, render) => {
    const before = readTree(record.path);
    const { added, rows, skipped } = await run(pages.write(name, render(announcements)));
    expect({ added: added.announcements, rows, skipped }).toEqual({
      added: 0,
      rows: 43,
      skipped: [],
    });
    const after = readTree(record.path);
    const changed = Object.keys(after).filter(
      (path) => after[path] !== before[path] && !path.startsWith('.import'),
    );
    expect(changed.filter((path) => path !== 'site.json')).toEqual(['announcements/connect.json']);
    const read = loadRecord(record.path);
    expect(read.announcements).toEqual(announcements);
    expect(read.guides[0]?.readUntil).toBe('2026-05-20');
  },
);

test('a page of the older rows changes no byte', async () => {
  const before = readTree(record.path);
  await run(pages.write('page.md', renderMarkdownPage(announcements.slice(-10))));
  expect(readTree(record.path)).toEqual(before);
});
