import type { FileProblem } from '../problem';
import type { DraftPolicy, DraftVersion, Rule } from './draft';

/**
 * A higher version is a later one, no two are of one instant, none is seen before it is made, nor
 * made before its policy, nor first seen when the policy was gone.
 */
export const checkVersionDates: Rule = ({ policies }) =>
  policies.flatMap((policy) => [
    ...holdAgainstPolicy(policy),
    ...policy.versions.flatMap((version, index) =>
      compareWithBefore(version, policy.versions[index - 1]),
    ),
    ...policy.versions
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

function holdAgainstPolicy({ path, file, versions }: DraftPolicy): FileProblem[] {
  const made = file?.createDate ?? undefined;
  const gone = file?.noLongerObserved;
  const tell = (place: string, expected: string, found: string) => ({
    file: path,
    place,
    expected,
    found,
    remedy: 'Mend one of the two.',
  });
  const older = versions.find((version) => made !== undefined && version.file.createDate < made);
  const newer = versions.find((version) => gone !== undefined && version.file.firstObserved > gone);
  return [
    ...(older === undefined || made === undefined
      ? []
      : [
          tell(
            '/createDate',
            `an instant not after ${older.file.createDate}, when ${older.name} was made`,
            made,
          ),
        ]),
    ...(newer === undefined || gone === undefined
      ? []
      : [
          tell(
            '/noLongerObserved',
            `an instant not before ${newer.file.firstObserved}, when ${newer.name} was first observed`,
            gone,
          ),
        ]),
  ];
}
