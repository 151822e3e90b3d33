import type { FileProblem } from '../problem';
import type { Draft, DraftPolicy, Rule } from './draft';

/** Whatever names a source, a policy or a version names one that exists. */
export const checkReferencesResolve: Rule = (draft) => {
  const sources = new Set(draft.site?.sources.map(({ id }) => id));
  const checkSource = (file: string, place: string, id: string): FileProblem[] =>
    draft.site === undefined || sources.has(id)
      ? []
      : [describeMissing(file, place, 'the id of a source in site.json', id)];
  return [
    ...(draft.announcements?.announcements ?? []).flatMap(({ knownFrom }, index) =>
      knownFrom.flatMap((id, at) =>
        checkSource('announcements.json', `/announcements/${index}/knownFrom/${at}`, id),
      ),
    ),
    ...draft.policies.flatMap((policy) => [
      ...policy.versions.flatMap(({ path, file }) =>
        file.knownFrom.flatMap((id, at) => checkSource(path, `/knownFrom/${at}`, id)),
      ),
      ...checkPolicy(draft, policy, checkSource),
    ]),
  ];
};

function checkPolicy(
  draft: Draft,
  { folder, path, file, versionNames }: DraftPolicy,
  checkSource: (file: string, place: string, id: string) => FileProblem[],
): FileProblem[] {
  if (file === undefined) return [];
  const { printed, deprecated } = file;
  const successor = deprecated?.supersededBy;
  return [
    ...(file.notes ?? []).flatMap(({ source }, at) =>
      checkSource(path, `/notes/${at}/source`, source),
    ),
    ...(file.companions ?? []).flatMap(({ source }, at) =>
      checkSource(path, `/companions/${at}/source`, source),
    ),
    ...(printed ? checkSource(path, '/printed/source', printed.source) : []),
    ...(printed && !versionNames.includes(printed.versionId)
      ? [describeMissing(path, '/printed/versionId', 'a version on record', printed.versionId)]
      : []),
    ...(successor !== undefined && !draft.policies.some(({ folder }) => folder === successor)
      ? [describeMissing(path, '/deprecated/supersededBy', 'a policy on record', successor)]
      : []),
    ...(successor === folder
      ? [
          {
            file: path,
            place: '/deprecated/supersededBy',
            expected: 'another policy',
            found: `"${successor}", this very one`,
            remedy: 'Name the policy that takes its place, or leave the field out.',
          },
        ]
      : []),
  ];
}

function describeMissing(
  file: string,
  place: string,
  expected: string,
  found: string,
): FileProblem {
  return {
    file,
    place,
    expected,
    found: `"${found}"`,
    remedy: 'Mend the name, or add what it names.',
  };
}
