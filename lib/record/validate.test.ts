import { expect, test } from 'vitest';
import { isMoment, validateFile } from './validate';

test.each([
  ['2023-03', true],
  ['2023-13', false],
  ['2023-3', false],
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['2023-02-28T24:00:00Z', false],
  ['2023-02-28T23:59:59Z', true],
  ['2023', false],
  ['2023-', false],
  ['2023-03-', false],
  ['2023-03-07T', false],
  ['', false],
])('isMoment of %j is %s', (text, isOne) => {
  expect(isMoment(text)).toBe(isOne);
});

test.each([
  ['tag:example.org,2026', true],
  ['tag:example.org,2026-02', true],
  ['tag:example.org,2026-02-28', true],
  ['tag:example.org,2026-02-30', false],
  ['tag:example.org,26', false],
  ['tag:Example.org,2026', false],
  ['tag:example.org,2026:', false],
])('%s as an idBase: %s', (idBase, isOne) => {
  const site = { title: 'x', subject: 'x', baseUrl: 'https://example.org', idBase, sources: [] };
  expect(validateFile('site', 'site.json', site).map(({ place }) => place)).toEqual(
    isOne ? [] : ['/idBase'],
  );
});
