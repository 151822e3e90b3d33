import { describe, expect, test } from 'vitest';
import { loadRecord } from '../record/load';
import type { Announcement, Policy } from '../record/types';
import { allow, buildPolicy, buildRow, deny, type VersionMade } from '../testing/builders';
import { type ReconciledAnnouncement, type ReconciledChange, reconcile } from './reconcile';

/** A policy whose versions are made at noon where only the day is given. */
const makePolicy = (policyName: string, ...versions: VersionMade[]) =>
  buildPolicy(
    policyName,
    versions.map(([versionId, day, ...statements]) => [
      versionId,
      day.includes('T') ? day : `${day}T12:00:00Z`,
      ...statements,
    ]),
  );

const tracking = buildRow('2021-01-01', null, { kind: 'tracking-started' });

const sign = (lagDays: number) => (lagDays > 0 ? `+${lagDays}` : String(lagDays).replace('-', '−'));

/** A row as people read it: how it was matched, each version with lag and what it brought. */
function showRow({ matchedBy, matches, neverServed }: ReconciledAnnouncement): string {
  const found = matches.map(({ change, lagDays, actions }) =>
    [`${change.version.versionId} ${sign(lagDays)}`, ...actions].join(' '),
  );
  const never = neverServed.length > 0 ? `; never ${neverServed.join(' ')}` : '';
  return `${[matchedBy, ...found].join(', ')}${never}`;
}

/** A change as people read it: its version, its state, what is left unannounced. */
function showChange({ change, state, unannounced }: ReconciledChange): string {
  const left = unannounced.map(({ effect, action }) => `${effect} ${action}`);
  return [`${change.version.versionId} ${state}`, ...left].join(', ');
}

const readRows = (policies: Policy[], ...rows: Announcement[]) =>
  reconcile(policies, rows).announcements.map(showRow);
const readChanges = (policies: Policy[], ...rows: Announcement[]) =>
  reconcile(policies, rows).changes.map(showChange);

describe('a row that names actions', () => {
  const policy = makePolicy(
    'P',
    ['v1', '2021-01-01', allow('a:Old')],
    ['v2', '2021-02-01', allow(['a:Old', 'a:One', 'a:Two'])],
    ['v3', '2021-03-01', allow(['a:Old', 'a:One', 'a:Two', 'a:Three'])],
  );

  test.each<[string, string, Partial<Announcement>, string]>([
    [
      'is matched to the change that brought them',
      '2021-02-11',
      { actionsNamed: ['a:One', 'a:Two'] },
      'grants, v2 +10 a:One a:Two',
    ],
    ['may be early', '2021-01-22', { actionsNamed: ['a:One'] }, 'grants, v2 −10 a:One'],
    ['may be on the day', '2021-02-01', { actionsNamed: ['a:One'] }, 'grants, v2 0 a:One'],
    [
      'may be years late, since the name is exact',
      '2025-02-01',
      { actionsNamed: ['a:One'] },
      'grants, v2 +1461 a:One',
    ],
    [
      'may speak of two changes: most actions first',
      '2021-03-01',
      { actionsNamed: ['a:Three', 'a:One', 'a:Two'] },
      'grants, v2 +28 a:One a:Two, v3 0 a:Three',
    ],
    [
      'of as many actions of each: nearest first',
      '2021-02-26',
      { actionsNamed: ['a:One', 'a:Three'] },
      'grants, v3 −3 a:Three, v2 +25 a:One',
    ],
    [
      'ignores letter case and prints names as AWS did',
      '2021-02-01',
      { actionsNamed: ['A:one'] },
      'grants, v2 0 A:one',
    ],
    [
      'may name what IAM never served, beside what it did',
      '2021-02-01',
      { actionsNamed: ['a:One', 'a:Misprint'] },
      'grants, v2 0 a:One; never a:Misprint',
    ],
    [
      'may name nothing that was ever served, and is then not matched by nearness',
      '2021-02-01',
      { actionsNamed: ['a:Misprint', 'a:Other'] },
      'none; never a:Misprint a:Other',
    ],
    [
      'that were allowed is not one that they were denied',
      '2021-02-01',
      { deniesNamed: ['a:One'] },
      'none; never a:One',
    ],
  ])('%s', (_, date, more, shown) => {
    expect(readRows([policy], buildRow(date, 'P', more))).toEqual([shown]);
  });

  test('is matched to denies by what it says was denied', () => {
    const denying = makePolicy(
      'P',
      ['v1', '2021-01-01', allow('a:*')],
      ['v2', '2021-02-01', allow('a:*'), deny('a:One')],
      ['v3', '2021-03-01', allow(['a:*', 'b:Two']), deny('a:One')],
    );
    const row = buildRow('2021-02-03', 'P', { actionsNamed: ['b:Two'], deniesNamed: ['a:One'] });
    expect(readRows([denying], row)).toEqual(['grants, v2 +2 a:One, v3 −26 b:Two']);
    const wrong = buildRow('2021-02-03', 'P', { actionsNamed: ['a:One'] });
    expect(readRows([denying], wrong)).toEqual(['grants, v1 +33 a:One']);
  });

  test('is matched to the nearest of the changes that brought the same action', () => {
    const again = makePolicy(
      'P',
      ['v1', '2021-01-01', allow('a:One', 'x')],
      ['v2', '2021-02-01', allow('b:Two')],
      ['v3', '2021-03-01', allow('a:One', 'y')],
    );
    const show = (date: string) =>
      readRows([again], buildRow(date, 'P', { actionsNamed: ['a:One'] }));
    expect(show('2021-01-29')).toEqual(['grants, v1 +28 a:One']);
    expect(show('2021-02-01')).toEqual(['grants, v3 −28 a:One']);
    expect(show('2020-12-01')).toEqual(['grants, v1 −31 a:One']);
  });

  test('is never matched across policies', () => {
    const other = makePolicy('Q', ['v1', '2021-02-01', allow('b:Two')]);
    const row = buildRow('2021-02-01', 'Q', { actionsNamed: ['a:One'] });
    expect(readRows([policy, other], row)).toEqual(['none; never a:One']);
    expect(readRows([policy], row)).toEqual(['none; never a:One']);
  });

  test('tells what its actions were granted on', () => {
    const twice = makePolicy('P', [
      'v1',
      '2021-01-01',
      allow(['a:One', 'a:Two'], 'x'),
      allow('a:One', 'y'),
    ]);
    const row = buildRow('2021-01-01', 'P', { actionsNamed: ['a:One'] });
    const [match] = reconcile([twice], [row]).announcements[0]?.matches ?? [];
    expect(match?.grants.map(({ action, resource }) => `${action} on ${resource}`)).toEqual([
      'a:One on x',
      'a:One on y',
    ]);
  });
});

describe('a wildcard', () => {
  const row = (date: string) => buildRow(date, 'P', { actionsNamed: ['a:ListOnes'] });
  const wild = makePolicy('P', ['v1', '2021-01-01', allow('a:List*')]);

  test.each([
    ['2021-05-01', 'grants, v1 +120 a:ListOnes'],
    ['2020-09-03', 'grants, v1 −120 a:ListOnes'],
  ])('stands for a named action up to 120 days away: %s', (date, shown) => {
    expect(readRows([wild], row(date))).toEqual([shown]);
  });

  test.each(['2021-05-02', '2020-09-02'])('stands for nothing 121 days away: %s', (date) => {
    expect(reconcile([wild], [row(date)]).announcements[0]?.matches).toEqual([]);
  });

  test('far away leaves the match to the exact name, farther still', () => {
    const both = makePolicy(
      'P',
      ['v1', '2021-01-01', allow('a:ListOnes')],
      ['v2', '2021-02-01', allow(['a:ListOnes', 'a:List*'])],
    );
    expect(readRows([both], row('2021-07-01'))).toEqual(['grants, v1 +181 a:ListOnes']);
    expect(readRows([both], row('2021-05-01'))).toEqual(['grants, v2 +89 a:ListOnes']);
  });

  test('is covered by the one action that the row names of it', () => {
    expect(readChanges([wild], row('2021-01-01'))).toEqual(['v1 full']);
  });

  test('that is left out (NotAction) speaks of no action', () => {
    const statement = { Effect: 'Allow', NotAction: 'a:ListOnes', Resource: '*' };
    const negated = makePolicy('P', ['v1', '2021-01-01', statement]);
    expect(readRows([negated], row('2021-01-01'))).toEqual(['none; never a:ListOnes']);
  });
});

describe('a row that names no action', () => {
  const policy = makePolicy(
    'P',
    ['v1', '2021-01-01', allow('a:One')],
    ['v2', '2021-06-01', allow(['a:One', 'a:Two'])],
    ['v3', '2021-06-11', allow(['a:Two', 'a:One'])],
    ['v4', '2021-06-12', allow(['a:Two', 'a:One'])],
    ['v5', '2021-12-01', allow('a:One')],
  );

  test.each<[string, string, Announcement['kind'], string]>([
    ['policy-added is v1, however far away', '2025-01-01', 'policy-added', 'kind, v1 +1461'],
    [
      'policy-added is v1, even beside another change',
      '2021-06-01',
      'policy-added',
      'kind, v1 +151',
    ],
    ['is the nearest change of permissions', '2021-06-02', 'update', 'kind, v2 +1'],
    ['passes over what changed no permission', '2021-06-12', 'update', 'kind, v2 +11'],
    ['is no first version', '2021-01-01', 'update', 'none'],
    ['reaches 60 days on', '2021-07-31', 'update', 'kind, v2 +60'],
    ['reaches 60 days back', '2021-04-02', 'update', 'kind, v2 −60'],
    ['reaches no 61 days on', '2021-08-01', 'update', 'none'],
    ['reaches no 61 days back', '2021-04-01', 'update', 'none'],
    ['of actions added reaches as far', '2021-07-31', 'actions-added', 'kind, v2 +60'],
    ['of an action renamed reaches no farther', '2021-08-01', 'action-renamed', 'none'],
    ['is matched to what was taken away, too', '2021-12-02', 'update', 'kind, v5 +1'],
  ])('%s', (_, date, kind, shown) => {
    expect(readRows([policy], buildRow(date, 'P', { kind }))).toEqual([shown]);
  });

  test('policy-added finds no v1 that is not on record', () => {
    const late = makePolicy('P', ['v2', '2021-01-01', allow('a:One')]);
    expect(readRows([late], buildRow('2021-01-01', 'P', { kind: 'policy-added' }))).toEqual([
      'none',
    ]);
  });

  test('policy-added that names actions is matched by them', () => {
    const row = buildRow('2021-01-01', 'P', { kind: 'policy-added', actionsNamed: ['a:Two'] });
    expect(readRows([policy], row)).toEqual(['grants, v2 −151 a:Two']);
  });

  test('and no policy is matched to nothing', () => {
    expect(readRows([policy], tracking)).toEqual(['none']);
  });
});

describe('the lag', () => {
  test.each([
    ['2021-03-01T00:00:00Z', '+1'],
    ['2021-03-01T23:59:59Z', '+1'],
    ['2021-03-02T00:00:00Z', '0'],
    ['2021-03-02T23:59:59Z', '0'],
    ['2021-03-03T00:00:00Z', '−1'],
  ])('counts UTC days: made at %s, announced 2021-03-02: %s', (createDate, lag) => {
    const policy = makePolicy('P', ['v1', createDate, allow('a:One')]);
    const row = buildRow('2021-03-02', 'P', { actionsNamed: ['a:One'] });
    expect(readRows([policy], row)).toEqual([`grants, v1 ${lag} a:One`]);
  });
});

describe('the state of a change', () => {
  const policy = makePolicy(
    'P',
    ['v1', '2021-01-01', allow('a:One')],
    ['v2', '2021-02-01', allow(['a:One', 'a:Two', 'a:Three'])],
    ['v3', '2021-03-01', allow(['a:Two', 'a:One', 'a:Three'])],
    ['v4', '2021-04-01', allow(['a:Two', 'a:One', 'a:Three'])],
    ['v5', '2021-05-01', allow(['a:One', 'a:Two'])],
    ['v6', '2021-06-01', allow(['a:One', 'a:Two']), deny('a:Four')],
  );
  const since = (date: string) => buildRow(date, null, { kind: 'tracking-started' });

  test('without a row: silence counts from the day on which AWS began to track', () => {
    expect(readChanges([policy], since('2021-02-01'))).toEqual([
      'v6 never, Deny a:Four',
      'v5 never',
      'v4 nothing-to-announce',
      'v3 nothing-to-announce',
      'v2 never, Allow a:Two, Allow a:Three',
      'v1 before-tracking, Allow a:One',
    ]);
  });

  test('without a row, made on the day before tracking began', () => {
    expect(readChanges([policy], since('2021-02-02')).slice(4)).toEqual([
      'v2 before-tracking, Allow a:Two, Allow a:Three',
      'v1 before-tracking, Allow a:One',
    ]);
  });

  test('without a day on which tracking began nothing is silent', () => {
    expect(readChanges([policy]).map((line) => line.split(',')[0])).toEqual([
      'v6 before-tracking',
      'v5 before-tracking',
      'v4 before-tracking',
      'v3 before-tracking',
      'v2 before-tracking',
      'v1 before-tracking',
    ]);
  });

  test.each<[string, Announcement[], string]>([
    [
      'full where one row covers every grant added',
      [buildRow('2021-02-01', 'P', { actionsNamed: ['a:Two', 'a:Three'] })],
      'v2 full',
    ],
    [
      'full where two rows cover them together',
      [
        buildRow('2021-02-09', 'P', { actionsNamed: ['a:Three'] }),
        buildRow('2021-02-01', 'P', { actionsNamed: ['a:Two'] }),
      ],
      'v2 full',
    ],
    [
      'part where a grant is left',
      [buildRow('2021-02-01', 'P', { actionsNamed: ['a:Three'] })],
      'v2 part, Allow a:Two',
    ],
    [
      'full where a row matched by kind speaks of all of it',
      [buildRow('2021-02-01', 'P', { kind: 'update' })],
      'v2 full',
    ],
    [
      'full though it is older than tracking, once a row speaks of it',
      [
        buildRow('2021-12-01', null, { kind: 'tracking-started' }),
        buildRow('2021-12-01', 'P', { actionsNamed: ['a:Two', 'a:Three'] }),
      ],
      'v2 full',
    ],
  ])('%s', (_, rows, shown) => {
    expect(readChanges([policy], ...rows)[4]).toBe(shown);
  });

  test('full where a row speaks of what was only taken away', () => {
    const row = buildRow('2021-05-01', 'P', { kind: 'update' });
    expect(readChanges([policy], tracking, row)[1]).toBe('v5 full');
  });

  test('a deny is covered by a row that names it denied', () => {
    const row = buildRow('2021-06-01', 'P', { deniesNamed: ['a:Four'] });
    expect(readChanges([policy], tracking, row)[0]).toBe('v6 full');
  });

  test('names the rows that speak of it, in AWS’s order', () => {
    const rows = [
      buildRow('2021-02-09', 'P', { actionsNamed: ['a:Three'] }),
      buildRow('2021-02-01', 'P', { actionsNamed: ['a:Two'] }),
    ];
    const { announcements, changes } = reconcile([policy], rows);
    expect(announcements.map(({ announcement }) => announcement)).toEqual(rows);
    expect(changes[4]?.mentions.map(({ row }) => row)).toEqual(announcements);
    expect(changes[0]?.mentions).toEqual([]);
  });
});

test('nothing on record and nothing announced', () => {
  expect(reconcile([], [])).toEqual({ announcements: [], changes: [] });
});

describe('on record', () => {
  const record = loadRecord('data');
  const { announcements, changes } = reconcile(record.policies, record.announcements);
  const readRow = (id: string) => {
    const row = announcements.find(({ announcement }) => announcement.id === id);
    return row as ReconciledAnnouncement;
  };

  test.each([
    ['2021-06-15-AmazonConnectServiceLinkedRolePolicy', 'grants', 'v4 +62', ''],
    ['2021-06-15-AmazonConnect_FullAccess', 'grants', 'v2 −16', ''],
    ['2021-09-27-AmazonConnectVoiceIDFullAccess', 'kind', 'v1 +1', ''],
    ['2021-09-27-AmazonConnectCampaignsServiceLinkedRolePolicy', 'kind', 'v1 +4', ''],
    ['2021-11-12-AmazonConnectServiceLinkedRolePolicy', 'grants', 'v5 +1', ''],
    ['2021-11-12-AmazonConnect_FullAccess', 'grants', 'v3 −11', 'profile:GetObjectTypes'],
    ['2022-02-22-AmazonConnectServiceLinkedRolePolicy', 'grants', 'v6 +75', ''],
    ['2023-01-26-AmazonConnect_FullAccess', 'grants', 'v4 −40', ''],
    ['2023-03-07-CustomerProfilesServiceLinkedRolePolicy', 'kind', 'v1 0', ''],
    ['2023-09-29-AmazonConnectServiceLinkedRolePolicy', 'grants', 'v9 +2', 'wisdom:KnowledgeBases'],
    [
      '2023-11-17-AmazonConnectServiceLinkedRolePolicy',
      'none',
      '',
      'sms:DescribePhoneNumbers sms:SendTextMessage',
    ],
    ['2021-06-15', 'none', '', ''],
  ])('%s is matched by %s to %s; never served: %s', (id, matchedBy, shown, never) => {
    const row = readRow(id);
    const found = row.matches.map(
      ({ change, lagDays }) => `${change.version.versionId} ${sign(lagDays)}`,
    );
    expect([row.matchedBy, found.join(', '), row.neverServed.join(' ')]).toEqual([
      matchedBy,
      shown,
      never,
    ]);
  });

  test.each([
    ['AmazonConnectServiceLinkedRolePolicy', 'v3', 'before-tracking'],
    ['AmazonConnectServiceLinkedRolePolicy', 'v4', 'full'],
    ['AmazonConnectServiceLinkedRolePolicy', 'v7', 'never'],
    ['AmazonConnectServiceLinkedRolePolicy', 'v8', 'never'],
    ['AmazonConnectServiceLinkedRolePolicy', 'v9', 'part'],
    ['AmazonConnectServiceLinkedRolePolicy', 'v42', 'nothing-to-announce'],
    ['AmazonConnectServiceLinkedRolePolicy', 'v53', 'nothing-to-announce'],
    ['AmazonConnect_FullAccess', 'v1', 'before-tracking'],
    ['AmazonConnect_FullAccess', 'v3', 'full'],
    ['CustomerProfilesServiceLinkedRolePolicy', 'v1', 'full'],
  ])('%s %s: %s', (policyName, versionId, state) => {
    const found = changes.find(
      ({ change: { version } }) =>
        version.policyName === policyName && version.versionId === versionId,
    );
    expect(found?.state).toBe(state);
  });

  test('every row and every change is there once, rows in AWS’s order', () => {
    expect(announcements.map(({ announcement }) => announcement)).toEqual(record.announcements);
    const versions = record.policies.flatMap((policy) => policy.versions);
    expect(new Set(changes.map(({ change }) => change.version))).toEqual(new Set(versions));
    expect(changes).toHaveLength(versions.length);
  });

  test('no row is matched to a change of another policy', () => {
    const crossed = announcements.flatMap(({ announcement, matches }) =>
      matches.filter(({ change }) => change.policy.policyName !== announcement.policyName),
    );
    expect(crossed).toEqual([]);
  });
});
