import { describe, expect, it, test } from 'vitest';
import {
  awsArn,
  buildAccount,
  buildAccountRecord,
  buildInline,
  buildOwnPolicy,
  buildPrincipal,
} from '../../testing/account';
import { allow, buildPolicy, deny, parseStatements, v } from '../../testing/builders';
import { findCopies } from './lagging-copies';
import {
  findNearVersion,
  listAllowedPatterns,
  minShare,
  minShared,
  nearRule,
} from './near-version';

const actions = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => `s3:Get${index + from}`);
const record = buildAccountRecord([
  buildPolicy('P', [
    v(1, allow(actions(6))),
    v(2, allow(actions(7))),
    v(3, allow(actions(7), 'arn:aws:s3:::x')),
    v(4, allow(actions(9))),
  ]),
  buildPolicy('Q', [v(1, allow(actions(6, 100))), v(2, allow(actions(5, 100)))]),
]);
const find = (...statements: object[]) =>
  findCopies(buildAccount([], [buildOwnPolicy('own', statements)]), record);

describe('a copy', () => {
  it('of a former version lacks what AWS added since', async () => {
    expect(await find(allow(actions(6)))).toMatchObject([
      {
        owners: [{ kind: 'managed', name: 'own', attachmentCount: 0 }],
        policyName: 'P',
        nearest: { versionId: 'v1', createDate: '2021-01-01T00:00:00Z' },
        replacedBy: { versionId: 'v2' },
        shared: 6,
        total: 6,
        isIdentical: true,
        current: 'v4',
        comparison: {
          gained: [{ action: 's3:Get6' }, { action: 's3:Get7' }, { action: 's3:Get8' }],
          lost: [],
        },
        sentences: ['Your copy lacks s3:Get6, s3:Get7 and s3:Get8.'],
        // v3 limited s3:Get6 to a bucket, and only since v4 every version allows it on all resources.
        lagsSince: { versionId: 'v4', createDate: '2021-04-01T00:00:00Z' },
      },
    ]);
  });

  it('of the current version does not lag', async () => {
    const [copy] = await find(allow(actions(9)));
    expect(copy).toMatchObject({
      nearest: { versionId: 'v4' },
      isIdentical: true,
      sentences: ['Your copy and v4 have the same permissions.'],
    });
    expect(copy).not.toHaveProperty('replacedBy');
    expect(copy).not.toHaveProperty('lagsSince');
  });

  it('that leaves something out of its original does not lag', async () => {
    const [copy] = await find(allow([...actions(8), 's3:PutOwn']));
    expect(copy).toMatchObject({
      nearest: { versionId: 'v4' },
      shared: 8,
      total: 10,
      isIdentical: false,
      comparison: { gained: [{ action: 's3:Get8' }], lost: [{ action: 's3:PutOwn' }] },
    });
    expect(copy).not.toHaveProperty('lagsSince');
  });

  it('with the same actions is one of the version with the same resources', async () => {
    const nearest = async (resource: string) =>
      (await find(allow(actions(7), resource)))[0]?.nearest.versionId;
    expect(await nearest('*')).toBe('v2');
    expect(await nearest('arn:aws:s3:::x')).toBe('v3');
    expect(await nearest('arn:aws:s3:::other')).toBe('v3');
  });

  it('that AWS narrowed does not lag', async () => {
    const [copy] = await find(allow(actions(6, 100)));
    expect(copy).toMatchObject({
      policyName: 'Q',
      nearest: { versionId: 'v1' },
      replacedBy: { versionId: 'v2' },
      comparison: { gained: [], lost: [{ action: 's3:Get105' }] },
    });
    expect(copy).not.toHaveProperty('lagsSince');
  });
});

test.each<[string, object[]]>([
  ['few actions', [allow(actions(4))]],
  ['many other actions', [allow([...actions(6), ...actions(10, 500)])]],
  ['denials', [deny(actions(6))]],
  ['excluded actions', [{ Effect: 'Allow', NotAction: actions(6), Resource: '*' }]],
])('%s are no copy', async (_, statements) => {
  expect(await find(...statements)).toEqual([]);
});

test('documents of AWS and unreadable ones are not compared; equal ones are listed once', async () => {
  const six = allow(actions(6));
  const account = buildAccount(
    [
      buildPrincipal('role a', [], {
        inline: [buildInline('x', six), { name: 'y', statements: undefined }],
      }),
      buildPrincipal('user b', [], { inline: [buildInline('z', six)] }),
    ],
    [
      buildOwnPolicy('P', [six], { arn: awsArn('P') }),
      buildOwnPolicy('broken', [six], { statements: undefined }),
      buildOwnPolicy('current', [allow(actions(9))]),
      buildOwnPolicy('lacking-less', [allow(actions(7))]),
    ],
  );
  const copies = await findCopies(account, record);
  expect(copies.map(({ owners }) => owners.map(({ name }) => name))).toEqual([
    ['x', 'z'],
    ['lacking-less'],
    ['current'],
  ]);
  expect(copies[0]?.owners[0]).toEqual({
    kind: 'inline',
    name: 'x',
    type: 'role',
    principal: 'a',
    arn: 'arn:aws:iam::111122223333:role/a',
  });
});

test('the rule for readers has the limits', () => {
  expect(nearRule).toContain(`at least ${minShared} action patterns`);
  expect(nearRule).toContain(`at least ${minShare * 100} %`);
});

test('without policies no version is near', () => {
  expect(findNearVersion(parseStatements([allow(actions(6))]), [])).toBeUndefined();
});

test('patterns are compared in lower case', () => {
  expect([...listAllowedPatterns(parseStatements([allow(['S3:Get', 's3:get'])]))]).toEqual([
    's3:get',
  ]);
});
