import { describe, expect, test } from 'vitest';
import { loadRecord } from '../record/load';
import { findDateRange } from './days';
import type { DefaultChange } from './default-changes';
import { type Reconciliation, reconcile } from './reconcile';
import type { ReconciledAnnouncement } from './reconcile-announcement';
import type { AnnouncedState, ReconciledChange } from './reconcile-change';
import { type Dot, findTrackedRange, layOutTimeline, type PolicyTimeline } from './timeline';

/** A hundred days: a day is 0.0096 of the width, after a margin of 0.02. */
const span = { from: '2021-01-01', to: '2021-04-11' };

function makeChange(
  policyName: string,
  versionId: string,
  day: string,
  state: AnnouncedState = 'full',
) {
  const version = { policyName, versionId, createDate: `${day}T12:00:00Z` };
  return { change: { policy: { policyName }, version }, state } as ReconciledChange;
}

/** The same change, before which versions of its policy went unobserved. */
const makeGap = (before: ReconciledChange | undefined, after: ReconciledChange) => ({
  ...after,
  change: {
    ...after.change,
    before: before?.change.version,
    beforeSince: before?.change.version.createDate,
    missing: { from: 'v2', to: 'v2' },
  },
});

/** A row, and the changes that it speaks of, each with its lag. */
function makeRow(
  policyName: string | null,
  date: string,
  matches: [ReconciledChange, number][] = [],
) {
  return {
    announcement: { id: `${date}-${policyName}`, date, policyName },
    matches: matches.map(([{ change }, lagDays]) => ({ change, lagDays })),
  } as ReconciledAnnouncement;
}

/** Changes are given oldest first and handed on newest first, as `reconcile` does. */
const makeBoth = (
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

/** A line as people read it. */
function show({ dots, squares, connectors, ...line }: PolicyTimeline) {
  return {
    policyName: line.policyName,
    servedFrom: round(line.servedFrom),
    announcedFrom: line.announcedFrom === undefined ? undefined : round(line.announcedFrom),
    gaps: line.missing.map(({ from, to }) => `${round(from)}–${round(to)}`),
    dots: dots.map(
      ({ versionId, at, form, labelVisibility }) =>
        `${versionId} ${round(at)} ${form} ${labelVisibility}`,
    ),
    squares: squares.map(({ date, at }) => `${date} ${round(at)}`),
    joints: connectors.map(
      ({ square, dot, lagDays, labelVisibility }) =>
        `${round(square)}–${round(dot)} ${lagDays} ${labelVisibility}`,
    ),
  };
}

const layOut = (both: Reconciliation, within = span, here?: string) =>
  layOutTimeline(both, ['P'], within, here);
const readLine = (both: Reconciliation, within = span, here?: string) =>
  show(layOut(both, within, here).policies[0] as PolicyTimeline);

describe('places', () => {
  test.each([
    ['the first day', '2021-01-01', 0.02],
    ['the middle', '2021-02-20', 0.5],
    ['the last day', '2021-04-11', 0.98],
  ])('%s stands inside the margin', (_, day, at) => {
    const line = readLine(makeBoth([makeChange('P', 'v1', day)], [makeRow('P', day)]));
    expect(line.dots).toEqual([`v1 ${at} announced always`]);
    expect(line.squares).toEqual([`${day} ${at}`]);
  });

  test('a span of one day has a place for it', () => {
    const line = readLine(makeBoth([makeChange('P', 'v1', '2021-01-01')]), {
      from: '2021-01-01',
      to: '2021-01-01',
    });
    expect(line.dots).toEqual(['v1 0.02 announced always']);
  });
});

describe('dots', () => {
  test('are there oldest first, those outside the span left out', () => {
    const line = readLine(
      makeBoth([
        makeChange('P', 'v1', '2020-12-31'),
        makeChange('P', 'v2', '2021-01-01'),
        makeChange('P', 'v3', '2021-04-11'),
        makeChange('P', 'v4', '2021-04-12'),
      ]),
    );
    expect(line.dots).toEqual(['v2 0.02 announced always', 'v3 0.98 announced always']);
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
  ])('of a change in state %s are %s', (state, form) => {
    const line = readLine(makeBoth([makeChange('P', 'v1', '2021-02-20', state)]));
    expect(line.dots).toEqual([`v1 0.5 ${form} always`]);
  });

  test('stand a second time where a version is the default again', () => {
    const changes = [
      makeChange('P', 'v1', '2021-02-20'),
      makeChange('P', 'v2', '2021-03-01'),
      makeChange('Q', 'v1', '2021-02-20'),
    ];
    const [{ change: v1 }, { change: v2 }] = changes as [ReconciledChange, ReconciledChange];
    const set: DefaultChange = {
      ...v1,
      before: v2.version,
      version: v1.version,
      observed: '2021-03-20T06:00:00Z',
    };
    const both = { ...makeBoth(changes), defaultChanges: [set] };
    const layout = layOutTimeline(both, ['P', 'Q'], { from: '2021-01-01', to: '2021-04-11' });
    const show = ({ versionId, since, isAgain, form }: Dot) =>
      `${versionId} ${since.slice(0, 10)} ${form}${isAgain ? ' again' : ''}`;
    expect(layout.policies.map(({ dots }) => dots.map(show))).toEqual([
      ['v1 2021-02-20 announced', 'v2 2021-03-01 announced', 'v1 2021-03-20 exempt again'],
      ['v1 2021-02-20 announced'],
    ]);
  });

  test('carry the instant of their version', () => {
    const { policies } = layOut(makeBoth([makeChange('P', 'v1', '2021-02-20')]));
    expect(policies[0]?.dots[0]?.since).toBe('2021-02-20T12:00:00Z');
  });
});

describe('squares and joints', () => {
  const [v1, v2] = [makeChange('P', 'v1', '2021-01-01'), makeChange('P', 'v2', '2021-04-11')];

  test('a row has a joint to each change that it speaks of', () => {
    const row = makeRow('P', '2021-02-20', [
      [v1, 50],
      [v2, -50],
    ]);
    const line = readLine(makeBoth([v1, v2], [row]));
    expect(line.squares).toEqual(['2021-02-20 0.5']);
    expect(line.joints).toEqual(['0.5–0.02 50 always', '0.5–0.98 -50 never']);
  });

  test('a row without a match has a square and no joint', () => {
    const line = readLine(makeBoth([v1], [makeRow('P', '2021-02-20')]));
    expect(line).toMatchObject({ squares: ['2021-02-20 0.5'], joints: [] });
  });

  test.each([
    ['a row before the span', '2020-12-31', v1],
    ['a row after the span', '2021-04-12', v2],
  ])('%s is left out with its joint', (_, date, change) => {
    const line = readLine(makeBoth([v1, v2], [makeRow('P', date, [[change, 1]])]));
    expect(line).toMatchObject({ squares: [], joints: [] });
  });

  test('a row of a change outside the span keeps its square alone', () => {
    const before = makeChange('P', 'v1', '2020-12-31');
    const line = readLine(makeBoth([before], [makeRow('P', '2021-01-01', [[before, 1]])]));
    expect(line).toMatchObject({ dots: [], squares: ['2021-01-01 0.02'], joints: [] });
  });

  test('carry the id of their row', () => {
    const { policies } = layOut(makeBoth([v1], [makeRow('P', '2021-02-20')]));
    expect(policies[0]?.squares).toEqual([
      { at: expect.closeTo(0.5), id: '2021-02-20-P', date: '2021-02-20' },
    ]);
  });
});

describe('lines', () => {
  test('come in the order asked for, each with its own changes and rows', () => {
    const [p, q] = [makeChange('P', 'v1', '2021-01-01'), makeChange('Q', 'v7', '2021-04-11')];
    const both = makeBoth(
      [p, q],
      [makeRow('P', '2021-01-01', [[p, 0]]), makeRow('Q', '2021-04-11')],
    );
    const lines = layOutTimeline(both, ['Q', 'P'], span).policies.map(show);
    expect(lines).toMatchObject([
      { policyName: 'Q', dots: ['v7 0.98 announced always'], squares: ['2021-04-11 0.98'] },
      { policyName: 'P', dots: ['v1 0.02 announced always'], squares: ['2021-01-01 0.02'] },
    ]);
    expect(lines.map(({ joints }) => joints)).toEqual([[], ['0.02–0.02 0 always']]);
  });

  test.each([
    ['2018-01-01', 0],
    ['2020-12-31', 0],
    ['2021-01-01', 0.02],
    ['2021-02-20', 0.5],
    ['2021-04-11', 0.98],
    ['2021-04-12', 1],
    ['2026-01-01', 1],
  ])('of a policy whose oldest version is of %s begin at %d', (day, at) => {
    const both = makeBoth([makeChange('P', 'v1', day), makeChange('P', 'v2', '2026-04-01')]);
    expect(readLine(both).servedFrom).toBe(at);
  });

  test.each([
    ['long before', '2018-01-01', 0],
    ['the day before the span', '2020-12-31', 0],
    ['on the first day', '2021-01-01', 0.02],
    ['on a day of it', '2021-02-20', 0.5],
    ['on the last day', '2021-04-11', 0.98],
    ['the day after it', '2021-04-12', 1],
  ])('of what AWS announced begin, where it began to track %s, at %s: %d', (_, day, at) => {
    const both = makeBoth([makeChange('P', 'v1', '2018-01-01')], [], day);
    expect(readLine(both).announcedFrom).toBe(at);
  });

  test('of what AWS announced are not there where it never began to track', () => {
    const row = makeRow('P', '2021-02-20');
    expect(readLine(makeBoth([makeChange('P', 'v1', '2021-01-01')], [row]))).toMatchObject({
      servedFrom: 0.02,
      announcedFrom: undefined,
    });
  });

  test.each<[string, string, string[], string, number]>([
    ['where the policy starts, after tracking began', '2021-02-20', [], '2021-01-01', 0.5],
    [
      'where its first row stands, before the policy',
      '2021-04-01',
      ['2021-03-01', '2021-02-20'],
      '2021-01-01',
      0.5,
    ],
    [
      'where the policy starts, before its first row',
      '2021-02-20',
      ['2021-03-01'],
      '2021-01-01',
      0.5,
    ],
    ['where tracking began, after the policy', '2021-01-01', ['2021-03-01'], '2021-02-20', 0.5],
    ['where tracking began, after a row', '2021-03-01', ['2021-01-01'], '2021-02-20', 0.5],
    ['with a policy that starts after the span', '2022-01-01', [], '2021-01-01', 1],
    ['with a row that stands after the span', '2023-01-01', ['2022-01-01'], '2021-01-01', 1],
    [
      'with tracking and all that follows before the span',
      '2020-06-01',
      ['2020-07-01'],
      '2020-01-01',
      0,
    ],
  ])('of what AWS announced begin %s', (_, day, dates, trackedSince, at) => {
    const both = makeBoth(
      [makeChange('P', 'v1', day), makeChange('P', 'v2', '2023-01-01')],
      dates.map((date) => makeRow('P', date)),
      trackedSince,
    );
    expect(readLine(both).announcedFrom).toBe(at);
  });

  test('of what AWS announced are no matter of other policies and their rows', () => {
    const both = makeBoth(
      [makeChange('Q', 'v1', '2021-01-01'), makeChange('P', 'v1', '2021-02-20')],
      [makeRow('Q', '2021-01-01'), makeRow(null, '2021-01-01')],
      '2021-01-01',
    );
    expect(readLine(both)).toMatchObject({ servedFrom: 0.5, announcedFrom: 0.5 });
  });

  test('of no policy are none', () => {
    expect(layOutTimeline(makeBoth([]), [], span).policies).toEqual([]);
  });
});

describe('gaps', () => {
  test.each<[string, string, string, string[]]>([
    ['inside the span', '2021-01-01', '2021-02-20', ['0.02–0.5']],
    ['of a day', '2021-02-20', '2021-02-21', ['0.5–0.5096']],
    ['from before it', '2020-12-31', '2021-02-20', ['0–0.5']],
    ['to after it', '2021-02-20', '2021-04-12', ['0.5–1']],
    ['all over it', '2018-01-01', '2026-01-01', ['0–1']],
    ['before it', '2020-01-01', '2020-12-31', []],
    ['after it', '2021-04-12', '2022-01-01', []],
    ['within a day, which have no width', '2021-02-20', '2021-02-20', []],
  ])('%s', (_, from, to, gaps) => {
    const [before, after] = [makeChange('P', 'v1', from), makeChange('P', 'v3', to)];
    expect(readLine(makeBoth([before, makeGap(before, after)])).gaps).toEqual(gaps);
  });

  test('are there oldest first, none where nothing went unobserved', () => {
    const v1 = makeChange('P', 'v1', '2021-01-01');
    const v3 = makeGap(v1, makeChange('P', 'v3', '2021-01-11'));
    const v4 = makeChange('P', 'v4', '2021-02-20');
    v4.change.before = v3.change.version;
    const v6 = makeGap(v4, makeChange('P', 'v6', '2021-04-11'));
    expect(readLine(makeBoth([v1, v3, v4, v6])).gaps).toEqual(['0.02–0.116', '0.5–0.98']);
  });

  test('before the oldest version on record begin nowhere', () => {
    const v2 = makeGap(undefined, makeChange('P', 'v2', '2021-02-20'));
    expect(readLine(makeBoth([v2])).gaps).toEqual([]);
  });
});

describe('room', () => {
  /** A letter takes 7 pixels and a label 4 more; a day is 8.64 pixels wide or, on a phone, 3.07. */
  test.each<[string, string[], string[]]>([
    ['of labels far apart: always', ['2021-01-01', '2021-01-10'], ['always', 'always']],
    ['of labels too near for a phone: wide', ['2021-01-01', '2021-01-04'], ['wide', 'always']],
    ['of labels on one another: never', ['2021-01-01', '2021-01-02'], ['never', 'always']],
    [
      'of three: one that has none takes none from the next',
      ['2021-01-01', '2021-01-02', '2021-01-10'],
      ['always', 'never', 'always'],
    ],
    [
      'free on a phone alone, since on a wide screen the one between has it: never',
      ['2021-01-01', '2021-01-06', '2021-01-07', '2021-03-01'],
      ['always', 'wide', 'never', 'always'],
    ],
  ])('%s', (_, days, rooms) => {
    const changes = days.map((day, index) => makeChange('P', `v${index + 1}`, day));
    const { policies } = layOut(makeBoth(changes));
    expect(policies[0]?.dots.map(({ labelVisibility }) => labelVisibility)).toEqual(rooms);
  });

  test('a longer label needs more of it', () => {
    const days = ['2021-01-01', '2021-01-04'];
    const readRooms = (...versionIds: string[]) =>
      layOut(
        makeBoth(versionIds.map((versionId, at) => makeChange('P', versionId, days[at] as string))),
      ).policies[0]?.dots.map(({ labelVisibility }) => labelVisibility);
    expect(readRooms('v1', 'v2')).toEqual(['wide', 'always']);
    expect(readRooms('v1000', 'v1001')).toEqual(['never', 'always']);
  });

  test('goes first to the version that the page is about, then to the newest', () => {
    const both = makeBoth([
      makeChange('P', 'v1', '2021-01-01'),
      makeChange('P', 'v2', '2021-01-02'),
      makeChange('P', 'v3', '2021-01-03'),
    ]);
    expect(readLine(both, span, 'v2').dots).toEqual([
      'v1 0.02 announced never',
      'v2 0.0296 announced always',
      'v3 0.0392 announced never',
    ]);
  });

  test.each([
    [10, 'never'],
    [11, 'wide'],
    [30, 'wide'],
    [31, 'always'],
  ])('of joints is that of "40 days early": %i days apart, %s', (days, room) => {
    const v1 = makeChange('P', 'v1', '2021-01-01');
    const second = days > 30 ? '2021-02-01' : `2021-01-${days + 1}`;
    const rows = [makeRow('P', '2021-01-01', [[v1, 40]]), makeRow('P', second, [[v1, 39]])];
    const { connectors } = layOut(makeBoth([v1], rows)).policies[0] as PolicyTimeline;
    expect(connectors.map((joint) => joint.labelVisibility)).toEqual(['always', room]);
  });

  test('of joints goes first to the widest lag, late or early', () => {
    const [v1, v2] = [makeChange('P', 'v1', '2021-01-31'), makeChange('P', 'v2', '2021-03-31')];
    const rows = [
      makeRow('P', '2021-02-20', [[v1, 20]]),
      makeRow('P', '2021-02-21', [[v2, -38]]),
      makeRow('P', '2021-03-04', [[v1, 32]]),
    ];
    expect(readLine(makeBoth([v1, v2], rows)).joints).toEqual([
      '0.5–0.308 20 never',
      '0.5096–0.8744 -38 always',
      '0.6152–0.308 32 wide',
    ]);
  });
});

describe('ticks', () => {
  const show = (from: string, to: string) => {
    const { years, quarters } = layOutTimeline(makeBoth([]), [], { from, to });
    return {
      years: years.map(({ label, at }) => `${label} ${round(at)}`),
      quarters: quarters.map(round),
    };
  };

  test('stand on the first days of years and of the quarters between them', () => {
    expect(show('2021-01-01', '2022-01-01')).toEqual({
      years: ['2021 0.02', '2022 0.98'],
      quarters: [0.2567, 0.4961, 0.738],
    });
  });

  test('stand on no day outside the span', () => {
    expect(show('2021-01-02', '2021-03-31')).toEqual({ years: [], quarters: [] });
    expect(show('2021-01-02', '2021-04-01')).toEqual({ years: ['2021-04 0.98'], quarters: [] });
  });

  test('name quarters where no year begins', () => {
    expect(show('2021-01-02', '2021-07-01')).toEqual({
      years: ['2021-04 0.4947', '2021-07 0.98'],
      quarters: [],
    });
    expect(show('2020-12-31', '2021-04-01').years).toEqual(['2021 0.0305']);
  });

  test('of quarters are left out over more than four years', () => {
    expect(show('2021-01-01', '2024-12-31').years).toHaveLength(4);
    expect(show('2021-01-01', '2024-12-31').quarters).toHaveLength(12);
    expect(show('2021-01-01', '2025-01-01').years).toHaveLength(5);
    expect(show('2021-01-01', '2025-01-01').quarters).toEqual([]);
  });
});

test.each<[string[], string, string]>([
  [['2021-06-15'], '2021-06-15', '2021-06-15'],
  [['2021-06-15', '2023-03-07', '2021-04-14'], '2021-04-14', '2023-03-07'],
])('widenSpan of %j is %s to %s', (days, from, to) => {
  const given = [...days];
  expect(findDateRange(given)).toEqual({ from, to });
  expect(given).toEqual(days);
});

describe('spanTracked', () => {
  const early = makeChange('P', 'v1', '2021-01-01');
  const late = makeChange('P', 'v2', '2022-01-01');
  const dates = ['2021-06-01', '2021-06-30'];

  test.each<[string, ReconciledAnnouncement[], string, string]>([
    ['no row', [], '2021-06-01', '2021-06-30'],
    [
      'a row on the first date',
      [makeRow('P', '2021-06-01', [[early, 151]])],
      '2021-01-01',
      '2021-06-30',
    ],
    [
      'a row on the last date',
      [makeRow('P', '2021-06-30', [[late, -185]])],
      '2021-06-01',
      '2022-01-01',
    ],
    [
      'a row before the first date',
      [makeRow('P', '2021-05-31', [[early, 150]])],
      '2021-06-01',
      '2021-06-30',
    ],
    [
      'a row after the last date',
      [makeRow('P', '2021-07-01', [[late, -184]])],
      '2021-06-01',
      '2021-06-30',
    ],
    ['a row without a match', [makeRow('P', '2021-06-15')], '2021-06-01', '2021-06-30'],
  ])('with %s', (_, announcements, from, to) => {
    expect(findTrackedRange(dates, makeBoth([early, late], announcements))).toEqual({ from, to });
  });
});

describe('on record', () => {
  const { policies, announcements, site } = loadRecord('data');
  const reconciliation = reconcile(policies, announcements);
  const dates = site.tracking?.dates ?? [];
  const window = findTrackedRange(dates, reconciliation);

  test('the tracked window reaches back to the first permission that its rows speak of', () => {
    expect(window).toEqual({ from: '2021-04-14', to: '2023-03-07' });
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
  ])('the two lines of %s in the tracked window', (policyName, dots, lags) => {
    const line = layOutTimeline(reconciliation, [policyName], window).policies[0];
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
  ])('%s is served from %d and announced from %d of that window', (policyName, served, spoken) => {
    const line = layOutTimeline(reconciliation, [policyName], window).policies[0] as PolicyTimeline;
    expect(show(line)).toMatchObject({ servedFrom: served, announcedFrom: spoken, gaps: [] });
  });

  test('only the service-linked role has gaps, two on end', () => {
    const names = policies.map(({ policyName }) => policyName);
    const whole = { from: '2018-01-01', to: '2026-06-19' };
    const lines = layOutTimeline(reconciliation, names, whole).policies;
    const gaps = lines.flatMap((line) =>
      line.missing.map((gap) => [line.policyName, gap] as const),
    );
    expect(gaps.map(([policyName]) => policyName)).toEqual([
      'AmazonConnectServiceLinkedRolePolicy',
      'AmazonConnectServiceLinkedRolePolicy',
    ]);
    expect(gaps[0]?.[1].to).toBe(gaps[1]?.[1].from);
  });

  test('nothing stands in the margins, and a joint leans as its lag says', () => {
    const names = policies.map(({ policyName }) => policyName);
    const lines = layOutTimeline(reconciliation, names, window).policies;
    const places = lines.flatMap(({ dots, squares }) => [...dots, ...squares].map(({ at }) => at));
    expect([Math.min(...places), Math.max(...places)].map(round)).toEqual([0.02, 0.98]);
    for (const { dot, square, lagDays } of lines.flatMap(({ connectors }) => connectors)) {
      expect(Math.sign(square - dot)).toBe(Math.sign(lagDays));
    }
  });
});
