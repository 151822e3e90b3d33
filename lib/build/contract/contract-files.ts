import type { BuiltSite } from '../built-site';
import { listAddresses } from './addresses';
import { isCompatibleType, listApiFields } from './api-fields';
import type { Contract } from './contract';

interface ContractFile {
  /** The file of e2e/contract/ that lists the promises. */
  file: string;
  find: (site: BuiltSite, baseUrl: string) => Contract;
  keeps?: (promised: string, found: string) => boolean;
}

/** What the site promises, one kind per file. */
export const contractFiles: readonly ContractFile[] = [
  { file: 'addresses.txt', find: (site) => listAddresses(site.paths, site.read('.html')) },
  {
    file: 'feed-ids.txt',
    find: (site, baseUrl) => {
      // The one feed that leaves nothing out.
      const feed = site.read('/feed.json').find(({ path }) => path === '/all/feed.json');
      return feed === undefined ? new Map() : listFeedIds(feed.text, baseUrl);
    },
  },
  {
    file: 'api-fields.txt',
    find: (site) => listApiFields(site.read('.json')),
    keeps: isCompatibleType,
  },
];

/** Lists the id of every item of a JSON Feed, with its date and the address that it links to. */
export function listFeedIds(feedText: string, baseUrl: string): Contract {
  const { items } = JSON.parse(feedText) as {
    items: { id: string; url: string; date_published: string }[];
  };
  return new Map(
    items.map(({ id, url, date_published }) => [
      id,
      `${date_published} ${url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url}`,
    ]),
  );
}
