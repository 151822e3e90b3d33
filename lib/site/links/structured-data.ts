import { paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';
import { dayOf } from '../../history/days';
import { findCurrentVersion } from '../../history/default-versions';
import type { ReconciledAnnouncement } from '../../history/reconcile-announcement';
import type { ReconciledChange } from '../../history/reconcile-change';
import type { Policy, SiteFile } from '../../record/types';
import { formatPlainLine } from '../escape-text';
import {
  describeAnnouncementLink,
  describeChangeLink,
  describePolicyLink,
  type LinkSubject,
} from './subject';

/**
 * The source of structured data for search engines, as JSON-LD of schema.org. A policy is a data set
 * for Google Dataset Search; changes and announcements are articles about it.
 * Sources: schema.org; Google Search Central, Dataset, Article and Breadcrumb.
 */
interface Publication {
  site: Pick<SiteFile, 'title' | 'subject'>;
  address: SiteAddress;
}

interface Announced {
  hasAnnouncements: boolean;
}

type Thing = { '@type': string } & Record<string, unknown>;

/** Describes the home page: the site itself. */
export function describeSiteData({ site, address, hasAnnouncements }: Publication & Announced) {
  return createGraph([
    {
      '@type': 'WebSite',
      '@id': address.absolute(paths.home),
      url: address.absolute(paths.home),
      name: site.title,
      description: `What each managed policy of ${site.subject} allowed, since when, ${hasAnnouncements ? 'what changed, and whether AWS announced it' : 'and what changed'}.`,
      inLanguage: 'en',
      publisher: describePublisher({ site, address }),
    },
  ]);
}

/** Describes the page of a policy: the data set of its versions and its file. */
export function describePolicyData(
  policy: Policy,
  { hasAnnouncements, ...publication }: Publication & Announced,
) {
  const { policyName, arn, versions } = policy;
  const { site, address } = publication;
  const { url, detail } = describePolicyLink(policy, address);
  const newest = findCurrentVersion(policy);
  const file = paths.apiFile(`policies/${encodeURIComponent(policyName)}.json`);
  return createGraph([
    {
      '@type': 'Dataset',
      '@id': url,
      url,
      name: `Versions of ${formatPlainLine(policyName)}`,
      description: `The managed policy ${formatPlainLine(policyName)}: its documents, ${hasAnnouncements ? 'how each version changed access, and AWS’s announcements' : 'and how each version changed access'}. ${detail}`,
      ...(arn === null ? {} : { identifier: arn }),
      version: newest.versionId,
      dateModified: newest.createDate,
      // Without an end: the default version still applies.
      temporalCoverage: `${dayOf((versions[0] as typeof newest).createDate)}/..`,
      inLanguage: 'en',
      isAccessibleForFree: true,
      // The publisher is the same, so it is left out.
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
    describeBreadcrumb(address, [
      ['Policies', paths.policies],
      [policyName, paths.policy(policyName)],
    ]),
  ]);
}

/** Describes the page of a change. */
export function describeChangeData(
  { change }: ReconciledChange,
  publication: Publication,
  subject = describeChangeLink(change, publication.address),
) {
  const { policyName } = change.policy;
  const { address } = publication;
  return createGraph([
    {
      ...describeArticle('TechArticle', subject, publication),
      datePublished: change.version.createDate,
      about: describePolicyAsSubject(policyName, address),
      // The page of the policy describes the data set.
      isPartOf: { '@id': address.absolute(paths.policy(policyName)) },
    },
    describeBreadcrumb(address, [
      ['Policies', paths.policies],
      [policyName, paths.policy(policyName)],
      [change.version.versionId, subject.path],
    ]),
  ]);
}

/** Describes the page of an announcement. */
export function describeAnnouncementData(
  reconciled: ReconciledAnnouncement,
  publication: Publication,
) {
  const { policyName } = reconciled.announcement;
  const { address } = publication;
  const subject = describeAnnouncementLink(reconciled, address);
  return createGraph([
    {
      ...describeArticle('Article', subject, publication),
      datePublished: subject.date,
      ...(policyName === null ? {} : { about: describePolicyAsSubject(policyName, address) }),
    },
    describeBreadcrumb(address, [
      ['Announcements', paths.announcements],
      [subject.name, subject.path],
    ]),
  ]);
}

/**
 * Formats JSON-LD for a script element: characters that could end the element or a line of a script
 * are escaped. Source: HTML, Restrictions for contents of script elements.
 */
export function formatJsonLd(data: unknown): string {
  return JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function createGraph(things: Thing[]) {
  return { '@context': 'https://schema.org', '@graph': things };
}

function describePublisher({ site, address }: Publication): Thing {
  return { '@type': 'Organization', name: site.title, url: address.absolute(paths.home) };
}

/** The length at which search engines cut a headline. Source: Google Search Central, Article. */
const maxHeadlineLength = 110;

function describeArticle(
  type: 'Article' | 'TechArticle',
  { name, detail, url, card }: LinkSubject,
  publication: Publication,
): Thing {
  const letters = [...formatPlainLine(name)];
  const isLong = letters.length > maxHeadlineLength;
  return {
    '@type': type,
    '@id': url,
    url,
    headline: isLong ? `${letters.slice(0, maxHeadlineLength - 1).join('')}…` : letters.join(''),
    description: formatPlainLine(detail),
    image: publication.address.absolute(card),
    author: describePublisher(publication),
    publisher: describePublisher(publication),
  };
}

function describePolicyAsSubject(policyName: string, address: SiteAddress): Thing {
  return {
    '@type': 'Thing',
    name: formatPlainLine(policyName),
    url: address.absolute(paths.policy(policyName)),
  };
}

function describeBreadcrumb(address: SiteAddress, steps: [name: string, path: string][]): Thing {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(([name, path], index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: formatPlainLine(name),
      item: address.absolute(path),
    })),
  };
}
