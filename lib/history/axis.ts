import { countDays, type DateRange } from './days';

export interface Tick {
  at: number;
  label: string;
}

/** The places of days in a chart, as shares of its width from 0 to 1. */
export interface Axis {
  place: (day: string) => number;
  /** The same, but the edge of the chart, 0 or 1, for a day outside the range. */
  clip: (day: string) => number;
  isInside: (day: string) => boolean;
  /** First days of years; where there is none, of quarters, labelled as `2024-04`. */
  years: Tick[];
  /** First days of further quarters. */
  quarters: number[];
}

/** Free space left and right, so that a mark on the first or last day is not cut. */
const margin = 0.02;

export function createAxis(range: DateRange): Axis {
  const place = (day: string) =>
    margin +
    (1 - 2 * margin) * (countDays(range.from, day) / Math.max(1, countDays(range.from, range.to)));
  return {
    place,
    clip: (day) => (day < range.from ? 0 : day > range.to ? 1 : place(day)),
    isInside: (day) => day >= range.from && day <= range.to,
    ...listTicks(range, place),
  };
}

function listTicks({ from, to }: DateRange, place: (day: string) => number) {
  const years: Tick[] = [];
  const quarters: Tick[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    for (const month of ['01', '04', '07', '10']) {
      const day = `${year}-${month}-01`;
      if (day < from || day > to) continue;
      if (month === '01') years.push({ at: place(day), label: String(year) });
      else quarters.push({ at: place(day), label: day.slice(0, 7) });
    }
  }
  // Without the start of a year in the range, nothing else would show what dates the chart covers.
  if (years.length === 0) return { years: quarters, quarters: [] };
  // Over many years, the lines of quarters are too dense to read.
  return { years, quarters: years.length > 4 ? [] : quarters.map(({ at }) => at) };
}
