import { listAddresses } from './addresses';
import { keepsTypes, listApiFields } from './api-fields';
import type { BuiltFile, Promises } from './contract';
import { listFeedIds } from './feed-ids';

/** As much of a built site as is looked at. */
interface Site {
  paths: readonly string[];
  read: (ending: string) => BuiltFile[];
}

export interface Subject {
  /** The file that keeps what was promised. */
  file: string;
  find: (site: Site, baseUrl: string) => Promises;
  keeps?: (promised: string, found: string) => boolean;
}

/** What the site promises, each kind in a file of its own. */
export const subjects: readonly Subject[] = [
  { file: 'addresses.txt', find: (site) => listAddresses(site.paths, site.read('.html')) },
  {
    file: 'feed-ids.txt',
    find: (site, baseUrl) => {
      const everything = site.read('/feed.json').find(({ path }) => path === '/feed.json');
      return everything === undefined ? new Map() : listFeedIds(everything.text, baseUrl);
    },
  },
  {
    file: 'api-fields.txt',
    find: (site) => listApiFields(site.read('.json')),
    keeps: keepsTypes,
  },
];
