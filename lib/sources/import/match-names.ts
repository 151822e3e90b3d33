import { coversPattern } from '../../iam/patterns';

/**
 * Whether a policy's name is wanted: by one of the patterns (`*` and `?`; all where there is
 * none), and by none that begins with `!`. Letter case counts, as it does in IAM's ARNs.
 */
export function matchNames(patterns: readonly string[]): (policyName: string) => boolean {
  const unwanted = patterns.filter((each) => each.startsWith('!')).map((each) => each.slice(1));
  const wanted = patterns.filter((each) => !each.startsWith('!'));
  return (policyName) =>
    (wanted.length === 0 || wanted.some((each) => coversPattern(each, policyName))) &&
    !unwanted.some((each) => coversPattern(each, policyName));
}
