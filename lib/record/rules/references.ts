import { createProblem, type FileProblem } from '../record-error';
import type { Draft, DraftPolicy, Rule } from './draft';

/** Every source, policy and version that a file names exists. */
export const checkReferences: Rule = (draft) => {
  const sources = new Set(draft.site?.sources.map(({ id }) => id));
  const checkSource = (file: string, place: string, id: string): FileProblem[] =>
    draft.site === undefined || sources.has(id)
      ? []
      : [reportMissing(file, place, 'the id of a source in site.json', id)];
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
  return problems;
}

function reportMissing(file: string, place: string, expected: string, name: string) {
  const remedy = 'Correct the name, or add what it names.';
  return createProblem(file, place, expected, `"${name}"`, remedy);
}

/** Announcements name policies on record, and have unique ids that begin with their dates. */
export const checkAnnouncements: Rule = ({ announcements, policies }) => {
  const names = new Set(policies.map(({ folder }) => folder));
  const ids = new Set<string>();
  return (announcements?.announcements ?? []).flatMap(({ id, date, policyName, kind }, index) => {
    const problems: FileProblem[] = [];
    const report = (key: string, expected: string, found: string, remedy: string) => {
      const place = `/announcements/${index}/${key}`;
      problems.push(createProblem('announcements.json', place, expected, found, remedy));
    };
    if (policyName !== null && !names.has(policyName)) {
      const remedy = 'Correct the name, or import the policy.';
      report('policyName', 'a policy under policies/', `"${policyName}"`, remedy);
    }
    if (policyName === null && kind !== 'tracking-started') {
      report('policyName', 'the policy that the announcement is about', 'null', 'Name the policy.');
    }
    if (ids.has(id)) {
      const remedy = 'Number the second row of a day.';
      report('id', 'an id of its own', `"${id}" a second time`, remedy);
    }
    if (!id.startsWith(date)) {
      report('id', `an id that begins with ${date}`, `"${id}"`, 'Correct the id or the date.');
    }
    ids.add(id);
    return problems;
  });
};
