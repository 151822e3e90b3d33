import type { Rule } from './draft';

/** A policy without a version has nothing to show. */
export const checkHasVersions: Rule = ({ policies }) =>
  policies
    .filter(({ versionNames }) => versionNames.length === 0)
    .map(({ folder, path }) => ({
      file: path,
      place: '',
      expected: `at least one version beside it, such as policies/${folder}/v1.json`,
      found: 'none',
      remedy: 'Add the version, or remove the policy.',
    }));
