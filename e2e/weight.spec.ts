import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { isToolPage } from '../lib/publish/reading-page';
import { listBuilt, readBuilt } from './site';

const weigh = (text: string) => gzipSync(text, { level: 9 }).length;
const pages = readBuilt('.html');

test('no reading page carries the framework', () => {
  const carriers = pages.filter(({ text }) => /\/_next\/[^"]*\.js|__next_f/.test(text));
  expect(carriers.filter(({ text }) => !isToolPage(text)).map(({ path }) => path)).toEqual([]);
  expect(listBuilt().filter((path) => path.endsWith('.txt'))).toEqual([]);
  const ours = listBuilt().filter((path) => path.endsWith('.js') && !path.startsWith('/_next/'));
  expect(ours).toEqual(['/reading.js']);
});

test('the pages that need script are the tools, and theirs is at most 200 kB gzip', () => {
  const weights = new Map(
    readBuilt('.js').map(({ path, text }): [string, number] => [path, weigh(text)]),
  );
  const tools = pages
    .filter(({ text }) => isToolPage(text))
    .map(({ path, text }) => {
      const scripts = new Set(
        [...text.matchAll(/\/_next\/[^"'\\]*\.js/g)].map(([script]) => script),
      );
      const sizes = [...scripts].map((script) => weights.get(script) ?? Number.NaN);
      return { path, scripts: scripts.size, size: sizes.reduce((sum, size) => sum + size, 0) };
    });
  expect(tools.map(({ path }) => path)).toEqual(['/search/index.html']);
  for (const { path, scripts, size } of tools) {
    expect(scripts, path).toBeGreaterThan(0);
    expect(size, path).toBeLessThanOrEqual(200_000);
  }
});

test('the largest diff page, with what it did to access, is at most 14 kB gzip', () => {
  const diffs = pages.filter(({ path }) => /\/(v\d+|compare\/.*)\/index\.html$/.test(path));
  expect(diffs.length).toBeGreaterThan(80);
  const heavy = diffs
    .map(({ path, text }) => ({ path, size: weigh(text) }))
    .filter(({ size }) => size > 14_000);
  expect(heavy).toEqual([]);
});

test('every policy page, with its document and since when, is under 12 kB gzip', () => {
  const policies = pages.filter(({ path }) => /^\/policies\/[^/]+\/index\.html$/.test(path));
  expect(policies).toHaveLength(8);
  const heavy = policies
    .map(({ path, text }) => ({ path, size: weigh(text) }))
    .filter(({ size }) => size >= 12_000);
  expect(heavy).toEqual([]);
});

test('the actions of the largest service are at most 16 kB gzip', () => {
  const services = pages.filter(({ path }) => path.startsWith('/actions/'));
  const heavy = services
    .map(({ path, text }) => ({ path, size: weigh(text) }))
    .filter(({ size }) => size > 16_000);
  expect(heavy).toEqual([]);
});

test('the style sheet of the whole site is at most 12 kB gzip', () => {
  const sheets = readBuilt('.css');
  expect(sheets).toHaveLength(1);
  expect(weigh(sheets[0]?.text ?? '')).toBeLessThan(12_000);
});
