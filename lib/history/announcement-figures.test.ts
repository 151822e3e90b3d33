import { describe, expect, test } from 'vitest';
import { allow, announce, buildAnnouncement, buildPolicy } from '../../testing/builders';
import { loadCheckedRecord } from '../../testing/checked-record';
import type { Announcement } from '../record/types';
import {
  type AnnouncementFigures,
  computeAnnouncementFigures,
  computeGuideFigures,
} from './announcement-figures';
import type { GuideReading } from './guide-coverage';
import { reconcile } from './reconcile';

const policies = [
  buildPolicy('P', [
    ['v1', '2021-02-01T00:00:00Z', allow('a:One')],
    ['v2', '2021-03-01T00:00:00Z', allow(['a:One', 'a:Two'])],
    ['v3', '2021-04-01T00:00:00Z', allow(['a:One', 'a:Two', 'a:Three'])],
    ['v4', '2021-05-01T00:00:00Z', allow(['a:One', 'a:Two', 'a:Three', 'a:Four'])],
    ['v5', '2021-09-01T00:00:00Z', allow(['a:One', 'a:Two', 'a:Three', 'a:Four', 'a:Five'])],
  ]),
  buildPolicy('Q', [
    ['v1', '2021-02-01T00:00:00Z', allow('b:One')],
    ['v2', '2021-06-01T00:00:00Z', allow(['b:One', 'b:Two', 'b:Three'])],
  ]),
  buildPolicy('Unread', [['v1', '2021-02-01T00:00:00Z', allow('c:One')]]),
];

const start = buildAnnouncement('2021-01-01', null);
const early = announce('2021-01-30 a:One');
const shared = announce('2021-03-01 a:Two');
const late = announce('2021-04-11 a:Three');
const wrong = announce('2021-06-02 b:Two b:Three');
const none = announce('2021-05-20', { of: 'Q', kind: 'policy-deprecated' });

const one: GuideReading = {
  id: 'one',
  readUntil: '2021-08',
  policies: ['P'],
  announcements: [wrong, late, shared, early, start],
};
const two: GuideReading = {
  id: 'two',
  readUntil: '2021-07-01T00:00:00Z',
  policies: ['Q', 'Other'],
  announcements: [none, shared, { ...start, id: '2021-01-01-two', date: '2021-02-15' }],
};
const guides = [one, two];
const announcements: Announcement[] = [
  ...one.announcements,
  ...two.announcements.filter((each) => each !== shared),
];

const show = ({ worst, neverAnnounced, ...figures }: AnnouncementFigures) => ({
  ...figures,
  worst: worst && `${worst.match.change.version.versionId} ${worst.lagDays}`,
  neverAnnounced: neverAnnounced.map(
    ({ change }) => `${change.policy.policyName} ${change.version.versionId}`,
  ),
});

describe('the figures', () => {
  const reconciliation = reconcile(policies, announcements, { guides });

  test('over all guides count what several guides have once', () => {
    expect(show(computeAnnouncementFigures(reconciliation))).toEqual({
      announcements: 7,
      unmatched: 1,
      early: 1,
      onTheDay: 1,
      late: 1,
      never: 2,
      misnamed: 0,
      wrongPolicy: 1,
      median: 0,
      worst: 'v3 10',
      // v5 of P is newer than the last reading.
      neverAnnounced: ['Q v2', 'P v4'],
    });
  });

  test('of each guide count what is on its page and in its time', () => {
    expect(
      computeGuideFigures(reconciliation, guides).map((each) => ({
        guide: each.guide,
        ...show(each),
      })),
    ).toEqual([
      {
        guide: 'one',
        policies: 1,
        announcements: 5,
        unmatched: 1,
        early: 1,
        onTheDay: 1,
        late: 1,
        never: 1,
        misnamed: 0,
        wrongPolicy: 1,
        median: 0,
        worst: 'v3 10',
        neverAnnounced: ['P v4'],
      },
      {
        guide: 'two',
        policies: 2,
        announcements: 3,
        unmatched: 0,
        early: 0,
        onTheDay: 1,
        late: 0,
        never: 2,
        misnamed: 0,
        wrongPolicy: 0,
        median: 0,
        worst: undefined,
        neverAnnounced: ['Q v2', 'P v4'],
      },
    ]);
  });

  test('of a guide whose announcements were not compared are zero', () => {
    const empty = {
      id: 'empty',
      readUntil: '2021-08',
      policies: ['P'],
      announcements: [announce('2020-01-01')],
    };
    const [figures] = computeGuideFigures(reconciliation, [empty]);
    expect(figures).toMatchObject({
      announcements: 0,
      median: undefined,
      worst: undefined,
    });
  });
});

test('the only guide of the default record has the figures of the whole record', () => {
  const record = loadCheckedRecord();
  const reconciliation = reconcile(record.policies, record.announcements, {
    guides: record.guides,
  });
  const all = computeAnnouncementFigures(reconciliation);
  const [connect] = computeGuideFigures(reconciliation, record.guides);
  expect(connect).toEqual({ guide: 'connect', policies: 8, ...all });
  expect(show(all)).toMatchObject({ announcements: 43, worst: 'v6 75' });
});
