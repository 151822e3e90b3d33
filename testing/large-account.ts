import { createChance } from './random';

/** A policy of a record, for attachments and copies. */
interface CopiedPolicy {
  arn: string;
  document: object;
}

const account = '444455556666';

const services = ['s3', 'sqs', 'sns', 'ec2', 'kms', 'lambda', 'logs', 'glue', 'athena', 'dynamodb'];
const verbs = [
  'Get',
  'List',
  'Describe',
  'Put',
  'Create',
  'Delete',
  'Update',
  'Start',
  'Stop',
  'Tag',
];
const nouns = [
  'Object',
  'Queue',
  'Topic',
  'Instance',
  'Key',
  'Function',
  'Group',
  'Table',
  'Query',
  'Item',
];

interface Size {
  users: number;
  groups: number;
  roles: number;
  policies: number;
  /** Actions of each inline document. */
  actions: number;
}

/** 10,000 principals, about 60 MB. */
export const largeSize: Size = {
  users: 3000,
  groups: 100,
  roles: 6900,
  policies: 1500,
  actions: 31,
};

/**
 * A made-up export, the same for the same arguments: principals with attached policies of a record,
 * inline policies that all differ, and policies of the account, of which one in ten is a copy of a
 * policy of the record.
 */
export function buildLargeAccount(
  recorded: readonly CopiedPolicy[],
  { users, groups, roles, policies, actions }: Size = largeSize,
) {
  const chance = createChance(7);
  const times = <T>(count: number, make: (index: number) => T) =>
    Array.from({ length: count }, (_, index) => make(index));
  const inline = (name: string) => [
    { PolicyName: name, PolicyDocument: buildDocument(name) },
    { PolicyName: `${name}-more`, PolicyDocument: buildDocument(`${name}-more`) },
  ];
  const buildDocument = (name: string) => ({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: times(
          actions,
          () => `${chance.pick(services)}:${chance.pick(verbs)}${chance.pick(nouns)}`,
        ),
        Resource: [`arn:aws:s3:::bucket-of-${name}/*`, `arn:aws:sqs:*:${account}:${name}`],
      },
    ],
  });
  const attach = (count: number) => ({
    AttachedManagedPolicies: times(count, () => {
      const PolicyArn = chance.happens(0.5)
        ? chance.pick(recorded).arn
        : `arn:aws:iam::${account}:policy/team-${Math.floor(chance.next() * policies)}`;
      return { PolicyName: PolicyArn.slice(PolicyArn.lastIndexOf('/') + 1), PolicyArn };
    }),
  });
  const describe = (type: string, key: string, name: string) => ({
    Path: '/',
    [key]: name,
    Arn: `arn:aws:iam::${account}:${type}/${name}`,
    CreateDate: `202${chance.pick(['2', '3', '4'])}-05-01T08:00:00+00:00`,
  });
  const trust = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
    ],
  };
  return {
    UserDetailList: times(users, (index) => ({
      ...describe('user', 'UserName', `user-${index}`),
      GroupList: [`group-${index % groups}`],
      UserPolicyList: inline(`user-${index}`),
      ...attach(1),
    })),
    GroupDetailList: times(groups, (index) => ({
      ...describe('group', 'GroupName', `group-${index}`),
      GroupPolicyList: inline(`group-${index}`),
      ...attach(4),
    })),
    RoleDetailList: times(roles, (index) => ({
      ...describe('role', 'RoleName', `role-${index}`),
      AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(trust)),
      RolePolicyList: inline(`role-${index}`),
      RoleLastUsed: { LastUsedDate: '2025-03-01T08:00:00+00:00', Region: 'us-east-1' },
      ...attach(3),
    })),
    Policies: times(policies, (index) => ({
      PolicyName: `team-${index}`,
      Arn: `arn:aws:iam::${account}:policy/team-${index}`,
      DefaultVersionId: 'v1',
      CreateDate: '2023-05-01T08:00:00+00:00',
      UpdateDate: '2023-05-01T08:00:00+00:00',
      PolicyVersionList: [
        {
          Document:
            index % 10 === 0 ? chance.pick(recorded).document : buildDocument(`team-${index}`),
          VersionId: 'v1',
          IsDefaultVersion: true,
          CreateDate: '2023-05-01T08:00:00+00:00',
        },
      ],
    })),
  };
}
