import type { Change, ChangeSize } from '../history/changes';
import type { DefaultChange } from '../history/default-changes';
import { announcesNoVersion } from '../history/match-announcements';
import type { NeverServed, ReconciledAnnouncement } from '../history/reconcile-announcement';
import { measureAnnouncedLag, type ReconciledChange } from '../history/reconcile-change';
import { listLags } from '../history/statistics';
import type { Policy } from '../record/types';
import { readRisks } from '../risk/project-risks';
import { readAnalysis } from './analysis';
import { announcedChip, readLagTone } from './announced-chip';
import type { Chip, Tone } from './chip';
import { verdictChip } from './chip';
import { chipsOfRiskChanges } from './risk';
import { nameDefaultSetting, nameFirst } from './verdict';
import { capitalize, countOf, labelLag } from './wording';

/**
 * Verdict, number of actions, highest new access level, risk, and whether AWS announced it.
 * @param withRisk false in frames of a fixed size
 */
export function chipsOfChange(reconciled: ReconciledChange, withRisk = true): Chip[] {
  return [...chipsOfAccess(reconciled.change, withRisk), ...chipsOfState(reconciled)];
}

/** The same without whether AWS announced it. */
export function chipsOfAccess(change: Change, withRisk = true): Chip[] {
  const { knownVerdict, size, risk } = readAnalysis(change);
  const isFirst = change.effect === 'first';
  return [
    isFirst ? { text: nameFirst(change), tone: 'neutral' } : verdictChip(knownVerdict),
    ...chipsOfSize(size, isFirst),
    ...(withRisk ? chipsOfRiskChanges(risk, readRisks().catalog, isFirst) : []),
  ];
}

/** The same of a default that was set to an older version, which AWS does not announce. */
export function chipsOfDefaultChange(change: DefaultChange): Chip[] {
  const { knownVerdict, size, risk } = readAnalysis(change);
  return [
    { text: capitalize(nameDefaultSetting(change)), tone: 'neutral' },
    verdictChip(knownVerdict),
    ...chipsOfSize(size, false),
    ...chipsOfRiskChanges(risk, readRisks().catalog),
  ];
}

const allLabels = { all: 'All actions', 'with-exceptions': 'All actions with exceptions' };

/**
 * `+53 −65`: actions with more access and with less; `1 wider` where none is new. Then the highest
 * level of the new access.
 */
function chipsOfSize(size: ChangeSize, isFirst: boolean): Chip[] {
  const { added, widened, removed, restricted, level, all } = size;
  // Actions that are new count, and others only where none is.
  const isNew = added > 0;
  const more = isNew ? `+${format(added)}` : widened > 0 && `${format(widened)} wider`;
  const less = removed + restricted;
  const counts = [more, less > 0 && `−${format(less)}`].filter((text) => text !== false);
  const text = isFirst
    ? all === undefined
      ? countOf(added, 'action')
      : allLabels[all]
    : counts.join(isNew ? ' ' : ', ');
  return [
    ...(text === '' ? [] : [{ text, tone: 'neutral' as const }]),
    ...(level === null
      ? []
      : [{ text: `${format(level.count)} ${level.name}`, tone: readLevelTone(level.name) }]),
  ];
}

function format(count: number): string {
  return count.toLocaleString('en-US');
}

function readLevelTone(level: string): Tone {
  return level === 'Permissions management' ? 'danger' : 'neutral';
}

/** None where AWS had nothing to announce, or did not list changes yet. */
function chipsOfState(reconciled: ReconciledChange): Chip[] {
  const chip = announcedChip(reconciled.state, measureAnnouncedLag(reconciled));
  return chip === undefined ? [] : [chip];
}

/** How a policy can be used, and whether AWS has withdrawn it. */
export function chipsOfPolicy({
  kind,
  deprecated,
  noLongerObserved,
}: Pick<Policy, 'kind' | 'deprecated' | 'noLongerObserved'>): Chip[] {
  const isWithdrawn = noLongerObserved !== undefined;
  // A deprecated policy cannot be attached any more.
  const isEnded = isWithdrawn || deprecated !== undefined;
  const kindChip = isEnded && kind === 'attachable' ? undefined : kindChips[kind];
  return [
    ...(isWithdrawn ? [{ text: 'Withdrawn', tone: 'danger' as const }] : []),
    ...(deprecated === undefined ? [] : [{ text: 'Deprecated', tone: 'late' as const }]),
    ...(kindChip === undefined ? [] : [{ text: kindChip, tone: 'neutral' as const }]),
  ];
}

const kindChips: Readonly<Record<Policy['kind'], string>> = {
  attachable: 'Attachable',
  'service-linked-role': 'Service-linked role',
  'not-attachable': 'Not attachable',
  unknown: 'Type unknown',
};

/** When an announcement was made, for each of its versions, and what is wrong with it. */
export function chipsOfAnnouncement(reconciled: ReconciledAnnouncement): Chip[] {
  const { announcement, matchedBy, neverServed } = reconciled;
  const lags = [...new Set(listLags(reconciled).map(({ lagDays }) => lagDays))];
  if (announcement.policyName === null) return [{ text: 'General announcement', tone: 'neutral' }];
  return [
    ...lags.map((lagDays) => ({ text: capitalize(labelLag(lagDays)), tone: readLagTone(lagDays) })),
    ...(lags.length === 0 && !announcesNoVersion(announcement)
      ? [{ text: 'No matching version', tone: 'never' as const }]
      : []),
    ...(neverServed.length > 0 ? [labelNeverServed(neverServed)] : []),
    ...(matchedBy === 'kind' ? [{ text: 'Matched by date only', tone: 'neutral' as const }] : []),
  ];
}

function labelNeverServed(names: readonly NeverServed[]): Chip {
  const isMisprint = names.some(({ isKnown }) => !isKnown);
  return { text: isMisprint ? 'Wrong name' : 'Action never granted', tone: 'never' };
}
