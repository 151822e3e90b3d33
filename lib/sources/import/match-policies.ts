import { getPolicyKey } from '../../iam/policy-key';
import type { Policy } from '../../record/types';
import { SourceError } from '../source-error';
import type { ObservedPolicy } from './observation';

/** A policy that a source tells of, and what the record has of it. */
export interface MatchedPolicy {
  known: Policy | undefined;
  observed: ObservedPolicy;
}

/**
 * Finds what the record has of each observed policy. What a source tells of one policy in
 * several places, with its ARN and without, is put together. Throws a SourceError where it is
 * not plain which policy is meant, where the ARN is another than before, or where the folders of
 * two policies would differ in letter case alone.
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
    found.set(key, { known, observed: before === undefined ? each : join(before, each) });
  }
  checkLetterCase(source, policies, found);
  return [...found.values()];
}

/** Some file systems take `Foo` and `foo` for one folder; IAM permits only one in an account. */
function checkLetterCase(
  source: string,
  policies: readonly Policy[],
  found: ReadonlyMap<string, MatchedPolicy>,
) {
  const folders = new Map(policies.map(({ policyName }) => [policyName.toLowerCase(), policyName]));
  for (const [key, { known, observed }] of found) {
    // Without a version it gets no folder.
    if (known !== undefined || observed.versions.length === 0) continue;
    const other = folders.get(key.toLowerCase());
    if (other !== undefined) {
      throw new SourceError(
        source,
        observed.policyName,
        'a policy whose name differs from every other in more than letter case',
        other,
        `Leave one of the two out with --match "!${observed.policyName}", or state the account of each: "arn" in a line of jsonl:, --policy-arn ARN with file:.`,
      );
    }
    folders.set(key.toLowerCase(), key);
  }
}

/** Where an ARN is not known, a name finds the one policy that bears it, whoever's it is. */
function indexPolicies(policies: readonly Policy[], source: string) {
  const byKey = new Map(policies.map((policy) => [policy.policyName, policy]));
  return ({ policyName, arn }: ObservedPolicy): Policy | undefined => {
    const known = byKey.get(getPolicyKey(policyName, arn));
    if (known !== undefined || arn !== null) return known;
    const alike = policies.filter(({ iamName }) => iamName === policyName);
    if (alike.length > 1) {
      const expected = 'an ARN, since several policies on record bear this name';
      const found = alike.map((policy) => policy.arn).join(', ');
      const remedy = 'Say which one is meant: --policy-arn ARN.';
      throw new SourceError(source, policyName, expected, found, remedy);
    }
    return alike[0];
  };
}

function checkArn(
  source: string,
  key: string,
  known: string | null,
  { policyName, arn }: ObservedPolicy,
) {
  if (known === null || arn === null || known === arn) return;
  throw new SourceError(
    source,
    policyName,
    `the ARN that was told before, ${known}`,
    arn,
    `Mend policies/${key}/policy.json or the source, or leave the policy out with --match "!${policyName}".`,
  );
}

function join(a: ObservedPolicy, b: ObservedPolicy): ObservedPolicy {
  const { noLongerObserved: _, lastObserved: __, ...rest } = { ...b, ...a };
  const gone = pickLater(a.noLongerObserved, b.noLongerObserved);
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
    ...(gone !== undefined && { noLongerObserved: gone }),
  };
}

/** undefined means until now, and that is the latest. */
function pickLater(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return undefined;
  return a > b ? a : b;
}
