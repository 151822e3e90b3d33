import { countDays } from './days';

/** The days that a picture spans, both included. */
export interface Span {
  from: string;
  to: string;
}

export interface Tick {
  at: number;
  label: string;
}

/** Where days stand in a picture, as shares of its width from 0 to 1. */
export interface Axis {
  place: (day: string) => number;
  /** The same, for what reaches out of the span: an end of the picture. */
  clip: (day: string) => number;
  isInside: (day: string) => boolean;
  /** First days of years; of quarters, as `2024-04`, where no year begins. */
  years: Tick[];
  /** First days of further quarters. */
  quarters: number[];
}

/** From the first to the last of some days. */
export function widenSpan(days: readonly string[]): Span {
  const sorted = [...days].sort();
  return { from: sorted[0] as string, to: sorted.at(-1) as string };
}

/** Left and right of the span stay free, so that a mark at its end is not cut. */
const margin = 0.02;

/** The scale of pictures over a span, and where its years and quarters begin. */
export function createAxis(span: Span): Axis {
  const place = (day: string) =>
    margin +
    (1 - 2 * margin) * (countDays(span.from, day) / Math.max(1, countDays(span.from, span.to)));
  return {
    place,
    clip: (day) => (day < span.from ? 0 : day > span.to ? 1 : place(day)),
    isInside: (day) => day >= span.from && day <= span.to,
    ...listTicks(span, place),
  };
}

function listTicks({ from, to }: Span, place: (day: string) => number) {
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
  // A picture of less than a year may have no other sign of when it is.
  if (years.length === 0) return { years: quarters, quarters: [] };
  // Over many years quarters are a hatching that tells nothing.
  return { years, quarters: years.length > 4 ? [] : quarters.map(({ at }) => at) };
}
