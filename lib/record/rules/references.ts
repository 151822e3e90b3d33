import { createProblem, type FileProblem } from '../record-error';
import type { PolicyFile } from '../types.gen';
import type { Draft, DraftPolicy, Rule } from './draft';

/** Every source, policy and version that a file names exists. */
export const checkReferences: Rule = (draft) => {
  const sources = new Set(draft.site?.sources.map(({ id }) => id));
  const checkSource = (file: string, place: string, id: string): FileProblem[] =>
    draft.site === undefined || sources.has(id)
      ? []
      : [reportMissing(file, place, 'the id of a source in site.json', id)];
  return [
    ...draft.guides.flatMap(({ path, file }) =>
      file.announcements.flatMap(({ knownFrom }, index) =>
        knownFrom.flatMap((id, at) =>
          checkSource(path, `/announcements/${index}/knownFrom/${at}`, id),
        ),
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
  const { notes = [], companions = [], printed, deprecated } = file;
  const problems = [
    ...notes.flatMap(({ source }, at) => checkSource(path, `/notes/${at}/source`, source)),
    ...companions.flatMap(({ source }, at) =>
      checkSource(path, `/companions/${at}/source`, source),
    ),
    ...(printed ? checkSource(path, '/printed/source', printed.source) : []),
  ];
  if (printed && !versionNames.includes(printed.versionId)) {
    const expected = 'a version on record';
    problems.push(reportMissing(path, '/printed/versionId', expected, printed.versionId));
  }
  const successor = deprecated?.supersededBy;
  const place = '/deprecated/supersededBy';
  if (successor !== undefined && !draft.policies.some(({ folder }) => folder === successor)) {
    problems.push(reportMissing(path, place, 'a policy on record', successor));
  }
  if (successor === folder) {
    const found = `"${successor}", this very one`;
    const remedy = 'Name the policy that takes its place, or leave the field out.';
    problems.push(createProblem(path, place, 'another policy', found, remedy));
  }
  return [...problems, ...checkPrecededBy(draft, path, file)];
}

/** The policy before has the same name in IAM, and was deleted before this one was created. */
function checkPrecededBy(draft: Draft, path: string, { policyName, precededBy }: PolicyFile) {
  if (precededBy === undefined) return [];
  const before = draft.policies.find(({ folder }) => folder === precededBy);
  if (before === undefined) {
    return [reportMissing(path, '/precededBy', 'a policy on record', precededBy)];
  }
  if (before.path !== path && before.file?.policyName === policyName) return [];
  const expected = `another policy by the name ${policyName}`;
  const remedy = 'Correct the name, or leave the field out.';
  return [createProblem(path, '/precededBy', expected, `"${precededBy}"`, remedy)];
}

function reportMissing(file: string, place: string, expected: string, name: string) {
  const remedy = 'Correct the name, or add what it names.';
  return createProblem(file, place, expected, `"${name}"`, remedy);
}
