import { type FeedScope, paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';
import type { Reconciliation } from '../../history/reconcile';
import type { ReconciledAnnouncement } from '../../history/reconcile-announcement';
import type { ReconciledChange } from '../../history/reconcile-change';
import type { SiteFile } from '../../record/types';
import { compareText } from '../../shared/collections';
import { nameFeed } from '../../text/wording';
import { dateAnnouncements, describeAnnouncementItem } from './announcement-item';
import { describeChangeItem, describeDefaultItem } from './change-item';
import type { Feed } from './feed';

/** What feeds are made of. */
export interface FeedSource {
  site: SiteFile;
  address: SiteAddress;
  reconciliation: Pick<Reconciliation, 'announcements' | 'changes' | 'defaultChanges'>;
}

/** Dates a feed of an empty record: the oldest year that the W3C's validator finds plausible. */
const longAgo = '1990-01-01T00:00:00Z';

/**
 * A feed has at most so many of its newest changes: readers keep what they have seen, and all
 * that AWS ever changed would be 6 MB at every look. The pages and the API have them all.
 */
export const mostChanges = 500;

/** The feed of a scope: changes of both kinds and announcements, newest first. */
export function buildFeed({ site, address, reconciliation }: FeedSource, of: FeedScope): Feed {
  const { announcements, changes, defaultChanges } = reconciliation;
  const { idBase } = site;
  const dates = dateAnnouncements(announcements);
  const items = [
    ...changes
      .filter((change) => hasChange(of, change))
      .slice(0, mostChanges)
      .map((change) => describeChangeItem(idBase, address, change)),
    ...defaultChanges
      .filter(({ policy }) => of !== 'unannounced' && isOf(of, policy))
      .map((change) => describeDefaultItem(idBase, address, change)),
    ...announcements
      .filter((row) => hasRow(of, row))
      .map((row) =>
        describeAnnouncementItem(idBase, address, row, dates.get(row.announcement.id) as string),
      ),
  ].sort((a, b) => compareText(b.published, a.published));
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
    // Never the time of the build, or the same record would look new. A feed without an item
    // is as new as the record that has nothing for it.
    updated: items[0]?.published ?? changes[0]?.change.version.createDate ?? longAgo,
    items,
  };
}

function hasChange(of: FeedScope, { change, state }: ReconciledChange): boolean {
  return of === 'unannounced' ? state === 'never' : isOf(of, change.policy);
}

function hasRow(of: FeedScope, { announcement }: ReconciledAnnouncement): boolean {
  return of !== 'unannounced' && isOf(of, announcement);
}

function isOf(
  of: Exclude<FeedScope, 'unannounced'>,
  { policyName }: { policyName: string | null },
): boolean {
  return of === 'everything' || policyName === of.policyName;
}

/** The end of the permanent id, what the feed has in a sentence, and the page that it is of. */
function describeScope(subject: string, of: FeedScope, hasAnnouncements: boolean) {
  const [ofThem, ofIt] = hasAnnouncements
    ? [', and what AWS announced of them', ', and what AWS announced of it']
    : ['', ''];
  if (of === 'everything') {
    return {
      id: 'feed',
      description: `Every change of ${subject}’s managed policies${ofThem}.`,
      page: paths.home,
    };
  }
  if (of === 'unannounced') {
    return {
      id: 'feed/unannounced',
      description: `Changes of ${subject}’s managed policies that AWS’s changelog does not name, as far as it was read.`,
      page: paths.changesWhere({ state: 'never' }),
    };
  }
  return {
    id: `feed/policies/${encodeURIComponent(of.policyName)}`,
    description: `Every change of the managed policy ${of.policyName}${ofIt}.`,
    page: paths.policy(of.policyName),
  };
}
