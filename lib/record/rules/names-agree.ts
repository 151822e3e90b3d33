import type { Rule } from './draft';

/** A policy stands under its own name, and its ARN ends in that name. */
export const checkNamesAgree: Rule = ({ policies }) =>
  policies.flatMap(({ folder, path, file }) => {
    if (file === undefined) return [];
    const problems = [];
    if (file.policyName !== folder) {
      problems.push({
        file: path,
        place: '/policyName',
        expected: `"${folder}", the name of its folder`,
        found: `"${file.policyName}"`,
        remedy: 'Rename the folder or mend the name.',
      });
    }
    if (file.arn !== null && file.arn.slice(file.arn.lastIndexOf('/') + 1) !== file.policyName) {
      problems.push({
        file: path,
        place: '/arn',
        expected: `an ARN that ends in "/${file.policyName}"`,
        found: `"${file.arn}"`,
        remedy: 'Mend the ARN or the name.',
      });
    }
    return problems;
  });
