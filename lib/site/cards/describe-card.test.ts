import { describe, expect, test } from 'vitest';
import { allow, buildAnnouncement, buildPolicy } from '../../../testing/builders';
import { reconcile } from '../../history/reconcile';
import type { Announcement, SiteFile } from '../../record/types';
import {
  describeAnnouncementCard,
  describeChangeCard,
  describePolicyCard,
  describeSiteCard,
} from './describe-card';

const site = { title: 'History', subject: 'Thing' } as SiteFile;
const tracking = buildAnnouncement('2021-01-15', null, { gist: 'Tracking starts' });
const policy = buildPolicy('P', [
  ['v1', '2021-01-01T12:00:00Z', allow('a:B')],
  ['v2', '2021-03-01T23:59:59Z', allow(['a:B', 'a:C', 'a:D'])],
]);
const named = (date: string, actions: string[], more: Partial<Announcement> = {}) =>
  buildAnnouncement(date, 'P', { actionsNamed: actions, gist: 'More of it', ...more });

function surround(...rows: Announcement[]) {
  const reconciliation = reconcile([policy], [...rows, tracking]);
  return { site, reconciliation, until: '2021-12-31' };
}

/** The cards of v2 and of P with these rows on record. */
function describeWith(...rows: Announcement[]) {
  const context = surround(...rows);
  const [v2] = context.reconciliation.changes;
  return {
    change: describeChangeCard(v2 as NonNullable<typeof v2>, context),
    policy: describePolicyCard(policy, context),
  };
}

describe('the card of a change', () => {
  test('says policy, version, day, verdict with counts, and rings the version', () => {
    const { change } = describeWith();
    expect(change).toMatchObject({
      site: 'History',
      name: 'P',
      step: 'v2 · in force since 2021-03-01',
      sentence:
        'Wider: 2 actions more on all resources, none of them in IAM’s reference: a:C and a:D.',
      here: 'v2',
      row: undefined,
    });
    expect(change.lines.policies.map(({ dots }) => dots.map(({ versionId }) => versionId))).toEqual(
      [['v1', 'v2']],
    );
  });

  test.each([
    ['never', [], 'Never announced', 'silent'],
    [
      'late',
      [named('2021-03-11', ['a:C', 'a:D'])],
      'Announced 2021-03-11, 10 days after it was in force',
      'late',
    ],
    [
      'early, in part',
      [named('2021-02-27', ['a:C'])],
      'Announced in part 2021-02-27, 2 days before it was in force',
      'early',
    ],
    [
      'on the day',
      [named('2021-03-01', ['a:C', 'a:D'])],
      'Announced 2021-03-01, on the day it came into force',
      'plain',
    ],
  ] as const)('says how far AWS’s row stood from it: %s', (_, rows, text, tone) => {
    expect(describeWith(...rows).change.announced).toEqual({ text, tone });
  });

  test('has no colour for what nobody had to announce', () => {
    const context = surround();
    const v1 = context.reconciliation.changes[1];
    const card = describeChangeCard(v1 as NonNullable<typeof v1>, context);
    expect(card.announced).toEqual({ text: 'Before AWS kept a changelog', tone: 'plain' });
  });
});

describe('the card of a policy', () => {
  test('is of its newest version, and counts what was never announced', () => {
    const { policy: card } = describeWith();
    expect([card.name, card.step, card.here]).toEqual([
      'P',
      'v2 · in force since 2021-03-01',
      'v2',
    ]);
    expect(card.announced).toEqual({
      text: '2 versions on record, 1 of them not announced',
      tone: 'silent',
    });
  });

  test('counts versions alone where none was', () => {
    expect(describeWith(named('2021-03-01', ['a:C', 'a:D'])).policy.announced).toEqual({
      text: '2 versions on record',
      tone: 'plain',
    });
  });
});

describe('the card of a row', () => {
  const describeRow = (row: Announcement) => {
    const context = surround(row);
    const found = context.reconciliation.announcements.find(
      ({ announcement }) => announcement === row,
    );
    return describeAnnouncementCard(found as NonNullable<typeof found>, context);
  };

  test('says its date, its gist and what it became, and rings the row', () => {
    const card = describeRow(named('2021-03-11', ['a:C', 'a:D']));
    expect(card).toMatchObject({
      name: 'P',
      step: 'announced 2021-03-11',
      sentence: 'More of it.',
      announced: { text: 'It announced v2, 10 days after it was in force.', tone: 'late' },
      here: undefined,
      row: '2021-03-11-P',
    });
    expect(card.lines.policies[0]?.squares.map(({ id }) => id)).toEqual(['2021-03-11-P']);
  });

  test('names the best of several versions alone', () => {
    const announced = describeRow(named('2021-03-01', ['a:B', 'a:C'])).announced;
    expect(announced.text).toBe(
      'It announced v2, on the day it came into force, and 1 version more.',
    );
  });

  test('shows a row that is older than the policy', () => {
    const card = describeRow(named('2020-06-01', ['a:Z']));
    expect(card.announced).toEqual({
      text: 'No version on record brought what it names; 1 name in it was never served.',
      tone: 'plain',
    });
    expect(card.lines.policies[0]?.squares.map(({ date }) => date)).toEqual(['2020-06-01']);
  });

  test('has no lines where the row is on no policy', () => {
    const context = surround();
    const row = context.reconciliation.announcements[0];
    const card = describeAnnouncementCard(row as NonNullable<typeof row>, context);
    expect(card).toMatchObject({
      name: 'AWS on Thing',
      step: 'AWS’s row of 2021-01-15',
      sentence: 'Tracking starts.',
    });
    expect(card.lines.policies).toEqual([]);
  });
});

test('the card of the site counts every version, and shows the policies that it is given', () => {
  const card = describeSiteCard(['P'], { from: '2021-01-01', to: '2021-12-31' }, surround());
  expect(card).toMatchObject({
    site: 'History',
    name: 'Thing’s managed policies',
    step: 'up to 2021-12-31',
    announced: { text: '2 versions on record, 1 of them not announced', tone: 'silent' },
  });
  expect(card.lines.policies.map(({ policyName }) => policyName)).toEqual(['P']);
});

test.each([
  [[tracking], 'What each allowed, since when, what changed, and whether AWS said so.'],
  [[], 'What each allowed, since when, and what changed.'],
])('the card of the site speaks of AWS’s word where it is on record', (rows, sentence) => {
  const context = { site, reconciliation: reconcile([policy], rows), until: '2021-12-31' };
  const span = { from: '2021-01-01', to: '2021-12-31' };
  expect(describeSiteCard(['P'], span, context).sentence).toBe(sentence);
});

test('the card of a policy whose default was set back is of the version in force again', () => {
  const set = { ...policy, defaults: [{ versionId: 'v1', firstObserved: '2021-04-01T06:00:00Z' }] };
  const reconciliation = reconcile([set], []);
  expect(describePolicyCard(set, { site, reconciliation, until: '2021-12-31' })).toMatchObject({
    step: 'v1 · in force again since 2021-04-01',
    sentence:
      'Narrower: 2 actions fewer on all resources, none of them in IAM’s reference: a:C and a:D.',
    announced: { text: '2 versions on record', tone: 'plain' },
    here: 'v1',
  });
});
