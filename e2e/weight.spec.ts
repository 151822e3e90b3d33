import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { listBuilt, readBuilt } from './site';

const weigh = (text: string) => gzipSync(text, { level: 9 }).length;
const pages = readBuilt('.html');

test('no reading page carries the framework', () => {
  const carriers = pages.filter(({ text }) => /\/_next\/[^"]*\.js|__next_f/.test(text));
  expect(carriers.map(({ path }) => path)).toEqual([]);
  expect(listBuilt().filter((path) => path.endsWith('.txt'))).toEqual([]);
  expect(listBuilt().filter((path) => path.endsWith('.js'))).toEqual(['/reading.js']);
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
