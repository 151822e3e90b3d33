import { paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';
import { dayOf } from '../../history/days';
import { findCurrentVersion } from '../../history/default-versions';
import type { ReconciledAnnouncement } from '../../history/reconcile-announcement';
import type { ReconciledChange } from '../../history/reconcile-change';
import type { Policy, SiteFile } from '../../record/types';
import { writePlainLine } from '../escape-text';
import {
  describeAnnouncementLink,
  describeChangeLink,
  describePolicyLink,
  type LinkSubject,
} from './subject';

/**
 * What pages tell search engines and other programs, as JSON-LD of schema.org. A policy is a
 * data set, as Google Dataset Search takes it; a change and a row are articles on it.
 * Sources: schema.org; Google Search Central, Dataset, Article and Breadcrumb.
 */
export interface Publication {
  site: Pick<SiteFile, 'title' | 'subject'>;
  address: SiteAddress;
}

/** Whether the record holds AWS's announcements too. */
interface Announced {
  hasAnnouncements: boolean;
}

type Thing = { '@type': string } & Record<string, unknown>;

/** The home page: the site itself. */
export function describeSiteData({ site, address, hasAnnouncements }: Publication & Announced) {
  return writeGraph([
    {
      '@type': 'WebSite',
      '@id': address.absolute(paths.home),
      url: address.absolute(paths.home),
      name: site.title,
      description: `What each managed policy of ${site.subject} allowed, since when, ${hasAnnouncements ? 'what changed, and whether AWS said so' : 'and what changed'}.`,
      inLanguage: 'en',
      publisher: describePublisher({ site, address }),
    },
  ]);
}

/** The page of a policy: the data set of its versions, and the file that holds them. */
export function describePolicyData(
  policy: Policy,
  { hasAnnouncements, ...publication }: Publication & Announced,
) {
  const { policyName, arn, versions } = policy;
  const { site, address } = publication;
  const { url, detail } = describePolicyLink(policy, address);
  const newest = findCurrentVersion(policy);
  const file = paths.apiFile(`policies/${encodeURIComponent(policyName)}.json`);
  return writeGraph([
    {
      '@type': 'Dataset',
      '@id': url,
      url,
      name: `Versions of ${writePlainLine(policyName)}`,
      description: `The managed policy ${writePlainLine(policyName)}: its documents, ${hasAnnouncements ? 'what each version changed in access, and what AWS announced of it' : 'and what each version changed in access'}. ${detail}`,
      ...(arn === null ? {} : { identifier: arn }),
      version: newest.versionId,
      dateModified: newest.createDate,
      // Open at its end: what is in force now goes on being so.
      temporalCoverage: `${dayOf((versions[0] as typeof newest).createDate)}/..`,
      inLanguage: 'en',
      isAccessibleForFree: true,
      // Who publishes it is the same, and need not be said.
      creator: describePublisher(publication),
      includedInDataCatalog: {
        '@type': 'DataCatalog',
        name: site.title,
        url: address.absolute(paths.policies),
      },
      distribution: {
        '@type': 'DataDownload',
        encodingFormat: 'application/json',
        contentUrl: address.absolute(file),
      },
    },
    describeWay(address, [
      ['Policies', paths.policies],
      [policyName, paths.policy(policyName)],
    ]),
  ]);
}

/** The page of a change. */
export function describeChangeData({ change }: ReconciledChange, publication: Publication) {
  const { policyName } = change.policy;
  const { address } = publication;
  const subject = describeChangeLink(change, address);
  return writeGraph([
    {
      ...describeArticle('TechArticle', subject, publication),
      datePublished: change.version.createDate,
      about: describePolicyAsSubject(policyName, address),
      // The data set describes itself on its own page.
      isPartOf: { '@id': address.absolute(paths.policy(policyName)) },
    },
    describeWay(address, [
      ['Policies', paths.policies],
      [policyName, paths.policy(policyName)],
      [change.version.versionId, subject.path],
    ]),
  ]);
}

/** The page of a row of AWS's table. */
export function describeAnnouncementData(row: ReconciledAnnouncement, publication: Publication) {
  const { policyName } = row.announcement;
  const { address } = publication;
  const subject = describeAnnouncementLink(row, address);
  return writeGraph([
    {
      ...describeArticle('Article', subject, publication),
      datePublished: subject.date,
      ...(policyName === null ? {} : { about: describePolicyAsSubject(policyName, address) }),
    },
    describeWay(address, [
      ['Announcements', paths.announcements],
      [subject.name, subject.path],
    ]),
  ]);
}

/**
 * JSON-LD as it may stand in a script element: what could end the element, or a line of a
 * script, is written as an escape of JSON. Source: HTML, Restrictions for contents of script.
 */
export function writeJsonLd(data: unknown): string {
  return JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function writeGraph(things: Thing[]) {
  return { '@context': 'https://schema.org', '@graph': things };
}

function describePublisher({ site, address }: Publication): Thing {
  return { '@type': 'Organization', name: site.title, url: address.absolute(paths.home) };
}

/** A headline is cut where search engines would. Source: Google Search Central, Article. */
const longestHeadline = 110;

function describeArticle(
  type: 'Article' | 'TechArticle',
  { name, detail, path, url }: LinkSubject,
  publication: Publication,
): Thing {
  const letters = [...writePlainLine(name)];
  const isLong = letters.length > longestHeadline;
  return {
    '@type': type,
    '@id': url,
    url,
    headline: isLong ? `${letters.slice(0, longestHeadline - 1).join('')}…` : letters.join(''),
    description: writePlainLine(detail),
    image: publication.address.absolute(paths.card(path)),
    author: describePublisher(publication),
    publisher: describePublisher(publication),
  };
}

function describePolicyAsSubject(policyName: string, address: SiteAddress): Thing {
  return {
    '@type': 'Thing',
    name: writePlainLine(policyName),
    url: address.absolute(paths.policy(policyName)),
  };
}

function describeWay(address: SiteAddress, steps: [name: string, path: string][]): Thing {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(([name, path], index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: writePlainLine(name),
      item: address.absolute(path),
    })),
  };
}
