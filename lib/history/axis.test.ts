import { expect, test } from 'vitest';
import { createAxis } from './axis';

test('places days within a margin, and those outside the range at its edge', () => {
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

test('places the only day of a range', () => {
  expect(createAxis({ from: '2021-01-01', to: '2021-01-01' }).place('2021-01-01')).toBe(0.02);
});

test.each<[string, string, string[], number]>([
  ['2021-02-01', '2022-05-01', ['2022'], 4],
  ['2021-01-01', '2021-12-31', ['2021'], 3],
  ['2021-01-01', '2024-12-31', ['2021', '2022', '2023', '2024'], 12],
  ['2021-01-01', '2025-01-01', ['2021', '2022', '2023', '2024', '2025'], 0],
  ['2020-12-31', '2021-04-01', ['2021'], 1],
  ['2021-01-02', '2021-07-01', ['2021-04', '2021-07'], 0],
  ['2021-01-02', '2021-03-31', [], 0],
])('from %s to %s has ticks at %j and %i quarters', (from, to, years, quarters) => {
  const axis = createAxis({ from, to });
  expect(axis.years.map(({ label }) => label)).toEqual(years);
  expect(axis.quarters).toHaveLength(quarters);
});
