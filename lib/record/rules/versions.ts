import { createProblem, type FileProblem } from '../record-error';
import { type DraftPolicy, type DraftVersion, type Rule, readVersionNumber } from './draft';

/** The address of a version is made of the name of its file. */
export const checkVersionIds: Rule = ({ policies }) =>
  policies.flatMap(({ versions }) =>
    versions
      .filter(({ name, file }) => file.versionId !== name)
      .map(({ path, name, file }) => {
        const expected = `"${name}", the name of its file`;
        const remedy = 'Rename the file or correct the id.';
        return createProblem(path, '/versionId', expected, `"${file.versionId}"`, remedy);
      }),
  );

/**
 * A higher version has a later `createDate`. No version is created before its policy, observed
 * before it is created, or first observed after its policy was gone.
 */
export const checkVersionDates: Rule = ({ policies }) =>
  policies.flatMap((policy) => [
    ...compareWithPolicy(policy),
    ...policy.versions.flatMap((version, index) =>
      compareWithPrevious(version, policy.versions[index - 1]),
    ),
    ...policy.versions
      .filter(({ file }) => file.firstObserved < file.createDate)
      .map(({ path, file }) => {
        const expected = `an instant not before createDate, ${file.createDate}`;
        return createProblem(path, '/firstObserved', expected, file.firstObserved, correctOne);
      }),
  ]);

const correctOne = 'Correct one of the two.';

function compareWithPrevious({ path, file }: DraftVersion, previous: DraftVersion | undefined) {
  if (previous === undefined || previous.file.createDate < file.createDate) return [];
  const expected = `an instant after ${previous.file.createDate}, that of ${previous.name}`;
  const remedy = 'Two versions cannot share a date, nor a later one be older. Correct one of them.';
  return [createProblem(path, '/createDate', expected, file.createDate, remedy)];
}

function compareWithPolicy({ path, file, versions }: DraftPolicy): FileProblem[] {
  const { createDate, noLongerObserved } = file ?? {};
  const problems: FileProblem[] = [];
  const older = createDate && versions.find((version) => version.file.createDate < createDate);
  if (older) {
    const expected = `an instant not after ${older.file.createDate}, when ${older.name} was made`;
    problems.push(createProblem(path, '/createDate', expected, createDate, correctOne));
  }
  const newer =
    noLongerObserved && versions.find((version) => version.file.firstObserved > noLongerObserved);
  if (newer) {
    const expected = `an instant not before ${newer.file.firstObserved}, when ${newer.name} was first observed`;
    problems.push(createProblem(path, '/noLongerObserved', expected, noLongerObserved, correctOne));
  }
  return problems;
}

/**
 * The runs of numbers that are missing between v1 and the newest version.
 * `[[1, 1], [32, 41]]` for a policy with v2 to v31 and from v42 on.
 */
export function findMissingVersions(versionNames: readonly string[]): [number, number][] {
  const missing: [number, number][] = [];
  let expected = 1;
  for (const number of versionNames.map(readVersionNumber).sort((a, b) => a - b)) {
    if (number > expected) missing.push([expected, number - 1]);
    expected = number + 1;
  }
  return missing;
}

/** The field `gaps` of policy.json lists exactly the versions that are missing. */
export const checkMissingVersions: Rule = ({ policies }) =>
  policies.flatMap(({ path, file, versionNames }) => {
    if (file === undefined) return [];
    const missing = findMissingVersions(versionNames).map(([from, to]) => `v${from} to v${to}`);
    const stated = (file.gaps ?? []).map(({ from, to }) => `${from} to ${to}`);
    if (missing.join() === stated.join()) return [];
    const expected = missing.length === 0 ? 'no gaps' : missing.join(', ');
    const found = stated.length === 0 ? 'no gaps stated' : stated.join(', ');
    const remedy = 'State each run of missing versions, oldest first, or add the versions.';
    return [createProblem(path, '/gaps', expected, found, remedy)];
  });

/**
 * The field `defaults` of policy.json names versions of the policy, none before it was created,
 * in the order of time.
 */
export const checkDefaults: Rule = ({ policies }) => policies.flatMap(checkDefaultsOf);

function checkDefaultsOf({ path, file, versions, versionNames }: DraftPolicy): FileProblem[] {
  const defaults = file?.defaults ?? [];
  return defaults.flatMap(({ versionId, firstObserved }, index) => {
    const problems: FileProblem[] = [];
    const report = (key: string, expected: string, found: string, remedy: string) =>
      problems.push(createProblem(path, `/defaults/${index}/${key}`, expected, found, remedy));
    if (!versionNames.includes(versionId)) {
      const remedy = 'Correct the id, or add the version.';
      report('versionId', 'a version on record', `"${versionId}"`, remedy);
    }
    const version = versions.find(({ name }) => name === versionId)?.file;
    if (version !== undefined && firstObserved < version.createDate) {
      const expected = `an instant not before ${version.createDate}, when ${versionId} was made`;
      report('firstObserved', expected, firstObserved, correctOne);
    }
    const before = defaults[index - 1];
    if (before !== undefined && firstObserved <= before.firstObserved) {
      const expected = `an instant after ${before.firstObserved}`;
      report('firstObserved', expected, firstObserved, 'Sort them, oldest first.');
    }
    return problems;
  });
}

/** The times without a policy are in order, do not overlap, and are over before it is gone. */
export const checkWithdrawals: Rule = ({ policies }) =>
  policies.flatMap(({ path, file }) => {
    const { withdrawals = [], noLongerObserved } = file ?? {};
    return withdrawals.flatMap(({ from, until }, index) => {
      const next = withdrawals[index + 1]?.from ?? noLongerObserved;
      const place = `/withdrawals/${index}/until`;
      return [
        ...(until > from
          ? []
          : [createProblem(path, place, `an instant after from, ${from}`, until, correctOne)]),
        ...(next === undefined || until < next
          ? []
          : [createProblem(path, place, `an instant before the next, ${next}`, until, correctOne)]),
      ];
    });
  });
