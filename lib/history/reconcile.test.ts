import { describe, expect, test } from 'vitest';
import {
  allow,
  announce,
  buildAnnouncement,
  buildKnown,
  buildPolicy,
  deny,
  type VersionMade,
} from '../../testing/builders';
import { loadCheckedRecord } from '../../testing/checked-record';
import { loadCatalog } from '../iam/catalog/load';
import type { Announcement, Policy } from '../record/types';
import type { CacheAnalysis } from './changes';
import { findPageLastRead } from './last-days';
import { listNamedActions, type NamedAction } from './match-announcements';
import { type ReconcileOptions, reconcile } from './reconcile';
import type { ReconciledAnnouncement, Suggestion } from './reconcile-announcement';
import type { ReconciledChange } from './reconcile-change';

/** The policy P, or another; versions are made at noon where only the day is given. */
function makePolicy(...versions: VersionMade[]): Policy;
function makePolicy(policyName: string, ...versions: VersionMade[]): Policy;
function makePolicy(first: string | VersionMade, ...others: VersionMade[]): Policy {
  const [policyName, versions] =
    typeof first === 'string' ? [first, others] : ['P', [first, ...others]];
  return buildPolicy(
    policyName,
    versions.map(([versionId, day, ...statements]) => [
      versionId,
      day.includes('T') ? day : `${day}T12:00:00Z`,
      ...statements,
    ]),
  );
}

const trackSince = (date: string) => buildAnnouncement(date, null, { kind: 'tracking-started' });
const tracking = trackSince('2021-01-01');

const formatLag = (lagDays: number) =>
  lagDays > 0 ? `+${lagDays}` : String(lagDays).replace('-', '−');

/** `a:One`, or `deny a:One`. */
const showName = ({ effect, action }: NamedAction) =>
  effect === 'Deny' ? `deny ${action}` : action;

const showSuggestion = ({ action, change, lagDays }: Suggestion) =>
  `perhaps ${action} of ${change.version.versionId} ${formatLag(lagDays)}`;

/**
 * How an announcement was matched, each version with its lag and the names that it added, each
 * name that no version had, with the suggested action, and each that a wildcard covers.
 */
function showAnnouncement({
  matchedBy,
  matches,
  neverServed,
  servedByWildcard,
}: ReconciledAnnouncement) {
  const found = matches.map(({ change, lagDays, named }) =>
    [`${change.version.versionId} ${formatLag(lagDays)}`, ...named.map(showName)].join(' '),
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

/** The version of a change, its state, and the grants that are not announced. */
function showChange({ change, state, unannounced }: ReconciledChange): string {
  const grants = unannounced.map(({ effect, action }) => `${effect} ${action}`);
  return [`${change.version.versionId} ${state}`, ...grants].join(', ');
}

/** One announcement compared with some policies; IAM has the known actions and no other. */
function read(policies: Policy[], announcement: Announcement | string, ...known: string[]) {
  const made = typeof announcement === 'string' ? announce(announcement) : announcement;
  const { announcements } = reconcile(policies, [made], {
    catalog: buildKnown((action) => known.includes(action)),
  });
  return announcements.map(showAnnouncement)[0];
}

const readChanges = (policies: Policy[], ...announcements: Announcement[]) =>
  reconcile(policies, announcements).changes.map(showChange);

const notAction = (pattern: string) => ({ Effect: 'Allow', NotAction: pattern, Resource: '*' });

describe('an announcement with actions', () => {
  const policy = makePolicy(
    ['v1', '2021-01-01', allow('a:Old')],
    ['v2', '2021-02-01', allow(['a:Old', 'a:One', 'a:Two'])],
    ['v3', '2021-03-01', allow(['a:Old', 'a:One', 'a:Two', 'a:Three'])],
  );

  test.each([
    ['late', '2021-02-11 a:One a:Two', 'grants, v2 +10 a:One a:Two'],
    ['early', '2021-01-22 a:One', 'grants, v2 −10 a:One'],
    ['on the day', '2021-02-01 a:One', 'grants, v2 0 a:One'],
    ['years late', '2025-02-01 a:One', 'grants, v2 +1461 a:One'],
    [
      'of two versions, that with most actions first',
      '2021-03-01 a:Three a:One a:Two',
      'grants, v2 +28 a:One a:Two, v3 0 a:Three',
    ],
    [
      'of two versions with as many actions, the closest first',
      '2021-02-26 a:One a:Three',
      'grants, v3 −3 a:Three, v2 +25 a:One',
    ],
    ['in another letter case', '2021-02-01 A:one', 'grants, v2 0 A:one'],
    [
      'some of which no version has',
      '2021-02-01 a:One a:Misprint',
      'grants, v2 0 a:One; never a:Misprint',
    ],
    [
      'none of which a version has',
      '2021-02-01 a:Misprint a:Other',
      'none; never a:Misprint; never a:Other',
    ],
    ['as denied that were allowed', '2021-02-01 !a:One', 'none; never deny a:One'],
    ['as allowed and as denied', '2021-02-01 a:One !a:One', 'grants, v2 0 a:One; never deny a:One'],
  ])('%s', (_, text, shown) => {
    expect(read([policy], text)).toBe(shown);
  });

  test.each([
    ['2021-02-03 b:Two !a:One', 'grants, v2 +2 deny a:One, v3 −26 b:Two'],
    ['2021-02-03 a:One', 'grants, v1 +33 a:One'],
    ['2021-02-03 a:One !a:One', 'grants, v2 +2 deny a:One, v1 +33 a:One'],
  ])('some of them denied: %s', (text, shown) => {
    const denying = makePolicy(
      ['v1', '2021-01-01', allow('a:*')],
      ['v2', '2021-02-01', allow('a:*'), deny('a:One')],
      ['v3', '2021-03-01', allow(['a:*', 'b:Two']), deny('a:One')],
    );
    expect(read([denying], text)).toBe(shown);
  });

  test.each([
    ['2021-01-29 a:One', 'grants, v1 +28 a:One'],
    ['2021-02-01 a:One', 'grants, v3 −28 a:One'],
    ['2020-12-01 a:One', 'grants, v1 −31 a:One'],
  ])('of the closest of several changes that added them: %s', (text, shown) => {
    const again = makePolicy(
      ['v1', '2021-01-01', allow('a:One', 'x')],
      ['v2', '2021-02-01', allow('b:Two')],
      ['v3', '2021-03-01', allow('a:One', 'y')],
    );
    expect(read([again], text)).toBe(shown);
  });

  test('is not matched to another policy', () => {
    const other = makePolicy('Q', ['v1', '2021-02-01', allow('b:Two')]);
    const ofOther = announce('2021-02-01 a:One', { of: 'Q' });
    expect(read([policy, other], ofOther)).toBe('none; never a:One');
    expect(read([policy], ofOther)).toBe('none; never a:One');
  });
});

describe('a wildcard', () => {
  const wild = makePolicy(['v1', '2021-01-01', allow('a:List*')]);

  test.each([
    ['2021-05-01 a:ListOnes', 'grants, v1 +120 a:ListOnes'],
    ['2020-09-03 a:ListOnes', 'grants, v1 −120 a:ListOnes'],
    ['2021-05-02 a:ListOnes', 'none; never a:ListOnes'],
    ['2020-09-02 a:ListOnes', 'none; never a:ListOnes'],
  ])('matches a named action up to 120 days away: %s', (text, shown) => {
    expect(read([wild], text)).toBe(shown);
  });

  test.each([
    ['2021-07-01 a:ListOnes', 'grants, v1 +181 a:ListOnes'],
    ['2021-05-01 a:ListOnes', 'grants, v2 +89 a:ListOnes'],
  ])('further away is ignored in favor of the exact name: %s', (text, shown) => {
    const both = makePolicy(
      ['v1', '2021-01-01', allow('a:ListOnes')],
      ['v2', '2021-02-01', allow(['a:ListOnes', 'a:List*'])],
    );
    expect(read([both], text)).toBe(shown);
  });

  test('is announced by one action that it matches', () => {
    expect(readChanges([wild], announce('2021-01-01 a:ListOnes'))).toEqual(['v1 full']);
  });

  test('in a NotAction matches no named action', () => {
    const negated = makePolicy(['v1', '2021-01-01', notAction('a:ListOnes')]);
    expect(read([negated], '2021-01-01 a:ListOnes')).toBe('none; never a:ListOnes');
  });
});

describe('a name that no version has', () => {
  const policy = makePolicy(
    ['v1', '2020-12-31', allow(['a:GetThing', 'a:ListThings'], 'x'), deny('a:DeleteThing')],
    ['v2', '2021-02-01', allow('a:GetThing')],
    ['v3', '2021-03-01', allow(['a:GetThing', 'a:ListThings', 'a-b:SendThing'])],
  );

  test.each([
    [
      'like an action of the closest change that added it',
      '2021-02-25 a:ListThing',
      'none; never a:ListThing, perhaps a:ListThings of v3 −4',
    ],
    [
      'earlier, of an earlier change',
      '2021-01-10 a:ListThing',
      'none; never a:ListThing, perhaps a:ListThings of v1 +10',
    ],
    [
      'as close to two changes, of the newer',
      '2021-01-30 a:ListThing',
      'none; never a:ListThing, perhaps a:ListThings of v3 −30',
    ],
    [
      'like an action of a service whose name begins with the same word',
      '2021-02-25 a:SendThing',
      'none; never a:SendThing, perhaps a-b:SendThing of v3 −4',
    ],
    ['like no action', '2021-02-25 a:PutOther', 'none; never a:PutOther'],
    ['as allowed, like a denied one', '2021-02-25 a:DeleteThings', 'none; never a:DeleteThings'],
    [
      'as denied, like a denied one',
      '2020-12-31 !a:DeleteThings',
      'none; never deny a:DeleteThings, perhaps a:DeleteThing of v1 0',
    ],
    ['as denied, like an allowed one', '2020-12-31 !a:ListThing', 'none; never deny a:ListThing'],
    [
      'together with the name that is suggested for it',
      '2021-03-01 a:ListThing a:ListThings',
      'grants, v3 0 a:ListThings; never a:ListThing, perhaps a:ListThings of v3 0',
    ],
  ])('%s', (_, text, shown) => {
    expect(read([policy], text)).toBe(shown);
  });

  test('is no misprint where IAM has it', () => {
    expect(read([policy], '2021-02-25 a:ListThing', 'a:ListThing')).toBe(
      'none; never a:ListThing, which IAM has',
    );
  });

  test('is not like a pattern of a NotAction, or an action of another policy', () => {
    const negated = makePolicy(['v1', '2021-01-01', notAction('a:ListThings')]);
    expect(read([negated], '2021-02-25 a:ListThing')).toBe('none; never a:ListThing');
    const other = makePolicy('Q', ['v1', '2021-01-01', allow('b:One')]);
    expect(read([policy, other], announce('2021-01-01 a:ListThing', { of: 'Q' }))).toBe(
      'none; never a:ListThing',
    );
  });

  test.each([
    ['2021-01-02 a:ListThing', 'none; never a:ListThing, perhaps A:ListThings of v1 +1'],
    ['2021-03-02 a:ListThing', 'none; never a:ListThing, perhaps a:ListThings of v2 +1'],
  ])('is suggested in the letter case of the change: %s', (text, shown) => {
    const twice = makePolicy(
      ['v1', '2021-01-01', allow('A:ListThings', 'x')],
      ['v2', '2021-03-01', allow('a:ListThings', 'y')],
    );
    expect(read([twice], text)).toBe(shown);
  });

  test('marks the change that it seems to mean as misnamed', () => {
    const { announcements, changes } = reconcile(
      [policy],
      [
        announce('2021-03-09 a:ListThing a:PutOther'),
        announce('2021-03-01 a:SendThing a:ListThing'),
        announce('2020-12-31 a:ListThing'),
        tracking,
      ],
    );
    const misnamings = changes.map((change) =>
      change.misnamings.map(
        ({ announcement, named, suggestion }) =>
          `${announcements.indexOf(announcement)} ${showName(named)}, ${showSuggestion(suggestion)}`,
      ),
    );
    expect(misnamings).toEqual([
      [
        '0 a:ListThing, perhaps a:ListThings of v3 +8',
        '1 a:SendThing, perhaps a-b:SendThing of v3 0',
        '1 a:ListThing, perhaps a:ListThings of v3 0',
      ],
      [],
      ['2 a:ListThing, perhaps a:ListThings of v1 0'],
    ]);
    expect(changes.map(showChange)).toEqual([
      'v3 misnamed, Allow a:ListThings, Allow a-b:SendThing',
      'v2 never, Allow a:GetThing',
      'v1 before-tracking',
    ]);
    expect(changes.flatMap(({ mentions }) => mentions)).toEqual([]);
  });
});

describe('a name that a wildcard of another date covers', () => {
  const policy = makePolicy(
    ['v1', '2021-01-01', allow('b:One')],
    ['v2', '2021-02-01', allow('a:List*'), deny('a:Delete*')],
    ['v3', '2021-03-01', allow(['a:List*', 'a:*'])],
    ['v4', '2021-04-01', notAction('c:*')],
  );

  test.each<[string, string, string[], string]>([
    ['and IAM has', '2022-01-01 a:ListOnes', ['a:ListOnes'], 'none; a:ListOnes through v4'],
    ['and IAM has not', '2022-01-01 a:ListOnes', [], 'none; never a:ListOnes'],
    ['of a NotAction', '2022-01-01 d:One', ['d:One'], 'none; d:One through v4'],
    [
      'which the NotAction excludes',
      '2022-01-01 c:One',
      ['c:One'],
      'none; never c:One, which IAM has',
    ],
    ['on the very day', '2021-04-01 d:One', ['d:One'], 'none; d:One through v4'],
    ['only later', '2020-01-01 d:One', ['d:One'], 'none; d:One through v4'],
    [
      'as denied',
      '2022-01-01 !a:DeleteOne !a:ListOnes',
      ['a:DeleteOne', 'a:ListOnes'],
      'none; never deny a:ListOnes, which IAM has; deny a:DeleteOne through v2',
    ],
    [
      'together with others',
      '2022-01-01 a:ListOnes b:One a:Misprint',
      ['a:ListOnes', 'b:One'],
      'grants, v1 +365 b:One; never a:Misprint; a:ListOnes through v4',
    ],
  ])('%s', (_, text, known, shown) => {
    expect(read([policy], text, ...known)).toBe(shown);
  });

  test('does not count as announced', () => {
    const { changes } = reconcile([policy], [announce('2022-01-01 a:ListOnes'), tracking], {
      catalog: buildKnown(() => true),
    });
    expect(changes.map(showChange)[2]).toBe('v2 never, Allow a:List*, Deny a:Delete*');
    expect(changes[2]?.mentions).toEqual([]);
  });
});

describe('an announcement without actions', () => {
  const policy = makePolicy(
    ['v1', '2021-01-01', allow('a:One')],
    ['v2', '2021-06-01', allow(['a:One', 'a:Two'])],
    ['v3', '2021-06-11', allow(['a:Two', 'a:One'])],
    ['v4', '2021-06-12', allow(['a:Two', 'a:One'])],
    ['v5', '2021-12-01', allow('a:One')],
  );

  test.each<[string, string, Announcement['kind'], string]>([
    ['policy-added is v1, however far away', '2025-01-01', 'policy-added', 'kind, v1 +1461'],
    ['policy-added is v1, not a closer change', '2021-06-01', 'policy-added', 'kind, v1 +151'],
    [
      'policy-added with actions is matched by them',
      '2021-01-01 a:Two',
      'policy-added',
      'grants, v2 −151 a:Two',
    ],
    ['is the closest change of permissions', '2021-06-02', 'update', 'kind, v2 +1'],
    ['is no change without other permissions', '2021-06-12', 'update', 'kind, v2 +11'],
    ['is no first version', '2021-01-01', 'update', 'none'],
    ['may be 60 days late', '2021-07-31', 'update', 'kind, v2 +60'],
    ['may be 60 days early', '2021-04-02', 'update', 'kind, v2 −60'],
    ['is not 61 days late', '2021-08-01', 'update', 'none'],
    ['is not 61 days early', '2021-04-01', 'update', 'none'],
    ['actions-added may be 60 days late', '2021-07-31', 'actions-added', 'kind, v2 +60'],
    ['action-renamed is not 61 days late', '2021-08-01', 'action-renamed', 'none'],
    ['may be a change that only removes', '2021-12-02', 'update', 'kind, v5 +1'],
  ])('%s', (_, text, kind, shown) => {
    expect(read([policy], announce(text, { kind }))).toBe(shown);
  });

  test('policy-added is no other version where v1 is missing', () => {
    const late = makePolicy(['v2', '2021-01-01', allow('a:One')]);
    expect(read([late], announce('2021-01-01', { kind: 'policy-added' }))).toBe('none');
  });

  test('and without a policy is not matched', () => {
    expect(read([policy], tracking)).toBe('none');
  });
});

test.each([
  ['2021-03-01T00:00:00Z', '+1'],
  ['2021-03-01T23:59:59Z', '+1'],
  ['2021-03-02T00:00:00Z', '0'],
  ['2021-03-02T23:59:59Z', '0'],
  ['2021-03-03T00:00:00Z', '−1'],
])('lags are UTC days: made at %s, announced 2021-03-02: %s', (createDate, lag) => {
  const policy = makePolicy(['v1', createDate, allow('a:One')]);
  expect(read([policy], '2021-03-02 a:One')).toBe(`grants, v1 ${lag} a:One`);
});

describe('the state of a change', () => {
  const policy = makePolicy(
    ['v1', '2021-01-01', allow('a:One')],
    ['v2', '2021-02-01', allow(['a:One', 'a:Two', 'a:Three'])],
    ['v3', '2021-03-01', allow(['a:Two', 'a:One', 'a:Three'])],
    ['v4', '2021-04-01', allow(['a:Two', 'a:One', 'a:Three'])],
    ['v5', '2021-05-01', allow(['a:One', 'a:Two'])],
    ['v6', '2021-06-01', allow(['a:One', 'a:Two']), deny('a:Four')],
  );

  test('without an announcement is never, since the day on which AWS began to track', () => {
    expect(readChanges([policy], trackSince('2021-02-01'))).toEqual([
      'v6 never, Deny a:Four',
      'v5 never',
      'v4 nothing-to-announce',
      'v3 nothing-to-announce',
      'v2 never, Allow a:Two, Allow a:Three',
      'v1 before-tracking',
    ]);
    expect(readChanges([policy], trackSince('2021-02-02')).slice(4)).toEqual([
      'v2 before-tracking',
      'v1 before-tracking',
    ]);
  });

  test('is before-tracking where no announcement says since when AWS tracks changes', () => {
    const states = reconcile([policy], [announce('2021-02-01', { of: 'Q' })]).changes.map(
      ({ state }) => state,
    );
    expect(new Set(states)).toEqual(new Set(['before-tracking']));
  });

  test.each<[string, Announcement[], number, string]>([
    [
      'full where one announcement covers every added grant',
      [announce('2021-02-01 a:Two a:Three')],
      4,
      'v2 full',
    ],
    [
      'full where two announcements cover them together',
      [announce('2021-02-09 a:Three'), announce('2021-02-01 a:Two')],
      4,
      'v2 full',
    ],
    [
      'part where a grant is not covered',
      [announce('2021-02-01 a:Three')],
      4,
      'v2 part, Allow a:Two',
    ],
    [
      'full where it is matched by kind',
      [announce('2021-02-01', { kind: 'update' })],
      4,
      'v2 full',
    ],
    [
      'full although it is older than the tracking',
      [trackSince('2021-12-01'), announce('2021-12-01 a:Two a:Three')],
      4,
      'v2 full',
    ],
    [
      'full where it only removed',
      [tracking, announce('2021-05-01', { kind: 'update' })],
      1,
      'v5 full',
    ],
    ['full where a denial is announced', [tracking, announce('2021-06-01 !a:Four')], 0, 'v6 full'],
  ])('is %s', (_, announcements, index, shown) => {
    expect(readChanges([policy], ...announcements)[index]).toBe(shown);
  });

  test('comes with its announcements, in AWS’s order', () => {
    const given = [announce('2021-02-09 a:Three'), announce('2021-02-01 a:Two')];
    const { announcements, changes } = reconcile([policy], given);
    expect(announcements.map(({ announcement }) => announcement)).toEqual(given);
    expect(changes[4]?.mentions.map(({ announcement }) => announcement)).toEqual(announcements);
    expect(changes[0]?.mentions).toEqual([]);
  });
});

describe('where AWS’s page was last read', () => {
  test.each([
    ['2021-03', '2021-02-28T23:59:59Z', undefined],
    ['2021-03', '2021-03-01T00:00:00Z', '2021-03'],
    ['2021-03', '2021-03-31T23:59:59Z', '2021-03'],
    ['2021-03', '2022-01-01T00:00:00Z', '2021-03'],
    ['2021-03', '2020-12-31T23:59:59Z', undefined],
    ['2021-03-15', '2021-03-14T23:59:59Z', undefined],
    ['2021-03-15', '2021-03-15T00:00:00Z', '2021-03-15'],
    ['2021-03-15', '2021-04-01T00:00:00Z', '2021-03-15'],
    [undefined, '2021-04-01T00:00:00Z', undefined],
  ])('in or on %s, a version made at %s has as limit %s', (readUntil, createDate, limit) => {
    const policy = makePolicy(['v1', createDate, allow('a:One')]);
    const { changes, ...rest } = reconcile([policy], [], { readUntil });
    expect(changes.map(({ readBefore }) => readBefore)).toEqual([limit]);
    expect(rest.readUntil).toBe(readUntil);
  });

  const policy = makePolicy(['v1', '2021-03-01', allow(['a:One', 'a:Two'])]);

  test.each([
    ['2021-02', 'after-reading'],
    ['2021-03', 'after-reading'],
    ['2021-03-02', 'never'],
    ['2021-04', 'never'],
    [undefined, 'never'],
  ])('in or on %s, an unannounced change of 2021-03-01 is %s', (readUntil, state) => {
    const { changes } = reconcile([policy], [tracking], { readUntil });
    expect(changes.map(showChange)).toEqual([`v1 ${state}, Allow a:One, Allow a:Two`]);
  });

  test('limits an announced change too', () => {
    const { changes } = reconcile([policy], [announce('2021-03-01 a:One')], {
      readUntil: '2021-03',
    });
    expect(changes.map(showChange)).toEqual(['v1 part, Allow a:Two']);
    expect(changes[0]?.readBefore).toBe('2021-03');
  });
});

test('the changes have the cached analyses, if there is a cache', () => {
  const policy = {
    ...makePolicy(['v1', '2021-01-01', allow('a:One')], ['v2', '2021-02-01', allow('a:Two')]),
    defaults: [{ versionId: 'v1', firstObserved: '2021-03-01T00:00:00Z' }],
  };
  const readSummaries = (options: ReconcileOptions) => {
    const { changes, defaultChanges } = reconcile([policy], [], options);
    return [...changes.map(({ change }) => change), ...defaultChanges].map(
      (change) => change.analysis?.().summary,
    );
  };
  const cacheAnalysis: CacheAnalysis =
    ({ version }) =>
    () => ({
      verdict: 'same',
      knownVerdict: 'same',
      summary: version.versionId,
      sentence: '',
      size: { added: 0, widened: 0, removed: 0, restricted: 0, level: null },
      risk: [],
    });
  expect(readSummaries({ cacheAnalysis })).toEqual(['v2', 'v1', 'v1']);
  expect(readSummaries({})).toEqual([undefined, undefined, undefined]);
});

test('AWS tracks changes since the day that an announcement says', () => {
  const announcement = announce('2021-02-01');
  expect(reconcile([], [announcement, tracking]).trackedSince).toBe('2021-01-01');
  expect(reconcile([], [announcement]).trackedSince).toBeUndefined();
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

const record = loadCheckedRecord();
const catalog = await loadCatalog(
  record.announcements.flatMap(listNamedActions).map(({ action }) => action),
);

test('the guide of the record covers it as one guide without a list does', () => {
  const { policies, announcements, guides, site } = record;
  const readUntil = findPageLastRead(site);
  const by = (options: ReconcileOptions) => {
    const { changes, ...rest } = reconcile(policies, announcements, {
      readUntil,
      catalog,
      ...options,
    });
    return {
      changes: changes.map((change) => [showChange(change), change.readBefore]),
      announcements: rest.announcements.map(showAnnouncement),
      wrong: rest.announcements.filter(({ wrongPolicy }) => wrongPolicy !== undefined),
      trackedSince: rest.trackedSince,
    };
  };
  expect(by({ guides })).toEqual(by({}));
  expect(by({ guides }).wrong).toEqual([]);
});

test('a policy that no guide covers has no changelog', () => {
  const one = makePolicy(['v1', '2021-02-01', allow('a:One')]);
  const other = makePolicy('Q', ['v1', '2021-02-01', allow('a:One')]);
  const guides = [{ id: 'g', readUntil: '2021-03', policies: ['P'], announcements: [tracking] }];
  const { changes } = reconcile([one, other], [tracking], { guides });
  expect(changes.map(({ change, state }) => `${change.policy.policyName} ${state}`)).toEqual([
    'P never',
    'Q no-changelog',
  ]);
});

describe('an announcement that names a version', () => {
  const policy = makePolicy(
    ['v1', '2021-01-01', allow('a:Old')],
    ['v2', '2021-02-01', allow(['a:Old', 'a:One', 'a:Two'])],
    ['v3', '2021-03-01', allow(['a:Old', 'a:One', 'a:Two', 'a:Three'])],
  );
  test.each([
    ['and no action', '2021-03-05', 'v2', 'version, v2 +32'],
    ['with its actions', '2021-03-05 a:One', 'v2', 'version, v2 +32 a:One'],
    [
      'with an action of another version',
      '2021-03-05 a:Three a:One',
      'v2',
      'version, v2 +32 a:One, v3 +4 a:Three',
    ],
    ['with actions of another version only', '2021-03-05 a:Three', 'v2', 'grants, v3 +4 a:Three'],
    ['with actions of no version', '2021-02-05 a:Other', 'v2', 'version, v2 +4; never a:Other'],
    ['that the policy does not have', '2021-02-05 a:One', 'v9', 'grants, v2 +4 a:One'],
  ])('%s', (_, text, versionNamed, shown) => {
    expect(read([policy], announce(text, { versionNamed }))).toBe(shown);
  });
});

describe('an announcement that counts permissions', () => {
  const policy = makePolicy(
    ['v1', '2021-01-01', allow('a:Old')],
    ['v2', '2021-02-01', allow(['a:Old', 'a:One', 'a:Two'])],
    ['v3', '2021-03-01', allow(['a:Old', 'a:One', 'a:Two', 'a:Three'])],
  );
  test.each([
    ['is about the version that adds so many', '2021-03-05', 2, 'count, v2 +32'],
    ['is matched by kind where none adds so many', '2021-03-05', 5, 'kind, v3 +4'],
    ['is matched by its actions first', '2021-03-05 a:Three', 2, 'grants, v3 +4 a:Three'],
    ['is not about one long before', '2022-03-05', 2, 'none'],
  ])('%s', (_, text, countNamed, shown) => {
    expect(read([policy], announce(text, { countNamed }))).toBe(shown);
  });

  test.each(['tracking-started', 'policy-deprecated'] as const)(
    'the kind %s is about no version',
    (kind) => {
      expect(read([policy], announce('2021-03-01', { kind }))).toBe('none');
    },
  );
});

describe('on record', () => {
  const { announcements, changes, ...rest } = reconcile(record.policies, record.announcements, {
    readUntil: findPageLastRead(record.site),
    catalog,
  });

  test('the changes have the cached analyses, if there is a cache', () => {
    const policy = {
      ...makePolicy(['v1', '2021-01-01', allow('a:One')], ['v2', '2021-02-01', allow('a:Two')]),
      defaults: [{ versionId: 'v1', firstObserved: '2021-03-01T00:00:00Z' }],
    };
    const readSummaries = (options: ReconcileOptions) => {
      const { changes, defaultChanges } = reconcile([policy], [], options);
      return [...changes.map(({ change }) => change), ...defaultChanges].map(
        (change) => change.analysis?.().summary,
      );
    };
    const cacheAnalysis: CacheAnalysis =
      ({ version }) =>
      () => ({
        verdict: 'same',
        knownVerdict: 'same',
        summary: version.versionId,
        sentence: '',
        size: { added: 0, widened: 0, removed: 0, restricted: 0, level: null },
        risk: [],
      });
    expect(readSummaries({ cacheAnalysis })).toEqual(['v2', 'v1', 'v1']);
    expect(readSummaries({})).toEqual([undefined, undefined, undefined]);
  });

  test('AWS tracks changes since 2021-06-15, and its page was read in May 2026', () => {
    expect(rest).toEqual({ defaultChanges: [], trackedSince: '2021-06-15', readUntil: '2026-05' });
  });

  /** With the number of names instead of the names. */
  const countNames = (announcement: ReconciledAnnouncement) =>
    showAnnouncement({
      ...announcement,
      matches: announcement.matches.map((match) => ({
        ...match,
        named:
          match.named.length > 0 ? [{ effect: 'Allow', action: `(${match.named.length})` }] : [],
      })),
    });

  const expected: [id: string, shown: string][] = [
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

  test('every announcement is matched as expected', () => {
    expect(announcements.map((each) => [each.announcement.id, countNames(each)])).toEqual(expected);
  });

  test('an announcement of three versions has the names of each', () => {
    const ofThree = announcements.find(
      ({ announcement }) =>
        announcement.id === '2024-11-18-AmazonConnectCampaignsServiceLinkedRolePolicy',
    );
    expect(ofThree?.matches.map(({ named }) => named.map(showName))).toEqual([
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
  ])('%s of the service-linked role is misnamed as %j', (versionId, names) => {
    const { misnamings } = findChange('AmazonConnectServiceLinkedRolePolicy', versionId);
    expect(misnamings.map(({ named }) => named.action)).toEqual(names);
  });

  test('AWS may have announced versions of May 2026 or later since its page was read', () => {
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

  test('every version has one change', () => {
    const versions = record.policies.flatMap((policy) => policy.versions);
    expect(new Set(changes.map(({ change }) => change.version))).toEqual(new Set(versions));
    expect(changes).toHaveLength(versions.length);
  });

  test('no announcement is matched to a change of another policy', () => {
    const crossed = announcements.flatMap(({ announcement, matches }) =>
      matches.filter(({ change }) => change.policy.policyName !== announcement.policyName),
    );
    expect(crossed).toEqual([]);
  });
});
