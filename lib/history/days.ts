import { UTCDate } from '@date-fns/utc';
import { addDays } from 'date-fns/addDays';
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';
import { endOfMonth } from 'date-fns/endOfMonth';
import { isValid } from 'date-fns/isValid';

/** Two days, `YYYY-MM-DD`, both included. */
export interface DateRange {
  from: string;
  to: string;
}

/** From the first to the last of some days. */
export function findDateRange(days: readonly string[]): DateRange {
  const sorted = [...days].sort();
  return { from: sorted[0] as string, to: sorted.at(-1) as string };
}

/** The UTC day of an instant: `2021-12-09` of `2021-12-09T22:12:26Z`. */
export function dayOf(instant: string): string {
  return instant.slice(0, 10);
}

/** Days from one day to another, both `YYYY-MM-DD`, UTC; negative where `to` is earlier. */
export function countDays(from: string, to: string): number {
  return numberDay(to) - numberDay(from);
}

const numbers = new Map<string, number>();

/** Days since 1970; cached, since timelines place the same few days tens of thousands of times. */
function numberDay(day: string): number {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  const number = differenceInCalendarDays(new UTCDate(`${day}T00:00:00Z`), new UTCDate(0));
  numbers.set(day, number);
  return number;
}

/** The day some days after another, or before it, both `YYYY-MM-DD`. */
export function shiftDay(day: string, days: number): string {
  return dayOf(addDays(new UTCDate(`${day}T00:00:00Z`), days).toISOString());
}

/** The last day of the month of a day, both `YYYY-MM-DD`. */
export function findMonthEnd(day: string): string {
  return dayOf(endOfMonth(new UTCDate(`${day}T00:00:00Z`)).toISOString());
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new UTCDate(`${text}T00:00:00Z`);
  // JavaScript reads 2021-02-30 as 2021-03-02.
  return isValid(date) && dayOf(date.toISOString()) === text;
}
