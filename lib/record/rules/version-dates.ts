import type { DraftVersion, Rule } from './draft';

/** A higher version is a later one, no two are of one instant, and none is seen before it is made. */
export const checkVersionDates: Rule = ({ policies }) =>
  policies.flatMap(({ versions }) => [
    ...versions.flatMap((version, index) => compareWithBefore(version, versions[index - 1])),
    ...versions
      .filter(({ file }) => file.firstObserved < file.createDate)
      .map(({ path, file }) => ({
        file: path,
        place: '/firstObserved',
        expected: `an instant not before createDate, ${file.createDate}`,
        found: file.firstObserved,
        remedy: 'Mend one of the two.',
      })),
  ]);

function compareWithBefore({ path, file }: DraftVersion, before: DraftVersion | undefined) {
  if (before === undefined || before.file.createDate < file.createDate) return [];
  return [
    {
      file: path,
      place: '/createDate',
      expected: `an instant after ${before.file.createDate}, that of ${before.name}`,
      found: file.createDate,
      remedy: 'Two versions cannot share a date, nor a later one be older. Mend one of them.',
    },
  ];
}
