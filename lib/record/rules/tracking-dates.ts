import type { Rule } from './draft';

/** The tracked dates stand oldest first, since the first and the last bound the window. */
export const checkTrackingDates: Rule = ({ site }) => {
  const dates = site?.tracking?.dates ?? [];
  return dates.flatMap((date, index) => {
    const before = dates[index - 1];
    if (before === undefined || before < date) return [];
    return [
      {
        file: 'site.json',
        place: `/tracking/dates/${index}`,
        expected: `a date after ${before}`,
        found: date,
        remedy: 'Sort the dates, oldest first.',
      },
    ];
  });
};
