import type { AnnouncementFigures } from '../history/announcement-figures';
import { countOf, joinWords, labelLag } from './wording';

/**
 * The figures in sentences: `12 changes were announced early, 3 on the day, 40 late and 9 never.
 * The median is 2 days late, the longest delay 300 days.`
 */
export function describeFigures({
  early,
  onTheDay,
  late,
  never,
  median,
  worst,
}: Pick<
  AnnouncementFigures,
  'early' | 'onTheDay' | 'late' | 'never' | 'median' | 'worst'
>): string {
  const parts = [
    [early, 'early'],
    [onTheDay, 'on the day'],
    [late, 'late'],
    [never, 'never'],
  ] as const;
  const [first, ...others] = parts.filter(([count]) => count > 0);
  if (first === undefined) return 'No change was announced, and none had to be.';
  const verb = first[0] === 1 ? 'was' : 'were';
  const counts = [
    `${countOf(first[0], 'change')} ${verb} ${first[1] === 'never' ? 'never announced' : `announced ${first[1]}`}`,
    ...others.map(([count, when]) => `${count.toLocaleString('en-US')} ${when}`),
  ];
  const delay =
    median === undefined
      ? ''
      : ` The median is ${median === 0 ? 'on the day' : labelLag(median)}${worst === undefined ? '' : `, the longest delay ${countOf(worst.lagDays, 'day')}`}.`;
  return `${joinWords(counts)}.${delay}`;
}
