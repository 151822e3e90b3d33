import { expect, test, vi } from 'vitest';
import { renderFeed, renderHtml } from '../../../testing/aws-page';
import { parseFeed, parsePage } from './parse-isolated';

// Each starts a process of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const page = (text: string) => ({ name: 'page.html', text });

test('parses a page and a feed', async () => {
  const [rows, items] = await Promise.all([
    parsePage(
      page(
        renderHtml([
          { date: '2023-03-07', policyName: null, kind: 'tracking-started', actionsNamed: [] },
        ]),
      ),
    ),
    parseFeed({ name: 'feed', text: renderFeed([{ title: 'One', date: '2023-03-07' }]) }),
  ]);
  expect(rows.map(({ date }) => date)).toEqual(['March 7, 2023']);
  expect(items.map(({ date }) => date)).toEqual(['2023-03-07']);
});

test('a page that cannot be parsed is reported with its name', async () => {
  await expect(parsePage(page('<p>'))).rejects.toThrow(/^page\.html: expected one table/);
});

// In HTML, each <p> reopens every <b>, so the parsed tree has a quadratic number of elements.
const explosive = `<!doctype html><p>${Array.from({ length: 20_000 }, (_, index) => `<b id=${index}>`).join('')}${'</p><p>'.repeat(20_000)}`;

test('a page that needs too much memory ends the child process alone', async () => {
  await expect(parsePage(page(explosive), { milliseconds: 60_000, megabytes: 64 })).rejects.toThrow(
    /^page\.html: .*ends the parser/,
  );
});

test('a page that takes too long is reported', async () => {
  await expect(parsePage(page(explosive), { milliseconds: 300, megabytes: 512 })).rejects.toThrow(
    /^page\.html: .*one that takes longer/,
  );
});

test('a page that overflows the stack of the parser is reported', async () => {
  await expect(parsePage(page(`<!doctype html>${'<div>'.repeat(20_000)}`))).rejects.toThrow(
    /page\.html: .*ends the parser/,
  );
});
