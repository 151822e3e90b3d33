import { type FeedScope, paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';
import type { DefaultChange } from '../../history/default-changes';
import type { Reconciliation } from '../../history/reconcile';
import type { ReconciledChange } from '../../history/reconcile-change';
import type { SiteFile } from '../../record/types';
import { compareText } from '../../shared/collections';
import { listHighRisksOf } from '../../text/analysis';
import { nameFeed } from '../../text/wording';
import { dateAnnouncements, describeAnnouncementItem } from './announcement-item';
import { describeChangeItem, describeDefaultItem } from './change-item';
import type { Feed } from './feed';

/** Everything that feeds are made from. */
interface FeedSource {
  site: SiteFile;
  address: SiteAddress;
  reconciliation: Pick<Reconciliation, 'announcements' | 'changes' | 'defaultChanges'>;
}

/** The date of a feed of an empty record: the oldest that the W3C's validator accepts. */
const emptyDate = '1990-01-01T00:00:00Z';

/**
 * The maximum number of changes in a feed: all changes of AWS's policies would be 6 MB for each
 * request. Readers keep older items, and the pages and the API have all.
 */
const maxChanges = 500;

/** Builds the feed of a scope: changes, default changes and announcements, newest first. */
export function buildFeed({ site, address, reconciliation }: FeedSource, of: FeedScope): Feed {
  const { announcements, changes, defaultChanges } = reconciliation;
  const { idBase } = site;
  const dates = dateAnnouncements(announcements);
  const items = [
    ...changes
      .filter((change) => hasChange(of, change))
      .slice(0, maxChanges)
      .map((change) => describeChangeItem(idBase, address, change)),
    ...defaultChanges
      .filter((change) => hasDefaultChange(of, change))
      .map((change) => describeDefaultItem(idBase, address, change)),
    ...announcements
      .filter(({ announcement }) => isOf(of, announcement))
      .map((each) =>
        describeAnnouncementItem(idBase, address, each, dates.get(each.announcement.id) as string),
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
    // Not the time of the build, so that the same record gives the same feed. A feed without items
    // has the date of the newest change on record.
    updated: items[0]?.published ?? changes[0]?.change.version.createDate ?? emptyDate,
    items,
  };
}

function hasChange(of: FeedScope, { change, state }: ReconciledChange): boolean {
  if (of === 'unannounced') return state === 'never';
  return of === 'high-risk' ? listHighRisksOf(change).length > 0 : isOf(of, change.policy);
}

function hasDefaultChange(of: FeedScope, change: DefaultChange): boolean {
  return of === 'high-risk' ? listHighRisksOf(change).length > 0 : isOf(of, change.policy);
}

/** Whether a feed of everything or of one policy has what is about a policy. */
function isOf(of: FeedScope, { policyName }: { policyName: string | null }): boolean {
  return of === 'everything' || (typeof of === 'object' && policyName === of.policyName);
}

/** Describes a scope by the end of the permanent id, a sentence and its page. */
function describeScope(subject: string, of: FeedScope, hasAnnouncements: boolean) {
  const announced = hasAnnouncements ? ', and AWS’s announcements' : '';
  if (of === 'everything') {
    return {
      id: 'feed',
      description: `Every change to ${subject}’s managed policies${announced}.`,
      page: paths.home,
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
  return {
    id: `feed/policies/${encodeURIComponent(of.policyName)}`,
    description: `Every change to the managed policy ${of.policyName}${announced}.`,
    page: paths.policy(of.policyName),
  };
}
