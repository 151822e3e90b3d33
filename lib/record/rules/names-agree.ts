import { keyPolicy } from '../../iam/policy-key';
import type { Rule } from './draft';

/** A policy stands under its own key, and its ARN ends in its name. */
export const checkNamesAgree: Rule = ({ policies }) =>
  policies.flatMap(({ folder, path, file }) => {
    if (file === undefined) return [];
    const problems = [];
    const key = keyPolicy(file.policyName, file.arn);
    if (key !== folder) {
      problems.push({
        file: path,
        place: '/policyName',
        expected: `"${folder}", the name of its folder`,
        found: `"${file.policyName}"${key === file.policyName ? '' : `, which belongs into policies/${key}/`}`,
        remedy: 'Rename the folder, or mend the name or the ARN.',
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
