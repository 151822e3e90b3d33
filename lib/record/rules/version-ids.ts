import type { Rule } from './draft';

/** A version stands in the file of its own id, or its address would name another one. */
export const checkVersionIds: Rule = ({ policies }) =>
  policies.flatMap(({ versions }) =>
    versions
      .filter(({ name, file }) => file.versionId !== name)
      .map(({ path, name, file }) => ({
        file: path,
        place: '/versionId',
        expected: `"${name}", the name of its file`,
        found: `"${file.versionId}"`,
        remedy: 'Rename the file or mend the id.',
      })),
  );
