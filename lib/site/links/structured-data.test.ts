import { expect, test } from 'vitest';
import { allow, buildAnnouncement, buildPolicy } from '../../../testing/builders';
import { createSiteAddress } from '../../addresses/site-address';
import { reconcile } from '../../history/reconcile';
import {
  describeAnnouncementData,
  describeChangeData,
  describePolicyData,
  describeSiteData,
  formatJsonLd,
} from './structured-data';

const address = createSiteAddress('https://x.example');
const publication = { site: { title: 'History', subject: 'Connect' }, address };
/** Of a record with announcements. */
const whole = { ...publication, hasAnnouncements: true };
const publisher = { '@type': 'Organization', name: 'History', url: 'https://x.example/' };

function build(policyName: string, arn: string | null = null) {
  const policy = {
    ...buildPolicy(policyName, [
      ['v1', '2021-01-01T00:00:00Z', allow('s3:GetObject')],
      ['v2', '2023-03-07T14:49:25Z', allow(['s3:GetObject', 's3:PutObject'])],
    ]),
    arn,
  };
  const rows = [
    buildAnnouncement('2023-01-26', policyName, { actionsNamed: ['s3:PutObject'] }),
    buildAnnouncement('2021-06-15', null),
  ];
  const { changes, announcements } = reconcile([policy], rows);
  return { policy, changes, announcements };
}

/** The names and addresses of the breadcrumb. */
function readBreadcrumb({ '@graph': [, way] }: { '@graph': Record<string, unknown>[] }) {
  const steps = way?.itemListElement as { position: number; name: string; item: string }[];
  return steps.map(({ position, name, item }) => `${position} ${name} ${item}`);
}

test('the site is a web site', () => {
  expect(describeSiteData(whole)).toEqual({
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'WebSite',
        '@id': 'https://x.example/',
        url: 'https://x.example/',
        name: 'History',
        description:
          'What each managed policy of Connect allowed, since when, what changed, and whether AWS announced it.',
        inLanguage: 'en',
        publisher,
      },
    ],
  });
});

test('a policy is a data set without end, with its file', () => {
  const data = describePolicyData(build('A', 'arn:aws:iam::aws:policy/A').policy, whole);
  expect(data['@graph'][0]).toEqual({
    '@type': 'Dataset',
    '@id': 'https://x.example/policies/A/',
    url: 'https://x.example/policies/A/',
    name: 'Versions of A',
    description:
      'The managed policy A: its documents, how each version changed access, and AWS’s announcements. 2 versions on record; v2 is the default version since 2023-03-07.',
    identifier: 'arn:aws:iam::aws:policy/A',
    version: 'v2',
    dateModified: '2023-03-07T14:49:25Z',
    temporalCoverage: '2021-01-01/..',
    inLanguage: 'en',
    isAccessibleForFree: true,
    creator: publisher,
    includedInDataCatalog: {
      '@type': 'DataCatalog',
      name: 'History',
      url: 'https://x.example/policies/',
    },
    distribution: {
      '@type': 'DataDownload',
      encodingFormat: 'application/json',
      contentUrl: 'https://x.example/api/v1/policies/A.json',
    },
  });
  const [withoutArn] = describePolicyData(build('A').policy, whole)['@graph'];
  expect(withoutArn).not.toHaveProperty('identifier');
  expect(readBreadcrumb(data)).toEqual([
    '1 Policies https://x.example/policies/',
    '2 A https://x.example/policies/A/',
  ]);
});

test('a change is an article that is part of the data set of its policy', () => {
  const [newest] = build('A+b').changes;
  if (newest === undefined) throw new Error('no change');
  const data = describeChangeData(newest, publication);
  expect(data['@graph'][0]).toEqual({
    '@type': 'TechArticle',
    '@id': 'https://x.example/policies/A%2Bb/v2/',
    url: 'https://x.example/policies/A%2Bb/v2/',
    headline: 'A+b v2',
    description: 'Wider: adds s3:PutObject (not in IAM’s reference) on all resources.',
    image: 'https://x.example/policies/A%2Bb/v2/card.png',
    author: publisher,
    publisher,
    datePublished: '2023-03-07T14:49:25Z',
    about: { '@type': 'Thing', name: 'A+b', url: 'https://x.example/policies/A%2Bb/' },
    isPartOf: { '@id': 'https://x.example/policies/A%2Bb/' },
  });
  expect(readBreadcrumb(data)).toEqual([
    '1 Policies https://x.example/policies/',
    '2 A+b https://x.example/policies/A%2Bb/',
    '3 v2 https://x.example/policies/A%2Bb/v2/',
  ]);
});

test('an announcement is an article about its policy, if it has one', () => {
  const [announcement, start] = build('A').announcements.map((each) =>
    describeAnnouncementData(each, publication),
  );
  expect(announcement?.['@graph'][0]).toMatchObject({
    '@type': 'Article',
    '@id': 'https://x.example/announcements/2023-01-26-A/',
    headline: 'A, announced 2023-01-26',
    description: 'It announces v2, 40 days early.',
    datePublished: '2023-01-26',
    about: { '@type': 'Thing', name: 'A', url: 'https://x.example/policies/A/' },
  });
  expect(announcement && readBreadcrumb(announcement)).toEqual([
    '1 Announcements https://x.example/announcements/',
    '2 A, announced 2023-01-26 https://x.example/announcements/2023-01-26-A/',
  ]);
  expect(start?.['@graph'][0]).not.toHaveProperty('about');
});

test.each([
  [106, 110, ' v2'],
  [107, 110, ' v2'],
  [108, 110, '…'],
  [128, 110, '…'],
])('a headline on a name of %i letters has at most %i', (letters, max, end) => {
  const [newest] = build('😀'.repeat(letters)).changes;
  if (newest === undefined) throw new Error('no change');
  const [article] = describeChangeData(newest, publication)['@graph'];
  const headline = article?.headline as string;
  expect([...headline].length).toBe(Math.min(letters + 3, max));
  expect(headline.endsWith(end)).toBe(true);
});

test.each([
  '</script><script>alert(1)</script>',
  '<!--',
  '&amp;',
  ']]>',
  '\u2028\u2029',
  '"\\',
  '\ud800',
])('text cannot end its script element: %j', (text) => {
  const json = formatJsonLd({ text });
  expect(json).not.toMatch(/[<>&\u2028\u2029\ud800-\udfff]/);
  expect(JSON.parse(json)).toEqual({ text });
});

test('a record without announcements mentions none', () => {
  const silent = { ...publication, hasAnnouncements: false };
  expect(describeSiteData(silent)['@graph'][0]?.description).toBe(
    'What each managed policy of Connect allowed, since when, and what changed.',
  );
  expect(describePolicyData(build('A').policy, silent)['@graph'][0]?.description).toBe(
    'The managed policy A: its documents, and how each version changed access. 2 versions on record; v2 is the default version since 2023-03-07.',
  );
});
