import { expect, test } from 'vitest';
import { summarizeYears } from './timeline-summary';

/** Dots of years, evenly from left to right; the years as `2021: 5`. */
const buildDots = (counts: Record<string, number>, kept: readonly number[] = []) => {
  const years = Object.entries(counts).flatMap(([year, count]) => Array<string>(count).fill(year));
  return years.map((year, index) => ({
    at: (index + 1) / 100,
    since: `${year}-01-01T00:00:00Z`,
    isKept: kept.includes(index),
  }));
};

test.each<[string, Record<string, number>, number[], number, string[]]>([
  ['keeps the dots of a short line', { 2021: 40 }, [], 40, []],
  [
    'summarizes the years of a long line',
    { 2021: 30, 2022: 11 },
    [],
    0,
    ['2021 0.01–0.3: 30 versions', '2022 0.31–0.41: 11 versions'],
  ],
  [
    'keeps the dots of a year with few',
    { 2020: 3, 2021: 38 },
    [],
    3,
    ['2021 0.04–0.41: 38 versions'],
  ],
  ['leaves out dots to keep', { 2021: 41, 2022: 4 }, [0, 42], 5, ['2021 0.02–0.41: 40 versions']],
])('%s', (_, counts, kept, single, texts) => {
  const { dots, summaries } = summarizeYears(buildDots(counts, kept));
  expect(dots).toHaveLength(single);
  expect(summaries.map(({ year, from, to, text }) => `${year} ${from}–${to}: ${text}`)).toEqual(
    texts,
  );
  const all = [...dots, ...summaries.flatMap((summary) => summary.dots)];
  expect(new Set(all).size).toBe(Object.values(counts).reduce((a, b) => a + b));
});
