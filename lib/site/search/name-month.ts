const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** The month of a day, `YYYY-MM-DD`, as people ask for it. */
export function nameMonth(day: string): string {
  return months[Number(day.slice(5, 7)) - 1] as string;
}
