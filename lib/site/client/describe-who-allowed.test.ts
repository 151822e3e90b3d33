import { describe, expect, test } from 'vitest';
import { readAsTool } from '../../../testing/access';
import { allow, announce, buildAnnouncement, buildPolicy, deny } from '../../../testing/builders';
import { reconcile } from '../../history/reconcile';
import { listPolicyAccess } from '../../history/who-allowed';
import type { Announcement, Policy } from '../../record/types';
import type { AccessPolicy, AccessVersion } from './access-file';
import {
  describeMatchHistory,
  describeStatementMatch,
  summarizeWhoAllowed,
} from './describe-who-allowed';

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
function readPolicies(given: readonly Policy[], announcements: Announcement[]): AccessPolicy[] {
  return readAsTool(given, reconcile(given, announcements));
}

const policies = readPolicies(made, [announce('2021-03-20 s3:Put', { of: 'A' }), tracking]);

function summarize(given: readonly AccessPolicy[], action: string, day?: string): string {
  const access = listPolicyAccess<AccessVersion, AccessPolicy>(given, action, day);
  return summarizeWhoAllowed(access, action, day).join(' ');
}

test.each<[string, string | undefined, string]>([
  ['s3:Get', '2021-01-15', 'On 2021-01-15, 1 policy allowed `s3:Get`.'],
  ['s3:Get', '2021-06-15', 'On 2021-06-15, 3 policies allowed `s3:Get`.'],
  ['s3:Get', '2020-01-15', 'On 2020-01-15, no policy on record allowed `s3:Get`.'],
  [
    'iam:PassRole',
    '2021-06-15',
    'On 2021-06-15, no policy on record allowed `iam:PassRole`. No policy on record allowed it on any other day.',
  ],
  ['iam:PassRole', undefined, 'No policy on record has ever allowed `iam:PassRole`.'],
  ['ec2:Run', undefined, '1 policy allows `ec2:Run` now.'],
  ['s3:Get', undefined, '3 policies allow `s3:Get` now.'],
  ['s3:Put', undefined, '2 policies allow `s3:Put` now. 1 other policy allowed it earlier.'],
  ['sqs:Send', undefined, '1 policy allows `sqs:Send` now. 1 other policy allowed it earlier.'],
])('%s on %s', (action, day, text) => {
  expect(summarize(policies, action, day)).toBe(text);
});

test('an action that only superseded versions allowed', () => {
  const only = policies.filter(({ policyName }) => policyName === 'C');
  expect(summarize(only, 'sqs:Send')).toBe(
    'No policy on record allows `sqs:Send` now. 1 policy allowed it earlier.',
  );
});

test('several policies are summarized by their kind, conditions and resources', () => {
  const when = { Condition: { StringEquals: { 'aws:tag': 'x' } } };
  const build = (name: string, ...statements: object[]) =>
    buildPolicy(name, [['v1', '2021-01-10T08:00:00Z', ...statements]]);
  const given = readPolicies(
    [
      build('Whole', allow('s3:Get')),
      { ...build('Role', allow('s3:Get', 'a', when)), kind: 'service-linked-role' as const },
      build('Part', allow('s3:Get', 'b'), deny('s3:Get', 'c')),
      build('Other', { Effect: 'Allow', Action: 's3:Get', NotResource: 'd', ...when }),
    ],
    [],
  );
  const kinds =
    '1 is for service-linked roles. 2 allow it only under conditions. 3 allow it only on some resources.';
  expect(summarize(given, 's3:Get')).toBe(`4 policies allow \`s3:Get\` now. ${kinds}`);
  expect(summarize(given, 's3:Get', '2021-02-01')).toBe(
    `On 2021-02-01, 4 policies allowed \`s3:Get\`. ${kinds}`,
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
    ['s3:Get', '2021-01-15', 'On 2021-01-15, 2 policies allowed `s3:Get`.'],
    [
      's3:Get',
      '2021-02-15',
      'On 2021-02-15, 2 policies allowed `s3:Get`. No v2 and Nor v1 deny it.',
    ],
    ['s3:Get', '2021-03-15', 'On 2021-03-15, 1 policy allowed `s3:Get`. No v2 and Nor v1 deny it.'],
    [
      's3:Get',
      undefined,
      '1 policy allows `s3:Get` now. 1 other policy allowed it earlier. No v2 and Nor v1 deny it.',
    ],
    [
      'ec2:Run',
      '2021-02-20',
      'On 2021-02-20, no policy on record allowed `ec2:Run`. Gone v2 to v3 are missing from the archive. One of them may have been the default version on that day.',
    ],
    ['sns:Publish', undefined, 'No policy on record has ever allowed `sns:Publish`.'],
    [
      'iam:PassRole',
      undefined,
      'No policy on record has ever allowed `iam:PassRole`. No v2 denies it.',
    ],
  ])('%s on %s', (action, day, text) => {
    expect(summarize(readPolicies(given, []), action, day)).toBe(text);
  });
});

test('many denials are counted, and missing versions of many policies are left out', () => {
  const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'];
  const given = names.map((name) =>
    buildPolicy(name, [
      ['v1', '2021-01-10T08:00:00Z', deny('s3:Get')],
      ['v3', '2021-03-10T08:00:00Z', deny('s3:Get')],
    ]),
  );
  const policies = readPolicies(given, []);
  expect(summarize(policies, 's3:Get')).toBe(
    'No policy on record has ever allowed `s3:Get`. 9 policies deny it.',
  );
  expect(summarize(policies, 's3:Get', '2021-02-01').match(/missing/g)).toHaveLength(8);
});

test('missing versions of several policies', () => {
  const missing = ['One', 'Two'].map((name) =>
    buildPolicy(name, [
      ['v1', '2021-01-10T08:00:00Z', allow('s3:Get')],
      ['v3', '2021-03-10T08:00:00Z', allow('s3:Get')],
    ]),
  );
  expect(summarize(readPolicies(missing, []), 'ec2:Run', '2021-02-01')).toContain(
    'On 2021-02-01, no policy on record allowed `ec2:Run`. No policy on record allowed it on any other day. One v2 is missing from the archive. It may have been the default version on that day. Two v2 is missing from the archive. It may have been the default version on that day.',
  );
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
    [{ ...base, by: 'name' as const, patterns: ['s3:*'] }, 'as this pattern'],
    [{ ...base, by: 'wildcard' as const, patterns: ['s3:*', 's3:G*'] }, 'through s3:* and s3:G*'],
    [
      { ...base, by: 'wildcard' as const, patterns: ['s3:G*'], isWhole: false },
      'through s3:G*, in part',
    ],
    [{ ...base, by: 'not-action' as const, patterns: ['iam:*'] }, 'by excluding only iam:*'],
    [
      { ...base, by: 'not-action' as const, patterns: ['iam:*'], isWhole: false },
      'by excluding only iam:*, in part',
    ],
  ])('%j', (match, text) => {
    expect(describeStatementMatch(match)).toBe(text);
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
