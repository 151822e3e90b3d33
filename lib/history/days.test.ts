import { afterEach, describe, expect, test, vi } from 'vitest';
import { countDays, dayOf, findDateRange, findMonthEnd, isDay, shiftDay } from './days';

test('a range goes from the first to the last of its days, which keep their order', () => {
  const days = ['2022-01-01', '2021-01-01', '2023-01-01'];
  expect(findDateRange(days)).toEqual({ from: '2021-01-01', to: '2023-01-01' });
  expect(days[0]).toBe('2022-01-01');
  expect(findDateRange(['2021-06-15'])).toEqual({ from: '2021-06-15', to: '2021-06-15' });
});

test.each([
  ['2021-12-09T22:12:26Z', '2021-12-09'],
  ['2021-12-09T00:00:00Z', '2021-12-09'],
  ['2021-12-09T23:59:59Z', '2021-12-09'],
])('dayOf %s is %s', (instant, day) => {
  expect(dayOf(instant)).toBe(day);
});

test.each([
  ['2026-08-01', '2026-08-31'],
  ['2026-08-31', '2026-08-31'],
  ['2024-02-10', '2024-02-29'],
  ['2023-12-05', '2023-12-31'],
])('the month of %s ends on %s', (day, end) => {
  expect(findMonthEnd(day)).toBe(end);
});

describe('countDays', () => {
  afterEach(() => vi.unstubAllEnvs());

  const cases: [from: string, to: string, days: number][] = [
    ['2021-06-15', '2021-06-15', 0],
    ['2021-12-31', '2022-01-01', 1],
    ['2022-01-01', '2021-12-31', -1],
    ['2021-12-09', '2022-02-22', 75],
    ['2023-03-07', '2023-01-26', -40],
    ['2024-02-28', '2024-03-01', 2],
    ['2023-02-28', '2023-03-01', 1],
    ['2021-03-13', '2021-03-15', 2],
    ['2011-12-29', '2011-12-31', 2],
    ['2018-09-25', '2026-06-18', 2823],
  ];

  test.each(cases)('from %s to %s', (from, to, days) => {
    expect(countDays(from, to)).toBe(days);
  });

  // New York has days of 23 hours, Samoa had no 2011-12-30, Kiribati is 14 hours ahead.
  test.each(['America/New_York', 'Pacific/Apia', 'Pacific/Kiritimati'])(
    'counts in UTC wherever it runs: %s',
    (zone) => {
      vi.stubEnv('TZ', zone);
      expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
      expect(cases.map(([from, to]) => countDays(from, to))).toEqual(
        cases.map(([, , days]) => days),
      );
    },
  );
});

test.each([
  ['2022-02-28', 1, '2022-03-01'],
  ['2024-02-28', 1, '2024-02-29'],
  ['2022-01-01', -1, '2021-12-31'],
  // Local time would lose a day at the change to or from summer time.
  ['2022-03-27', 0, '2022-03-27'],
  ['2022-10-30', -1, '2022-10-29'],
])('%s and %i days is %s', (day, days, expected) => {
  expect(shiftDay(day, days)).toBe(expected);
});

test.each([
  ['2022-01-15', true],
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['2022-13-01', false],
  ['2022-00-10', false],
  ['2022-1-15', false],
  ['15.01.2022', false],
  ['2022-01-15T00:00:00Z', false],
  ['+22022-01-15', false],
  ['', false],
])('whether "%s" is a day: %s', (text, expected) => {
  expect(isDay(text)).toBe(expected);
});
