import { describe, expect, test } from 'vitest';
import {
  allow,
  buildAnnouncement,
  buildKnown,
  buildPolicy,
  deny,
  type VersionMade,
} from '../../testing/builders';
import { loadCatalog } from '../iam/catalog/load';
import { loadRecord } from '../record/load';
import type { Announcement, Policy } from '../record/types';
import { findPageLastRead } from './last-days';
import { listNamedActions, type NamedAction } from './match-announcements';
import { reconcile } from './reconcile';
import type { ReconciledAnnouncement, Suggestion } from './reconcile-announcement';
import type { ReconciledChange } from './reconcile-change';

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

const tracking = buildAnnouncement('2021-01-01', null, { kind: 'tracking-started' });

const sign = (lagDays: number) => (lagDays > 0 ? `+${lagDays}` : String(lagDays).replace('-', '−'));

/** A name as people read it: `a:One`, or `deny a:One`. */
const showName = ({ effect, action }: NamedAction) =>
  effect === 'Deny' ? `deny ${action}` : action;

const showSuggestion = ({ action, change, lagDays }: Suggestion) =>
  `perhaps ${action} of ${change.version.versionId} ${sign(lagDays)}`;

/**
 * A row as people read it: how it was matched, each version with its lag and what it brought,
 * each name that was never served, with what it may stand for, and each that a wildcard gives.
 */
function showRow({ matchedBy, matches, neverServed, servedByWildcard }: ReconciledAnnouncement) {
  const found = matches.map(({ change, lagDays, named }) =>
    [`${change.version.versionId} ${sign(lagDays)}`, ...named.map(showName)].join(' '),
  );
  return [
    [matchedBy, ...found].join(', '),
    ...neverServed.map(({ named, isKnown, suggestion }) =>
      [
        `never ${showName(named)}`,
        ...(isKnown ? ['which IAM has'] : []),
        ...(suggestion ? [showSuggestion(suggestion)] : []),
      ].join(', '),
    ),
    ...servedByWildcard.map(
      ({ named, change }) => `${showName(named)} through ${change.version.versionId}`,
    ),
  ].join('; ');
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

/** A row held against one policy, where IAM has these actions and no other. */
const readRow = (policy: Policy, row: Announcement, ...known: string[]) =>
  reconcile([policy], [row], {
    catalog: buildKnown((action) => known.includes(action)),
  }).announcements.map(showRow)[0];

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
      'none; never a:Misprint; never a:Other',
    ],
    [
      'that were allowed is not one that they were denied',
      '2021-02-01',
      { deniesNamed: ['a:One'] },
      'none; never deny a:One',
    ],
    [
      'as allowed and as denied is two names',
      '2021-02-01',
      { actionsNamed: ['a:One'], deniesNamed: ['a:One'] },
      'grants, v2 0 a:One; never deny a:One',
    ],
  ])('%s', (_, date, more, shown) => {
    expect(readRows([policy], buildAnnouncement(date, 'P', more))).toEqual([shown]);
  });

  test('is matched to denies by what it says was denied', () => {
    const denying = makePolicy(
      'P',
      ['v1', '2021-01-01', allow('a:*')],
      ['v2', '2021-02-01', allow('a:*'), deny('a:One')],
      ['v3', '2021-03-01', allow(['a:*', 'b:Two']), deny('a:One')],
    );
    const row = buildAnnouncement('2021-02-03', 'P', {
      actionsNamed: ['b:Two'],
      deniesNamed: ['a:One'],
    });
    expect(readRows([denying], row)).toEqual(['grants, v2 +2 deny a:One, v3 −26 b:Two']);
    const wrong = buildAnnouncement('2021-02-03', 'P', { actionsNamed: ['a:One'] });
    expect(readRows([denying], wrong)).toEqual(['grants, v1 +33 a:One']);
    const twice = { actionsNamed: ['a:One'], deniesNamed: ['a:One'] };
    expect(readRows([denying], buildAnnouncement('2021-02-03', 'P', twice))).toEqual([
      'grants, v2 +2 deny a:One, v1 +33 a:One',
    ]);
  });

  test('is matched to the nearest of the changes that brought the same action', () => {
    const again = makePolicy(
      'P',
      ['v1', '2021-01-01', allow('a:One', 'x')],
      ['v2', '2021-02-01', allow('b:Two')],
      ['v3', '2021-03-01', allow('a:One', 'y')],
    );
    const show = (date: string) =>
      readRows([again], buildAnnouncement(date, 'P', { actionsNamed: ['a:One'] }));
    expect(show('2021-01-29')).toEqual(['grants, v1 +28 a:One']);
    expect(show('2021-02-01')).toEqual(['grants, v3 −28 a:One']);
    expect(show('2020-12-01')).toEqual(['grants, v1 −31 a:One']);
  });

  test('is never matched across policies', () => {
    const other = makePolicy('Q', ['v1', '2021-02-01', allow('b:Two')]);
    const row = buildAnnouncement('2021-02-01', 'Q', { actionsNamed: ['a:One'] });
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
    const row = buildAnnouncement('2021-01-01', 'P', { actionsNamed: ['a:One'] });
    const [match] = reconcile([twice], [row]).announcements[0]?.matches ?? [];
    expect(match?.grants.map(({ action, resource }) => `${action} on ${resource}`)).toEqual([
      'a:One on x',
      'a:One on y',
    ]);
  });
});

describe('a wildcard', () => {
  const row = (date: string) => buildAnnouncement(date, 'P', { actionsNamed: ['a:ListOnes'] });
  const wild = makePolicy('P', ['v1', '2021-01-01', allow('a:List*')]);

  test.each([
    ['2021-05-01', 'grants, v1 +120 a:ListOnes'],
    ['2020-09-03', 'grants, v1 −120 a:ListOnes'],
  ])('stands for a named action up to 120 days away: %s', (date, shown) => {
    expect(readRows([wild], row(date))).toEqual([shown]);
  });

  test.each(['2021-05-02', '2020-09-02'])('stands for nothing 121 days away: %s', (date) => {
    expect(readRows([wild], row(date))).toEqual(['none; never a:ListOnes']);
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

describe('a name that was never served', () => {
  const policy = makePolicy(
    'P',
    ['v1', '2020-12-31', allow(['a:GetThing', 'a:ListThings'], 'x'), deny('a:DeleteThing')],
    ['v2', '2021-02-01', allow('a:GetThing')],
    ['v3', '2021-03-01', allow(['a:GetThing', 'a:ListThings', 'a-b:SendThing'])],
  );
  const name = (action: string, date = '2021-02-25') =>
    buildAnnouncement(date, 'P', { actionsNamed: [action] });

  test.each([
    [
      'is taken for what was served under a name as near, of the nearest change that brought it',
      name('a:ListThing'),
      'none; never a:ListThing, perhaps a:ListThings of v3 −4',
    ],
    [
      'on an earlier day of an earlier change',
      name('a:ListThing', '2021-01-10'),
      'none; never a:ListThing, perhaps a:ListThings of v1 +10',
    ],
    [
      'on a day between two changes of the newer',
      name('a:ListThing', '2021-01-30'),
      'none; never a:ListThing, perhaps a:ListThings of v3 −30',
    ],
    [
      'under another service whose name begins alike',
      name('a:SendThing'),
      'none; never a:SendThing, perhaps a-b:SendThing of v3 −4',
    ],
    ['may be like nothing that was served', name('a:PutOther'), 'none; never a:PutOther'],
    [
      'that it allowed is not taken for what was denied',
      name('a:DeleteThings'),
      'none; never a:DeleteThings',
    ],
    [
      'that it denied is taken for what was denied',
      buildAnnouncement('2020-12-31', 'P', { deniesNamed: ['a:DeleteThings'] }),
      'none; never deny a:DeleteThings, perhaps a:DeleteThing of v1 0',
    ],
    [
      'that it denied is not taken for what was allowed',
      buildAnnouncement('2020-12-31', 'P', { deniesNamed: ['a:ListThing'] }),
      'none; never deny a:ListThing',
    ],
    [
      'may stand beside the name that it is taken for',
      buildAnnouncement('2021-03-01', 'P', { actionsNamed: ['a:ListThing', 'a:ListThings'] }),
      'grants, v3 0 a:ListThings; never a:ListThing, perhaps a:ListThings of v3 0',
    ],
  ])('%s', (_, row, shown) => {
    expect(readRow(policy, row)).toBe(shown);
  });

  test('is no misprint where IAM has it, however near another name is', () => {
    expect(readRow(policy, name('a:ListThing'), 'a:ListThing')).toBe(
      'none; never a:ListThing, which IAM has',
    );
  });

  test('is not taken for what a statement leaves out (NotAction)', () => {
    const negated = makePolicy('P', [
      'v1',
      '2021-01-01',
      { Effect: 'Allow', NotAction: 'a:ListThings', Resource: '*' },
    ]);
    expect(readRow(negated, name('a:ListThing'))).toBe('none; never a:ListThing');
  });

  test('is not taken for what another policy served', () => {
    const other = makePolicy('Q', ['v1', '2021-01-01', allow('b:One')]);
    const row = buildAnnouncement('2021-01-01', 'Q', { actionsNamed: ['a:ListThing'] });
    expect(readRows([policy, other], row)).toEqual(['none; never a:ListThing']);
  });

  test('is taken for an action that was served in two spellings, as its change spells it', () => {
    const spelled = makePolicy(
      'P',
      ['v1', '2021-01-01', allow('A:ListThings', 'x')],
      ['v2', '2021-03-01', allow('a:ListThings', 'y')],
    );
    const show = (date: string) => readRow(spelled, name('a:ListThing', date));
    expect(show('2021-01-02')).toBe('none; never a:ListThing, perhaps A:ListThings of v1 +1');
    expect(show('2021-03-02')).toBe('none; never a:ListThing, perhaps a:ListThings of v2 +1');
  });

  test('belongs to the change that it seems to mean, which is announced under a wrong name', () => {
    const rows = [
      buildAnnouncement('2021-03-09', 'P', { actionsNamed: ['a:ListThing', 'a:PutOther'] }),
      buildAnnouncement('2021-03-01', 'P', { actionsNamed: ['a:SendThing', 'a:ListThing'] }),
      buildAnnouncement('2020-12-31', 'P', { actionsNamed: ['a:ListThing'] }),
      tracking,
    ];
    const { announcements, changes } = reconcile([policy], rows);
    const misnamings = changes.map((change) => change.misnamings);
    expect(
      misnamings.map((each) =>
        each.map(
          ({ announcement, named, suggestion }) =>
            `${announcement.announcement.date} ${showName(named)}, ${showSuggestion(suggestion)}`,
        ),
      ),
    ).toEqual([
      [
        '2021-03-09 a:ListThing, perhaps a:ListThings of v3 +8',
        '2021-03-01 a:SendThing, perhaps a-b:SendThing of v3 0',
        '2021-03-01 a:ListThing, perhaps a:ListThings of v3 0',
      ],
      [],
      ['2020-12-31 a:ListThing, perhaps a:ListThings of v1 0'],
    ]);
    expect(misnamings[0]?.map(({ announcement }) => announcements.indexOf(announcement))).toEqual([
      0, 1, 1,
    ]);
    expect(changes.map(showChange)).toEqual([
      'v3 misnamed, Allow a:ListThings, Allow a-b:SendThing',
      'v2 never, Allow a:GetThing',
      'v1 before-tracking',
    ]);
    expect(changes.flatMap(({ mentions }) => mentions)).toEqual([]);
  });
});

describe('a name that a wildcard gives', () => {
  const policy = makePolicy(
    'P',
    ['v1', '2021-01-01', allow('b:One')],
    ['v2', '2021-02-01', allow('a:List*'), deny('a:Delete*')],
    ['v3', '2021-03-01', allow(['a:List*', 'a:*'])],
    ['v4', '2021-04-01', { Effect: 'Allow', NotAction: 'c:*', Resource: '*' }],
  );
  const name = (action: string, date = '2022-01-01') =>
    buildAnnouncement(date, 'P', { actionsNamed: [action] });

  test.each<[string, Announcement, string[], string]>([
    [
      'is told with the version of the day, where IAM has it',
      name('a:ListOnes'),
      ['a:ListOnes'],
      'none; a:ListOnes through v4',
    ],
    [
      'is told as never served where IAM has no such name',
      name('a:ListOnes'),
      [],
      'none; never a:ListOnes',
    ],
    [
      'may be one that a statement does not leave out (NotAction)',
      name('d:One'),
      ['d:One'],
      'none; d:One through v4',
    ],
    [
      'is not one that a statement leaves out',
      name('c:One'),
      ['c:One'],
      'none; never c:One, which IAM has',
    ],
    ['is given on the very day', name('d:One', '2021-04-01'), ['d:One'], 'none; d:One through v4'],
    [
      'may be given only later, and is then not said to be never served',
      name('d:One', '2020-01-01'),
      ['d:One'],
      'none; d:One through v4',
    ],
    [
      'that was denied is told with what denied it',
      buildAnnouncement('2022-01-01', 'P', { deniesNamed: ['a:DeleteOne', 'a:ListOnes'] }),
      ['a:DeleteOne', 'a:ListOnes'],
      'none; never deny a:ListOnes, which IAM has; deny a:DeleteOne through v2',
    ],
    [
      'stands beside what the row is matched by',
      buildAnnouncement('2022-01-01', 'P', { actionsNamed: ['a:ListOnes', 'b:One', 'a:Misprint'] }),
      ['a:ListOnes', 'b:One'],
      'grants, v1 +365 b:One; never a:Misprint; a:ListOnes through v4',
    ],
  ])('%s', (_, row, known, shown) => {
    expect(readRow(policy, row, ...known)).toBe(shown);
  });

  test('does not count as announced', () => {
    const { changes } = reconcile([policy], [name('a:ListOnes'), tracking], {
      catalog: buildKnown(() => true),
    });
    expect(changes.map(showChange)[2]).toBe('v2 never, Allow a:List*, Deny a:Delete*');
    expect(changes[2]?.mentions).toEqual([]);
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
    expect(readRows([policy], buildAnnouncement(date, 'P', { kind }))).toEqual([shown]);
  });

  test('policy-added finds no v1 that is not on record', () => {
    const late = makePolicy('P', ['v2', '2021-01-01', allow('a:One')]);
    expect(
      readRows([late], buildAnnouncement('2021-01-01', 'P', { kind: 'policy-added' })),
    ).toEqual(['none']);
  });

  test('policy-added that names actions is matched by them', () => {
    const row = buildAnnouncement('2021-01-01', 'P', {
      kind: 'policy-added',
      actionsNamed: ['a:Two'],
    });
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
    const row = buildAnnouncement('2021-03-02', 'P', { actionsNamed: ['a:One'] });
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
  const since = (date: string) => buildAnnouncement(date, null, { kind: 'tracking-started' });

  test('without a row: silence counts from the day on which AWS began to track', () => {
    expect(readChanges([policy], since('2021-02-01'))).toEqual([
      'v6 never, Deny a:Four',
      'v5 never',
      'v4 nothing-to-announce',
      'v3 nothing-to-announce',
      'v2 never, Allow a:Two, Allow a:Three',
      'v1 before-tracking',
    ]);
  });

  test('without a row, made on the day before tracking began', () => {
    expect(readChanges([policy], since('2021-02-02')).slice(4)).toEqual([
      'v2 before-tracking',
      'v1 before-tracking',
    ]);
  });

  test('without a day on which tracking began nothing is silent', () => {
    expect(readChanges([policy], buildAnnouncement('2021-02-01', 'Q'))).toEqual([
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
      [buildAnnouncement('2021-02-01', 'P', { actionsNamed: ['a:Two', 'a:Three'] })],
      'v2 full',
    ],
    [
      'full where two rows cover them together',
      [
        buildAnnouncement('2021-02-09', 'P', { actionsNamed: ['a:Three'] }),
        buildAnnouncement('2021-02-01', 'P', { actionsNamed: ['a:Two'] }),
      ],
      'v2 full',
    ],
    [
      'part where a grant is left',
      [buildAnnouncement('2021-02-01', 'P', { actionsNamed: ['a:Three'] })],
      'v2 part, Allow a:Two',
    ],
    [
      'full where a row matched by kind speaks of all of it',
      [buildAnnouncement('2021-02-01', 'P', { kind: 'update' })],
      'v2 full',
    ],
    [
      'full though it is older than tracking, once a row speaks of it',
      [
        buildAnnouncement('2021-12-01', null, { kind: 'tracking-started' }),
        buildAnnouncement('2021-12-01', 'P', { actionsNamed: ['a:Two', 'a:Three'] }),
      ],
      'v2 full',
    ],
  ])('%s', (_, rows, shown) => {
    expect(readChanges([policy], ...rows)[4]).toBe(shown);
  });

  test('full where a row speaks of what was only taken away', () => {
    const row = buildAnnouncement('2021-05-01', 'P', { kind: 'update' });
    expect(readChanges([policy], tracking, row)[1]).toBe('v5 full');
  });

  test('a deny is covered by a row that names it denied', () => {
    const row = buildAnnouncement('2021-06-01', 'P', { deniesNamed: ['a:Four'] });
    expect(readChanges([policy], tracking, row)[0]).toBe('v6 full');
  });

  test('names the rows that speak of it, in AWS’s order', () => {
    const rows = [
      buildAnnouncement('2021-02-09', 'P', { actionsNamed: ['a:Three'] }),
      buildAnnouncement('2021-02-01', 'P', { actionsNamed: ['a:Two'] }),
    ];
    const { announcements, changes } = reconcile([policy], rows);
    expect(announcements.map(({ announcement }) => announcement)).toEqual(rows);
    expect(changes[4]?.mentions.map(({ announcement }) => announcement)).toEqual(announcements);
    expect(changes[0]?.mentions).toEqual([]);
  });
});

describe('what AWS may yet announce', () => {
  test.each([
    ['a month', '2021-03', '2021-02-28T23:59:59Z', undefined],
    ['a month', '2021-03', '2021-03-01T00:00:00Z', '2021-03'],
    ['a month', '2021-03', '2021-03-31T23:59:59Z', '2021-03'],
    ['a month', '2021-03', '2021-04-01T00:00:00Z', '2021-03'],
    ['a month', '2021-03', '2022-01-01T00:00:00Z', '2021-03'],
    ['a month', '2021-03', '2020-12-31T23:59:59Z', undefined],
    ['a day', '2021-03-15', '2021-03-14T23:59:59Z', undefined],
    ['a day', '2021-03-15', '2021-03-15T00:00:00Z', '2021-03-15'],
    ['a day', '2021-03-15', '2021-03-16T00:00:00Z', '2021-03-15'],
    ['a day', '2021-03-15', '2021-04-01T00:00:00Z', '2021-03-15'],
    ['no day', undefined, '2021-04-01T00:00:00Z', undefined],
  ])(
    'its page read until %s, %s: of a change made at %s, %s',
    (_, readUntil, createDate, before) => {
      const policy = makePolicy('P', ['v1', createDate, allow('a:One')]);
      const { changes, ...rest } = reconcile([policy], [], { readUntil });
      expect(changes.map(({ readBefore }) => readBefore)).toEqual([before]);
      expect(rest.readUntil).toBe(readUntil);
    },
  );

  test.each([
    ['2021-02', 'v1 after-reading, Allow a:One, Allow a:Two'],
    ['2021-03', 'v1 after-reading, Allow a:One, Allow a:Two'],
    ['2021-03-02', 'v1 never, Allow a:One, Allow a:Two'],
    ['2021-04', 'v1 never, Allow a:One, Allow a:Two'],
    [undefined, 'v1 never, Allow a:One, Allow a:Two'],
  ])('its page read until %s, a change of 2021-03-01 is %s', (readUntil, shown) => {
    const policy = makePolicy('P', ['v1', '2021-03-01', allow(['a:One', 'a:Two'])]);
    const { changes } = reconcile([policy], [tracking], { readUntil });
    expect(changes.map(showChange)).toEqual([shown]);
  });

  test('is told of what a row speaks of, too', () => {
    const policy = makePolicy('P', ['v1', '2021-03-01', allow(['a:One', 'a:Two'])]);
    const row = buildAnnouncement('2021-03-01', 'P', { actionsNamed: ['a:One'] });
    const { changes } = reconcile([policy], [row], { readUntil: '2021-03' });
    expect(changes.map(showChange)).toEqual(['v1 part, Allow a:Two']);
    expect(changes[0]?.readBefore).toBe('2021-03');
  });
});

test('tells since when AWS tracks changes, where a row says so', () => {
  const row = buildAnnouncement('2021-02-01', 'P');
  expect(reconcile([], [row, tracking]).trackedSince).toBe('2021-01-01');
  expect(reconcile([], [row]).trackedSince).toBeUndefined();
});

test('nothing on record and nothing announced', () => {
  expect(reconcile([], [])).toEqual({
    announcements: [],
    changes: [],
    defaultChanges: [],
    trackedSince: undefined,
    readUntil: undefined,
  });
});

const record = loadRecord('data');
const catalog = await loadCatalog(
  record.announcements.flatMap((row) => listNamedActions(row).map(({ action }) => action)),
);

describe('on record', () => {
  const { announcements, changes, ...rest } = reconcile(record.policies, record.announcements, {
    readUntil: findPageLastRead(record.site),
    catalog,
  });

  test('AWS tracks changes since 2021-06-15, and its page was read in May 2026', () => {
    expect(rest).toEqual({ defaultChanges: [], trackedSince: '2021-06-15', readUntil: '2026-05' });
  });

  /** A row as people read it, of the names that it is matched by their count alone. */
  const countNames = (row: ReconciledAnnouncement) =>
    showRow({
      ...row,
      matches: row.matches.map((match) => ({
        ...match,
        named:
          match.named.length > 0 ? [{ effect: 'Allow', action: `(${match.named.length})` }] : [],
      })),
    });

  const rows: [id: string, shown: string][] = [
    ['2026-05-20-AmazonConnectServiceLinkedRolePolicy', 'grants, v55 −7 (14)'],
    ['2026-05-18-AmazonConnectServiceLinkedRolePolicy', 'grants, v54 0 (3)'],
    ['2025-11-18-AmazonConnectServiceLinkedRolePolicy', 'grants, v31 0 (2)'],
    ['2025-11-21-AmazonConnectSynchronizationServiceRolePolicy', 'grants, v5 0 (5)'],
    ['2025-10-20-AmazonConnectServiceLinkedRolePolicy', 'grants, v29 −7 (3)'],
    ['2025-07-25-AmazonConnectServiceLinkedRolePolicy', 'grants, v28 −4 (4)'],
    ['2025-07-09-AmazonConnectServiceLinkedRolePolicy', 'grants, v27 −7 (3)'],
    ['2025-06-30-AmazonConnectServiceLinkedRolePolicy', 'grants, v26 −1 (7)'],
    ['2025-06-09-AmazonConnectServiceLinkedRolePolicy', 'grants, v25 +17 (6)'],
    ['2025-03-14-AmazonConnectServiceLinkedRolePolicy', 'grants, v24 +2 (3)'],
    ['2024-12-31-AmazonConnectServiceLinkedRolePolicy', 'grants, v23 −16 (28)'],
    ['2024-12-10-AmazonConnectServiceLinkedRolePolicy', 'grants, v21 +19 (1)'],
    ['2024-12-02-AmazonConnectServiceLinkedRolePolicy', 'grants, v20 +18 (4)'],
    ['2024-11-22-AmazonConnectServiceLinkedRolePolicy', 'grants, v19 +24 (5)'],
    ['2024-11-18-AmazonConnectServiceLinkedRolePolicy-2', 'grants, v22 −7 (8)'],
    ['2024-12-01-CustomerProfilesServiceLinkedRolePolicy', 'grants, v2 +5 (2)'],
    ['2024-11-18-AmazonConnectServiceLinkedRolePolicy', 'grants, v17 +68 (27)'],
    [
      '2024-11-18-AmazonConnectCampaignsServiceLinkedRolePolicy',
      'grants, v3 +46 (10), v2 +376 (2), v5 −577 (1); ' +
        'never connect:StartOutboundVoiceContact, which IAM has; ' +
        'never connect:GetMetricData, which IAM has; ' +
        'never connect:GetCurrentMetricData, which IAM has',
    ],
    ['2024-11-12-AmazonConnectSynchronizationServiceRolePolicy', 'kind, v4 0'],
    ['2024-10-25-AmazonConnectServiceLinkedRolePolicy', 'grants, v18 0 (2)'],
    ['2024-09-25-AmazonConnectSynchronizationServiceRolePolicy', 'grants, v3 0 (5)'],
    ['2024-07-05-AmazonConnectSynchronizationServiceRolePolicy', 'grants, v2 −19 (12)'],
    ['2024-06-15-AmazonConnectReadOnlyAccess', 'grants, v4 −4 (1)'],
    ['2024-05-23-AmazonConnectServiceLinkedRolePolicy', 'grants, v16 −1 (3)'],
    ['2024-05-20-AmazonConnectServiceLinkedRolePolicy', 'grants, v15 +4 (1)'],
    [
      '2023-11-17-AmazonConnectServiceLinkedRolePolicy',
      'none; ' +
        'never sms:DescribePhoneNumbers, perhaps sms-voice:DescribePhoneNumbers of v14 −11; ' +
        'never sms:SendTextMessage, perhaps sms-voice:SendTextMessage of v14 −11',
    ],
    ['2023-11-15-AmazonConnectServiceLinkedRolePolicy', 'grants, v13 0 (1)'],
    ['2023-11-08-AmazonConnectCampaignsServiceLinkedRolePolicy', 'grants, v2 0 (2)'],
    ['2023-11-03-AmazonConnectSynchronizationServiceRolePolicy', 'kind, v1 +7'],
    ['2023-10-30-AmazonConnectServiceLinkedRolePolicy', 'grants, v12 +4 (7)'],
    ['2023-10-25-AmazonConnectServiceLinkedRolePolicy', 'grants, v11 +2 (9)'],
    ['2023-10-06-AmazonConnectServiceLinkedRolePolicy', 'grants, v10 0 (2)'],
    [
      '2023-09-29-AmazonConnectServiceLinkedRolePolicy',
      'grants, v9 +2 (15); ' +
        'never wisdom:KnowledgeBases, perhaps wisdom:ListKnowledgeBases of v9 +2',
    ],
    ['2023-03-07-CustomerProfilesServiceLinkedRolePolicy', 'kind, v1 0'],
    ['2023-01-26-AmazonConnect_FullAccess', 'grants, v4 −40 (1)'],
    ['2022-02-22-AmazonConnectServiceLinkedRolePolicy', 'grants, v6 +75 (1)'],
    [
      '2021-11-12-AmazonConnect_FullAccess',
      'grants, v3 −11 (29); ' +
        'never profile:GetObjectTypes, perhaps profile:GetProfileObjectType of v3 −11',
    ],
    ['2021-11-12-AmazonConnectServiceLinkedRolePolicy', 'grants, v5 +1 (6)'],
    ['2021-09-27-AmazonConnectVoiceIDFullAccess', 'kind, v1 +1'],
    ['2021-09-27-AmazonConnectCampaignsServiceLinkedRolePolicy', 'kind, v1 +4'],
    ['2021-06-15-AmazonConnectServiceLinkedRolePolicy', 'grants, v4 +62 (2)'],
    ['2021-06-15-AmazonConnect_FullAccess', 'grants, v2 −16 (2)'],
    ['2021-06-15', 'none'],
  ];

  test.each(rows)('%s: %s', (id, shown) => {
    const row = announcements.find(({ announcement }) => announcement.id === id);
    expect(countNames(row as ReconciledAnnouncement)).toBe(shown);
  });

  test('no row is left out above', () => {
    expect(rows.map(([id]) => id)).toEqual(record.announcements.map(({ id }) => id));
  });

  test('the row that speaks of three versions of one policy says of each what it brought', () => {
    const row = announcements.find(
      ({ announcement }) =>
        announcement.id === '2024-11-18-AmazonConnectCampaignsServiceLinkedRolePolicy',
    );
    expect(row?.matches.map(({ named }) => named.map(showName))).toEqual([
      [
        'connect:DescribeContactFlow',
        'connect:SendOutboundEmail',
        'events:DeleteRule',
        'events:PutRule',
        'events:PutTargets',
        'events:RemoveTargets',
        'events:ListRules',
        'events:ListTargetsByRule',
        'wisdom:GetMessageTemplate',
        'wisdom:RenderMessageTemplate',
      ],
      ['connect:BatchPutContact', 'connect:StopContact'],
      ['connect:GetMetricDataV2'],
    ]);
  });

  const findChange = (policyName: string, versionId: string) =>
    changes.find(
      ({ change: { version } }) =>
        version.policyName === policyName && version.versionId === versionId,
    ) as ReconciledChange;

  test.each([
    ['AmazonConnectServiceLinkedRolePolicy', 'v3', 'v3 before-tracking'],
    ['AmazonConnectServiceLinkedRolePolicy', 'v4', 'v4 full'],
    ['AmazonConnectServiceLinkedRolePolicy', 'v7', 'v7 never, Allow profile:ListProfileObjects'],
    [
      'AmazonConnectServiceLinkedRolePolicy',
      'v9',
      'v9 part, Allow wisdom:UpdateContent, Allow wisdom:ListKnowledgeBases',
    ],
    [
      'AmazonConnectServiceLinkedRolePolicy',
      'v14',
      'v14 misnamed, Allow sms-voice:SendTextMessage, Allow sms-voice:DescribePhoneNumbers',
    ],
    ['AmazonConnectServiceLinkedRolePolicy', 'v42', 'v42 nothing-to-announce'],
    ['AmazonConnectServiceLinkedRolePolicy', 'v53', 'v53 nothing-to-announce'],
    ['AmazonConnectServiceLinkedRolePolicy', 'v55', 'v55 part, Allow kms:ListRetirableGrants'],
    ['AmazonConnect_FullAccess', 'v1', 'v1 before-tracking'],
    ['AmazonConnect_FullAccess', 'v3', 'v3 full'],
    ['AmazonConnectFullAccess', 'v2', 'v2 before-tracking'],
    ['CustomerProfilesServiceLinkedRolePolicy', 'v1', 'v1 full'],
    [
      'AmazonConnectCampaignsServiceLinkedRolePolicy',
      'v4',
      'v4 after-reading, Allow connect:SendOutboundWebNotification, Allow connect:SendOutboundChatMessage, Allow connect:SendOutboundChatMessage, Allow social-messaging:SendWhatsAppMessage, Allow social-messaging:GetWhatsAppMessageTemplate, Allow sms-voice:SendTextMessage',
    ],
    [
      'CustomerProfilesServiceLinkedRolePolicy',
      'v3',
      'v3 never, Allow profile:GetRecommender, Allow profile:GetCalculatedAttributeForProfile, Allow profile:GetProfileRecommendations',
    ],
  ])('%s %s: %s', (policyName, versionId, shown) => {
    expect(showChange(findChange(policyName, versionId))).toBe(shown);
  });

  test.each([
    ['v14', ['sms:DescribePhoneNumbers', 'sms:SendTextMessage']],
    ['v9', ['wisdom:KnowledgeBases']],
    ['v8', []],
  ])('%s of the service-linked role is named wrongly as %j', (versionId, names) => {
    const { misnamings } = findChange('AmazonConnectServiceLinkedRolePolicy', versionId);
    expect(misnamings.map(({ named }) => named.action)).toEqual(names);
  });

  test('AWS may yet announce what came into force in May 2026 or later', () => {
    expect(
      changes
        .filter(({ readBefore }) => readBefore !== undefined)
        .map(({ change: { version }, readBefore }) =>
          [version.policyName, version.versionId, readBefore].join(' '),
        ),
    ).toEqual([
      'AmazonConnectCampaignsServiceLinkedRolePolicy v5 2026-05',
      'AmazonConnectServiceLinkedRolePolicy v55 2026-05',
      'AmazonConnectCampaignsServiceLinkedRolePolicy v4 2026-05',
      'AmazonConnectServiceLinkedRolePolicy v54 2026-05',
    ]);
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
