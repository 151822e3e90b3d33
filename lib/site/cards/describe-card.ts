import { type DateRange, dayOf, findDateRange } from '../../history/days';
import { findCurrentVersion } from '../../history/default-versions';
import type { Reconciliation } from '../../history/reconcile';
import type { ReconciledAnnouncement } from '../../history/reconcile-announcement';
import type { ReconciledChange } from '../../history/reconcile-change';
import { layOutTimeline } from '../../history/timeline';
import type { Policy, SiteFile } from '../../record/types';
import { describeChange, readAnalysis } from '../../text/analysis';
import { nameAnnouncement, summarizeAnnouncement } from '../../text/announcement';
import { verdictChip } from '../../text/chip';
import { chipsOfChange } from '../../text/chips';
import { countOf, describeMention, labelLag, labelState } from '../../text/wording';
import type { Card, Tone } from './card';

/** Everything that the content of any card is made from. */
export interface CardContext {
  site: SiteFile;
  reconciliation: Reconciliation;
  /** The last day that the record covers. */
  until: string;
}

/** Describes the card of a change: version, day, effect on access, and whether AWS announced it. */
export function describeChangeCard(
  reconciled: ReconciledChange,
  { site, reconciliation, until }: CardContext,
): Card {
  const { policy, version } = reconciled.change;
  return {
    site: site.title,
    name: policy.policyName,
    subtitle: `${version.versionId} · default version since ${dayOf(version.createDate)}`,
    verdict: chipsOfChange(reconciled)[0],
    summary: describeChange(reconciled.change),
    status: describeStatus(reconciled),
    timeline: layOutTimeline(reconciliation, [policy.policyName], findPolicySpan(policy, until)),
    markedVersion: version.versionId,
    markedAnnouncement: undefined,
  };
}

/** Describes the card of a policy: its default version, and how many changes AWS never announced. */
export function describePolicyCard(policy: Policy, context: CardContext): Card {
  const { versionId, createDate } = findCurrentVersion(policy);
  const { reconciliation } = context;
  const changes = reconciliation.changes.filter(({ change }) => change.policy === policy);
  const last = changes.find(
    ({ change }) => change.version.versionId === versionId,
  ) as ReconciledChange;
  const card = { ...describeChangeCard(last, context), status: countUnannounced(changes) };
  const set = reconciliation.defaultChanges.find(
    (change) => change.policy === policy && change.observed === createDate,
  );
  if (set === undefined) return card;
  const subtitle = `${versionId} · default version again since ${dayOf(createDate)}`;
  return {
    ...card,
    subtitle,
    verdict: verdictChip(readAnalysis(set).knownVerdict),
    summary: describeChange(set),
  };
}

/** Describes the card of an announcement: its date, its gist, and the versions that it matches. */
export function describeAnnouncementCard(
  reconciled: ReconciledAnnouncement,
  { site, reconciliation, until }: CardContext,
): Card {
  const { announcement, matches } = reconciled;
  const { id, date, gist, policyName } = announcement;
  const policy = reconciliation.changes.find(
    ({ change }) => change.policy.policyName === policyName,
  )?.change.policy;
  const span = policy === undefined ? { from: date, to: until } : findPolicySpan(policy, until);
  return {
    site: site.title,
    name: policyName ?? site.subject,
    subtitle:
      policyName === null
        ? nameAnnouncement(announcement)
        : nameAnnouncement(announcement).slice(policyName.length + 2),
    verdict: undefined,
    summary: `${gist}.`,
    status: {
      text: summarizeBestMatch(reconciled),
      tone: chooseTone(matches[0]?.lagDays ?? 0),
    },
    timeline: layOutTimeline(
      reconciliation,
      policy === undefined ? [] : [policy.policyName],
      findDateRange([date, span.from, span.to]),
    ),
    markedVersion: undefined,
    markedAnnouncement: id,
  };
}

/** Describes the card of all pages that are not about one policy, change or announcement. */
export function describeSiteCard(
  policyNames: readonly string[],
  span: DateRange,
  { site, reconciliation, until }: CardContext,
): Card {
  return {
    site: site.title,
    name: `${site.subject}’s managed policies`,
    subtitle: `up to ${until}`,
    verdict: undefined,
    summary:
      reconciliation.announcements.length > 0
        ? 'What each policy allowed, since when, what changed, and whether AWS announced it.'
        : 'What each policy allowed, since when, and what changed.',
    status: countUnannounced(reconciliation.changes),
    timeline: layOutTimeline(reconciliation, policyNames, span),
    markedVersion: undefined,
    markedAnnouncement: undefined,
  };
}

/** Names only the best match of an announcement: a card has one line for it. */
function summarizeBestMatch(reconciled: ReconciledAnnouncement): string {
  const [best, ...others] = reconciled.matches;
  if (best === undefined || others.length === 0) return summarizeAnnouncement(reconciled);
  const more = countOf(others.length, 'version');
  return `It announces ${best.change.version.versionId}, ${labelLag(best.lagDays)}, and ${more} more.`;
}

function countUnannounced(changes: readonly ReconciledChange[]): Card['status'] {
  const onRecord = `${countOf(changes.length, 'version')} on record`;
  const count = changes.filter(({ state }) => state === 'never').length;
  if (count === 0) return { text: onRecord, tone: 'plain' };
  return { text: `${onRecord}, ${count} never announced`, tone: 'silent' };
}

function describeStatus(reconciled: ReconciledChange): Card['status'] {
  const { state, mentions } = reconciled;
  const [mention] = mentions;
  if (mention === undefined) {
    const label = labelState(reconciled);
    return {
      text: `${label.slice(0, 1).toUpperCase()}${label.slice(1)}`,
      tone: state === 'never' ? 'silent' : 'plain',
    };
  }
  const part = state === 'part' ? 'Announced in part' : 'Announced';
  return {
    text: `${part} ${mention.announcement.announcement.date}, ${describeMention(mention)}`,
    tone: chooseTone(mention.match.lagDays),
  };
}

function chooseTone(lagDays: number): Tone {
  if (lagDays === 0) return 'plain';
  return lagDays > 0 ? 'late' : 'early';
}

function findPolicySpan({ versions }: Policy, until: string): DateRange {
  return findDateRange([dayOf(versions[0]?.createDate as string), until]);
}
