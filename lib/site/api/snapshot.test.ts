import { expect, test } from 'vitest';
import { allow, buildAnnouncement, buildPolicy } from '../../../testing/builders';
import { createSiteAddress } from '../../addresses/site-address';
import { reconcile } from '../../history/reconcile';
import { describeSnapshot } from './snapshot';

const address = createSiteAddress('https://example.org/history/');
const policies = [
  buildPolicy('A+B', [
    ['v1', '2021-01-02T08:00:00Z', allow('a:One')],
    ['v2', '2021-02-01T08:00:00Z', allow('a:Two')],
  ]),
  buildPolicy('Later', [['v1', '2021-12-01T08:00:00Z', allow('a:One')]]),
];
const announcements = [
  buildAnnouncement('2021-03-01', 'A+B', { actionsNamed: ['a:Two'] }),
  buildAnnouncement('2021-01-20', 'A+B', { actionsNamed: ['a:One'] }),
  buildAnnouncement('2021-01-01', null),
];
const describeOn = (date: string) =>
  describeSnapshot(policies, reconcile(policies, announcements), date, address);

test('a day has its default versions, announcements and unannounced changes', () => {
  const located = {
    url: 'https://example.org/history/policies/A%2BB/v2/',
    api: 'https://example.org/history/api/v1/policies/A%2BB/v2.json',
  };
  expect(describeOn('2021-02-01')).toEqual({
    date: '2021-02-01',
    policies: [
      {
        policyName: 'A+B',
        versionId: 'v2',
        createDate: '2021-02-01T08:00:00Z',
        document: { Version: '2012-10-17', Statement: [allow('a:Two')] },
        ...located,
      },
    ],
    announcements: ['2021-01-20-A+B', '2021-01-01'],
    unannounced: [
      {
        policyName: 'A+B',
        versionId: 'v2',
        createDate: '2021-02-01T08:00:00Z',
        announcedLater: ['2021-03-01-A+B'],
        ...located,
      },
    ],
  });
});

test('a change that was never announced has no later announcement', () => {
  expect(describeOn('2021-12-31').unannounced).toMatchObject([
    { policyName: 'Later', announcedLater: [] },
  ]);
});

test('a day before everything has nothing', () => {
  expect(describeOn('2020-12-31')).toEqual({
    date: '2020-12-31',
    policies: [],
    announcements: [],
    unannounced: [],
  });
});
