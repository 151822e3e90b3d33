import { describe, expect, test } from 'vitest';
import { readAsTool } from '../../../testing/access';
import { allow, buildAnnouncement, buildPolicy } from '../../../testing/builders';
import { reconcile } from '../../history/reconcile';
import { listPolicyAccess } from '../../history/who-allowed';
import { createCatalog } from '../../iam/catalog/catalog';
import { loadRecord } from '../../record/load';
import type { Policy } from '../../record/types';
import { type AccessPolicy, type AccessVersion, anyService, chooseServices } from './access-file';
import { describeAccessFiles } from './describe-access';

const condition = { StringEquals: { 'aws:tag': 'x' } };
const policies = [
  buildPolicy('A', [
    ['v1', '2021-01-10T08:00:00Z', allow('ec2:Run'), allow(['s3:Get', 'ec2:Stop', '*:List'])],
    ['v2', '2021-02-10T08:00:00Z', allow('ec2:Run'), allow(['s3:Get', 'ec2:Stop', '*:List'])],
    ['v4', '2021-03-10T08:00:00Z', allow(['s3:Get', '*:List'])],
  ]),
  buildPolicy('B', [
    [
      'v1',
      '2021-02-10T08:00:00Z',
      { Sid: 'No', Effect: 'Deny', NotAction: 'iam:*', NotResource: 'x', Condition: condition },
    ],
  ]),
];
// Without changes no version has an announcement.
const catalog = createCatalog([
  { service: 's3', name: 'Amazon S3', actions: [{ name: 'Get', levels: ['Read'] }] },
]);
const files = describeAccessFiles(policies, [], catalog);

test('a file has the statements of a service, each once, with their versions and positions', () => {
  expect([...files.keys()].sort()).toEqual(['*', 'ec2', 's3']);
  expect(files.get('s3')).toEqual({
    patterns: [['s3:Get', '*:List'], ['*']],
    conditions: [],
    statements: [{ action: 0, resource: 1 }],
    policies: [
      {
        name: 'A',
        spans: [
          [0, 1, 1, 2],
          [0, 0, 4, 4],
        ],
      },
    ],
    catalog: { s3: { name: 'Amazon S3', actions: { Read: ['Get'] } } },
  });
  expect(files.get('ec2')).not.toHaveProperty('catalog');
  expect(files.get(anyService)?.statements).toEqual([
    { action: 0, resource: 1 },
    {
      effect: 'Deny',
      sid: 'No',
      action: 2,
      notAction: true,
      resource: 3,
      notResource: true,
      when: 0,
    },
  ]);
});

test('a statement that returns has a span of its own', () => {
  const policy = buildPolicy('P', [
    ['v1', '2021-01-01T00:00:00Z', allow('a:One')],
    ['v2', '2021-02-01T00:00:00Z', allow('b:One')],
    ['v3', '2021-03-01T00:00:00Z', allow('a:One')],
  ]);
  const [file] = describeAccessFiles([policy], reconcile([policy], []).changes, catalog).values();
  expect(file?.policies[0]?.spans).toEqual([
    [0, 0, 1, 1],
    [0, 0, 3, 3],
  ]);
});

test.each([
  ['s3:Get', ['*', 's3']],
  ['S3:Get', ['*', 's3']],
  ['e*:Run', ['*', 'ec2']],
  ['*', ['*', 'ec2', 's3']],
  ['iam:PassRole', ['*']],
])('%s needs the files of %j', (action, expected) => {
  expect(chooseServices(action, ['*', 'ec2', 's3'])).toEqual(expected);
});

test('only policies that name one of the services are read', () => {
  const names = (service: string) =>
    readAsTool(policies, reconcile(policies, []), (each) => each === service).map(
      ({ policyName }) => policyName,
    );
  expect([names('ec2'), names('*')]).toEqual([['A'], ['A', 'B']]);
});

test('an announcement has the actions of the service, or one of another', () => {
  const policy = buildPolicy('P', [
    ['v1', '2021-01-01T00:00:00Z', allow('a:One')],
    ['v2', '2021-03-01T00:00:00Z', allow(['a:One', 'a:Two', 'b:Three', '*:Four'])],
  ]);
  const given = reconcile(
    [policy],
    [
      buildAnnouncement('2021-03-02', 'P', { actionsNamed: ['a:Two', 'b:Three'] }),
      buildAnnouncement('2021-01-01', null),
    ],
  );
  const readActions = (services: string) =>
    readAsTool([policy], given, (each) => services.includes(each))[0]?.versions.map(({ rows }) =>
      rows.map(({ actions }) => actions),
    );
  expect(readActions('a')).toEqual([[], [['a:Two']]]);
  expect(readActions('*')).toEqual([[], [['a:Two', 'b:Three']]]);
  expect(readActions('ab')).toEqual([[], [['a:Two', 'b:Three']]]);
});

test('a policy keeps what its page says of it, and statements the old language', () => {
  const old = buildPolicy('P', [['v1', '2021-01-01T00:00:00Z', allow('a:One')]]);
  const [version] = old.versions;
  if (version === undefined) throw new Error('No version was made.');
  const statements = version.statements.map((each) => ({
    ...each,
    languageVersion: '2008-10-17' as const,
  }));
  const policy: Policy = {
    ...old,
    noLongerObserved: '2022-01-01T00:00:00Z',
    versions: [{ ...version, statements }],
  };
  expect(readAsTool([policy], reconcile([policy], []))).toMatchObject([
    { noLongerObserved: '2022-01-01T00:00:00Z', kind: 'attachable', versions: [{ statements }] },
  ]);
});

describe('the files answer as the documents do', () => {
  const record = loadRecord('data');
  const reconciliation = reconcile(record.policies, record.announcements);
  const services = [
    ...describeAccessFiles(record.policies, reconciliation.changes, catalog).keys(),
  ];
  const show = (access: ReturnType<typeof listPolicyAccess<AccessVersion, AccessPolicy>>) =>
    access
      .filter(({ allowed, denied }) => allowed.length + denied.length > 0)
      .map(({ policy, allowed, denied, onDay }) => ({
        name: policy.policyName,
        periods: [allowed, denied].map((periods) =>
          periods.map(({ versions, until, missing, scopes, statements }) => [
            versions.map(({ versionId }) => versionId),
            until?.versionId,
            missing,
            statements,
            scopes.map((scope) => [scope.resource, scope.conditions, scope.statements]),
          ]),
        ),
        onDay: onDay && [onDay.version.versionId, onDay.statements, onDay.missing],
      }));
  test.each([
    ['s3:GetObject', '2023-01-01'],
    ['profile:DeleteDomain', '2026-06-01'],
    ['iam:CreateServiceLinkedRole', '2023-03-08'],
    ['cloudwatch:*', '2024-06-01'],
    ['wisdom:DeleteAssistant', undefined],
  ])('%s on %s', (action, day) => {
    const isChosen = (each: string) => chooseServices(action, services).includes(each);
    const read = readAsTool(record.policies, reconciliation, isChosen);
    const whole = record.policies as unknown as AccessPolicy[];
    expect(show(listPolicyAccess<AccessVersion, AccessPolicy>(read, action, day))).toEqual(
      show(listPolicyAccess<AccessVersion, AccessPolicy>(whole, action, day)),
    );
  });
});
