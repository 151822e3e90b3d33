import { dayOf } from '../history/days';
import type { RiskCatalog } from '../risk/catalog';
import type { RiskChange } from '../risk/compare';
import { verdictLabels } from '../text/chip';
import { describeRiskChanges } from '../text/risk';
import { countOf, stateLabels } from '../text/wording';
import type { ReachedPolicy, RetiredPolicy } from './analyze-account';
import { markLabels } from './mark-principal';
import type { PolicyChange } from './policy-changes';
import type { ReachedPrincipal, Via } from './reach';

/** What changed, as a label: `Wider`, `New policy`, `No new version`. */
export function labelPolicy({ net, before }: ReachedPolicy): string {
  if (net === undefined) return 'No new version';
  if (before === undefined) return 'New policy';
  return verdictLabels[net.verdict];
}

/** From which version to which: `v4 → v19`, `v19`. */
export function nameVersions({ before, after }: ReachedPolicy): string {
  return before === undefined || before === after ? after : `${before} → ${after}`;
}

/** The high risks that the changes add together; empty where they add none. */
export function describeHighRisk({ net }: ReachedPolicy, catalog: RiskCatalog): string {
  return describeRiskChanges(net?.highRisk ?? [], catalog).join(' ');
}

/** A high risk that a policy has since the day, and the version that added it. */
export interface AddedRisk {
  risk: RiskChange;
  change: PolicyChange;
}

/** The versions that first added the high risks of the net change, the most severe first. */
export function listAddedRisks({ net, changes }: ReachedPolicy): AddedRisk[] {
  return (net?.highRisk ?? []).flatMap((risk) =>
    changes
      .filter(({ highRisk }) =>
        highRisk.some(({ finding }) => finding.entry === risk.finding.entry),
      )
      .slice(0, 1)
      .map((change) => ({ risk, change })),
  );
}

/** `v19, 2024-10-29, never announced`. */
export function describeVersion(change: PolicyChange): string {
  const { versionId, createDate, state } = change;
  const label = state === undefined ? 'set as the default again' : stateLabels[state];
  return [versionId, dayOf(createDate), label].filter((text) => text !== '').join(', ');
}

/** `2 of 5 versions never announced`; empty without changes. */
export function describeAnnounced({ changes }: Pick<ReachedPolicy, 'changes'>): string {
  const never = changes.filter(({ state }) => state === 'never').length;
  if (changes.length === 0) return '';
  const count = countOf(changes.length, 'version');
  return never === 0 ? count : `${count}, ${never} never announced`;
}

/** `deprecated since 2021-04-02, replaced by X`; empty for a policy in use. */
export function describeRetirement(retired: RetiredPolicy | undefined): string {
  if (retired === undefined) return '';
  const { kind, since, replacement } = retired;
  return `${kind} since ${since}${replacement === undefined ? '' : `, replaced by ${replacement}`}`;
}

/** How a principal has a policy: `directly`, `through group x`, `as permissions boundary`. */
export function describeVia(via: Via): string {
  if (via.kind === 'group') return `through group ${via.group}`;
  return via.kind === 'direct' ? 'directly' : 'as permissions boundary';
}

/** `role app (unused for 90 days)`, `user jane through group ops`. */
export function describePrincipal({ principal, via, marks }: ReachedPrincipal): string {
  const how = via.kind === 'direct' ? '' : ` ${describeVia(via)}`;
  const labels = marks.map((mark) => markLabels[mark]).join(', ');
  return `${principal.type} ${principal.name}${how}${labels === '' ? '' : ` (${labels})`}`;
}

/** Why a policy is not exactly that of the record; empty where it is. */
export function describeReservation(policy: ReachedPolicy): string {
  const { otherPartition, isBeforeMissing, before, exportedVersion, after, principals } = policy;
  const isOnlyBoundary = principals.every(({ via }) => via.kind === 'boundary');
  return [
    ...(otherPartition === undefined
      ? []
      : [`The record has this policy of the partition aws; that of ${otherPartition} can differ.`]),
    ...(isBeforeMissing ? [`The record begins after that day, with ${before}.`] : []),
    ...(exportedVersion === undefined
      ? []
      : [`The export has ${exportedVersion} as the default version, the record ${after}.`]),
    ...(isOnlyBoundary
      ? [
          'It is only a permissions boundary: a wider one allows more, but grants nothing by itself.',
        ]
      : []),
  ].join(' ');
}
