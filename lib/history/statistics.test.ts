import { describe, expect, test } from 'vitest';
import { allow, buildAnnouncement, buildPolicy, deny } from '../../testing/builders';
import { loadCatalog } from '../iam/catalog/load';
import { loadRecord } from '../record/load';
import type { DateRange } from './days';
import { findPageLastRead } from './last-days';
import { listNamedActions, type NamedAction } from './match-announcements';
import { reconcile } from './reconcile';
import type { ReconciledAnnouncement } from './reconcile-announcement';
import {
  type AnnouncedState,
  type ReconciledChange,
  requiresAnnouncement,
} from './reconcile-change';
import {
  computeStatistics,
  countAnnouncements,
  countNeverAnnouncedActions,
  type Lag,
  listLags,
  listUnannouncedActions,
  type Statistics,
  type UnannouncedActions,
} from './statistics';
import { layOutTimeline } from './timeline';

/** A row by its date, with the lags of its matches, best first. */
function makeRow(date: string, ...lags: number[]) {
  return {
    announcement: { id: date, date, policyName: 'P' },
    matches: lags.map((lagDays) => ({ lagDays, isRepeat: false })),
  } as ReconciledAnnouncement;
}

/** A change by its version, its state and the names that are left unannounced of it. */
const makeChange = (versionId: string, day: string, state: AnnouncedState, ...left: string[]) =>
  ({
    change: { version: { versionId, createDate: `${day}T12:00:00Z` } },
    state,
    unannounced: left.map((action) => ({ effect: 'Allow', action, actionNegated: false })),
    misnamings: [] as ReconciledChange['misnamings'],
  }) as ReconciledChange;

const showRow = ({ announcement: { id } }: ReconciledAnnouncement) => id;
const showTimed = ({ announcement, lagDays }: Lag) => `${showRow(announcement)} ${lagDays}`;
const showChange = ({ change: { version } }: ReconciledChange) => version.versionId;
const showName = ({ effect, action }: NamedAction) => `${effect} ${action}`;

/** Figures as people read them. */
const show = (figures: Statistics) => ({
  rows: figures.announcements.map(showRow),
  general: figures.withoutPolicy.map(showRow),
  unmatched: figures.unmatched.map(showRow),
  lags: figures.lags.map(showTimed),
  early: figures.early.map(showTimed),
  onTheDay: figures.onTheDay.map(showTimed),
  late: figures.late.map(showTimed),
  median: figures.median,
  changes: figures.changes.map(showChange),
  never: figures.never.map(showChange),
  part: figures.part.map(showChange),
  silences: figures.neverAnnouncedActions.map(showSilence),
});

const showSilence = ({ change, actions }: UnannouncedActions) =>
  [showChange(change), ...actions.map(showName)].join(', ');

const measure = (
  announcements: ReconciledAnnouncement[],
  changes: ReconciledChange[],
  period?: Partial<DateRange>,
) =>
  show(
    computeStatistics(
      {
        announcements,
        changes,
      },
      period,
    ),
  );

describe('listLags', () => {
  const policy = buildPolicy('P', [
    ['v1', '2021-01-01T00:00:00Z', allow('a:One')],
    ['v2', '2021-02-01T00:00:00Z', allow(['a:One', 'a:Two'])],
    ['v3', '2021-03-01T00:00:00Z', allow(['a:One', 'a:Two', 'a:Three', 'a:Four'])],
    ['v4', '2021-06-01T00:00:00Z', allow(['a:One', 'a:Two', 'a:Three', 'a:Four', 'a:Five'])],
  ]);
  const readLags = (...rows: [day: string, ...names: string[]][]) =>
    reconcile(
      [policy],
      rows.map(([day, ...names]) => buildAnnouncement(day, 'P', { actionsNamed: names })),
    ).announcements.map((row) =>
      listLags(row)
        .map(({ match, lagDays }) => `${match.change.version.versionId} ${lagDays}`)
        .join(', '),
    );

  test('has one of each version that a row announces, best match first', () => {
    expect(readLags(['2021-03-02', 'a:Three', 'a:Four', 'a:Two', 'a:Five'])).toEqual([
      'v3 1, v2 29, v4 -91',
    ]);
  });

  test('leaves out what an earlier row nearer to the version announced', () => {
    const later: [string, ...string[]] = ['2021-03-02', 'a:Three', 'a:Four', 'a:Two'];
    expect(readLags(later, ['2021-02-01', 'a:two'])).toEqual(['v3 1', 'v2 0']);
    // The first row to name it is no repeat, however near the other one is.
    const early: [string, ...string[]] = ['2021-01-02', 'a:One', 'a:Three', 'a:Four', 'a:Two'];
    expect(readLags(['2021-02-01', 'a:Two'], early)).toEqual(['v2 0', 'v3 -58, v1 1, v2 -30']);
    // The other row is as far away, or names something else of the version.
    expect(readLags(later, ['2021-01-03', 'a:Two'])).toEqual(['v3 1, v2 29', 'v2 -29']);
    expect(readLags(later, ['2021-02-01', 'a:One'])).toEqual(['v3 1, v2 29', 'v1 31']);
  });

  test('keeps the best match of a row, repeated or not', () => {
    expect(readLags(['2021-03-02', 'a:Two'], ['2021-02-01', 'a:Two'])).toEqual(['v2 29', 'v2 0']);
  });

  test('has none of a row that announces no version', () => {
    expect(readLags(['2021-03-02', 'a:Other'])).toEqual(['']);
  });
});

test('countRows counts a row of several lags once', () => {
  const rows = [makeRow('2021-02-01', 2, 5), makeRow('2021-01-01', 1)];
  expect(countAnnouncements(rows.flatMap(listLags))).toBe(2);
});

describe('listUnannounced', () => {
  test('names each action once, in whatever letter case and on whatever resources', () => {
    const { changes } = reconcile(
      [
        buildPolicy('P', [
          [
            'v1',
            '2021-01-01T00:00:00Z',
            allow(['b:Two', 'a:One'], ['x', 'y']),
            deny(['A:one', 'a:One']),
            allow('A:one', 'z'),
            { Effect: 'Deny', NotAction: ['c:*', 'b:*'], Resource: '*' },
          ],
        ]),
      ],
      [
        {
          id: '2021-01-01',
          date: '2021-01-01',
          policyName: null,
          kind: 'tracking-started',
          gist: '',
          actionsNamed: [],
          knownFrom: ['guide'],
        },
      ],
    );
    expect(changes.flatMap(listUnannouncedActions).map(showName)).toEqual([
      'Allow b:Two',
      'Allow a:One',
      'Deny A:one',
      'Deny everything but b:*, c:*',
    ]);
  });

  test('of a change with nothing unannounced is empty', () => {
    expect(listUnannouncedActions(makeChange('v1', '2021-01-01', 'full'))).toEqual([]);
  });
});

test.each<[AnnouncedState, boolean]>([
  ['full', true],
  ['part', true],
  ['misnamed', true],
  ['after-reading', true],
  ['never', true],
  ['nothing-to-announce', false],
  ['before-tracking', false],
])('AWS had to announce a change in state %s: %s', (state, owed) => {
  expect(requiresAnnouncement(state)).toBe(owed);
});

test.each<[ReconciledChange[], number]>([
  [[], 0],
  [[makeChange('v1', '2021-01-01', 'full')], 0],
  [
    [
      makeChange('v3', '2021-03-01', 'never', 'a:One'),
      makeChange('v2', '2021-02-01', 'part', 'a:Two', 'a:One', 'a:Two'),
      makeChange('v1', '2021-01-01', 'never'),
    ],
    3,
  ],
])('countSilent counts an action once a change: case %#, %i', (changes, silent) => {
  const both = {
    announcements: [],
    changes,
  };
  expect(countNeverAnnouncedActions(computeStatistics(both))).toBe(silent);
});

describe('measureFigures', () => {
  test('of rows: earliest first, those of one lag in AWS’s order', () => {
    const rows = [
      makeRow('2021-12-31', 1),
      makeRow('2021-06-01', -40),
      makeRow('2021-05-01'),
      makeRow('2021-04-01', 75, -900),
      makeRow('2021-03-01', 1),
      makeRow('2021-02-01', 0, 12),
      makeRow('2021-01-01', -41, 3),
    ];
    expect(measure(rows, [])).toEqual({
      rows: rows.map(showRow),
      general: [],
      unmatched: ['2021-05-01'],
      lags: [
        '2021-04-01 -900',
        '2021-01-01 -41',
        '2021-06-01 -40',
        '2021-02-01 0',
        '2021-12-31 1',
        '2021-03-01 1',
        '2021-01-01 3',
        '2021-02-01 12',
        '2021-04-01 75',
      ],
      early: ['2021-04-01 -900', '2021-01-01 -41', '2021-06-01 -40'],
      onTheDay: ['2021-02-01 0'],
      late: ['2021-12-31 1', '2021-03-01 1', '2021-01-01 3', '2021-02-01 12', '2021-04-01 75'],
      median: 1,
      changes: [],
      never: [],
      part: [],
      silences: [],
    });
  });

  test('holds the rows that speak of no policy apart: none of them is unmatched', () => {
    const row = makeRow('2021-01-01');
    const general = { ...row, announcement: { ...row.announcement, id: 'all', policyName: null } };
    expect(measure([row, general], [])).toMatchObject({
      rows: ['2021-01-01', 'all'],
      general: ['all'],
      unmatched: ['2021-01-01'],
      lags: [],
    });
  });

  test('leaves the rows that it sorts as they were', () => {
    const rows = [makeRow('2021-02-01', 2), makeRow('2021-01-01', 1)];
    measure(rows, []);
    expect(rows.map(showRow)).toEqual(['2021-02-01', '2021-01-01']);
  });

  test.each<[number[], number | undefined]>([
    [[], undefined],
    [[7], 7],
    [[7, 2], 4.5],
    [[-40, 7, 2], 2],
    [[1, 100, -3, 2], 1.5],
    [[5, 1, 4, 2, 3], 3],
    [[10, 9, -10, -9, 2, 4], 3],
    [[0, 0, 0, -1], 0],
  ])('the median lag of %j is %d', (lags, median) => {
    expect(
      measure(
        lags.map((lag) => makeRow('2021-01-01', lag)),
        [],
      ).median,
    ).toBe(median);
  });

  test('of changes: only those that AWS had to announce, newest first', () => {
    const changes = [
      makeChange('v7', '2021-07-01', 'never', 'a:Four'),
      makeChange('v6', '2021-06-01', 'never'),
      makeChange('v5', '2021-05-01', 'full'),
      makeChange('v4', '2021-04-01', 'part', 'a:Two', 'a:One', 'a:Two'),
      makeChange('v3', '2021-03-01', 'nothing-to-announce'),
      makeChange('v2', '2021-02-01', 'never', 'a:Three'),
      makeChange('v1', '2021-01-01', 'before-tracking'),
    ];
    expect(measure([], changes)).toEqual({
      rows: [],
      general: [],
      unmatched: [],
      lags: [],
      early: [],
      onTheDay: [],
      late: [],
      median: undefined,
      changes: ['v7', 'v6', 'v5', 'v4', 'v2'],
      never: ['v7', 'v6', 'v2'],
      part: ['v4'],
      silences: ['v7, Allow a:Four', 'v4, Allow a:Two, Allow a:One', 'v2, Allow a:Three'],
    });
  });

  describe('of what no row names', () => {
    const policy = buildPolicy('P', [
      ['v1', '2021-01-01T00:00:00Z', allow(['a:GetThing', 'a:Zero'])],
      ['v2', '2021-02-01T00:00:00Z', allow(['a:GetThing', 'a:Zero', 'a:ListThings', 'a:Two'])],
      ['v3', '2021-04-01T00:00:00Z', allow(['a:Zero', 'a:Three', 'a:Four']), deny('a:ListThings')],
      ['v4', '2021-05-01T00:00:00Z', allow('a:Five')],
    ]);
    const tracking = buildAnnouncement('2021-01-01', null);
    const measureRows = (readUntil: string | undefined, ...rows: [string, string][]) => {
      const figures = computeStatistics(
        reconcile(
          [policy],
          [
            ...rows.map(([day, name]) => buildAnnouncement(day, 'P', { actionsNamed: [name] })),
            tracking,
          ],
          { readUntil },
        ),
      );
      return {
        never: figures.never.map(showChange),
        misnamed: figures.misnamed.map(showChange),
        afterReading: figures.afterLastRead.map(showChange),
        part: figures.part.map(showChange),
        silences: figures.neverAnnouncedActions.map(showSilence),
        misnamedActions: figures.misnamedActions.map(showSilence),
        actionsAfterReading: figures.actionsAfterLastRead.map(showSilence),
      };
    };

    test.each([
      ['2021-04', ['v2', 'v1'], ['v4', 'v3']],
      ['2021-04-01', ['v2', 'v1'], ['v4', 'v3']],
      ['2021-04-02', ['v3', 'v2', 'v1'], ['v4']],
      ['2022-01', ['v4', 'v3', 'v2', 'v1'], []],
    ])('read until %s: never is said of older changes only', (readUntil, never, afterReading) => {
      const found = measureRows(readUntil);
      expect([found.never, found.afterReading]).toEqual([never, afterReading]);
      const nameSilent = (silent: string) => silent.slice(0, 2);
      expect(found.silences.map(nameSilent)).toEqual(never);
      expect(found.actionsAfterReading.map(nameSilent)).toEqual(afterReading);
    });

    test('a wrong name counts apart, by change and by action, whenever the page was read', () => {
      const misnamed = measureRows('2021-02', ['2021-02-03', 'a:ListThing']);
      expect(misnamed).toEqual({
        never: ['v1'],
        misnamed: ['v2'],
        afterReading: ['v4', 'v3'],
        part: [],
        silences: ['v1, Allow a:GetThing, Allow a:Zero'],
        misnamedActions: ['v2, Allow a:ListThings'],
        actionsAfterReading: [
          'v4, Allow a:Five',
          // The wrong name is of the action allowed, not of the one denied.
          'v3, Allow a:Three, Allow a:Four, Deny a:ListThings',
          'v2, Allow a:Two',
        ],
      });
    });

    test('a change that another row names rightly is announced in part', () => {
      const part = measureRows('2022-01', ['2021-02-03', 'a:ListThing'], ['2021-02-03', 'a:Two']);
      expect(part).toMatchObject({
        never: ['v4', 'v3', 'v1'],
        misnamed: [],
        part: ['v2'],
        misnamedActions: ['v2, Allow a:ListThings'],
      });
      expect(part.silences.map((silent) => silent.slice(0, 2))).toEqual(['v4', 'v3', 'v1']);
    });
  });

  const days = ['2021-03-02', '2021-03-01', '2021-02-28', '2021-01-01', '2020-12-31'];

  test.each<[string, Partial<DateRange> | undefined, string[]]>([
    ['all days', undefined, days],
    ['all days, too', {}, days],
    ['ends that are open', { from: undefined, to: undefined }, days],
    ['a first day', { from: '2021-01-01' }, days.slice(0, 4)],
    ['a last day', { to: '2021-03-01' }, days.slice(1)],
    ['both', { from: '2021-01-01', to: '2021-03-01' }, days.slice(1, 4)],
    ['one day', { from: '2021-03-01', to: '2021-03-01' }, ['2021-03-01']],
    ['no day of theirs', { from: '2021-03-03' }, []],
  ])('counts rows and changes over %s', (_, period, counted) => {
    const rows = days.map((day) => makeRow(day, 1));
    const changes = days.map((day) => makeChange(day, day, 'never', 'a:One'));
    const figures = measure(rows, changes, period);
    expect([figures.rows, figures.changes, figures.never]).toEqual([counted, counted, counted]);
    expect(figures.lags).toEqual(counted.map((day) => `${day} 1`));
    expect(figures.silences).toEqual(counted.map((day) => `${day}, Allow a:One`));
  });

  test.each([
    ['first', '2021-03-01T00:00:00Z'],
    ['last', '2021-03-01T23:59:59Z'],
  ])('counts a change of the %s second of a day to that day, UTC', (_, createDate) => {
    const change = makeChange('v1', '2021-03-01', 'full');
    change.change.version.createDate = createDate;
    const period = { from: '2021-03-01', to: '2021-03-01' };
    expect(measure([], [change], period).changes).toEqual(['v1']);
  });
});

describe('on record', async () => {
  const { policies, announcements, site } = loadRecord('data');
  const readUntil = findPageLastRead(site);
  const catalog = await loadCatalog(
    announcements.flatMap((row) => listNamedActions(row).map(({ action }) => action)),
  );
  const reconciliation = reconcile(policies, announcements, { readUntil, catalog });

  test('over the tracked window', () => {
    const dates = site.tracking?.dates ?? [];
    const { rows, ...figures } = show(
      computeStatistics(reconciliation, { from: dates[0], to: dates.at(-1) }),
    );
    expect(rows).toHaveLength(10);
    expect(figures).toEqual({
      general: ['2021-06-15'],
      unmatched: [],
      lags: [...figures.early, ...figures.onTheDay, ...figures.late],
      early: [
        '2023-01-26-AmazonConnect_FullAccess -40',
        '2021-06-15-AmazonConnect_FullAccess -16',
        '2021-11-12-AmazonConnect_FullAccess -11',
      ],
      onTheDay: ['2023-03-07-CustomerProfilesServiceLinkedRolePolicy 0'],
      late: [
        '2021-11-12-AmazonConnectServiceLinkedRolePolicy 1',
        '2021-09-27-AmazonConnectVoiceIDFullAccess 1',
        '2021-09-27-AmazonConnectCampaignsServiceLinkedRolePolicy 4',
        '2021-06-15-AmazonConnectServiceLinkedRolePolicy 62',
        '2022-02-22-AmazonConnectServiceLinkedRolePolicy 75',
      ],
      median: 1,
      changes: ['v1', 'v4', 'v8', 'v7', 'v6', 'v3', 'v5', 'v1', 'v1', 'v2'],
      never: ['v8', 'v7'],
      part: [],
      silences: [
        'v8, Allow profile:ListProfileObjectTypes, Allow profile:GetProfileObjectType, Allow profile:ListProfileObjectTypeTemplates, Allow profile:GetProfileObjectTypeTemplate',
        'v7, Allow profile:ListProfileObjects',
      ],
    });
  });

  test('over all days', () => {
    const figures = computeStatistics(reconciliation);
    const count = (list: readonly unknown[]) => list.length;
    expect({
      rows: count(figures.announcements),
      general: figures.withoutPolicy.map(showRow),
      unmatched: figures.unmatched.map(showRow),
      early: count(figures.early),
      onTheDay: count(figures.onTheDay),
      late: count(figures.late),
      earliest: showTimed(figures.early[0] as Lag),
      latest: showTimed(figures.late.at(-1) as Lag),
      median: figures.median,
      changes: count(figures.changes),
      never: figures.never.map(showChange),
      misnamed: figures.misnamed.map(showChange),
      afterReading: figures.afterLastRead.map(showChange),
      part: figures.part.map(showChange),
      silences: figures.neverAnnouncedActions.map(({ change }) => showChange(change)),
      misnamedActions: figures.misnamedActions.map(showSilence),
      actionsAfterReading: figures.actionsAfterLastRead.map(showSilence),
    }).toEqual({
      rows: 43,
      general: ['2021-06-15'],
      unmatched: ['2023-11-17-AmazonConnectServiceLinkedRolePolicy'],
      early: 14,
      onTheDay: 10,
      late: 18,
      earliest: '2024-11-18-AmazonConnectCampaignsServiceLinkedRolePolicy -577',
      latest: '2022-02-22-AmazonConnectServiceLinkedRolePolicy 75',
      median: 0,
      changes: 48,
      never: ['v3', 'v30', 'v8', 'v7'],
      misnamed: ['v14'],
      afterReading: ['v4'],
      part: ['v55', 'v9'],
      silences: ['v3', 'v30', 'v9', 'v8', 'v7'],
      misnamedActions: [
        'v14, Allow sms-voice:SendTextMessage, Allow sms-voice:DescribePhoneNumbers',
        'v9, Allow wisdom:ListKnowledgeBases',
      ],
      actionsAfterReading: [
        'v55, Allow kms:ListRetirableGrants',
        'v4, Allow connect:SendOutboundWebNotification, Allow connect:SendOutboundChatMessage, Allow social-messaging:SendWhatsAppMessage, Allow social-messaging:GetWhatsAppMessageTemplate, Allow sms-voice:SendTextMessage',
      ],
    });
  });

  test('the lags are those that the timeline joins', () => {
    const layout = layOutTimeline(
      reconciliation,
      policies.map(({ policyName }) => policyName),
      { from: '2017-01-01', to: '2026-12-31' },
    );
    const joined = layout.policies.flatMap(({ connectors }) =>
      connectors.map(({ id, lagDays }) => `${id} ${lagDays}`),
    );
    const { lags } = computeStatistics(reconciliation);
    expect(joined.sort()).toEqual(lags.map(showTimed).sort());
  });
});
