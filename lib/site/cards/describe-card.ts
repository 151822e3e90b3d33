import { type DateRange, dayOf, findDateRange } from '../../history/days';
import { findCurrentVersion } from '../../history/default-versions';
import type { Reconciliation } from '../../history/reconcile';
import type { ReconciledAnnouncement } from '../../history/reconcile-announcement';
import type { ReconciledChange } from '../../history/reconcile-change';
import { layOutTimeline } from '../../history/timeline';
import type { Policy, SiteFile } from '../../record/types';
import { nameAnnouncement, summarizeAnnouncement } from '../../text/announcement';
import { summarizeChange } from '../../text/verdict';
import { countOf, describeLag, describeMention, labelState } from '../../text/wording';
import type { Card, Tone } from './card';

/** What every card is made from. */
export interface CardContext {
  site: SiteFile;
  reconciliation: Reconciliation;
  /** The last day of which the record can speak. */
  until: string;
}

/** The card of a change: version, day, what it did, and how far AWS's row stood from it. */
export function describeChangeCard(
  reconciled: ReconciledChange,
  { site, reconciliation, until }: CardContext,
): Card {
  const { policy, version } = reconciled.change;
  return {
    site: site.title,
    name: policy.policyName,
    step: `${version.versionId} · in force since ${dayOf(version.createDate)}`,
    sentence: summarizeChange(reconciled.change),
    announced: describeAnnounced(reconciled),
    lines: layOutTimeline(
      reconciliation,
      [policy.policyName],
      spanPolicy(policy, until),
      version.versionId,
    ),
    here: version.versionId,
    row: undefined,
  };
}

/** The card of a policy: the version in force, what made it, how many AWS never announced. */
export function describePolicyCard(policy: Policy, context: CardContext): Card {
  const { versionId, createDate } = findCurrentVersion(policy);
  const { reconciliation } = context;
  const changes = reconciliation.changes.filter(({ change }) => change.policy === policy);
  const last = changes.find(
    ({ change }) => change.version.versionId === versionId,
  ) as ReconciledChange;
  const card = { ...describeChangeCard(last, context), announced: countSilent(changes) };
  const set = reconciliation.defaultChanges.find(
    (change) => change.policy === policy && change.observed === createDate,
  );
  if (set === undefined) return card;
  const step = `${versionId} · in force again since ${dayOf(createDate)}`;
  return { ...card, step, sentence: summarizeChange(set) };
}

/** The card of a row of AWS's page: its date, what it says, what it became. */
export function describeAnnouncementCard(
  row: ReconciledAnnouncement,
  { site, reconciliation, until }: CardContext,
): Card {
  const { announcement, matches } = row;
  const { id, date, gist, policyName } = announcement;
  const policy = reconciliation.changes.find(
    ({ change }) => change.policy.policyName === policyName,
  )?.change.policy;
  const span = policy === undefined ? { from: date, to: until } : spanPolicy(policy, until);
  return {
    site: site.title,
    name: policyName ?? `AWS on ${site.subject}`,
    step:
      policyName === null
        ? nameAnnouncement(announcement)
        : nameAnnouncement(announcement).slice(policyName.length + 2),
    sentence: `${gist}.`,
    announced: {
      text: summarizeBest(row),
      tone: toneLag(matches[0]?.lagDays ?? 0),
    },
    lines: layOutTimeline(
      reconciliation,
      policy === undefined ? [] : [policy.policyName],
      findDateRange([date, span.from, span.to]),
    ),
    here: undefined,
    row: id,
  };
}

/** The card of every page that is about no single one of them. */
export function describeSiteCard(
  policyNames: readonly string[],
  span: DateRange,
  { site, reconciliation, until }: CardContext,
): Card {
  return {
    site: site.title,
    name: `${site.subject}’s managed policies`,
    step: `up to ${until}`,
    sentence:
      reconciliation.announcements.length > 0
        ? 'What each allowed, since when, what changed, and whether AWS said so.'
        : 'What each allowed, since when, and what changed.',
    announced: countSilent(reconciliation.changes),
    lines: layOutTimeline(reconciliation, policyNames, span),
    here: undefined,
    row: undefined,
  };
}

/** What came of a row, with its best match alone: a card has one line for it. */
function summarizeBest(row: ReconciledAnnouncement): string {
  const [best, ...others] = row.matches;
  if (best === undefined || others.length === 0) return summarizeAnnouncement(row);
  const more = countOf(others.length, 'version');
  return `It announced ${best.change.version.versionId}, ${describeLag(best.lagDays)}, and ${more} more.`;
}

function countSilent(changes: readonly ReconciledChange[]): Card['announced'] {
  const onRecord = `${countOf(changes.length, 'version')} on record`;
  const silent = changes.filter(({ state }) => state === 'never').length;
  if (silent === 0) return { text: onRecord, tone: 'plain' };
  return { text: `${onRecord}, ${silent} of them not announced`, tone: 'silent' };
}

function describeAnnounced(reconciled: ReconciledChange): Card['announced'] {
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
    tone: toneLag(mention.match.lagDays),
  };
}

function toneLag(lagDays: number): Tone {
  if (lagDays === 0) return 'plain';
  return lagDays > 0 ? 'late' : 'early';
}

function spanPolicy({ versions }: Policy, until: string): DateRange {
  return findDateRange([dayOf(versions[0]?.createDate as string), until]);
}
