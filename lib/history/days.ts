import { UTCDate } from '@date-fns/utc';
import { differenceInCalendarDays } from 'date-fns';

/** The UTC day of an instant: `2021-12-09` of `2021-12-09T22:12:26Z`. */
export function dayOf(instant: string): string {
  return instant.slice(0, 10);
}

/** Days from one day to another, both `YYYY-MM-DD`, UTC; negative where `to` is earlier. */
export function countDays(from: string, to: string): number {
  return differenceInCalendarDays(new UTCDate(`${to}T00:00:00Z`), new UTCDate(`${from}T00:00:00Z`));
}
