import { describe, expect, test } from 'vitest';
import { allow, announce, buildAnnouncement, buildPolicy, deny } from '../../../testing/builders';
import { reconcile } from '../../history/reconcile';
import { findClosestAllowedDay, listPolicyAccess } from '../../history/who-allowed';
import type { Announcement, Policy } from '../../record/types';
import { labelState } from '../../text/wording';
import {
  describeAnnouncementStatus,
  describeMatchHistory,
  describeStatementMatch,
  summarizeWhoAllowed,
} from './describe-who-allowed';
import {
  describePolicyFile,
  readPolicyFile,
  type ToolPolicy,
  type ToolVersion,
} from './policy-file';

const notAction = { Effect: 'Allow', NotAction: ['iam:*', 'ec2:*'], Resource: '*' };
const made = [
  buildPolicy('A', [
    ['v1', '2021-01-10T08:00:00Z', allow('s3:Get')],
    ['v2', '2021-03-10T08:00:00Z', allow(['s3:Get', 's3:Put'])],
    ['v3', '2021-05-10T08:00:00Z', allow('s3:Get')],
  ]),
  buildPolicy('B', [['v2', '2021-02-10T08:00:00Z', allow('s3:*')]]),
  buildPolicy('C', [
    ['v1', '2021-02-10T08:00:00Z', allow('sqs:Send')],
    ['v2', '2021-02-10T09:00:00Z', allow('ec2:Run')],
  ]),
  buildPolicy('D', [['v1', '2021-06-10T08:00:00Z', notAction]]),
];
const tracking = buildAnnouncement('2021-02-01', null);

/** Policies as the tools read them. */
function readPolicies(given: readonly Policy[], announcements: Announcement[]): ToolPolicy[] {
  const { changes } = reconcile(given, announcements);
  return given.map((policy) => readPolicyFile(describePolicyFile(policy, changes, labelState)));
}

const policies = readPolicies(made, [announce('2021-03-20 s3:Put', { of: 'A' }), tracking]);

function summarize(given: readonly ToolPolicy[], action: string, day?: string): string {
  const access = listPolicyAccess<ToolVersion, ToolPolicy>(given, action, day);
  const periods = access.flatMap(({ allowed }) => allowed);
  const closest = day === undefined ? undefined : findClosestAllowedDay(periods, day);
  return summarizeWhoAllowed(access, { day, closest });
}

test.each<[string, string | undefined, string]>([
  ['s3:Get', '2021-01-15', '1 tracked policy allowed it: A v1.'],
  ['s3:Get', '2021-06-15', '3 tracked policies allowed it: A v3, B v2 and D v1.'],
  [
    's3:Get',
    '2020-01-15',
    'No tracked policy allowed it on that day. The nearest day on which one did is 2021-01-10: A v1.',
  ],
  ['iam:PassRole', '2021-06-15', 'No tracked policy allowed it on that day, or on any other.'],
  ['iam:PassRole', undefined, 'No tracked policy has ever allowed it.'],
  ['ec2:Run', undefined, '1 tracked policy allows it now: C, since v2 · 2021-02-10.'],
  [
    'ec2:Run',
    '2021-01-01',
    'No tracked policy allowed it on that day. The nearest day on which one did is 2021-02-10: C v2.',
  ],
  [
    's3:Put',
    undefined,
    '2 tracked policies allow it now: B, since v2 · 2021-02-10 or earlier; D, since v1 · 2021-06-10. 1 more did earlier: A, until 2021-05-10.',
  ],
])('%s on %s', (action, day, text) => {
  expect(summarize(policies, action, day)).toBe(text);
});

test('a version superseded on its own day allowed nothing at the end of any day', () => {
  const only = policies.filter(({ policyName }) => policyName === 'C');
  expect(summarize(only, 'sqs:Send', '2021-03-01')).toBe(
    'No tracked policy allowed it on that day. No day ended with one that did.',
  );
  expect(summarize(only, 'sqs:Send')).toBe(
    'No tracked policy allows it now. 1 policy did: C, until 2021-02-10.',
  );
});

describe('denials and missing versions', () => {
  const given = [
    buildPolicy('Beside', [
      ['v1', '2021-01-10T08:00:00Z', allow('s3:*')],
      ['v2', '2021-03-10T08:00:00Z', allow('s3:*'), deny('s3:*', 'a')],
    ]),
    buildPolicy('Gone', [
      ['v1', '2021-01-10T08:00:00Z', allow('s3:Get')],
      ['v4', '2021-03-10T08:00:00Z', allow('ec2:Run')],
    ]),
    buildPolicy('No', [
      ['v1', '2021-01-10T08:00:00Z', allow('ec2:Run')],
      ['v2', '2021-02-10T08:00:00Z', deny(['s3:*', 'iam:PassRole'])],
    ]),
    buildPolicy('Was', [
      ['v1', '2021-01-10T08:00:00Z', deny('sns:*')],
      ['v2', '2021-03-10T08:00:00Z', allow('ec2:Go')],
    ]),
    buildPolicy('Nor', [['v1', '2021-02-10T08:00:00Z', allow('s3:*'), deny('s3:*')]]),
  ];

  test.each<[string, string | undefined, string]>([
    ['s3:Get', '2021-01-15', '2 tracked policies allowed it: Beside v1 and Gone v1.'],
    [
      's3:Get',
      '2021-02-15',
      '2 tracked policies allowed it: Beside v1 and Gone v1. No v2 and Nor v1 deny it.',
    ],
    [
      's3:Get',
      '2021-03-15',
      '1 tracked policy allowed it: Beside v2 (beside a Deny). No v2 and Nor v1 deny it.',
    ],
    [
      's3:Get',
      undefined,
      '1 tracked policy allows it now: Beside, since v1 · 2021-01-10 (beside a Deny). 1 more did earlier: Gone, until 2021-03-10 or earlier. No v2 and Nor v1 deny it.',
    ],
    [
      'ec2:Run',
      '2021-02-20',
      'No tracked policy allowed it on that day. The nearest day on which one did is 2021-02-09: No v1. Not observed, and maybe in force then: Gone v2 to v3.',
    ],
    ['sns:Publish', undefined, 'No tracked policy has ever allowed it.'],
    ['iam:PassRole', undefined, 'No tracked policy has ever allowed it. No v2 denies it.'],
    [
      'sqs:Send',
      '2021-02-20',
      'No tracked policy allowed it on that day, or on any other. Not observed, and maybe in force then: Gone v2 to v3.',
    ],
  ])('%s on %s', (action, day, text) => {
    expect(summarize(readPolicies(given, []), action, day)).toBe(text);
  });
});

describe('how a statement covers an action', () => {
  const base = {
    effect: 'Allow' as const,
    statement: 0,
    sid: undefined,
    isWhole: true,
    resource: { negated: false, patterns: ['*'] },
    conditions: [],
  };
  test.each([
    [{ ...base, by: 'name' as const, patterns: ['s3:Get', 's3:*'] }, 'by name'],
    [{ ...base, by: 'name' as const, patterns: ['s3:*'] }, 'as it stands'],
    [{ ...base, by: 'wildcard' as const, patterns: ['s3:*', 's3:G*'] }, 'through s3:* and s3:G*'],
    [
      { ...base, by: 'wildcard' as const, patterns: ['s3:G*'], isWhole: false },
      'through s3:G*, in part',
    ],
    [{ ...base, by: 'not-action' as const, patterns: ['iam:*'] }, 'by leaving out only iam:*'],
    [
      { ...base, by: 'not-action' as const, patterns: ['iam:*'], isWhole: false },
      'by leaving out only iam:*, in part',
    ],
  ])('%j', (match, text) => {
    expect(describeStatementMatch(match)).toBe(text);
  });
});

describe('whether AWS had announced an action of a version', () => {
  const later = buildPolicy('L', [
    ['v1', '2021-03-10T08:00:00Z', allow('s3:Get')],
    ['v2', '2021-04-10T08:00:00Z', allow(['s3:Get', 's3:*'])],
    ['v3', '2021-05-10T08:00:00Z', allow(['s3:Get', 's3:*', 's3:Get*'])],
  ]);
  const given = [
    ...policies,
    ...readPolicies([later], [announce('2021-04-20 s3:*', { of: 'L' }), tracking]),
  ];
  const [a, l] = ['2021-03-20-A', '2021-04-20-L'];

  test.each<[string, string, string | undefined, string | undefined, string, boolean]>([
    ['A v2', 's3:Put', undefined, a, 'announced 2021-03-20, 10 days after it was in force', false],
    [
      'A v2',
      's3:Put',
      '2021-03-20',
      a,
      'announced by then, on 2021-03-20, 10 days after it was in force',
      false,
    ],
    [
      'A v2',
      's3:Put',
      '2021-03-19',
      a,
      'not announced by then: only on 2021-03-20, 10 days after it was in force',
      true,
    ],
    ['A v2', 's3:Get', '2021-03-19', undefined, 'not named in v2’s announcement', true],
    ['A v1', 's3:Get', '2021-03-19', undefined, 'before AWS kept a changelog', false],
    ['B v2', 's3:Get', undefined, undefined, 'never announced', true],
    ['L v1', 's3:Get', undefined, l, 'never announced; named on 2021-04-20, with v2', true],
  ])('%s, %s, %s', (name, action, day, announcementId, text, isUnannounced) => {
    const [policyName, versionId] = name.split(' ');
    const policy = given.find((each) => each.policyName === policyName) as ToolPolicy;
    const version = policy.versions.find((each) => each.versionId === versionId) as ToolVersion;
    expect(describeAnnouncementStatus(policy, version, { action, day })).toEqual({
      announcementId,
      text,
      isUnannounced,
    });
  });
});

describe('how an action is covered, and was before', () => {
  const policy = buildPolicy('P', [
    ['v1', '2021-01-10T08:00:00Z', allow('s3:Get')],
    ['v2', '2021-02-10T08:00:00Z', allow('ec2:Run'), allow(['s3:Get', 's3:Put'])],
    ['v3', '2021-03-10T08:00:00Z', allow('s3:Get'), allow('s3:G*')],
    ['v4', '2021-04-10T08:00:00Z', allow('s3:*')],
    ['v5', '2021-05-10T08:00:00Z', allow('s3:*'), allow('s3:*')],
  ]);
  const [scope] = listPolicyAccess([policy], 's3:Get')[0]?.allowed[0]?.scopes ?? [];

  test.each<[number, number, string[]]>([
    [0, 0, []],
    [1, 0, []],
    [2, 2, ['by name']],
    [3, 3, ['by name', 'by name and through s3:G*']],
    [4, 3, ['by name', 'by name and through s3:G*']],
  ])('in the version at index %i', (index, since, earlier) => {
    expect(describeMatchHistory(scope?.statements ?? [], index)).toEqual({ since, earlier });
  });
});
