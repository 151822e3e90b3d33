import { expect, test } from 'vitest';
import { allow, buildAnnouncement, buildPolicy, type VersionMade } from '../../../testing/builders';
import { createSiteAddress } from '../../addresses/site-address';
import { reconcile } from '../../history/reconcile';
import { describeAnnouncementLink, describeChangeLink, describePolicyLink } from './subject';

const address = createSiteAddress('https://x.example/history');
const versions: VersionMade[] = [
  ['v1', '2021-01-01T00:00:00Z', allow('s3:GetObject')],
  ['v2', '2023-03-07T14:49:25Z', allow(['s3:GetObject', 's3:PutObject'])],
];
const policy = buildPolicy('A+b', versions);
const { changes, announcements } = reconcile(
  [policy],
  [
    buildAnnouncement('2023-01-26', 'A+b', { actionsNamed: ['s3:PutObject'] }),
    buildAnnouncement('2021-06-15', null),
  ],
);

test('a policy is named with its default version, and labelled without', () => {
  expect(describePolicyLink(policy, address)).toEqual({
    name: 'A+b v2',
    label: 'A+b',
    detail: '2 versions on record; v2 is the default version since 2023-03-07.',
    date: '2023-03-07',
    path: '/policies/A%2Bb/',
    url: 'https://x.example/history/policies/A%2Bb/',
    card: '/policies/A%2Bb/card.png',
  });
});

test('a change is named with its version, and labelled with its day too', () => {
  const [newest] = changes.map(({ change }) => describeChangeLink(change, address));
  expect(newest).toEqual({
    name: 'A+b v2',
    label: 'A+b v2 (2023-03-07)',
    detail: 'Wider: adds s3:PutObject (not in IAM’s reference) on all resources.',
    date: '2023-03-07',
    path: '/policies/A%2Bb/v2/',
    url: 'https://x.example/history/policies/A%2Bb/v2/',
    card: '/policies/A%2Bb/v2/card.png',
  });
});

test('a change of a large record has the card of its policy', () => {
  const [newest] = changes.map(({ change }) => describeChangeLink(change, address, 'policy'));
  expect(newest).toMatchObject({ path: '/policies/A%2Bb/v2/', card: '/policies/A%2Bb/card.png' });
});

test('an announcement is named with its policy and day', () => {
  const [announcement, start] = announcements.map((each) =>
    describeAnnouncementLink(each, address),
  );
  expect(announcement).toEqual({
    name: 'A+b, announced 2023-01-26',
    label: 'A+b, announced 2023-01-26',
    detail: 'It announces v2, 40 days early.',
    date: '2023-01-26',
    path: '/announcements/2023-01-26-A%2Bb/',
    url: 'https://x.example/history/announcements/2023-01-26-A%2Bb/',
    card: '/announcements/2023-01-26-A%2Bb/card.png',
  });
  expect(start?.label).toBe('AWS announcement of 2021-06-15');
});
