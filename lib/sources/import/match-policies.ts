import { getFirstKey, getPolicyKey } from '../../iam/policy-key';
import type { Policy } from '../../record/types';
import { groupByKey } from '../../shared/collections';
import { type MatchedPolicy, matchLives } from './match-lives';
import type { ObservedPolicy } from './observation';
import { type RefusedPolicy, refusePolicy } from './refused-policy';

export interface PolicyMatches {
  matched: MatchedPolicy[];
  refused: RefusedPolicy[];
}

/**
 * Finds the policy on record for each observed policy, and merges several observations of one
 * policy, with and without its ARN. Of several policies that had a name one after the other, the
 * name means the newest. Refuses a policy with an ambiguous name or with another ARN, and one whose
 * folder would differ from another one in letter case alone.
 */
export function matchPolicies(
  policies: readonly Policy[],
  observed: readonly ObservedPolicy[],
  source: string,
): PolicyMatches {
  const lives = groupByKey(policies, ({ policyName }) => getFirstKey(policyName));
  const refused: RefusedPolicy[] = [];
  const merged = new Map<string, ObservedPolicy>();
  for (const each of observed) {
    const key = findKey(lives, each);
    const before = merged.get(key ?? '');
    const refusal =
      key === undefined
        ? refuseName(source, policies, each)
        : checkArn(source, key, before?.arn ?? null, each);
    if (refusal !== undefined) refused.push(refusal);
    else if (key !== undefined) merged.set(key, before === undefined ? each : merge(before, each));
  }
  const matched = [...merged].flatMap(([key, each]) => matchLives(key, each, lives.get(key) ?? []));
  for (const { known, observed: each } of matched) {
    const refusal = known && checkArn(source, known.policyName, known.arn, each);
    if (refusal !== undefined) refused.push(refusal);
  }
  refused.push(...findLetterCases(source, policies, matched));
  const names = new Set(refused.map(({ policyName }) => policyName));
  return { matched: matched.filter(({ observed: each }) => !names.has(each.policyName)), refused };
}

/** Finds policies whose folders some file systems take for another one; an account can have only one. */
function findLetterCases(
  source: string,
  policies: readonly Policy[],
  matched: readonly MatchedPolicy[],
): RefusedPolicy[] {
  const folders = new Map(policies.map(({ policyName }) => [policyName.toLowerCase(), policyName]));
  return matched.flatMap(({ key, known, observed }) => {
    // A policy without versions gets no folder.
    if (known !== undefined || observed.versions.length === 0) return [];
    const other = folders.get(key.toLowerCase());
    folders.set(key.toLowerCase(), other ?? key);
    if (other === undefined) return [];
    const expected = 'a policy whose name differs from every other in more than letter case';
    const remedy = `Leave one of the two out with --match "!${observed.policyName}", or state the account of each: "arn" in a line of jsonl:, --policy-arn ARN with file:.`;
    return [refusePolicy(source, observed, expected, other, remedy)];
  });
}

/** The key of an observed policy. Without an ARN, finds the only policy with the name, in whichever account; undefined for several. */
export function findKey(
  lives: ReadonlyMap<string, readonly Policy[]>,
  { policyName, arn }: ObservedPolicy,
): string | undefined {
  const key = getPolicyKey(policyName, arn);
  if (lives.has(key) || arn !== null) return key;
  const sameName = [...lives].filter(([, [first]]) => first?.iamName === policyName);
  return sameName.length > 1 ? undefined : (sameName[0]?.[0] ?? key);
}

function refuseName(source: string, policies: readonly Policy[], observed: ObservedPolicy) {
  const sameName = policies.filter(({ iamName }) => iamName === observed.policyName);
  const expected = 'an ARN, since several policies on record bear this name';
  const found = sameName.map(({ arn }) => arn).join(', ');
  const remedy = 'Say which one is meant: --policy-arn ARN.';
  return refusePolicy(source, observed, expected, found, remedy);
}

function checkArn(
  source: string,
  key: string,
  known: string | null,
  observed: ObservedPolicy,
): RefusedPolicy | undefined {
  const { policyName, arn } = observed;
  if (known === null || arn === null || known === arn) return undefined;
  const expected = `the ARN of the other observations, ${known}`;
  const remedy = `Correct policies/${key}/policy.json or the source, or leave the policy out with --match "!${policyName}".`;
  return refusePolicy(source, observed, expected, arn, remedy);
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
