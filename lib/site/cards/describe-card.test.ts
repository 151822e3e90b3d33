import { describe, expect, test } from 'vitest';
import { allow, buildAnnouncement, buildPolicy } from '../../../testing/builders';
import { reconcile } from '../../history/reconcile';
import type { Announcement, Policy, SiteFile } from '../../record/types';
import {
  type CardContext,
  describeAnnouncementCard,
  describeChangeCard,
  describePolicyCard,
  describeSiteCard,
} from './describe-card';

const tracking = buildAnnouncement('2021-01-15', null, { gist: 'Tracking starts' });
const policy = buildPolicy('P', [
  ['v1', '2021-01-01T12:00:00Z', allow('a:B')],
  ['v2', '2021-03-01T23:59:59Z', allow(['a:B', 'a:C', 'a:D'])],
]);
const announce = (date: string, ...actionsNamed: string[]) =>
  buildAnnouncement(date, 'P', { actionsNamed, gist: 'More of it' });

function createContext(announcements: Announcement[] = [tracking], of: Policy = policy) {
  const site = { title: 'History', subject: 'Thing' } as SiteFile;
  return { site, reconciliation: reconcile([of], announcements), until: '2021-12-31' };
}

/** The card of a change, by its place among the changes. */
function describeChange(context: CardContext, at = 0) {
  const change = context.reconciliation.changes[at];
  return describeChangeCard(change as NonNullable<typeof change>, context);
}

/** The card of the first announcement. */
function describeFirst(...announcements: Announcement[]) {
  const context = createContext(announcements);
  const [first] = context.reconciliation.announcements;
  return describeAnnouncementCard(first as NonNullable<typeof first>, context);
}

describe('the card of a change', () => {
  test('has the policy, version, day and verdict with counts, and marks the version', () => {
    const card = describeChange(createContext());
    expect(card).toMatchObject({
      site: 'History',
      name: 'P',
      subtitle: 'v2 · default version since 2021-03-01',
      verdict: { text: 'Wider', tone: 'wider' },
      summary: 'Adds a:C and a:D (both not in IAM’s reference) on all resources.',
      markedVersion: 'v2',
      markedAnnouncement: undefined,
    });
    expect(card.timeline.policies[0]?.dots.map(({ versionId }) => versionId)).toEqual(['v1', 'v2']);
  });

  test.each([
    ['never', 0, [], 'Never announced', 'silent'],
    [
      'late',
      0,
      [announce('2021-03-11', 'a:C', 'a:D')],
      'Announced 2021-03-11, 10 days late',
      'late',
    ],
    [
      'early, in part',
      0,
      [announce('2021-02-27', 'a:C')],
      'Announced in part 2021-02-27, 2 days early',
      'early',
    ],
    [
      'on the day',
      0,
      [announce('2021-03-01', 'a:C', 'a:D')],
      'Announced 2021-03-01, on the day',
      'plain',
    ],
    ['before the changelog', 1, [], 'Before AWS listed changes', 'plain'],
  ] as const)('has when AWS announced it: %s', (_, at, announcements, text, tone) => {
    const context = createContext([...announcements, tracking]);
    expect(describeChange(context, at).status).toEqual({ text, tone });
  });
});

test.each([
  ['of one that AWS did not announce', [], '2 versions on record, 1 never announced'],
  ['where all were announced', [announce('2021-03-01', 'a:C', 'a:D')], '2 versions on record'],
])('the card of a policy is that of its default version, with counts %s', (_, more, text) => {
  expect(describePolicyCard(policy, createContext([...more, tracking]))).toMatchObject({
    name: 'P',
    subtitle: 'v2 · default version since 2021-03-01',
    markedVersion: 'v2',
    status: { text, tone: more.length > 0 ? 'plain' : 'silent' },
  });
});

test('the card of a policy whose default was set back is that of the older version', () => {
  const set = { ...policy, defaults: [{ versionId: 'v1', firstObserved: '2021-04-01T06:00:00Z' }] };
  expect(describePolicyCard(set, createContext([], set))).toMatchObject({
    subtitle: 'v1 · default version again since 2021-04-01',
    verdict: { text: 'Narrower', tone: 'narrower' },
    summary: 'Removes a:C and a:D (both not in IAM’s reference) on all resources.',
    status: { text: '2 versions on record', tone: 'plain' },
    markedVersion: 'v1',
  });
});

describe('the card of an announcement', () => {
  test('has its date, its gist and the matched version, and marks it', () => {
    const card = describeFirst(announce('2021-03-11', 'a:C', 'a:D'), tracking);
    expect(card).toMatchObject({
      name: 'P',
      subtitle: 'announced 2021-03-11',
      summary: 'More of it.',
      status: { text: 'It announces v2, 10 days late.', tone: 'late' },
      markedVersion: undefined,
      markedAnnouncement: '2021-03-11-P',
    });
    expect(card.timeline.policies[0]?.squares.map(({ id }) => id)).toEqual(['2021-03-11-P']);
  });

  test('names only the best of several versions', () => {
    expect(describeFirst(announce('2021-03-01', 'a:B', 'a:C'), tracking).status.text).toBe(
      'It announces v2, on the day, and 1 version more.',
    );
  });

  test('shows an announcement that is older than the policy', () => {
    const card = describeFirst(announce('2020-06-01', 'a:Z'), tracking);
    expect(card.status).toEqual({
      text: 'No version on record adds the actions that it names; it names 1 action that the policy never had.',
      tone: 'plain',
    });
    expect(card.timeline.policies[0]?.squares.map(({ date }) => date)).toEqual(['2020-06-01']);
  });

  test('has no timeline where it names no policy', () => {
    const card = describeFirst(tracking);
    expect(card).toMatchObject({
      name: 'Thing',
      subtitle: 'AWS announcement of 2021-01-15',
      summary: 'Tracking starts.',
    });
    expect(card.timeline.policies).toEqual([]);
  });
});

test.each([
  [
    [tracking],
    'What each policy allowed, since when, what changed, and whether AWS announced it.',
    { text: '2 versions on record, 1 never announced', tone: 'silent' },
  ],
  [
    [],
    'What each policy allowed, since when, and what changed.',
    { text: '2 versions on record', tone: 'plain' },
  ],
])('the card of the site counts all versions: %#', (announcements, summary, status) => {
  const span = { from: '2021-01-01', to: '2021-12-31' };
  const card = describeSiteCard(['P'], span, createContext(announcements));
  expect(card).toMatchObject({
    site: 'History',
    name: 'Thing’s managed policies',
    subtitle: 'up to 2021-12-31',
    summary,
    status,
  });
  expect(card.timeline.policies.map(({ policyName }) => policyName)).toEqual(['P']);
});
