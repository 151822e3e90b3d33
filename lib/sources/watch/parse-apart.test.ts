import { expect, test, vi } from 'vitest';
import { printFeed, printHtml } from '../../../testing/aws-page';
import { parseFeed, parsePage } from './parse-apart';

// Each starts a process of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const page = (text: string) => ({ name: 'page.html', text });

test('a page and a feed come back as they were read', async () => {
  const [rows, items] = await Promise.all([
    parsePage(
      page(
        printHtml([
          { date: '2023-03-07', policyName: null, kind: 'tracking-started', actionsNamed: [] },
        ]),
      ),
    ),
    parseFeed({ name: 'feed', text: printFeed([{ title: 'One', date: '2023-03-07' }]) }),
  ]);
  expect(rows.map(({ date }) => date)).toEqual(['March 7, 2023']);
  expect(items.map(({ date }) => date)).toEqual(['2023-03-07']);
});

test('what cannot be read is told with the name of its place', async () => {
  await expect(parsePage(page('<p>'))).rejects.toThrow(/^page\.html: expected one table/);
});

// Each <p> opens all of the <b> again: a square of them, in any reader of HTML as browsers read.
const explosive = `<!doctype html><p>${Array.from({ length: 20_000 }, (_, index) => `<b id=${index}>`).join('')}${'</p><p>'.repeat(20_000)}`;

test('a page that would fill the memory ends its parser alone', async () => {
  await expect(parsePage(page(explosive), { milliseconds: 60_000, megabytes: 64 })).rejects.toThrow(
    /^page\.html: .*ends the parser/,
  );
});

test('a page that takes too long is given up', async () => {
  await expect(parsePage(page(explosive), { milliseconds: 300, megabytes: 512 })).rejects.toThrow(
    /^page\.html: .*one that takes longer/,
  );
});

test('a page nested deeper than any parser goes is refused', async () => {
  await expect(parsePage(page(`<!doctype html>${'<div>'.repeat(20_000)}`))).rejects.toThrow(
    /page\.html: .*ends the parser/,
  );
});
