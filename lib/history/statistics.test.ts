import { describe, expect, test } from 'vitest';
import { allow, buildAnnouncement, buildPolicy, deny, v } from '../../testing/builders';
import { loadCheckedRecord } from '../../testing/checked-record';
import { loadCatalog } from '../iam/catalog/load';
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

/** An announcement by its date, with the lags of its matches, best first. */
const makeAnnouncement = (date: string, ...lags: number[]) =>
  ({
    announcement: { id: date, date, policyName: 'P' },
    matches: lags.map((lagDays) => ({ lagDays, isRepeat: false })),
  }) as ReconciledAnnouncement;

/** A change by its version, its state and the actions that are not announced. */
const makeChange = (versionId: string, day: string, state: AnnouncedState, ...actions: string[]) =>
  ({
    change: { version: { versionId, createDate: `${day}T12:00:00Z` } },
    state,
    unannounced: actions.map((action) => ({ effect: 'Allow', action, actionNegated: false })),
    misnamings: [] as ReconciledChange['misnamings'],
  }) as ReconciledChange;

const showAnnouncement = ({ announcement: { id } }: ReconciledAnnouncement) => id;
const showLag = ({ announcement, lagDays }: Lag) => `${showAnnouncement(announcement)} ${lagDays}`;
const showChange = ({ change: { version } }: ReconciledChange) => version.versionId;
const showName = ({ effect, action }: NamedAction) => `${effect} ${action}`;
const showActions = ({ change, actions }: UnannouncedActions) =>
  [showChange(change), ...actions.map(showName)].join(', ');

const show = (statistics: Statistics) => ({
  announcements: statistics.announcements.map(showAnnouncement),
  withoutPolicy: statistics.withoutPolicy.map(showAnnouncement),
  unmatched: statistics.unmatched.map(showAnnouncement),
  lags: statistics.lags.map(showLag),
  early: statistics.early.map(showLag),
  onTheDay: statistics.onTheDay.map(showLag),
  late: statistics.late.map(showLag),
  median: statistics.median,
  changes: statistics.changes.map(showChange),
  never: statistics.never.map(showChange),
  misnamed: statistics.misnamed.map(showChange),
  afterLastRead: statistics.afterLastRead.map(showChange),
  part: statistics.part.map(showChange),
  neverAnnouncedActions: statistics.neverAnnouncedActions.map(showActions),
  misnamedActions: statistics.misnamedActions.map(showActions),
  actionsAfterLastRead: statistics.actionsAfterLastRead.map(showActions),
});

const compute = (
  announcements: ReconciledAnnouncement[],
  changes: ReconciledChange[],
  range?: Partial<DateRange>,
) => show(computeStatistics({ announcements, changes }, range));

describe('the lags of an announcement', () => {
  const policy = buildPolicy('P', [
    v(1, allow('a:One')),
    v(2, allow(['a:One', 'a:Two'])),
    v(3, allow(['a:One', 'a:Two', 'a:Three', 'a:Four'])),
    ['v4', '2021-06-01T00:00:00Z', allow(['a:One', 'a:Two', 'a:Three', 'a:Four', 'a:Five'])],
  ]);
  const ofThree: [string, ...string[]] = ['2021-03-02', 'a:Three', 'a:Four', 'a:Two'];

  test.each<[string, [day: string, ...names: string[]][], string[]]>([
    [
      'are one for each version, best match first',
      [['2021-03-02', 'a:Three', 'a:Four', 'a:Two', 'a:Five']],
      ['v3 1, v2 29, v4 -91'],
    ],
    [
      'are none for a version that an earlier announcement, closer to it, has',
      [ofThree, ['2021-02-01', 'a:two']],
      ['v3 1', 'v2 0'],
    ],
    [
      'include the first announcement, although the other is closer',
      [
        ['2021-02-01', 'a:Two'],
        ['2021-01-02', 'a:One', 'a:Three', 'a:Four', 'a:Two'],
      ],
      ['v2 0', 'v3 -58, v1 1, v2 -30'],
    ],
    [
      'include both where the other is as far away',
      [ofThree, ['2021-01-03', 'a:Two']],
      ['v3 1, v2 29', 'v2 -29'],
    ],
    [
      'include both where the other names another action',
      [ofThree, ['2021-02-01', 'a:One']],
      ['v3 1, v2 29', 'v1 31'],
    ],
    [
      'include the best match, repeated or not',
      [
        ['2021-03-02', 'a:Two'],
        ['2021-02-01', 'a:Two'],
      ],
      ['v2 29', 'v2 0'],
    ],
    ['are none without a version', [['2021-03-02', 'a:Other']], ['']],
  ])('%s', (_, given, shown) => {
    const { announcements } = reconcile(
      [policy],
      given.map(([day, ...names]) => buildAnnouncement(day, 'P', { actionsNamed: names })),
    );
    const lags = announcements.map((each) =>
      listLags(each).map(({ match, lagDays }) => `${match.change.version.versionId} ${lagDays}`),
    );
    expect(lags.map((each) => each.join(', '))).toEqual(shown);
  });
});

test('an announcement of several lags counts once', () => {
  const announcements = [makeAnnouncement('2021-02-01', 2, 5), makeAnnouncement('2021-01-01', 1)];
  expect(countAnnouncements(announcements.flatMap(listLags))).toBe(2);
});

test('an unannounced action is listed once, whatever its letter case and resources', () => {
  const policy = buildPolicy('P', [
    [
      'v1',
      '2021-01-01T00:00:00Z',
      allow(['b:Two', 'a:One'], ['x', 'y']),
      deny(['A:one', 'a:One']),
      allow('A:one', 'z'),
      { Effect: 'Deny', NotAction: ['c:*', 'b:*'], Resource: '*' },
    ],
  ]);
  const { changes } = reconcile([policy], [buildAnnouncement('2021-01-01', null)]);
  expect(changes.flatMap(listUnannouncedActions).map(showName)).toEqual([
    'Allow b:Two',
    'Allow a:One',
    'Deny A:one',
    'Deny everything but b:*, c:*',
  ]);
  expect(listUnannouncedActions(makeChange('v1', '2021-01-01', 'full'))).toEqual([]);
});

test.each<[AnnouncedState, boolean]>([
  ['full', true],
  ['part', true],
  ['misnamed', true],
  ['after-reading', true],
  ['never', true],
  ['nothing-to-announce', false],
  ['before-tracking', false],
  ['no-changelog', false],
])('whether AWS had to announce a change in state %s: %s', (state, expected) => {
  expect(requiresAnnouncement(state)).toBe(expected);
});

test('the lags of announcements: smallest first, equal ones in AWS’s order', () => {
  const general = makeAnnouncement('2020-12-31');
  general.announcement.policyName = null;
  const announcements = [
    makeAnnouncement('2021-12-31', 1),
    makeAnnouncement('2021-06-01', -40),
    makeAnnouncement('2021-05-01'),
    makeAnnouncement('2021-04-01', 75, -900),
    makeAnnouncement('2021-03-01', 1),
    makeAnnouncement('2021-02-01', 0, 12),
    makeAnnouncement('2021-01-01', -41, 3),
    general,
  ];
  const given = announcements.map(showAnnouncement);
  const statistics = compute(announcements, []);
  const early = ['2021-04-01 -900', '2021-01-01 -41', '2021-06-01 -40'];
  const onTheDay = ['2021-02-01 0'];
  const late = ['2021-12-31 1', '2021-03-01 1', '2021-01-01 3', '2021-02-01 12', '2021-04-01 75'];
  expect(statistics).toMatchObject({
    announcements: given,
    withoutPolicy: ['2020-12-31'],
    unmatched: ['2021-05-01'],
    lags: [...early, ...onTheDay, ...late],
    early,
    onTheDay,
    late,
    median: 1,
    changes: [],
  });
  expect(announcements.map(showAnnouncement)).toEqual(given);
});

test.each<[number[], number | undefined]>([
  [[], undefined],
  [[7], 7],
  [[7, 2], 4.5],
  [[-40, 7, 2], 2],
  [[1, 100, -3, 2], 1.5],
  [[10, 9, -10, -9, 2, 4], 3],
  [[0, 0, 0, -1], 0],
])('the median lag of %j is %d', (lags, median) => {
  const announcements = lags.map((lag) => makeAnnouncement('2021-01-01', lag));
  expect(compute(announcements, []).median).toBe(median);
});

test('changes are those that AWS had to announce, newest first, each action once', () => {
  const changes = [
    makeChange('v7', '2021-07-01', 'never', 'a:Four'),
    makeChange('v6', '2021-06-01', 'never'),
    makeChange('v5', '2021-05-01', 'full'),
    makeChange('v4', '2021-04-01', 'part', 'a:Two', 'a:One', 'a:Two'),
    makeChange('v3', '2021-03-01', 'nothing-to-announce'),
    makeChange('v2', '2021-02-01', 'never', 'a:One'),
    makeChange('v1', '2021-01-01', 'before-tracking'),
  ];
  expect(compute([], changes)).toMatchObject({
    announcements: [],
    lags: [],
    median: undefined,
    changes: ['v7', 'v6', 'v5', 'v4', 'v2'],
    never: ['v7', 'v6', 'v2'],
    part: ['v4'],
    neverAnnouncedActions: ['v7, Allow a:Four', 'v4, Allow a:Two, Allow a:One', 'v2, Allow a:One'],
  });
  // An action of two changes counts twice.
  expect(countNeverAnnouncedActions(computeStatistics({ announcements: [], changes }))).toBe(4);
});

describe('unannounced changes and actions', () => {
  const policy = buildPolicy('P', [
    v(1, allow(['a:GetThing', 'a:Zero'])),
    v(2, allow(['a:GetThing', 'a:Zero', 'a:ListThings', 'a:Two'])),
    ['v3', '2021-04-01T00:00:00Z', allow(['a:Zero', 'a:Three', 'a:Four']), deny('a:ListThings')],
    ['v4', '2021-05-01T00:00:00Z', allow('a:Five')],
  ]);
  const computeOf = (readUntil: string, ...names: string[]) => {
    const announcements = [
      ...names.map((name) => buildAnnouncement('2021-02-03', 'P', { actionsNamed: [name] })),
      buildAnnouncement('2021-01-01', null),
    ];
    return show(computeStatistics(reconcile([policy], announcements, { readUntil })));
  };
  const readVersions = (shown: string[]) => shown.map((text) => text.slice(0, 2));

  test.each([
    ['2021-04', ['v2', 'v1'], ['v4', 'v3']],
    ['2021-04-01', ['v2', 'v1'], ['v4', 'v3']],
    ['2021-04-02', ['v3', 'v2', 'v1'], ['v4']],
    ['2022-01', ['v4', 'v3', 'v2', 'v1'], []],
  ])('are never announced only before the page was read, %s', (readUntil, never, afterLastRead) => {
    const found = computeOf(readUntil);
    expect(found).toMatchObject({ never, afterLastRead });
    expect(readVersions(found.neverAnnouncedActions)).toEqual(never);
    expect(readVersions(found.actionsAfterLastRead)).toEqual(afterLastRead);
  });

  test('are misnamed whenever the page was read, by change and by action', () => {
    expect(computeOf('2021-02', 'a:ListThing')).toMatchObject({
      never: ['v1'],
      misnamed: ['v2'],
      afterLastRead: ['v4', 'v3'],
      part: [],
      neverAnnouncedActions: ['v1, Allow a:GetThing, Allow a:Zero'],
      misnamedActions: ['v2, Allow a:ListThings'],
      actionsAfterLastRead: [
        'v4, Allow a:Five',
        // The wrong name is that of the allowed action, not of the denied one.
        'v3, Allow a:Three, Allow a:Four, Deny a:ListThings',
        'v2, Allow a:Two',
      ],
    });
  });

  test('are part of an announced change where another announcement has the right name', () => {
    const found = computeOf('2022-01', 'a:ListThing', 'a:Two');
    expect(found).toMatchObject({
      never: ['v4', 'v3', 'v1'],
      misnamed: [],
      part: ['v2'],
      misnamedActions: ['v2, Allow a:ListThings'],
    });
    expect(readVersions(found.neverAnnouncedActions)).toEqual(['v4', 'v3', 'v1']);
  });
});

describe('within a range', () => {
  const days = ['2021-03-02', '2021-03-01', '2021-02-28', '2021-01-01', '2020-12-31'];

  test.each<[string, Partial<DateRange> | undefined, string[]]>([
    ['of all days', undefined, days],
    ['with open ends', { from: undefined, to: undefined }, days],
    ['with a first day', { from: '2021-01-01' }, days.slice(0, 4)],
    ['with a last day', { to: '2021-03-01' }, days.slice(1)],
    ['with both', { from: '2021-01-01', to: '2021-03-01' }, days.slice(1, 4)],
    ['of one day', { from: '2021-03-01', to: '2021-03-01' }, ['2021-03-01']],
    ['without any of the days', { from: '2021-03-03' }, []],
  ])('%s', (_, range, counted) => {
    const announcements = days.map((day) => makeAnnouncement(day, 1));
    const changes = days.map((day) => makeChange(day, day, 'never', 'a:One'));
    expect(compute(announcements, changes, range)).toMatchObject({
      announcements: counted,
      changes: counted,
      never: counted,
      lags: counted.map((day) => `${day} 1`),
      neverAnnouncedActions: counted.map((day) => `${day}, Allow a:One`),
    });
  });

  test.each(['2021-03-01T00:00:00Z', '2021-03-01T23:59:59Z'])('days are UTC: %s', (createDate) => {
    const change = makeChange('v1', '2021-03-01', 'full');
    change.change.version.createDate = createDate;
    const range = { from: '2021-03-01', to: '2021-03-01' };
    expect(compute([], [change], range).changes).toEqual(['v1']);
  });
});

describe('on record', async () => {
  const { policies, announcements, site } = loadCheckedRecord();
  const readUntil = findPageLastRead(site);
  const catalog = await loadCatalog(
    announcements.flatMap(listNamedActions).map(({ action }) => action),
  );
  const reconciliation = reconcile(policies, announcements, { readUntil, catalog });

  test('over the tracked dates', () => {
    const dates = site.tracking?.dates ?? [];
    const statistics = show(
      computeStatistics(reconciliation, { from: dates[0], to: dates.at(-1) }),
    );
    expect(statistics.announcements).toHaveLength(10);
    expect(statistics).toMatchObject({
      withoutPolicy: ['2021-06-15'],
      unmatched: [],
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
      neverAnnouncedActions: [
        'v8, Allow profile:ListProfileObjectTypes, Allow profile:GetProfileObjectType, Allow profile:ListProfileObjectTypeTemplates, Allow profile:GetProfileObjectTypeTemplate',
        'v7, Allow profile:ListProfileObjects',
      ],
    });
  });

  test('over all days', () => {
    const statistics = show(computeStatistics(reconciliation));
    const { early, onTheDay, late } = statistics;
    expect(statistics.announcements).toHaveLength(43);
    expect(statistics.changes).toHaveLength(48);
    expect([early, onTheDay, late].map((lags) => lags.length)).toEqual([14, 10, 18]);
    expect([early[0], late.at(-1)]).toEqual([
      '2024-11-18-AmazonConnectCampaignsServiceLinkedRolePolicy -577',
      '2022-02-22-AmazonConnectServiceLinkedRolePolicy 75',
    ]);
    expect(statistics.neverAnnouncedActions.map((text) => text.split(',')[0])).toEqual([
      'v3',
      'v30',
      'v9',
      'v8',
      'v7',
    ]);
    expect(statistics).toMatchObject({
      withoutPolicy: ['2021-06-15'],
      unmatched: ['2023-11-17-AmazonConnectServiceLinkedRolePolicy'],
      median: 0,
      never: ['v3', 'v30', 'v8', 'v7'],
      misnamed: ['v14'],
      afterLastRead: ['v4'],
      part: ['v55', 'v9'],
      misnamedActions: [
        'v14, Allow sms-voice:SendTextMessage, Allow sms-voice:DescribePhoneNumbers',
        'v9, Allow wisdom:ListKnowledgeBases',
      ],
      actionsAfterLastRead: [
        'v55, Allow kms:ListRetirableGrants',
        'v4, Allow connect:SendOutboundWebNotification, Allow connect:SendOutboundChatMessage, Allow social-messaging:SendWhatsAppMessage, Allow social-messaging:GetWhatsAppMessageTemplate, Allow sms-voice:SendTextMessage',
      ],
    });
  });

  test('the lags are those of the timeline', () => {
    const layout = layOutTimeline(
      reconciliation,
      policies.map(({ policyName }) => policyName),
      { from: '2017-01-01', to: '2026-12-31' },
    );
    const connected = layout.policies.flatMap(({ connectors }) =>
      connectors.map(({ id, lagDays }) => `${id} ${lagDays}`),
    );
    const { lags } = computeStatistics(reconciliation);
    expect(connected.sort()).toEqual(lags.map(showLag).sort());
  });
});
