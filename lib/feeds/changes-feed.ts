import { UTCDate } from '@date-fns/utc';
import { Feed } from 'feed';
import type { ReconciledChange } from '../history/reconcile';
import { readService } from '../iam/patterns';
import type { SiteFile } from '../record/types';
import { paths } from '../site/paths';
import type { SiteAddress } from '../site/site-address';
import { summarizeChange } from '../site/verdict';
import { writeChangeHtml } from './change-html';
import { dropIllegalCharacters } from './text';

/**
 * The permanent id of a change in every feed: the id base of the record, the policy and the
 * version. It depends on no address and no wording, so nothing looks new that is not.
 */
export function nameChange(idBase: string, { change }: ReconciledChange): string {
  const { policyName, versionId } = change.version;
  return `${idBase}:change/${encodeURIComponent(policyName)}/${versionId}`;
}

/** Every change, newest first, as an RSS 2.0 document. */
export function writeChangesRss(
  site: SiteFile,
  address: SiteAddress,
  changes: readonly ReconciledChange[],
): string {
  const newest = changes[0]?.change.version.createDate;
  const feed = new Feed({
    title: dropIllegalCharacters(site.title),
    description: `Changes of ${dropIllegalCharacters(site.subject)}’s AWS managed policies, and whether AWS announced them.`,
    id: `${site.idBase}:changes`,
    link: address.absolute(paths.home),
    language: 'en',
    generator: false,
    // The newest item dates the feed: a build must not, or the same record would look new.
    updated: new UTCDate(newest ?? 0),
    feedLinks: { rss: address.absolute(paths.feed('rss')) },
    feed: address.absolute(paths.feed('rss')),
  });
  for (const reconciled of changes) feed.addItem(describeItem(site, address, reconciled));
  return feed.rss2();
}

function describeItem(site: SiteFile, address: SiteAddress, reconciled: ReconciledChange) {
  const { change } = reconciled;
  const { policyName, versionId, createDate } = change.version;
  const url = address.absolute(paths.change(policyName, versionId));
  const summary = dropIllegalCharacters(summarizeChange(change));
  const id = nameChange(site.idBase, reconciled);
  return {
    title: `${policyName} ${versionId}: ${summary.replace(/\.$/, '')}`,
    id,
    guid: id,
    link: url,
    date: new UTCDate(createDate),
    description: summary,
    content: dropIllegalCharacters(writeChangeHtml(reconciled, url)),
    category: listCategories(reconciled).map((name) => ({ name, term: name })),
  };
}

function listCategories({ change, state }: ReconciledChange): string[] {
  const grants = [...change.grantsAdded, ...change.grantsRemoved];
  const services = new Set(grants.map(({ action }) => readService(action)));
  return [change.policy.policyName, ...[...services].sort(), state];
}
