import type { FileProblem } from '../problem';
import type { DraftPolicy, Rule } from './draft';

/** What is said of the default names a version on record, none before it was made, in time order. */
export const checkDefaultsStand: Rule = ({ policies }) => policies.flatMap(checkDefaults);

function checkDefaults({ path, file, versions, versionNames }: DraftPolicy): FileProblem[] {
  const defaults = file?.defaults ?? [];
  return defaults.flatMap(({ versionId, firstObserved }, index) => {
    const place = `/defaults/${index}`;
    const version = versions.find(({ name }) => name === versionId)?.file;
    const before = defaults[index - 1];
    return [
      ...(versionNames.includes(versionId)
        ? []
        : [
            {
              file: path,
              place: `${place}/versionId`,
              expected: 'a version on record',
              found: `"${versionId}"`,
              remedy: 'Mend the id, or add the version.',
            },
          ]),
      ...(version !== undefined && firstObserved < version.createDate
        ? [
            {
              file: path,
              place: `${place}/firstObserved`,
              expected: `an instant not before ${version.createDate}, when ${versionId} was made`,
              found: firstObserved,
              remedy: 'Mend one of the two.',
            },
          ]
        : []),
      ...(before !== undefined && firstObserved <= before.firstObserved
        ? [
            {
              file: path,
              place: `${place}/firstObserved`,
              expected: `an instant after ${before.firstObserved}`,
              found: firstObserved,
              remedy: 'Sort them, oldest first.',
            },
          ]
        : []),
    ];
  });
}
