import { expect, test } from 'vitest';
import { createAxis } from './axis';
import { findDateRange } from './days';

test('days spread over the width but for a margin, and are cut at the ends of the span', () => {
  const { place, clip, isInside } = createAxis({ from: '2021-01-01', to: '2021-04-11' });
  expect(['2021-01-01', '2021-02-20', '2021-04-11'].map(place)).toEqual([0.02, 0.5, 0.98]);
  expect(['2020-12-31', '2021-02-20', '2021-04-12'].map(clip)).toEqual([0, 0.5, 1]);
  expect(['2020-12-31', '2021-01-01', '2021-04-11', '2021-04-12'].map(isInside)).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test('a span of one day divides by nothing', () => {
  expect(createAxis({ from: '2021-01-01', to: '2021-01-01' }).place('2021-01-01')).toBe(0.02);
});

test.each<[string, string, string[], number]>([
  ['2021-02-01', '2022-05-01', ['2022'], 4],
  ['2021-01-01', '2021-12-31', ['2021'], 3],
  ['2018-09-25', '2023-06-19', ['2019', '2020', '2021', '2022', '2023'], 0],
])('from %s to %s there are ticks', (from, to, years, quarters) => {
  const axis = createAxis({ from, to });
  expect(axis.years.map(({ label }) => label)).toEqual(years);
  expect(axis.quarters).toHaveLength(quarters);
});

test('a span goes from the first to the last of its days', () => {
  expect(findDateRange(['2022-01-01', '2021-01-01', '2023-01-01'])).toEqual({
    from: '2021-01-01',
    to: '2023-01-01',
  });
});
