import { expect, test } from 'vitest';
import { allow, buildAnnouncement, buildPolicy } from '../../../testing/builders';
import { type Reconciliation, reconcile } from '../../history/reconcile';
import type { ReconciledChange } from '../../history/reconcile-change';
import { takeSnapshot } from '../../history/snapshot';
import { loadRecord } from '../../record/load';
import type { Policy } from '../../record/types';
import type { Chip } from '../../text/chip';
import { describeOverview, readOverview } from './overview';
import { packOverview, unpackOverview } from './overview-file';
import { describePolicyFile, readPolicyFile } from './policy-file';

const notAction = { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' };
const policies = [
  buildPolicy('A', [
    ['v1', '2021-01-10T08:00:00Z', allow(['S3:Get', 'ec2:Run'])],
    ['v3', '2021-03-10T08:00:00Z', allow(['s3:Get', 's3:Put*'], ['x', 'y'])],
  ]),
  buildPolicy('B', [['v1', '2021-02-10T08:00:00Z', allow('s*:Get'), notAction]]),
];
const announcements = [
  buildAnnouncement('2021-03-20', 'A', { actionsNamed: ['s3:PutOne'] }),
  buildAnnouncement('2021-01-01', null),
];
const span = { from: '2021-01-10', to: '2026-01-01' };

const markChange = ({ change }: ReconciledChange): Chip[] => [
  { text: change.effect === 'first' ? 'First version' : 'Wider', tone: 'neutral' },
];

/** The overview and its reading, as a tool gets it through JSON. */
function readFiles(
  of: readonly Policy[],
  reconciliation: Reconciliation,
  trackedDates: string[] = [],
) {
  const describeAccess = ({ change }: ReconciledChange) => `gives ${change.version.versionId}`;
  const markPolicy = ({ policyName }: Policy) =>
    policyName === 'B' ? [{ text: 'Deprecated', tone: 'late' as const }] : [];
  const texts = { describeAccess, judge: () => 'wider' as const, markChange, markPolicy };
  const overview = describeOverview(of, reconciliation, { span, trackedDates }, texts);
  const file = JSON.parse(JSON.stringify(packOverview(overview)));
  const unpacked = unpackOverview(file);
  expect(unpacked).toEqual(overview);
  return { overview, dated: readOverview(unpacked) };
}

test('the overview has versions and announcements without documents', () => {
  const { overview } = readFiles(policies, reconcile(policies, announcements), ['2021-02-01']);
  expect(overview).toEqual({
    span,
    trackedSince: '2021-01-01',
    trackedDates: ['2021-02-01'],
    policies: [
      {
        policyName: 'A',
        kind: 'attachable',
        versions: [
          {
            versionId: 'v1',
            createDate: '2021-01-10T08:00:00Z',
            gives: 'gives v1',
            verdict: 'first',
            chips: [{ text: 'First version', tone: 'neutral' }],
            state: 'never',
            rows: [],
          },
          {
            versionId: 'v3',
            createDate: '2021-03-10T08:00:00Z',
            gives: 'gives v3',
            verdict: 'wider',
            chips: [{ text: 'Wider', tone: 'neutral' }],
            state: 'part',
            rows: ['2021-03-20-A'],
          },
        ],
      },
      {
        policyName: 'B',
        kind: 'attachable',
        versions: [
          {
            versionId: 'v1',
            createDate: '2021-02-10T08:00:00Z',
            gives: 'gives v1',
            verdict: 'first',
            chips: [{ text: 'First version', tone: 'neutral' }],
            state: 'never',
            rows: [],
          },
        ],
        marks: [{ text: 'Deprecated', tone: 'late' }],
      },
    ],
    rows: [
      { id: '2021-03-20-A', date: '2021-03-20', policyName: 'A', gist: 'A row' },
      { id: '2021-01-01', date: '2021-01-01', policyName: null, gist: 'A row' },
    ],
  });
  expect(readFiles(policies, reconcile(policies, [])).overview).not.toHaveProperty('trackedSince');
});

test('changes of one instant are sorted by policy name', () => {
  const made = ['B', 'A'].map((name) =>
    buildPolicy(name, [['v1', '2021-01-10T08:00:00Z', allow('s3:Get')]]),
  );
  const { reconciliation } = readFiles(made, reconcile(made, [])).dated;
  expect(reconciliation.changes.map(({ change }) => change.version.policyName)).toEqual(['A', 'B']);
});

test('the overview has the same snapshots as the record', () => {
  const { policies, announcements } = loadRecord('data');
  const reconciliation = reconcile(policies, announcements, { readUntil: '2026-05' });
  const { dated } = readFiles(policies, reconciliation);
  const days = [
    ...policies.flatMap(({ versions }) =>
      versions.map(({ createDate }) => createDate.slice(0, 10)),
    ),
    ...announcements.map(({ date }) => date),
  ];
  const name = (version: { policyName: string; versionId: string }) =>
    `${version.policyName} ${version.versionId}`;
  const show = (state: {
    defaultVersions: { policyName: string; versionId: string }[];
    announcements: { announcement: { id: string } }[];
    unannounced: { change: { version: { policyName: string; versionId: string } } }[];
  }) => [
    state.defaultVersions.map(name),
    state.announcements.map(({ announcement }) => announcement.id),
    state.unannounced.map(({ change }) => name(change.version)),
  ];
  for (const day of new Set(days)) {
    expect(show(takeSnapshot(dated.policies, dated.reconciliation, day)), day).toEqual(
      show(takeSnapshot(policies, reconciliation, day)),
    );
  }
});

test('the file of a policy has its documents', () => {
  const [policy] = policies;
  if (policy === undefined) throw new Error('No policy was made.');
  const read = readPolicyFile(JSON.parse(JSON.stringify(describePolicyFile(policy))));
  expect(read.policyName).toBe('A');
  for (const [index, version] of policy.versions.entries()) {
    expect(read.versions[index]).toMatchObject({
      policyName: 'A',
      versionId: version.versionId,
      number: version.number,
      createDate: version.createDate,
      document: version.document,
      statements: version.statements,
    });
  }
});

test('a statement of several versions is in the file once, and a single one has no list', () => {
  const lone = { Statement: allow('s3:Get'), Version: '2012-10-17' };
  const policy = buildPolicy('P', [
    ['v1', '2021-01-10T08:00:00Z', allow('s3:Get')],
    ['v2', '2021-03-10T08:00:00Z', allow('s3:Put'), allow('s3:Get')],
  ]);
  const versions = policy.versions.map((version, index) =>
    index === 0 ? { ...version, document: lone } : version,
  );
  const changed = { ...policy, versions };
  const file = describePolicyFile(changed);
  expect(file.statements).toEqual([allow('s3:Get'), allow('s3:Put')]);
  expect(file.versions.map(({ document }) => document.Statement)).toEqual([0, [1, 0]]);
  const read = readPolicyFile(JSON.parse(JSON.stringify(file)));
  expect(read.versions.map(({ document }) => JSON.stringify(document))).toEqual(
    versions.map(({ document }) => JSON.stringify(document)),
  );
});

test('an invalid document is refused with its place', () => {
  const version = {
    versionId: 'v1',
    createDate: '2021-01-01T00:00:00Z',
  };
  const document = { Version: '2012-10-17', Statement: [] } as never;
  const file = {
    policyName: 'P',
    patterns: [],
    statements: [],
    versions: [{ ...version, document }],
  };
  expect(() => readPolicyFile(file)).toThrow(
    'P v1, /Statement: expected at least one statement, found an empty list.',
  );
});

test('both files have the default versions', () => {
  const setBack = {
    ...buildPolicy('P', [
      ['v1', '2021-01-10T08:00:00Z', allow('s3:Get')],
      ['v2', '2021-03-10T08:00:00Z', allow('s3:Put')],
    ]),
    defaults: [{ versionId: 'v1', firstObserved: '2021-04-01T00:00:00Z' }],
    noLongerObserved: '2021-05-01T00:00:00Z',
  };
  const reconciliation = reconcile([setBack], announcements);
  const { dated } = readFiles([setBack], reconciliation);
  const findOn = (day: string) =>
    takeSnapshot(dated.policies, dated.reconciliation, day).defaultVersions.map(
      (each) => each.versionId,
    );
  expect([findOn('2021-03-31'), findOn('2021-04-01')]).toEqual([['v2'], ['v1']]);
  // A default that was set is no change.
  expect(dated.reconciliation.changes).toHaveLength(2);

  const file = describePolicyFile(setBack);
  const { defaults, noLongerObserved } = setBack;
  expect(readPolicyFile(JSON.parse(JSON.stringify(file)))).toMatchObject({ defaults });
  expect(dated.policies).toMatchObject([{ noLongerObserved }]);
});

test('an announcement that only repeats another is not listed for the version', () => {
  const policy = buildPolicy('P', [
    ['v1', '2021-01-01T00:00:00Z', allow('a:One')],
    ['v2', '2021-03-01T00:00:00Z', allow(['a:One', 'a:Two', 'a:Three'])],
  ]);
  const repeating = buildAnnouncement('2021-03-02', 'P', {
    actionsNamed: ['a:Two', 'a:Three', 'a:One'],
  });
  const first = buildAnnouncement('2021-01-02', 'P', { actionsNamed: ['a:One'] });
  const { overview } = readFiles([policy], reconcile([policy], [repeating, first]));
  expect(overview.policies[0]?.versions.map(({ rows }) => rows)).toEqual([
    ['2021-01-02-P'],
    ['2021-03-02-P'],
  ]);
});

test('an announcement under a wrong name is listed apart', () => {
  const policy = buildPolicy('P', [['v1', '2021-02-01T00:00:00Z', allow('a:ListThings')]]);
  const wrong = buildAnnouncement('2021-02-02', 'P', { actionsNamed: ['a:ListThing'] });
  const reconciliation = reconcile([policy], [wrong, buildAnnouncement('2021-01-01', null)]);
  const { overview, dated } = readFiles([policy], reconciliation);
  expect(overview.policies[0]?.versions).toMatchObject([
    { state: 'misnamed', rows: [], misnamedIn: ['2021-02-02-P'] },
  ]);
  const [change] = dated.reconciliation.changes;
  expect(change?.misnamings.map(({ announcement }) => announcement.announcement.date)).toEqual([
    '2021-02-02',
  ]);
});
