import { describe, expect, it, test, vi } from 'vitest';
import { allow } from '../../testing/builders';
import { hostile } from '../../testing/hostile-text';
import { parseInstant } from './field-reader';
import { readAccountId, readDetails } from './read-details';

const document = { Version: '2012-10-17', Statement: [allow('s3:GetObject')] };
const arn = (rest: string, account = '111122223333') => `arn:aws:iam::${account}:${rest}`;
const user = (name: string, more: object = {}) => ({
  UserName: name,
  Arn: arn(`user/${name}`),
  ...more,
});
const managed = (name: string, more: object = {}) => ({
  Arn: arn(`policy/${name}`),
  DefaultVersionId: 'v2',
  PolicyVersionList: [
    { VersionId: 'v1', Document: {} },
    { VersionId: 'v2', Document: document },
  ],
  ...more,
});
const page = (more: object = {}) => ({
  UserDetailList: [],
  GroupDetailList: [],
  RoleDetailList: [],
  Policies: [],
  ...more,
});
const read = async (...values: object[]) => {
  const files = values.map((value, index) => ({ name: `f${index}`, text: JSON.stringify(value) }));
  const { accounts, problems, incomplete } = await readDetails(files);
  const lines = problems.map(
    ({ file, place, expected, found }) => `${file} ${place}: ${expected}; ${found}`,
  );
  return { accounts, problems: lines, incomplete };
};

describe('an export', () => {
  it('has users, groups, roles and policies with everything that is read of them', async () => {
    const attached = { PolicyName: 'P', PolicyArn: arn('policy/x/P') };
    const { accounts, problems, incomplete } = await read(
      page({
        UserDetailList: [
          user('jane', {
            Path: '/staff/',
            CreateDate: '2023-03-09 10:41:45+00:00',
            GroupList: ['ops'],
            UserPolicyList: [{ PolicyName: 'own', PolicyDocument: document }],
            AttachedManagedPolicies: [attached],
            PermissionsBoundary: {
              PermissionsBoundaryType: 'Policy',
              PermissionsBoundaryArn: arn('policy/B'),
            },
            Tags: [],
            FieldOfTheFuture: { a: 1 },
          }),
        ],
        GroupDetailList: [{ GroupName: 'ops', Arn: arn('group/ops'), GroupPolicyList: [] }],
        RoleDetailList: [
          { RoleName: 'app', Arn: arn('role/app'), RoleLastUsed: { LastUsedDate: 1700000000 } },
          { RoleName: 'old', Arn: arn('role/old'), RoleLastUsed: {} },
        ],
        Policies: [
          managed('P', {
            CreateDate: '2022-01-01T00:00:00Z',
            UpdateDate: '2022-01-02T00:00:00Z',
            AttachmentCount: 3,
          }),
        ],
      }),
    );
    expect({ problems, incomplete }).toEqual({ problems: [], incomplete: [] });
    const none = { attached: [], inline: [], groups: [], path: '/', createDate: '' };
    expect(accounts).toEqual([
      {
        accountId: '111122223333',
        newestDay: '2023-11-14',
        principals: [
          {
            type: 'user',
            name: 'jane',
            arn: arn('user/jane'),
            path: '/staff/',
            createDate: '2023-03-09T10:41:45Z',
            attached: [{ name: 'P', arn: arn('policy/x/P') }],
            inline: [{ name: 'own', statements: [expect.objectContaining({ effect: 'Allow' })] }],
            boundary: { name: 'B', arn: arn('policy/B') },
            groups: ['ops'],
          },
          { ...none, type: 'group', name: 'ops', arn: arn('group/ops') },
          {
            ...none,
            type: 'role',
            name: 'app',
            arn: arn('role/app'),
            lastUsed: '2023-11-14T22:13:20Z',
          },
          { ...none, type: 'role', name: 'old', arn: arn('role/old'), lastUsed: '' },
        ],
        policies: [
          {
            name: 'P',
            arn: arn('policy/P'),
            defaultVersionId: 'v2',
            createDate: '2022-01-01T00:00:00Z',
            updateDate: '2022-01-02T00:00:00Z',
            attachmentCount: 3,
            statements: [expect.objectContaining({ effect: 'Allow' })],
          },
        ],
      },
    ]);
  });

  it.each<[string, unknown]>([
    ['an object', document],
    ['JSON text', JSON.stringify(document)],
    ['percent-encoded JSON', encodeURIComponent(JSON.stringify(document))],
    ['JSON text with a byte order mark', `\uFEFF${JSON.stringify(document)}`],
  ])('can have documents as %s', async (_, PolicyDocument) => {
    const { accounts, problems } = await read(
      page({
        UserDetailList: [user('a', { UserPolicyList: [{ PolicyName: 'p', PolicyDocument }] })],
      }),
    );
    expect(problems).toEqual([]);
    expect(accounts[0]?.principals[0]?.inline[0]?.statements?.[0]?.action.patterns).toEqual([
      's3:GetObject',
    ]);
  });

  it('can be several pages, files and accounts; what is twice in them is once in the result', async () => {
    const other = { UserName: 'b', Arn: arn('user/b', '999999999999') };
    const aws = managed('X', { Arn: 'arn:aws:iam::aws:policy/X' });
    const first = page({ UserDetailList: [user('a'), other], Policies: [aws, managed('P')] });
    const { accounts, problems } = await read(
      [first, first],
      page({ UserDetailList: [user('c')] }),
    );
    expect(problems).toEqual([]);
    expect(
      accounts.map(({ accountId, principals, policies }) => [
        accountId,
        principals.map(({ name }) => name),
        policies.map(({ name }) => name),
      ]),
    ).toEqual([
      ['111122223333', ['a', 'c'], ['P', 'X']],
      ['999999999999', ['b'], ['X']],
    ]);
  });

  it('without anything has no account, and without ARNs one without an id', async () => {
    expect(await read(page())).toEqual({ accounts: [], problems: [], incomplete: [] });
    const { accounts, problems } = await read(
      page({
        UserDetailList: [{ UserName: 'a' }, { UserName: 'b', Arn: 'b' }],
        Policies: [managed('X', { Arn: 'arn:aws:iam::aws:policy/X' })],
      }),
    );
    expect(accounts).toMatchObject([
      { accountId: '', newestDay: undefined, principals: [{ name: 'a' }, { name: 'b' }] },
    ]);
    expect(accounts[0]?.policies).toHaveLength(1);
    expect(problems).toEqual([
      'f0 $.UserDetailList[0].Arn: text; nothing',
      'f0 $.UserDetailList[1].Arn: an ARN of IAM with an account; "b"',
    ]);
  });

  it('of two different contents of one ARN has the first', async () => {
    const { accounts, problems } = await read(
      page({ UserDetailList: [user('a'), user('a', { Path: '/x/' })] }),
      page({ Policies: [managed('P'), managed('P', { AttachmentCount: 1 })] }),
    );
    expect(accounts[0]?.principals).toMatchObject([{ path: '/' }]);
    expect(problems).toEqual([
      'f0 : each user, group, role and policy once; user a a second time, with other contents',
      'f1 : each user, group, role and policy once; policy P a second time, with other contents',
    ]);
  });
});

const place = 'f0 $.UserDetailList[0]';
const inline = `${place}.UserPolicyList[0].PolicyDocument`;
const expectedDocument = 'a policy document, as an object or as JSON that may be percent-encoded';
const own = (PolicyDocument: unknown) => ({
  UserPolicyList: [{ PolicyName: 'p', PolicyDocument }],
});

test.each<[string, object, string[]]>([
  [
    'a list that is none',
    { AttachedManagedPolicies: 1 },
    [`${place}.AttachedManagedPolicies: a list; 1`],
  ],
  ['a list that is null', { AttachedManagedPolicies: null }, []],
  [
    'an item that is no object',
    { AttachedManagedPolicies: ['x'] },
    [`${place}.AttachedManagedPolicies[0]: an object; "x"`],
  ],
  [
    'an attachment without an ARN',
    { AttachedManagedPolicies: [{ PolicyName: 'P' }] },
    [`${place}.AttachedManagedPolicies[0].PolicyArn: text; nothing`],
  ],
  [
    'a group that is no text',
    { GroupList: [1] },
    [`${place}.GroupList: a list of texts; a list of 1`],
  ],
  [
    'a boundary without an ARN',
    { PermissionsBoundary: {} },
    [`${place}.PermissionsBoundary.PermissionsBoundaryArn: text; nothing`],
  ],
  [
    'a date that is none',
    { CreateDate: 'yesterday' },
    [`${place}.CreateDate: an instant, such as 2024-01-31T08:00:00Z; "yesterday"`],
  ],
  ['an empty date', { CreateDate: '' }, []],
  ['a missing document', own(undefined), [`${inline}: ${expectedDocument}; nothing`]],
  ['a broken escape', own('%7B%2'), [`${inline}: ${expectedDocument}; "%7B%2"`]],
  [
    'a document with problems',
    own({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3', Resource: '*' }] }),
    [
      `${inline}.Statement[0].Action: an action with its service prefix, such as "s3:GetObject", or "*"; "s3"`,
    ],
  ],
  [
    'a document that is too large',
    own({ Version: '2012-10-17', Statement: [allow('s3:Get', 'x'.repeat(50_000))] }),
    [`${inline}: a document of at most 20,000 characters; 50,089 characters`],
  ],
  [
    'a policy without a name',
    { UserPolicyList: [{ PolicyDocument: document }] },
    [`${place}.UserPolicyList[0].PolicyName: text; nothing`],
  ],
  ['a name of every object', JSON.parse('{"__proto__": {"Path": "/p/"}}'), []],
])('reports %s, and reads the rest', async (_, more, problems) => {
  const result = await read(page({ UserDetailList: [user('a', more), user('b')] }));
  expect(result.problems).toEqual(problems);
  expect(result.accounts[0]?.principals.map(({ name }) => name)).toEqual(['a', 'b']);
});

test.each<[string, object, string[]]>([
  [
    'no name',
    page({ RoleDetailList: [{ Arn: 'x' }] }),
    ['f0 $.RoleDetailList[0].RoleName: text; nothing'],
  ],
  ['no ARN', page({ Policies: [{}] }), ['f0 $.Policies[0].Arn: text; nothing']],
])('leaves out an entity with %s', async (_, value, problems) => {
  expect(await read(value)).toEqual({ accounts: [], problems, incomplete: [] });
});

test.each<[string, object, string[]]>([
  [
    'finds the default version by its mark',
    { PolicyVersionList: [{ IsDefaultVersion: true, Document: document }] },
    [],
  ],
  [
    'reports a missing default version',
    { PolicyVersionList: [] },
    ['f0 $.Policies[0].PolicyVersionList: the default version v2; 0 other versions'],
  ],
  [
    'reports a missing id of the default version',
    { DefaultVersionId: undefined, PolicyVersionList: [] },
    [
      'f0 $.Policies[0].DefaultVersionId: text; nothing',
      'f0 $.Policies[0].PolicyVersionList: the default version; 0 other versions',
    ],
  ],
])('%s', async (_, more, problems) => {
  const result = await read(page({ Policies: [managed('P', more)] }));
  expect(result.problems).toEqual(problems);
  const { statements } = result.accounts[0]?.policies[0] ?? {};
  expect(statements === undefined).toBe(problems.length > 0);
});

test('a document of AWS may be large', async () => {
  const Document = { Version: '2012-10-17', Statement: [allow('s3:Get', 'x'.repeat(50_000))] };
  const { problems } = await read(
    page({
      Policies: [
        managed('X', {
          Arn: 'arn:aws:iam::aws:policy/X',
          PolicyVersionList: [{ VersionId: 'v2', Document }],
        }),
      ],
    }),
  );
  expect(problems).toEqual([]);
});

test('a file that cannot be read does not prevent others', async () => {
  const { accounts, incomplete, problems } = await readDetails([
    { name: 'cut', text: '{"UserDetailList": [' },
    { name: 'whole', text: JSON.stringify(page({ UserDetailList: [user('a')] })) },
  ]);
  expect(accounts).toHaveLength(1);
  expect(incomplete).toEqual(['cut']);
  expect(problems).toHaveLength(1);
});

test.each(hostile)('%s in every text is read as it is', async (_, text) => {
  const { accounts } = await read(
    page({
      UserDetailList: [
        {
          UserName: text,
          Arn: text,
          Path: text,
          CreateDate: text,
          GroupList: [text],
          UserPolicyList: [{ PolicyName: text, PolicyDocument: text }],
          AttachedManagedPolicies: [{ PolicyName: text, PolicyArn: text }],
        },
      ],
    }),
  );
  expect(accounts[0]?.principals[0]).toMatchObject({ name: text, arn: text, groups: [text] });
});

test.each<[unknown, string | undefined]>([
  ['2023-03-09T10:41:45Z', '2023-03-09T10:41:45Z'],
  ['2023-03-09T10:41:45.123456+02:00', '2023-03-09T08:41:45Z'],
  ['2023-03-09 10:41:45+0200', '2023-03-09T08:41:45Z'],
  ['2023-03-09T10:41:45', '2023-03-09T10:41:45Z'],
  [1678358505, '2023-03-09T10:41:45Z'],
  ['2023-13-09T10:41:45Z', undefined],
  ['2023-03-09', undefined],
  [1e300, undefined],
  [true, undefined],
])('the instant %j', (value, expected) => {
  expect(parseInstant(value)).toBe(expected);
});

test.each([
  ['arn:aws:iam::111122223333:user/a', '111122223333'],
  ['arn:aws-cn:iam::aws:policy/a', 'aws'],
  ['arn:aws:s3:::x', ''],
])('the account of %s', (text, account) => {
  expect(readAccountId(text)).toBe(account);
});

test('progress is reported, and a signal stops the reading', async () => {
  const users = Array.from({ length: 600 }, (_, index) => user(`u${index}`));
  const file = { name: 'f', text: JSON.stringify(page({ UserDetailList: users })) };
  const onProgress = vi.fn();
  await readDetails([file], { onProgress });
  expect(onProgress.mock.calls.map(([{ stage, done, total }]) => [stage, done, total])).toEqual([
    ['read', 250, 600],
    ['read', 500, 600],
    ['read', 600, 600],
  ]);
  const controller = new AbortController();
  const stopped = readDetails([file], {
    signal: controller.signal,
    onProgress: () => controller.abort(new Error('stopped')),
  });
  await expect(stopped).rejects.toThrow('stopped');
});
