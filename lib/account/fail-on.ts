import type { AccountAnalysis, ReachedPolicy } from './analyze-account';
import { describeOwners } from './describe-copy';
import { labelPolicy, nameVersions } from './describe-policy';

export const accountFailOnChoices = ['risk', 'wider', 'deprecated', 'lagging'] as const;
export type AccountFailOn = (typeof accountFailOnChoices)[number];

export function isAccountFailOn(text: string): text is AccountFailOn {
  return (accountFailOnChoices as readonly string[]).includes(text);
}

/**
 * Why an account fails `--fail-on`; undefined where it passes. Undecided access fails `wider`,
 * because access may have been added. A policy that is only a boundary grants nothing, and so it
 * fails neither `risk` nor `wider`.
 */
export function findAccountFailure(
  failOn: AccountFailOn,
  { policies, copies }: AccountAnalysis,
): string | undefined {
  if (failOn === 'lagging') {
    const copy = copies.find(({ lagsSince }) => lagsSince !== undefined);
    return copy && `${describeOwners(copy.owners)} lags behind ${copy.policyName}`;
  }
  const policy = policies.find((each) => doesFail(failOn, each));
  if (policy === undefined) return undefined;
  const name = policy.policy.iamName;
  if (failOn === 'deprecated') return `${name} is ${policy.retired?.kind}`;
  const what = failOn === 'risk' ? 'adds a high risk' : labelPolicy(policy).toLowerCase();
  return `${name} ${nameVersions(policy)}: ${what}`;
}

function doesFail(failOn: AccountFailOn, { net, principals, retired }: ReachedPolicy): boolean {
  if (failOn === 'deprecated') return retired !== undefined;
  if (net === undefined || principals.every(({ via }) => via.kind === 'boundary')) return false;
  if (failOn === 'risk') return net.highRisk.length > 0;
  return net.verdict === 'wider' || net.verdict === 'both' || net.verdict === 'undecided';
}
