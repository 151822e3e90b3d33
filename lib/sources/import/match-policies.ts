import { getPolicyKey } from '../../iam/policy-key';
import type { Policy } from '../../record/types';
import { SourceError } from '../source-error';
import type { ObservedPolicy } from './observation';

/** A policy of a source, and the same policy on record. */
export interface MatchedPolicy {
  known: Policy | undefined;
  observed: ObservedPolicy;
}

/**
 * Finds the policy on record for each observed policy, and merges several observations of one
 * policy, with and without its ARN. Throws a SourceError for an ambiguous name, for a different
 * ARN, and where the folders of two policies would differ in letter case alone.
 */
export function matchPolicies(
  policies: readonly Policy[],
  observed: readonly ObservedPolicy[],
  source: string,
): MatchedPolicy[] {
  const find = indexPolicies(policies, source);
  const found = new Map<string, MatchedPolicy>();
  for (const each of observed) {
    const known = find(each);
    const key = known?.policyName ?? getPolicyKey(each.policyName, each.arn);
    const before = found.get(key)?.observed;
    checkArn(source, key, known?.arn ?? before?.arn ?? null, each);
    found.set(key, { known, observed: before === undefined ? each : merge(before, each) });
  }
  checkLetterCase(source, policies, found);
  return [...found.values()];
}

/** On some file systems, `Foo` and `foo` are the same folder; an account can have only one. */
function checkLetterCase(
  source: string,
  policies: readonly Policy[],
  found: ReadonlyMap<string, MatchedPolicy>,
) {
  const folders = new Map(policies.map(({ policyName }) => [policyName.toLowerCase(), policyName]));
  for (const [key, { known, observed }] of found) {
    // A policy without versions gets no folder.
    if (known !== undefined || observed.versions.length === 0) continue;
    const other = folders.get(key.toLowerCase());
    if (other !== undefined) {
      const expected = 'a policy whose name differs from every other in more than letter case';
      const remedy = `Leave one of the two out with --match "!${observed.policyName}", or state the account of each: "arn" in a line of jsonl:, --policy-arn ARN with file:.`;
      throw new SourceError(source, observed.policyName, expected, other, remedy);
    }
    folders.set(key.toLowerCase(), key);
  }
}

/** Without an ARN, finds the only policy with the name, in whichever account. */
function indexPolicies(policies: readonly Policy[], source: string) {
  const byKey = new Map(policies.map((policy) => [policy.policyName, policy]));
  return ({ policyName, arn }: ObservedPolicy): Policy | undefined => {
    const known = byKey.get(getPolicyKey(policyName, arn));
    if (known !== undefined || arn !== null) return known;
    const sameName = policies.filter(({ iamName }) => iamName === policyName);
    if (sameName.length > 1) {
      const expected = 'an ARN, since several policies on record bear this name';
      const found = sameName.map((policy) => policy.arn).join(', ');
      const remedy = 'Say which one is meant: --policy-arn ARN.';
      throw new SourceError(source, policyName, expected, found, remedy);
    }
    return sameName[0];
  };
}

function checkArn(
  source: string,
  key: string,
  known: string | null,
  { policyName, arn }: ObservedPolicy,
) {
  if (known === null || arn === null || known === arn) return;
  const expected = `the ARN of the other observations, ${known}`;
  const remedy = `Correct policies/${key}/policy.json or the source, or leave the policy out with --match "!${policyName}".`;
  throw new SourceError(source, policyName, expected, arn, remedy);
}

function merge(a: ObservedPolicy, b: ObservedPolicy): ObservedPolicy {
  const { noLongerObserved: _, lastObserved: __, ...rest } = { ...b, ...a };
  const noLongerObserved = pickLater(a.noLongerObserved, b.noLongerObserved);
  const lastObserved = pickLater(a.lastObserved, b.lastObserved);
  const defaults = [...(a.defaults ?? []), ...(b.defaults ?? [])];
  return {
    ...rest,
    arn: a.arn ?? b.arn,
    createDate: a.createDate ?? b.createDate,
    versions: [...a.versions, ...b.versions],
    ...(defaults.length > 0 && {
      defaults: defaults.sort((x, y) => (x.firstObserved < y.firstObserved ? -1 : 1)),
    }),
    ...(lastObserved !== undefined && { lastObserved }),
    ...(noLongerObserved !== undefined && { noLongerObserved }),
  };
}

/** undefined means until now, the latest of all. */
function pickLater(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return undefined;
  return a > b ? a : b;
}
