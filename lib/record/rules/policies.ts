import { getPolicyKey, parsePolicyArn } from '../../iam/policy-key';
import { createProblem, type FileProblem } from '../record-error';
import type { DraftPolicy, Rule } from './draft';

/** A site without policies would have no pages to show. */
export const checkHasPolicies: Rule = ({ policies }) => {
  const remedy = 'Import one: npm run import -- --help.';
  if (policies.length > 0) return [];
  return [createProblem('policies/', '', 'at least one policy', 'none', remedy)];
};

/** The page of a policy shows its default version, so each policy needs a version. */
export const checkHasVersions: Rule = ({ policies }) =>
  policies
    .filter(({ versionNames }) => versionNames.length === 0)
    .map(({ folder, path }) => {
      const expected = `at least one version in its folder, such as policies/${folder}/v1.json`;
      return createProblem(path, '', expected, 'none', 'Add the version, or remove the policy.');
    });

/**
 * The folder of a policy is its key, and its ARN ends in its name. No two folders differ in letter
 * case alone, because IAM and some file systems ignore the case.
 */
export const checkPolicyNames: Rule = ({ policies }) => [
  ...checkLetterCase(policies),
  ...policies.flatMap(checkPolicyName),
];

function checkPolicyName({ folder, path, file }: DraftPolicy): FileProblem[] {
  if (file === undefined) return [];
  const { arn, policyName } = file;
  if (arn !== null && parsePolicyArn(arn) === undefined) {
    // Without a readable account, the key of the policy would be that of an AWS managed one.
    const expected = 'the ARN of a managed policy, such as "arn:aws:iam::aws:policy/path/Name"';
    const remedy = 'Correct it: a path has no blanks and no empty part.';
    return [createProblem(path, '/arn', expected, `"${arn}"`, remedy)];
  }
  const problems: FileProblem[] = [];
  const key = getPolicyKey(policyName, arn);
  // A later policy of the same name has the day of its creation after the name.
  const [, day] = /~(\d{4}-\d{2}-\d{2})$/.exec(folder) ?? [];
  if (folder !== key && folder !== getPolicyKey(policyName, arn, day)) {
    const expected = `"${folder}", the name of its folder`;
    const found = `"${policyName}"${key === policyName ? '' : `, which belongs into policies/${key}/`}`;
    const remedy = 'Rename the folder, or correct the name or the ARN.';
    problems.push(createProblem(path, '/policyName', expected, found, remedy));
  }
  if (arn !== null && arn.slice(arn.lastIndexOf('/') + 1) !== policyName) {
    const expected = `an ARN that ends in "/${policyName}"`;
    problems.push(
      createProblem(path, '/arn', expected, `"${arn}"`, 'Correct the ARN or the name.'),
    );
  }
  return problems;
}

function checkLetterCase(policies: readonly DraftPolicy[]): FileProblem[] {
  const seen = new Map<string, string>();
  return policies.flatMap(({ folder }) => {
    const other = seen.get(folder.toLowerCase());
    seen.set(folder.toLowerCase(), folder);
    if (other === undefined) return [];
    const expected = 'a name that differs in more than capitals from every other';
    const remedy = 'Keep one of the two, or state the ARN of each if their accounts differ.';
    const found = `policies/${other}/ as well`;
    return [createProblem(`policies/${folder}/`, '', expected, found, remedy)];
  });
}

/**
 * The policies of service-linked roles, and no others, are under the path `aws-service-role/`.
 * Source: IAM User Guide, "Service-linked roles".
 */
export const checkPolicyKinds: Rule = ({ policies }) =>
  policies.flatMap(({ path, file }) => {
    if (file === undefined || file.arn === null) return [];
    const isServiceRole = file.arn.includes(':policy/aws-service-role/');
    const kinds = isServiceRole ? ['service-linked-role'] : ['attachable', 'not-attachable'];
    if (kinds.includes(file.kind)) return [];
    const expected = `${kinds.map((kind) => `"${kind}"`).join(' or ')}, as in its ARN`;
    return [
      createProblem(path, '/kind', expected, `"${file.kind}"`, 'Correct the kind or the ARN.'),
    ];
  });
