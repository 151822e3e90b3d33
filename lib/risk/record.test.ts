import { describe, expect, test } from 'vitest';
import { listCurrentRisks } from '../history/risk-history';
import { loadRecord } from '../record/load';
import type { Policy } from '../record/types';
import { compareRisk, type RiskChange } from './compare';
import type { AllowedAction } from './grade';
import { isHighRisk, listHighRisks } from './high-risk';
import { readRisks } from './project-risks';

const { policies } = loadRecord('data');
const { catalog, assessor } = readRisks();

function findPolicy(policyName: string): Policy {
  const policy = policies.find((each) => each.policyName === policyName);
  if (policy === undefined) throw new Error(`The record has no policy "${policyName}".`);
  return policy;
}

/** What a version changes against the version before it on record. */
function compareVersion(policyName: string, versionId: string): RiskChange[] {
  const { versions } = findPolicy(policyName);
  const index = versions.findIndex((each) => each.versionId === versionId);
  return compareRisk(
    versions[index - 1]?.statements ?? [],
    versions[index]?.statements ?? [],
    readRisks(),
  );
}

/** `* if iam:PassedToService`, one for each scope. */
function describeScopes({ scopes }: AllowedAction): string {
  return scopes
    .map(({ resource, conditions }) =>
      [resource, ...conditions.map(({ key }) => `if ${key}`)].join(' '),
    )
    .join(', ');
}

const full = 'AmazonConnectFullAccess';
const current = 'AmazonConnect_FullAccess';
const readOnly = 'AmazonConnectReadOnlyAccess';
const role = 'AmazonConnectServiceLinkedRolePolicy';
const synchronization = 'AmazonConnectSynchronizationServiceRolePolicy';
const profiles = 'CustomerProfilesServiceLinkedRolePolicy';
const voiceId = 'AmazonConnectVoiceIDFullAccess';

const serviceRole =
  'arn:aws:iam::*:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect*';
const mailRole = 'arn:aws:iam::*:role/service-role/AmazonConnectEmailSESAccessRole';
const bucket = 'arn:aws:s3:::amazon-connect-*/*';

describe('the examples of the issue that asks for risks', () => {
  type Example = [policy: string, version: string, change: string, entry: string, scope: string];
  test.each<Example>([
    [full, 'v2', 'opens limited', 'iam-005', serviceRole],
    [full, 'v2', 'opens unrestricted', 'kms:CreateGrant', '*'],
    [role, 'v19', 'opens indirect', 'iam:PassRole', `${mailRole} if iam:PassedToService`],
    [readOnly, 'v2', 'closes unrestricted', 'connect:GetFederationToken', '*'],
    [readOnly, 'v3', 'opens unrestricted', 'connect:GetFederationToken', '*'],
    [role, 'v3', 'opens limited', 's3:GetObject', bucket],
    [role, 'v3', 'opens limited', 's3:PutObjectAcl', bucket],
  ])('%s %s %s %s', (policy, version, change, entry, scope) => {
    const found = compareVersion(policy, version).find(({ finding }) => finding.entry === entry);
    expect(`${found?.effect} ${found?.finding.grade}`).toBe(change);
    expect(found?.finding.actions.map(describeScopes)).toEqual([scope]);
  });

  test('the service that can receive the role', () => {
    const [found] = compareVersion(role, 'v19');
    expect(found?.finding.actions[0]?.scopes[0]?.conditions).toEqual([
      { operator: 'StringLike', key: 'iam:PassedToService', values: ['ses.amazonaws.com'] },
    ]);
  });

  test('the deprecated policy still has them', () => {
    expect(findPolicy(full).deprecated).toBeDefined();
    const entries = listCurrentRisks(findPolicy(full), assessor.assess).map(
      ({ finding }) => finding.entry,
    );
    expect(entries).toEqual(expect.arrayContaining(['iam-005', 'kms:CreateGrant']));
  });
});

/** Data of contacts, which `connect:*` and the wildcards for reading allow. */
const contactData = [
  'connect:DescribeContact',
  'connect:GetAttachedFile',
  'connect:GetContactAttributes',
  'connect:ListRealtimeContactAnalysisSegments',
  'connect:ListRealtimeContactAnalysisSegmentsV2',
];
/** More data that they allow; a reviewer names contact data and stops there. */
const moreData = [
  'connect:DescribeContactEvaluation',
  'connect:DescribeUser',
  'connect:ListContactReferences',
  'connect:ListDataTablePrimaryValues',
  'connect:ListDataTableValues',
  'connect:ListUsers',
];
const searchedData = [
  'connect:BatchDescribeDataTableValue',
  'connect:SearchContactEvaluations',
  'connect:SearchUsers',
];
/** Users and storage of an instance, which `connect:*` lets a principal set up. */
const setUp = [
  'connect:AssociateInstanceStorageConfig',
  'connect:CreateUser',
  'connect:UpdateInstanceStorageConfig',
  'connect:UpdateSecurityProfile',
  'connect:UpdateUserSecurityProfiles',
];
const allOfConnect = [
  'connect:AdminGetEmergencyAccessToken',
  'connect:DeleteInstance',
  'connect:GetFederationToken',
  'connect:SearchContacts',
  ...contactData,
];

/**
 * The grants of the default versions that a reviewer lists as high risks: read from the documents,
 * without the program. All are on `*` unless a resource is named.
 */
interface Reviewed {
  policy: string;
  since: string;
  entries: readonly string[];
  on?: string;
}
const reviewed: readonly Reviewed[] = [
  {
    policy: full,
    since: 'v2',
    entries: [...allOfConnect, 'ds:DeleteDirectory', 'kms:CreateGrant'],
  },
  { policy: full, since: 'v2', entries: ['iam-005'], on: serviceRole },
  { policy: current, since: 'v1', entries: [...allOfConnect, 'ds:DeleteDirectory'] },
  // v2 denies it, for a day.
  { policy: readOnly, since: 'v3', entries: ['connect:GetFederationToken'] },
  { policy: readOnly, since: 'v1', entries: contactData },
  { policy: role, since: 'v2', entries: allOfConnect },
  { policy: role, since: 'v3', entries: ['s3:PutObjectAcl'], on: bucket },
  { policy: role, since: 'v19', entries: ['iam:PassRole'], on: mailRole },
  { policy: role, since: 'v19', entries: ['ses:UpdateReceiptRule'] },
  {
    policy: synchronization,
    since: 'v1',
    entries: ['connect:CreateUser', 'connect:UpdateUserSecurityProfiles'],
  },
  { policy: synchronization, since: 'v4', entries: ['connect:UpdateInstanceStorageConfig'] },
  { policy: voiceId, since: 'v1', entries: ['voiceid:DeleteDomain'] },
  { policy: profiles, since: 'v2', entries: ['profile:BatchGetProfile'] },
  {
    policy: profiles,
    since: 'v3',
    entries: ['profile:GetCalculatedAttributeForProfile', 'profile:GetProfileRecommendations'],
  },
];

/** What the program lists in addition. The reviewer agrees: it is of the same kind. */
const agreed: readonly Reviewed[] = [
  { policy: full, since: 'v2', entries: [...moreData, ...searchedData, ...setUp] },
  { policy: current, since: 'v1', entries: [...moreData, ...searchedData, ...setUp] },
  { policy: readOnly, since: 'v1', entries: moreData },
  { policy: role, since: 'v2', entries: [...moreData, ...searchedData, ...setUp] },
  {
    policy: voiceId,
    since: 'v1',
    entries: [
      'voiceid:DeleteSpeaker',
      'voiceid:DescribeFraudster',
      'voiceid:DescribeSpeaker',
      'voiceid:ListFraudsters',
      'voiceid:ListSpeakers',
    ],
  },
  {
    policy: synchronization,
    since: 'v1',
    entries: ['connect:DescribeUser', 'connect:ListUsers', 'connect:UpdateSecurityProfile'],
  },
  {
    policy: synchronization,
    since: 'v4',
    entries: [
      'connect:ListDataTablePrimaryValues',
      'connect:ListDataTableValues',
      'connect:SearchContactEvaluations',
      'connect:SearchUsers',
      'connect:AssociateInstanceStorageConfig',
    ],
  },
  { policy: synchronization, since: 'v5', entries: ['connect:BatchDescribeDataTableValue'] },
];

const listRows = (list: readonly Reviewed[]) =>
  list
    .flatMap(({ policy, since, entries, on = '*' }) =>
      entries.map((entry) => `${policy} since ${since}: ${entry} on ${on}`),
    )
    .sort();

describe('the review of the documents by hand', () => {
  test('lists the same high risks of default versions', () => {
    const found = policies.flatMap((policy) =>
      listCurrentRisks(policy, assessor.assess)
        .filter(({ finding }) => isHighRisk(finding, catalog))
        .map(({ since, finding: { entry, actions } }) => {
          const on = actions.flatMap(({ scopes }) => scopes.map(({ resource }) => resource));
          return `${policy.policyName} since ${since.versionId}: ${entry} on ${on.join(', ')}`;
        }),
    );
    expect(found.sort()).toEqual(listRows([...reviewed, ...agreed]));
  });

  test('lists the same changes that add a high risk', () => {
    const found = policies.flatMap(({ policyName, versions }) =>
      versions
        .filter(
          ({ versionId }) =>
            listHighRisks(compareVersion(policyName, versionId), catalog).length > 0,
        )
        .map(({ versionId }) => `${policyName} ${versionId}`),
    );
    // A version adds what is current since then; the first of AmazonConnectReadOnlyAccess also
    // adds connect:GetFederationToken, which v2 denies.
    const since = [...reviewed, ...agreed].map((each) => `${each.policy} ${each.since}`);
    expect(found.sort()).toEqual([...new Set(since)].sort());
  });

  /** Every high risk that each version adds, which is every row above, and one more. */
  test('lists the same high risks of each change', () => {
    const found = policies.flatMap(({ policyName, versions }) =>
      versions.flatMap(({ versionId }) =>
        listHighRisks(compareVersion(policyName, versionId), catalog).map(
          ({ effect, finding }) => `${policyName} ${versionId} ${effect} ${finding.entry}`,
        ),
      ),
    );
    const rows = [...reviewed, ...agreed].flatMap(({ policy, since, entries }) =>
      entries.map((entry) => `${policy} ${since} opens ${entry}`),
    );
    // Removed by v2, and back later.
    const more = [
      `${readOnly} v1 opens connect:GetFederationToken`,
      `${synchronization} v1 opens connect:AssociateInstanceStorageConfig`,
    ];
    expect(found.sort()).toEqual([...rows, ...more].sort());
  });

  test('lists what is removed', () => {
    const closed = policies.flatMap(({ policyName, versions }) =>
      versions.flatMap(({ versionId }) =>
        compareVersion(policyName, versionId)
          .filter(({ effect }) => effect === 'closes')
          .map(({ finding }) => `${policyName} ${versionId} ${finding.entry}`),
      ),
    );
    expect(closed).toEqual([
      `${readOnly} v2 connect:GetFederationToken`,
      `${synchronization} v2 connect:AssociateInstanceStorageConfig`,
    ]);
  });
});
