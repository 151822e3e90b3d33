import { getPolicyKey } from '../../iam/policy-key';
import type { Policy } from '../../record/types';
import { notBefore, type ObservedPolicy } from './observation';
import { splitLives } from './split-lives';

/** A policy of a source, and the same policy on record. */
export interface MatchedPolicy {
  /** The name of its folder. */
  key: string;
  known: Policy | undefined;
  observed: ObservedPolicy;
  /** The key of the policy that had the same name before. */
  precededBy?: string;
}

/**
 * Matches the policies that had a name one after the other with those on record. The policy that
 * was recorded first has the first key; every other one has the day of its creation in its key.
 *
 * @param firstKey the key without a day
 * @param known the policies of that name on record
 */
export function matchLives(
  firstKey: string,
  policy: ObservedPolicy,
  known: readonly Policy[],
): MatchedPolicy[] {
  const lives = splitLives(policy);
  const pairs = pairLives(lives, known);
  const arn = policy.arn ?? known[0]?.arn ?? null;
  let isFirstKeyFree = known.length === 0;
  const matched = lives.map((observed): MatchedPolicy => {
    const same = pairs.get(observed);
    if (same !== undefined) return { key: same.policyName, known: same, observed };
    const created = isFirstKeyFree ? undefined : readCreated(observed).slice(0, 10);
    isFirstKeyFree = false;
    const key = created === undefined ? firstKey : getPolicyKey(policy.policyName, arn, created);
    return { key, known: undefined, observed };
  });
  const paired = new Set(pairs.values());
  const others = known.filter((each) => !paired.has(each));
  return linkLives(
    matched,
    others.map((each) => ({
      key: each.policyName,
      known: each,
      observed: observeNothing(policy),
    })),
  );
}

/** The policies on record of the observed ones: with a version of both, or else by their dates. */
function pairLives(
  lives: readonly ObservedPolicy[],
  known: readonly Policy[],
): Map<ObservedPolicy, Policy> {
  const pairs = new Map<ObservedPolicy, Policy>();
  const pair = (find: (life: ObservedPolicy) => Policy | undefined) => {
    for (const life of lives.filter((each) => !pairs.has(each))) {
      const same = find(life);
      if (same !== undefined && ![...pairs.values()].includes(same)) pairs.set(life, same);
    }
  };
  pair((life) => known.find((each) => haveSameVersion(each, life)));
  pair((life) => findByDate(life, known, lives.length > 1));
  return pairs;
}

function haveSameVersion(a: Policy, b: ObservedPolicy): boolean {
  return a.versions.some(({ versionId, createDate }) =>
    b.versions.some((each) => each.versionId === versionId && each.createDate === createDate),
  );
}

/** The newest policy on record that is not newer, unless the observed one was created after it. */
function findByDate(
  life: ObservedPolicy,
  known: readonly Policy[],
  isOneOfSeveral: boolean,
): Policy | undefined {
  const sorted = known.toSorted((a, b) => (readCreated(a) < readCreated(b) ? -1 : 1));
  if (life.versions.length === 0) return sorted.at(-1);
  const older = sorted.findLast((each) => readCreated(each) <= readCreated(life));
  // A source with an earlier policy alone could also have a wrong date.
  if (older === undefined) return isOneOfSeveral ? undefined : sorted[0];
  const both = splitLives({
    ...observeNothing(life),
    createDate: life.createDate,
    versions: [...older.versions, ...life.versions],
  });
  return both.length === 1 ? older : undefined;
}

/** States the predecessor of each new policy, and that the predecessor no longer exists. */
function linkLives(
  matched: readonly MatchedPolicy[],
  unobserved: readonly MatchedPolicy[],
): MatchedPolicy[] {
  const sorted = [...matched, ...unobserved].toSorted((a, b) =>
    readStart(a) < readStart(b) ? -1 : 1,
  );
  return sorted.flatMap((each, index) => {
    const [before, next] = [sorted[index - 1], sorted[index + 1]];
    const isNew = each.known === undefined;
    const precededBy = isNew || before?.known === undefined ? before?.key : undefined;
    const isNewEnd = next !== undefined && (isNew || next.known === undefined);
    if (precededBy === undefined && !isNewEnd && unobserved.includes(each)) return [];
    return {
      ...each,
      ...(precededBy !== undefined && { precededBy }),
      ...(next !== undefined && { observed: endBefore(next, each) }),
    };
  });
}

/** A policy was deleted before the next one of its name was created. */
function endBefore(next: MatchedPolicy, { known, observed }: MatchedPolicy): ObservedPolicy {
  const last = [...(known?.versions ?? []), ...observed.versions]
    .map(({ firstObserved }) => firstObserved)
    .reduce(notBefore);
  return {
    ...observed,
    noLongerObserved: observed.noLongerObserved ?? notBefore(readStart(next), last),
  };
}

function readStart({ known, observed }: MatchedPolicy): string {
  return readCreated(known ?? observed);
}

/** When the first version was created; an instant, empty without versions. */
function readCreated({ versions }: Pick<ObservedPolicy, 'versions'> | Policy): string {
  return versions
    .map(({ createDate }) => createDate)
    .reduce((a, b) => (a < b ? a : b), versions[0]?.createDate ?? '');
}

function observeNothing({ policyName }: { policyName: string }): ObservedPolicy {
  return { policyName, arn: null, createDate: null, versions: [] };
}
