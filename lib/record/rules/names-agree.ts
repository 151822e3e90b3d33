import { keyPolicy, parsePolicyArn } from '../../iam/policy-key';
import type { FileProblem } from '../problem';
import type { DraftPolicy, Rule } from './draft';

/**
 * A policy stands under its own key, its ARN ends in its name, and no two folders are one where
 * small letters and capitals are not told apart, as in IAM and on some disks.
 */
export const checkNamesAgree: Rule = ({ policies }) => [
  ...findTwins(policies),
  ...policies.flatMap(({ folder, path, file }) => {
    if (file === undefined) return [];
    const problems = [];
    if (file.arn !== null && parsePolicyArn(file.arn) === undefined) {
      // Its account could not be read, so that it would pass for a policy of AWS's own.
      return [
        {
          file: path,
          place: '/arn',
          expected: 'the ARN of a managed policy, such as "arn:aws:iam::aws:policy/path/Name"',
          found: `"${file.arn}"`,
          remedy: 'Mend it: a path has no blanks and no empty part.',
        },
      ];
    }
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
  }),
];

function findTwins(policies: readonly DraftPolicy[]): FileProblem[] {
  const seen = new Map<string, string>();
  return policies.flatMap(({ folder }) => {
    const twin = seen.get(folder.toLowerCase());
    seen.set(folder.toLowerCase(), folder);
    if (twin === undefined) return [];
    return [
      {
        file: `policies/${folder}/`,
        place: '',
        expected: 'a name that differs in more than capitals from every other',
        found: `policies/${twin}/ beside it`,
        remedy: 'Keep one of the two, or state the ARN of each if their accounts differ.',
      },
    ];
  });
}
