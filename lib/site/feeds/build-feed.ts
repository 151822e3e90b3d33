import { type FeedScope, paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';
import type { DefaultChange } from '../../history/default-changes';
import { listFirstAppearances } from '../../history/first-appearances';
import type { Reconciliation } from '../../history/reconcile';
import type { ReconciledChange } from '../../history/reconcile-change';
import { listPolicyEvents } from '../../history/withdrawals';
import type { Policy, SiteFile, Version } from '../../record/types';
import { compareText } from '../../shared/collections';
import { hasNoEffect, listHighRisksOf } from '../../text/analysis';
import { nameFeed } from '../../text/wording';
import { dateAnnouncements, describeAnnouncementItem } from './announcement-item';
import { describeChangeItem, describeDefaultItem } from './change-item';
import type { Feed, FeedItem } from './feed';
import { describePolicyItem } from './policy-item';

/** Everything that feeds are made from. */
interface FeedSource {
  site: SiteFile;
  address: SiteAddress;
  reconciliation: Pick<Reconciliation, 'announcements' | 'changes' | 'defaultChanges'>;
  /** For their withdrawals and returns. */
  policies?: readonly Policy[];
}

/** The date of a feed of an empty record: the oldest that the W3C's validator accepts. */
const emptyDate = '1990-01-01T00:00:00Z';

/**
 * The maximum number of items in a feed, and of the characters of their content: all changes of
 * AWS's policies would be 6 MB for each request. Readers keep older items, and the pages and the
 * API have all. A feed has its newest items whatever their size, so that it is never empty.
 */
const maxItems = 500;
const maxCharacters = 1_000_000;
const minItems = 20;

/** Builds the feed of a scope: changes, default changes and announcements, newest first. */
export function buildFeed(
  { site, address, reconciliation, policies = [] }: FeedSource,
  of: FeedScope,
): Feed {
  const { announcements, changes, defaultChanges } = reconciliation;
  const { idBase } = site;
  const firstVersions = of === 'new-actions' ? listFirstVersions(changes) : undefined;
  const announced = announcements.filter(({ announcement }) => isOf(of, announcement));
  const dates = dateAnnouncements(announced.length > 0 ? announcements : []);
  const all = [
    ...changes
      .filter((change) => firstVersions?.has(change.change.version) ?? hasChange(of, change))
      // More would be left out below, after their content was written.
      .slice(0, maxItems)
      .map((change) => describeChangeItem(idBase, address, change)),
    ...defaultChanges
      .filter((change) => hasDefaultChange(of, change))
      .map((change) => describeDefaultItem(idBase, address, change)),
    ...listPolicyEvents(policies)
      .filter(({ policy }) => isOf(of, policy))
      .map((event) => describePolicyItem(idBase, address, event)),
    ...announced.map((each) =>
      describeAnnouncementItem(idBase, address, each, dates.get(each.announcement.id) as string),
    ),
  ].sort((a, b) => compareText(b.published, a.published));
  const items = limitItems(all);
  const scope = describeScope(site.subject, of, announcements.length > 0);
  return {
    id: `${idBase}:${scope.id}`,
    title: nameFeed(site.title, of),
    description: scope.description,
    language: 'en',
    author: { name: site.title, url: address.absolute(paths.home) },
    page: address.absolute(scope.page),
    addresses: {
      rss: address.absolute(paths.feed('rss', of)),
      atom: address.absolute(paths.feed('atom', of)),
      json: address.absolute(paths.feed('json', of)),
    },
    // Not the time of the build, so that the same record gives the same feed. A feed without items
    // has the date of the newest change on record.
    updated: items[0]?.published ?? changes[0]?.change.version.createDate ?? emptyDate,
    items,
  };
}

/** The versions that are the first of all policies to allow an action of any service. */
function listFirstVersions(changes: readonly ReconciledChange[]): Set<Version> {
  const policies = new Set(changes.map(({ change }) => change.policy));
  const { services, actions } = listFirstAppearances([...policies]);
  return new Set([...services, ...actions].map(({ version }) => version));
}

/** The newest items, as many as the limits allow. */
function limitItems(items: readonly FeedItem[]): FeedItem[] {
  let characters = 0;
  return items.slice(0, maxItems).filter(({ html }, index) => {
    characters += html.length;
    return index < minItems || characters <= maxCharacters;
  });
}

function hasChange(of: FeedScope, { change, state }: ReconciledChange): boolean {
  if (of === 'unannounced') return state === 'never';
  if (of === 'high-risk') return listHighRisksOf(change).length > 0;
  return isOf(of, change.policy) && (of === 'all-versions' || !hasNoEffect(change));
}

function hasDefaultChange(of: FeedScope, change: DefaultChange): boolean {
  return of === 'high-risk' ? listHighRisksOf(change).length > 0 : isOf(of, change.policy);
}

/** Whether a feed of all policies or of one policy has what is about a policy. */
function isOf(of: FeedScope, { policyName }: { policyName: string | null }): boolean {
  return (
    of === 'everything' ||
    of === 'all-versions' ||
    (typeof of === 'object' && policyName === of.policyName)
  );
}

/** Describes a scope by the end of the permanent id, a sentence and its page. */
function describeScope(subject: string, of: FeedScope, hasAnnouncements: boolean) {
  const announced = hasAnnouncements ? ', and AWS’s announcements' : '';
  if (of === 'everything') {
    return {
      id: 'feed',
      description: `Every change to the permissions of ${subject}’s managed policies${announced}.`,
      page: paths.home,
    };
  }
  if (of === 'all-versions') {
    return {
      id: 'feed/all',
      description: `Every version of ${subject}’s managed policies, also without a change of permissions${announced}.`,
      page: paths.changes,
    };
  }
  if (of === 'unannounced') {
    return {
      id: 'feed/unannounced',
      description: `Changes to ${subject}’s managed policies that AWS did not announce by the last check of its page.`,
      page: paths.changesWhere({ state: 'never' }),
    };
  }
  if (of === 'high-risk') {
    return {
      id: 'feed/risk',
      description: `Changes to ${subject}’s managed policies that add a high risk.`,
      page: paths.risk,
    };
  }
  if (of === 'new-actions') {
    return {
      id: 'feed/new-actions',
      description: `Versions of ${subject}’s managed policies that allow an action which no earlier version of any policy allowed by its name.`,
      page: paths.statistics,
    };
  }
  return {
    id: `feed/policies/${encodeURIComponent(of.policyName)}`,
    description: `Every change to the permissions of the managed policy ${of.policyName}${announced}.`,
    page: paths.policy(of.policyName),
  };
}
