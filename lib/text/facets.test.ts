import { describe, expect, test } from 'vitest';
import {
  allow,
  announce,
  buildAnnouncement,
  buildCatalog,
  buildPolicy,
  parseStatements,
  v,
} from '../../testing/builders';
import type { DefaultChange } from '../history/default-changes';
import { reconcile } from '../history/reconcile';
import type { ReconciledAnnouncement } from '../history/reconcile-announcement';
import type { ReconciledChange } from '../history/reconcile-change';
import type { Announcement } from '../record/types';
import { readRisks } from '../risk/project-risks';
import {
  announcementStates,
  changeStates,
  labelAnnouncement,
  listAnnouncementFacets,
  listChangeFacets,
  listDefaultChangeFacets,
  listPolicyFacets,
  verdicts,
} from './facets';

const policy = buildPolicy('P', [
  ['v1', '2020-06-01T00:00:00Z', allow('a:One')],
  ['v2', '2021-01-31T23:59:59Z', allow(['a:One', 'a:Two'])],
  v(3, allow(['a:Two', 'a:One'])),
]);
const window = { from: '2021-01-01', to: '2021-01-31' };
const reconcileOne = (announcement: Announcement) =>
  reconcile([policy], [announcement]).announcements[0] as ReconciledAnnouncement;

describe('the facets of an announcement', () => {
  test.each<[string, Announcement, object, string[]]>([
    ['late', announce('2021-02-01 a:Two'), { policy: 'P', year: '2021', state: 'late' }, ['late']],
    [
      'early, within the window',
      announce('2021-01-01 a:Two'),
      { policy: 'P', year: '2021', window: 'tracked', state: 'early' },
      ['early'],
    ],
    [
      'on the day, the last of the window',
      announce('2021-01-31 a:Two'),
      { policy: 'P', year: '2021', window: 'tracked', state: 'on-the-day' },
      ['on the day'],
    ],
    [
      'late and misnamed',
      announce('2022-02-01 a:Two a:Never'),
      { policy: 'P', year: '2022', state: 'late misnamed' },
      ['late', 'wrong action name'],
    ],
    [
      'early for one version, on the day for another',
      announce('2020-06-01 a:One a:Two'),
      { policy: 'P', year: '2020', state: 'early on-the-day' },
      ['early', 'on the day'],
    ],
    [
      'unmatched',
      announce('2020-12-31 a:Never'),
      { policy: 'P', year: '2020', state: 'unmatched misnamed' },
      ['no matching version', 'wrong action name'],
    ],
    [
      'matched by date',
      announce('2020-06-01', { kind: 'policy-added' }),
      { policy: 'P', year: '2020', state: 'on-the-day by-date' },
      ['on the day', 'matched by date only'],
    ],
    [
      'without a policy',
      buildAnnouncement('2021-02-01', null),
      { year: '2021', state: 'general' },
      ['general announcement'],
    ],
  ])('%s', (_, announcement, facets, labels) => {
    expect(listAnnouncementFacets(reconcileOne(announcement), window)).toEqual(facets);
    expect(labelAnnouncement(reconcileOne(announcement))).toEqual(labels);
  });

  test('have no window without tracked dates', () => {
    const general = reconcileOne(buildAnnouncement('2021-01-01', null));
    expect(listAnnouncementFacets(general, undefined)).toEqual({ year: '2021', state: 'general' });
  });
});

test('the facets of a change are its state, whether AWS had to announce it, and its verdict', () => {
  const tracking = buildAnnouncement('2021-01-01', null);
  const { changes } = reconcile([policy], [tracking]);
  expect(changes.map((change) => listChangeFacets(change, window))).toEqual([
    { policy: 'P', year: '2021', state: 'nothing-to-announce', verdict: 'same' },
    { policy: 'P', year: '2021', window: 'tracked', state: 'owed never', verdict: 'wider' },
    // The first version on record has no verdict.
    { policy: 'P', year: '2020', state: 'before-tracking' },
  ]);
});

test('the values are part of addresses and do not change', () => {
  expect(Object.keys(announcementStates)).toEqual([
    'late',
    'early',
    'on-the-day',
    'unmatched',
    'general',
    'misnamed',
    'by-date',
  ]);
  expect(Object.keys(changeStates)).toEqual([
    'owed',
    'full',
    'part',
    'misnamed',
    'after-reading',
    'never',
    'nothing-to-announce',
    'before-tracking',
  ]);
  expect(Object.keys(verdicts)).toEqual(['wider', 'narrower', 'both', 'same', 'undecided']);
});

test('the facets of a default change are its day and its verdict', () => {
  const set = { ...policy, defaults: [{ versionId: 'v1', firstObserved: '2021-04-01T00:00:00Z' }] };
  const [change] = reconcile([set], []).defaultChanges;
  const read = (within: typeof window) => listDefaultChangeFacets(change as DefaultChange, within);
  expect(read(window)).toEqual({ policy: 'P', year: '2021', verdict: 'narrower' });
  expect(read({ from: '2021-04-01', to: '2021-04-30' })).toMatchObject({ window: 'tracked' });
});

test('a change has no state where no announcement is on record', () => {
  const [change] = reconcile([policy], []).changes;
  expect(listChangeFacets(change as ReconciledChange, window)).toEqual({
    policy: 'P',
    year: '2021',
    verdict: 'same',
  });
});

test('a change of future actions alone is no change', () => {
  const narrowing = buildPolicy('P', [v(1, allow('a:*')), v(2, allow('a:One'))]);
  const catalog = buildCatalog({ a: { One: ['Read'] } });
  const [change] = reconcile([narrowing], [], { catalog }).changes;
  expect(change?.change.access().verdict).toBe('narrower');
  expect(listChangeFacets(change as ReconciledChange, undefined).verdict).toBe('same');
});

describe('the facet of risk', () => {
  const table = 'arn:aws:dynamodb:*:*:table/example';
  const changeTo = (statement: object) =>
    reconcile([buildPolicy('P', [v(1, allow('a:One')), v(2, statement)])], [])
      .changes[0] as ReconciledChange;

  test.each([
    [
      'a high risk',
      allow(['dynamodb:Scan', 'kms:CreateGrant']),
      'high resource-exposure data-access',
    ],
    ['a risk that is limited', allow('dynamodb:Scan', table), undefined],
  ])('of a change that adds %s', (_, statement, risk) => {
    expect(listChangeFacets(changeTo(statement), undefined).risk).toBe(risk);
  });

  test.each([
    ['a high risk', allow('dynamodb:Scan'), 'high data-access'],
    ['a risk that is limited', allow('dynamodb:Scan', table), 'data-access'],
    ['no risk', allow('a:One'), undefined],
  ])('of a policy that has %s', (_, statement, risk) => {
    const findings = readRisks().assessor.assess(parseStatements([statement]));
    expect(listPolicyFacets(policy, findings)).toEqual({
      kind: 'attachable',
      ...(risk !== undefined && { risk }),
    });
  });
});
