import { describe, expect, test } from 'vitest';
import { loadRecord } from '../record/load';
import type { DefaultChange } from './default-changes';
import { type Reconciliation, reconcile } from './reconcile';
import type { ReconciledAnnouncement } from './reconcile-announcement';
import type { AnnouncedState, ReconciledChange } from './reconcile-change';
import { type Dot, findTrackedRange, layOutTimeline, type PolicyTimeline } from './timeline';

/** A hundred days: a day is 0.0096 of the width, after a margin of 0.02. */
const range = { from: '2021-01-01', to: '2021-04-11' };

function makeChange(
  versionId: string,
  day: string,
  { policyName = 'P', state = 'full' as AnnouncedState } = {},
) {
  const version = { policyName, versionId, createDate: `${day}T12:00:00Z` };
  return { change: { policy: { policyName }, version }, state } as ReconciledChange;
}

/** The same change, with missing versions before it. */
const makeMissing = (before: ReconciledChange | undefined, after: ReconciledChange) => ({
  ...after,
  change: {
    ...after.change,
    before: before?.change.version,
    beforeSince: before?.change.version.createDate,
    missing: { from: 'v2', to: 'v2' },
  },
});

/** An announcement of P, and the changes that it announces, each with its lag. */
const announce = (
  date: string,
  matches: [ReconciledChange, number][] = [],
  policyName: string | null = 'P',
) =>
  ({
    announcement: { id: `${date}-${policyName}`, date, policyName },
    matches: matches.map(([{ change }, lagDays]) => ({ change, lagDays })),
  }) as ReconciledAnnouncement;

/** @param changes oldest first; `reconcile` has them newest first. */
const makeReconciliation = (
  changes: ReconciledChange[],
  announcements: ReconciledAnnouncement[] = [],
  trackedSince?: string,
): Reconciliation => ({
  announcements,
  changes: changes.toReversed(),
  defaultChanges: [],
  trackedSince,
  readUntil: undefined,
});

const round = (at: number) => Number(at.toFixed(4));

const show = ({ dots, squares, connectors, missing, ...line }: PolicyTimeline) => ({
  policyName: line.policyName,
  servedFrom: round(line.servedFrom),
  announcedFrom: line.announcedFrom === undefined ? undefined : round(line.announcedFrom),
  missing: missing.map(({ from, to }) => `${round(from)}–${round(to)}`),
  dots: dots.map(({ versionId, at, form }) => `${versionId} ${round(at)} ${form}`),
  squares: squares.map(({ date, at }) => `${date} ${round(at)}`),
  connectors: connectors.map(
    ({ square, dot, lagDays }) => `${round(square)}–${round(dot)} ${lagDays}`,
  ),
});

const layOut = (reconciliation: Reconciliation) =>
  layOutTimeline(reconciliation, ['P'], range).policies[0] as PolicyTimeline;
const read = (reconciliation: Reconciliation) => show(layOut(reconciliation));
/** With changes and announcements; AWS tracks no changes. */
const readOf = (changes: ReconciledChange[], announcements: ReconciledAnnouncement[] = []) =>
  read(makeReconciliation(changes, announcements));

test.each([
  ['the first day', '2021-01-01', 0.02],
  ['the middle', '2021-02-20', 0.5],
  ['the last day', '2021-04-11', 0.98],
])('%s is inside the margin', (_, day, at) => {
  expect(readOf([makeChange('v1', day)], [announce(day)])).toMatchObject({
    dots: [`v1 ${at} announced`],
    squares: [`${day} ${at}`],
  });
});

describe('dots', () => {
  test('are oldest first, without those outside the range', () => {
    const { dots } = readOf([
      makeChange('v1', '2020-12-31'),
      makeChange('v2', '2021-01-01'),
      makeChange('v3', '2021-04-11'),
      makeChange('v4', '2021-04-12'),
    ]);
    expect(dots).toEqual(['v2 0.02 announced', 'v3 0.98 announced']);
  });

  test.each<[AnnouncedState, string]>([
    ['full', 'announced'],
    ['part', 'announced'],
    ['misnamed', 'misnamed'],
    ['after-reading', 'unknown'],
    ['never', 'unannounced'],
    ['nothing-to-announce', 'exempt'],
    ['before-tracking', 'exempt'],
    ['no-changelog', 'exempt'],
  ])('of a change in state %s have the form %s', (state, form) => {
    const { dots } = readOf([makeChange('v1', '2021-02-20', { state })]);
    expect(dots).toEqual([`v1 0.5 ${form}`]);
  });

  test('occur a second time where a version is the default again', () => {
    const changes = [
      makeChange('v1', '2021-02-20'),
      makeChange('v2', '2021-03-01'),
      makeChange('v1', '2021-02-20', { policyName: 'Q' }),
    ];
    const [{ change: v1 }, { change: v2 }] = changes as [ReconciledChange, ReconciledChange];
    const set: DefaultChange = { ...v1, before: v2.version, observed: '2021-03-20T06:00:00Z' };
    const reconciliation = { ...makeReconciliation(changes), defaultChanges: [set] };
    const showDot = ({ versionId, since, isAgain, form }: Dot) =>
      `${versionId} ${since} ${form}${isAgain ? ' again' : ''}`;
    const { policies } = layOutTimeline(reconciliation, ['P', 'Q'], range);
    expect(policies.map(({ dots }) => dots.map(showDot))).toEqual([
      [
        'v1 2021-02-20T12:00:00Z announced',
        'v2 2021-03-01T12:00:00Z announced',
        'v1 2021-03-20T06:00:00Z exempt again',
      ],
      ['v1 2021-02-20T12:00:00Z announced'],
    ]);
  });
});

describe('squares and connectors', () => {
  const [v1, v2] = [makeChange('v1', '2021-01-01'), makeChange('v2', '2021-04-11')];

  test('are one square, with a connector to each announced change', () => {
    const matches: [ReconciledChange, number][] = [
      [v1, 50],
      [v2, -50],
    ];
    const reconciliation = makeReconciliation([v1, v2], [announce('2021-02-20', matches)]);
    expect(read(reconciliation)).toMatchObject({
      squares: ['2021-02-20 0.5'],
      connectors: ['0.5–0.02 50', '0.5–0.98 -50'],
    });
    expect(layOut(reconciliation).squares[0]?.id).toBe('2021-02-20-P');
  });

  test.each<[string, string, ReconciledChange | undefined, string[]]>([
    ['a square alone without a match', '2021-02-20', undefined, ['2021-02-20 0.5']],
    [
      'a square alone where the change is outside the range',
      '2021-01-01',
      makeChange('v1', '2020-12-31'),
      ['2021-01-01 0.02'],
    ],
    ['none for an announcement before the range', '2020-12-31', v1, []],
    ['none for an announcement after the range', '2021-04-12', v2, []],
  ])('are %s', (_, date, change, squares) => {
    const announcement = announce(date, change && [[change, 1]]);
    expect(readOf([change ?? v1], [announcement])).toMatchObject({ squares, connectors: [] });
  });
});

describe('lines', () => {
  test('have the given order, each with its own changes and announcements', () => {
    const p = makeChange('v1', '2021-01-01');
    const q = makeChange('v7', '2021-04-11', { policyName: 'Q' });
    const reconciliation = makeReconciliation(
      [p, q],
      [announce('2021-01-01', [[p, 0]]), announce('2021-04-11', [], 'Q')],
    );
    expect(layOutTimeline(reconciliation, ['Q', 'P'], range).policies.map(show)).toMatchObject([
      {
        policyName: 'Q',
        dots: ['v7 0.98 announced'],
        squares: ['2021-04-11 0.98'],
        connectors: [],
      },
      {
        policyName: 'P',
        dots: ['v1 0.02 announced'],
        squares: ['2021-01-01 0.02'],
        connectors: ['0.02–0.02 0'],
      },
    ]);
    expect(layOutTimeline(makeReconciliation([]), [], range).policies).toEqual([]);
  });

  test.each([
    ['2018-01-01', 0],
    ['2020-12-31', 0],
    ['2021-01-01', 0.02],
    ['2021-02-20', 0.5],
    ['2021-04-11', 0.98],
    ['2021-04-12', 1],
    ['2026-01-01', 1],
  ])('of versions begin at the oldest, of announcements at the tracking: %s, at %d', (day, at) => {
    const versions = [makeChange('v1', day), makeChange('v2', '2026-04-01')];
    expect(readOf(versions).servedFrom).toBe(at);
    const tracked = makeReconciliation([makeChange('v1', '2018-01-01')], [], day);
    expect(read(tracked).announcedFrom).toBe(at);
  });

  test('of announcements are absent where AWS tracks no changes', () => {
    expect(
      readOf([makeChange('v1', '2021-01-01')], [announce('2021-02-20')]).announcedFrom,
    ).toBeUndefined();
  });

  test.each<[string, string, string[], string, number]>([
    ['the policy, after tracking began', '2021-02-20', [], '2021-01-01', 0.5],
    [
      'the first announcement, before the policy',
      '2021-04-01',
      ['2021-03-01', '2021-02-20'],
      '2021-01-01',
      0.5,
    ],
    ['the policy, before its first announcement', '2021-02-20', ['2021-03-01'], '2021-01-01', 0.5],
    ['the tracking, after the policy', '2021-01-01', ['2021-03-01'], '2021-02-20', 0.5],
    ['the tracking, after an announcement', '2021-03-01', ['2021-01-01'], '2021-02-20', 0.5],
    ['a policy after the range', '2022-01-01', [], '2021-01-01', 1],
    ['an announcement after the range', '2023-01-01', ['2022-01-01'], '2021-01-01', 1],
    ['everything before the range', '2020-06-01', ['2020-07-01'], '2020-01-01', 0],
  ])('of announcements begin with %s', (_, day, dates, trackedSince, at) => {
    const reconciliation = makeReconciliation(
      [makeChange('v1', day), makeChange('v2', '2023-01-01')],
      dates.map((date) => announce(date)),
      trackedSince,
    );
    expect(read(reconciliation).announcedFrom).toBe(at);
  });

  test('do not depend on other policies', () => {
    const reconciliation = makeReconciliation(
      [makeChange('v1', '2021-01-01', { policyName: 'Q' }), makeChange('v1', '2021-02-20')],
      [announce('2021-01-01', [], 'Q'), announce('2021-01-01', [], null)],
      '2021-01-01',
    );
    expect(read(reconciliation)).toMatchObject({ servedFrom: 0.5, announcedFrom: 0.5 });
  });
});

describe('missing versions', () => {
  test.each<[string, string, string, string[]]>([
    ['inside the range', '2021-01-01', '2021-02-20', ['0.02–0.5']],
    ['within a day', '2021-02-20', '2021-02-21', ['0.5–0.5096']],
    ['from before it', '2020-12-31', '2021-02-20', ['0–0.5']],
    ['to after it', '2021-02-20', '2021-04-12', ['0.5–1']],
    ['from before it to after it', '2018-01-01', '2026-01-01', ['0–1']],
    ['before it', '2020-01-01', '2020-12-31', []],
    ['after it', '2021-04-12', '2022-01-01', []],
    ['on one day, which has no width', '2021-02-20', '2021-02-20', []],
  ])('%s', (_, from, to, missing) => {
    const [before, after] = [makeChange('v1', from), makeChange('v3', to)];
    expect(readOf([before, makeMissing(before, after)]).missing).toEqual(missing);
  });

  test('are oldest first, where versions are missing', () => {
    const v1 = makeChange('v1', '2021-01-01');
    const v3 = makeMissing(v1, makeChange('v3', '2021-01-11'));
    const v4 = makeChange('v4', '2021-02-20');
    v4.change.before = v3.change.version;
    const v6 = makeMissing(v4, makeChange('v6', '2021-04-11'));
    expect(readOf([v1, v3, v4, v6]).missing).toEqual(['0.02–0.116', '0.5–0.98']);
  });

  test('before the oldest version on record are not shown', () => {
    const v2 = makeMissing(undefined, makeChange('v2', '2021-02-20'));
    expect(readOf([v2]).missing).toEqual([]);
  });
});

describe('labels', () => {
  const [v1, v2] = [makeChange('v1', '2021-02-20'), makeChange('v2', '2021-03-01')];

  test.each<[string, ReconciledAnnouncement, string]>([
    ['late', announce('2021-02-22', [[v1, 2]]), '+2d'],
    ['early', announce('2021-02-18', [[v1, -2]]), '−2d'],
    ['on the day', announce('2021-02-20', [[v1, 0]]), '0d'],
    [
      'of two versions, the earliest first',
      announce('2021-02-25', [
        [v1, 5],
        [v2, -4],
      ]),
      '−4d +5d',
    ],
    ['of no version', announce('2021-02-25'), '?'],
  ])('of a square say how many days it was late: %s', (_, announcement, text) => {
    const { squares } = layOut(makeReconciliation([v1, v2], [announcement]));
    expect(squares.map((square) => square.text)).toEqual([text]);
  });

  test('of a square have a lag to a version outside the range, too', () => {
    const before = makeChange('v1', '2020-12-01');
    const { squares, connectors } = layOut(
      makeReconciliation([before], [announce('2021-01-05', [[before, 35]])]),
    );
    expect(squares).toMatchObject([{ text: '+35d', versions: [{ versionId: 'v1', lagDays: 35 }] }]);
    expect(connectors).toEqual([]);
  });

  test('of a dot are the version, and are at their marks where there is room', () => {
    const { dots } = layOut(makeReconciliation([v1, v2]));
    expect(dots.map(({ text, label }) => [text, round(label.shift), label.row])).toEqual([
      ['v1', 0, 0],
      ['v2', 0, 0],
    ]);
  });

  test('of all policies fit in the width', () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      makeChange(`v${index + 1}`, '2021-02-20', { policyName: 'Q' }),
    );
    const reconciliation = makeReconciliation([v1, ...many]);
    expect(layOutTimeline(reconciliation, ['P'], range).width).toBe(300);
    expect(layOutTimeline(reconciliation, ['P', 'Q'], range).width).toBeGreaterThan(800);
  });
});

test('squares of one day are in the order of their ids', () => {
  const [a, b] = [announce('2021-02-20'), announce('2021-02-20')];
  Object.assign(b.announcement, { id: '0' });
  const { squares } = layOut(makeReconciliation([makeChange('v1', '2021-02-20')], [a, b]));
  expect(squares.map(({ id }) => id)).toEqual(['0', '2021-02-20-P']);
});

describe('the tracked range', () => {
  const early = makeChange('v1', '2021-01-01');
  const late = makeChange('v2', '2022-01-01');

  test.each<[string, ReconciledAnnouncement[], string, string]>([
    ['no announcement', [], '2021-06-01', '2021-06-30'],
    ['one on the first date', [announce('2021-06-01', [[early, 151]])], '2021-01-01', '2021-06-30'],
    ['one on the last date', [announce('2021-06-30', [[late, -185]])], '2021-06-01', '2022-01-01'],
    ['one before the dates', [announce('2021-05-31', [[early, 150]])], '2021-06-01', '2021-06-30'],
    ['one after the dates', [announce('2021-07-01', [[late, -184]])], '2021-06-01', '2021-06-30'],
    ['one without a match', [announce('2021-06-15')], '2021-06-01', '2021-06-30'],
  ])('with %s', (_, announcements, from, to) => {
    const reconciliation = makeReconciliation([early, late], announcements);
    expect(findTrackedRange(['2021-06-01', '2021-06-30'], reconciliation)).toEqual({ from, to });
  });
});

describe('on record', () => {
  const { policies, announcements, site } = loadRecord('data');
  const names = policies.map(({ policyName }) => policyName);
  const reconciliation = reconcile(policies, announcements);
  const tracked = findTrackedRange(site.tracking?.dates ?? [], reconciliation);

  test('the tracked range begins with the first version announced in it', () => {
    expect(tracked).toEqual({ from: '2021-04-14', to: '2023-03-07' });
  });

  test.each<[string, string[], number[]]>([
    [
      'AmazonConnectServiceLinkedRolePolicy',
      ['v4 announced', 'v5 announced', 'v6 announced', 'v7 unannounced', 'v8 unannounced'],
      [75, 1, 62],
    ],
    ['AmazonConnect_FullAccess', ['v2 announced', 'v3 announced', 'v4 announced'], [-40, -11, -16]],
    ['CustomerProfilesServiceLinkedRolePolicy', ['v1 announced'], [0]],
    ['AmazonConnectReadOnlyAccess', [], []],
  ])('the dots and lags of %s in the tracked range', (policyName, dots, lags) => {
    const line = layOutTimeline(reconciliation, [policyName], tracked).policies[0];
    expect(line?.dots.map(({ versionId, form }) => `${versionId} ${form}`)).toEqual(dots);
    expect(line?.connectors.map(({ lagDays }) => lagDays)).toEqual(lags);
  });

  test.each([
    ['AmazonConnectServiceLinkedRolePolicy', 0, 0.106],
    ['AmazonConnectFullAccess', 0, 0.106],
    ['AmazonConnectVoiceIDFullAccess', 0.2489, 0.2489],
    ['AmazonConnectCampaignsServiceLinkedRolePolicy', 0.2447, 0.2447],
    ['CustomerProfilesServiceLinkedRolePolicy', 0.98, 0.98],
    ['AmazonConnectSynchronizationServiceRolePolicy', 1, 1],
  ])('%s has versions from %d and announcements from %d on', (policyName, served, announced) => {
    const [line] = layOutTimeline(reconciliation, [policyName], tracked).policies.map(show);
    expect(line).toMatchObject({ servedFrom: served, announcedFrom: announced, missing: [] });
  });

  test('only the service-linked role has missing versions, in two places', () => {
    const whole = { from: '2018-01-01', to: '2026-06-19' };
    const [role, ...others] = layOutTimeline(reconciliation, names, whole).policies.filter(
      ({ missing }) => missing.length > 0,
    );
    expect(role?.policyName).toBe('AmazonConnectServiceLinkedRolePolicy');
    expect(role?.missing).toHaveLength(2);
    expect(role?.missing[0]?.to).toBe(role?.missing[1]?.from);
    expect(others).toEqual([]);
  });

  test('no mark is in the margins, and a connector goes in the direction of its lag', () => {
    const lines = layOutTimeline(reconciliation, names, tracked).policies;
    const places = lines.flatMap(({ dots, squares }) => [...dots, ...squares].map(({ at }) => at));
    expect([Math.min(...places), Math.max(...places)].map(round)).toEqual([0.02, 0.98]);
    for (const { dot, square, lagDays } of lines.flatMap(({ connectors }) => connectors)) {
      expect(Math.sign(square - dot)).toBe(Math.sign(lagDays));
    }
  });
});

describe('many versions', () => {
  const days = Array.from({ length: 50 }, (_, index) => {
    const day = String((index % 25) + 1).padStart(2, '0');
    return `2021-0${index < 25 ? 1 : 2}-${day}`;
  });
  const changes = days.map((day, index) => makeChange(`v${index + 1}`, day, { state: 'never' }));
  const announced = makeChange('v51', '2021-03-01');
  const layOutMany = (marked?: string) =>
    layOutTimeline(makeReconciliation([...changes, announced]), ['P'], range, marked);

  test('are one mark for a year, with a label, apart from announced ones', () => {
    const [policy] = layOutMany().policies as [PolicyTimeline];
    expect(policy.dots.map(({ versionId }) => versionId)).toEqual(['v51']);
    expect(policy.summaries.map(({ year, text, dots }) => [year, text, dots.length])).toEqual([
      ['2021', '50 versions', 50],
    ]);
    expect(policy.summaries[0]?.label.row).toBe(0);
    expect(policy.dots[0]?.label.row).toBe(0);
  });

  test('leave the marked version by itself', () => {
    const [policy] = layOutMany('v7').policies as [PolicyTimeline];
    expect(policy.dots.map(({ versionId }) => versionId)).toEqual(['v7', 'v51']);
    expect(policy.summaries[0]?.dots).toHaveLength(49);
  });
});
