import { expect, test } from 'vitest';
import { allow, buildAnnouncement, buildPolicy } from '../../../testing/builders';
import { createSiteAddress } from '../../addresses/site-address';
import { reconcile } from '../../history/reconcile';
import type { SiteFile } from '../../record/types';
import { describeOverview } from './overview';

const address = createSiteAddress('https://example.org/history/');
const site: SiteFile = {
  title: 'Title',
  subject: 'Subject',
  baseUrl: 'https://example.org/history/',
  idBase: 'tag:example.org,2026',
  tracking: { dates: ['2021-01-01', '2021-09-05'] },
  sources: [
    {
      id: 'a',
      record: 'served',
      title: 'A',
      text: 'An archive.',
      observedUntil: '2026-06-19T00:03:23Z',
      commit: '7fc15059b490bbf0ca6516f3662fd2d414ab0446',
    },
    {
      id: 'b',
      record: 'announced',
      title: 'B',
      text: 'A page.',
      url: 'https://example.com/',
      observedUntil: '2026-05',
    },
  ],
};
const policies = [
  {
    ...buildPolicy('A', [
      ['v1', '2021-02-01T08:00:00Z', allow('a:One')],
      ['v4', '2021-09-01T09:30:00Z', allow(['a:One', 'a:Two', 'a:Three'])],
    ]),
    gaps: [{ from: 'v2', to: 'v3' }],
  },
  buildPolicy('B', [['v1', '2020-09-01T08:00:00Z', allow('a:One')]]),
];
const rows = [
  buildAnnouncement('2021-09-05', 'A', { actionsNamed: ['a:Two'] }),
  buildAnnouncement('2021-01-01', null),
];
const overview = {
  site,
  policies,
  reconciliation: reconcile(policies, rows, { readUntil: '2026-05' }),
  actionCount: 3,
  servedUntil: '2026-06-19',
  asOfDates: ['2021-01-01', '2021-09-05'],
};
const root = 'https://example.org/history';

test('the overview counts, dates and locates all there is', () => {
  expect(describeOverview(overview, address)).toEqual({
    title: 'Title',
    subject: 'Subject',
    apiVersion: 'v1',
    home: `${root}/`,
    documentation: `${root}/api/`,
    generatedFrom: [
      { ...site.sources[0], url: null },
      { ...site.sources[1], commit: null },
    ],
    counts: {
      policies: 2,
      versions: 3,
      unobservedVersions: 2,
      changes: 3,
      neverAnnounced: 1,
      announcedUnderWrongName: 0,
      afterLastReading: 0,
      announcedInPart: 1,
      announcements: 2,
      actions: 3,
    },
    dates: {
      oldestVersion: '2020-09-01T08:00:00Z',
      newestVersion: '2021-09-01T09:30:00Z',
      servedUntil: '2026-06-19',
      announcedUntil: '2026-05',
      trackedSince: '2021-01-01',
      tracked: ['2021-01-01', '2021-09-05'],
      asOf: ['2021-01-01', '2021-09-05'],
    },
    files: {
      index: `${root}/api/v1/index.json`,
      policies: `${root}/api/v1/policies.json`,
      changes: `${root}/api/v1/changes.json`,
      announcements: `${root}/api/v1/announcements.json`,
      actions: `${root}/api/v1/actions.json`,
      risk: `${root}/api/v1/risk.json`,
      openapi: `${root}/api/v1/openapi.json`,
    },
    templates: {
      policy: `${root}/api/v1/policies/{policyName}.json`,
      version: `${root}/api/v1/policies/{policyName}/{versionId}.json`,
      document: `${root}/policies/{policyName}/{versionId}/document.json`,
      asOf: `${root}/api/v1/as-of/{date}.json`,
      schema: `${root}/api/v1/schema/{kind}.json`,
      policyFeed: `${root}/policies/{policyName}/feed.xml`,
      badge: `${root}/policies/{policyName}/badge.svg`,
    },
    feeds: {
      everything: {
        rss: `${root}/feed.xml`,
        atom: `${root}/atom.xml`,
        json: `${root}/feed.json`,
      },
      unannounced: {
        rss: `${root}/unannounced/feed.xml`,
        atom: `${root}/unannounced/atom.xml`,
        json: `${root}/unannounced/feed.json`,
      },
      allVersions: {
        rss: `${root}/all/feed.xml`,
        atom: `${root}/all/atom.xml`,
        json: `${root}/all/feed.json`,
      },
      highRisk: {
        rss: `${root}/risk/feed.xml`,
        atom: `${root}/risk/atom.xml`,
        json: `${root}/risk/feed.json`,
      },
      newActions: {
        rss: `${root}/new-actions/feed.xml`,
        atom: `${root}/new-actions/atom.xml`,
        json: `${root}/new-actions/feed.json`,
      },
    },
    schemas: {
      index: `${root}/api/v1/schema/index.json`,
      policies: `${root}/api/v1/schema/policies.json`,
      policy: `${root}/api/v1/schema/policy.json`,
      version: `${root}/api/v1/schema/version.json`,
      document: `${root}/api/v1/schema/document.json`,
      changes: `${root}/api/v1/schema/changes.json`,
      announcements: `${root}/api/v1/schema/announcements.json`,
      actions: `${root}/api/v1/schema/actions.json`,
      risk: `${root}/api/v1/schema/risk.json`,
      'as-of': `${root}/api/v1/schema/as-of.json`,
    },
  });
});

test('a record that tracks no changelog has no dates of one', () => {
  const { tracking, ...untracked } = site;
  const bare = { ...overview, site: untracked, reconciliation: reconcile(policies, []) };
  expect(describeOverview(bare, address)).toMatchObject({
    dates: { announcedUntil: null, trackedSince: null, tracked: [] },
    feeds: { unannounced: null },
  });
});

test('counts what is announced under a wrong name, or newer than the last reading, apart', () => {
  const policy = buildPolicy('A', [
    ['v1', '2021-02-01T08:00:00Z', allow('a:One')],
    ['v2', '2021-03-01T08:00:00Z', allow('a:ListThings')],
    ['v3', '2021-09-01T08:00:00Z', allow('a:Three')],
  ]);
  const misnamed = buildAnnouncement('2021-03-05', 'A', { actionsNamed: ['a:ListThing'] });
  const reconciliation = reconcile([policy], [misnamed, buildAnnouncement('2021-01-01', null)], {
    readUntil: '2021-09',
  });
  expect(describeOverview({ ...overview, reconciliation }, address).counts).toMatchObject({
    neverAnnounced: 1,
    announcedUnderWrongName: 1,
    afterLastReading: 1,
  });
});
