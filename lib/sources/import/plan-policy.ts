import { findMissingVersions } from '../../record/rules/versions';
import type { Gap, PolicyFile, Source, Withdrawal } from '../../record/types.gen';
import type { ObservedPolicy, ObservedVersion } from './observation';
import { planDefaults } from './plan-defaults';

/**
 * The file of a policy after an import. Known facts stay, except what is not known before, the
 * missing versions, the defaults and `noLongerObserved`.
 *
 * @param before the file on record
 * @param versions those on record and the new ones
 */
export function completePolicy(
  before: PolicyFile | undefined,
  observed: ObservedPolicy & Pick<PolicyFile, 'precededBy'>,
  versions: readonly ObservedVersion[],
  source: Source,
): PolicyFile {
  const { policyName, createDate } = observed;
  const arn = before?.arn ?? observed.arn;
  const gaps = listGaps(
    versions.map(({ versionId }) => versionId),
    before?.gaps,
  );
  const defaults = planDefaults(versions, before?.defaults ?? [], observed.defaults ?? []);
  const initial: PolicyFile = { policyName, arn, kind: 'unknown', createDate };
  const { gaps: _, defaults: __, noLongerObserved: gone, ...kept } = before ?? initial;
  const noLongerObserved = findNoLongerObserved(gone, observed, versions, source);
  const withdrawals = planWithdrawals(kept.withdrawals, gone, observed, {
    noLongerObserved,
    observedUntil: source.observedUntil,
  });
  const deprecated = kept.deprecated ?? observed.deprecated;
  const precededBy = kept.precededBy ?? observed.precededBy;
  return {
    ...kept,
    arn,
    kind: arn === null ? kept.kind : readKind(arn, observed.isAttachable, kept.kind),
    createDate: kept.createDate ?? createDate,
    ...(deprecated !== undefined && { deprecated }),
    ...(precededBy !== undefined && { precededBy }),
    ...(gaps.length > 0 && { gaps }),
    ...(defaults.length > 0 && { defaults }),
    ...(withdrawals.length > 0 && { withdrawals }),
    ...(noLongerObserved !== undefined && { noLongerObserved }),
  };
}

/** IAM reserves the path of service-linked roles' policies; a few others cannot be attached either. */
function readKind(
  arn: string,
  isAttachable: boolean | undefined,
  known: PolicyFile['kind'],
): PolicyFile['kind'] {
  if (arn.includes(':policy/aws-service-role/')) return 'service-linked-role';
  if (isAttachable === undefined) return known === 'unknown' ? 'attachable' : known;
  return isAttachable ? 'attachable' : 'not-attachable';
}

/** The times without the policy: those on record, those of the source, and one that ends now. */
function planWithdrawals(
  known: readonly Withdrawal[] = [],
  gone: string | undefined,
  { withdrawals = [], versions, defaults = [], lastObserved }: ObservedPolicy,
  {
    noLongerObserved,
    observedUntil,
  }: { noLongerObserved: string | undefined; observedUntil: string },
): Withdrawal[] {
  const planned = [...known];
  for (const each of withdrawals) {
    const isKnown = planned.some(({ from, until }) => each.from < until && from < each.until);
    if (!isKnown && each.from < each.until) planned.push(each);
  }
  const isOver = gone !== undefined && (noLongerObserved ?? '') !== gone;
  if (isOver && !planned.some(({ from, until }) => from <= gone && gone < until)) {
    const [until = lastObserved ?? observedUntil] = [...versions, ...defaults]
      .map(({ firstObserved }) => firstObserved)
      .filter((instant) => instant > gone)
      .sort();
    planned.push({ from: gone, until });
  }
  return planned.sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** An observation after `noLongerObserved` means that the policy exists again. */
function findNoLongerObserved(
  known: string | undefined,
  { noLongerObserved: gone, versions: observed, lastObserved }: ObservedPolicy,
  versions: readonly ObservedVersion[],
  { observedUntil }: Source,
): string | undefined {
  const isPresent = gone === undefined && observed.length > 0;
  const observedLast = lastObserved ?? (isPresent ? observedUntil : '');
  if (known !== undefined && observedLast <= known) return known;
  // An archive can end while the policy still exists, as another source has observed since.
  const isObservedSince = versions.some(
    ({ firstObserved }) => gone !== undefined && firstObserved > gone,
  );
  return isObservedSince ? undefined : gone;
}

function listGaps(names: string[], stated: readonly Gap[] = []): Gap[] {
  return findMissingVersions(names).map(([first, last]) => {
    // A note on a run of missing versions also applies to a part of it.
    const note = stated.find(
      ({ from, to }) => Number(from.slice(1)) <= first && last <= Number(to.slice(1)),
    )?.note;
    return { from: `v${first}`, to: `v${last}`, ...(note !== undefined && { note }) };
  });
}
