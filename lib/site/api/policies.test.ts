import { expect, test } from 'vitest';
import { allow, buildAnnouncement, buildPolicy } from '../../../testing/builders';
import { createSiteAddress } from '../../addresses/site-address';
import { reconcile } from '../../history/reconcile';
import { describePolicies, describePolicy } from './policies';

const address = createSiteAddress('https://example.org/history/');

const plain = buildPolicy('A+B', [
  ['v2', '2021-01-01T08:00:00Z', allow('a:One')],
  ['v4', '2021-09-01T09:30:00Z', allow(['a:One', 'a:Two'])],
]);
const rows = [
  buildAnnouncement('2021-09-05', 'A+B', { actionsNamed: ['a:Two'] }),
  buildAnnouncement('2021-01-01', null),
];

/** What an API client reads: JSON has no undefined. */
const read = (response: unknown) => JSON.parse(JSON.stringify(response));
const describeIt = (policy = plain) =>
  read(describePolicy(policy, reconcile([policy], rows).changes, address));

const head = {
  policyName: 'A+B',
  arn: null,
  kind: 'attachable',
  createDate: null,
  deprecated: null,
  noLongerObserved: null,
  inForce: { versionId: 'v4', since: '2021-09-01T09:30:00Z' },
  newest: { versionId: 'v4', createDate: '2021-09-01T09:30:00Z' },
  versionCount: 2,
  url: 'https://example.org/history/policies/A%2BB/',
  api: 'https://example.org/history/api/v1/policies/A%2BB.json',
  feeds: {
    rss: 'https://example.org/history/policies/A%2BB/feed.xml',
    atom: 'https://example.org/history/policies/A%2BB/atom.xml',
    json: 'https://example.org/history/policies/A%2BB/feed.json',
  },
  badge: 'https://example.org/history/policies/A%2BB/badge.svg',
};

test('a policy with only the required fields, and its versions, newest first', () => {
  expect(describeIt()).toEqual({
    ...head,
    summary: null,
    precededBy: null,
    withdrawals: [],
    defaults: [],
    gaps: [],
    notes: [],
    companions: [],
    versions: [
      {
        versionId: 'v4',
        createDate: '2021-09-01T09:30:00Z',
        firstObserved: '2021-09-01T09:30:00Z',
        sha256: null,
        verdict: 'wider',
        knownVerdict: 'wider',
        announced: 'full',
        url: 'https://example.org/history/policies/A%2BB/v4/',
        api: 'https://example.org/history/api/v1/policies/A%2BB/v4.json',
      },
      {
        versionId: 'v2',
        createDate: '2021-01-01T08:00:00Z',
        firstObserved: '2021-01-01T08:00:00Z',
        sha256: null,
        verdict: null,
        knownVerdict: null,
        announced: 'never',
        url: 'https://example.org/history/policies/A%2BB/v2/',
        api: 'https://example.org/history/api/v1/policies/A%2BB/v2.json',
      },
    ],
  });
});

test('a policy with all fields', () => {
  const document = { Version: '2012-10-17', Statement: [allow('a:Three')] };
  const known = {
    arn: 'arn:aws:iam::aws:policy/A+B',
    createDate: '2020-01-01T00:00:00Z',
    summary: 'What it is for.',
    deprecated: { knownBy: '2022-01-01', supersededBy: 'C' },
    gaps: [{ from: 'v1', to: 'v1', note: 'Lost.' }],
    notes: [{ title: 'T', text: 'N', source: 's', actions: [{ action: 'a:One', text: 'X' }] }],
    companions: [{ title: 'T', text: 'C', source: 's', document }],
    precededBy: 'B',
    withdrawals: [{ from: '2020-01-01T00:00:00Z', until: '2020-02-01T00:00:00Z' }],
  };
  expect(describeIt({ ...plain, ...known })).toMatchObject(known);
});

test('missing fields of missing versions, notes and deprecations are null or empty', () => {
  const policy = {
    ...plain,
    deprecated: { knownBy: '2022-01-01' },
    gaps: [{ from: 'v1', to: 'v1' }],
    notes: [{ title: 'T', text: 'N', source: 's' }],
  };
  expect(describeIt(policy)).toMatchObject({
    deprecated: { knownBy: '2022-01-01', supersededBy: null },
    gaps: [{ from: 'v1', to: 'v1', note: null }],
    notes: [{ title: 'T', text: 'N', source: 's', actions: [] }],
  });
});

test('the list has each policy as its own file begins', () => {
  expect(read(describePolicies([plain], address))).toEqual({ policies: [head] });
  expect(describePolicies([], address)).toEqual({ policies: [] });
});

test('a policy whose default was set back, and that is no longer observed', () => {
  const policy = {
    ...plain,
    defaults: [{ versionId: 'v2', firstObserved: '2021-10-01T00:00:00Z' }],
    noLongerObserved: '2022-01-01T00:00:00Z',
  };
  expect(describeIt(policy)).toMatchObject({
    noLongerObserved: '2022-01-01T00:00:00Z',
    inForce: { versionId: 'v2', since: '2021-10-01T00:00:00Z' },
    defaults: [{ versionId: 'v2', firstObserved: '2021-10-01T00:00:00Z' }],
    newest: { versionId: 'v4', createDate: '2021-09-01T09:30:00Z' },
  });
});
