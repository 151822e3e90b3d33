import { expect, test } from 'vitest';
import {
  awsArn,
  buildAccount,
  buildAccountRecord,
  buildOwnPolicy,
  buildPrincipal,
} from '../../testing/account';
import { allow, buildPolicy, v } from '../../testing/builders';
import { listAttachments } from './reach';

const { policies } = buildAccountRecord([
  buildPolicy('P', [v(1, allow('a:b')), v(2, allow('a:c'))]),
  buildPolicy('Q', [v(1, allow('a:b'))]),
]);

function list(...args: Parameters<typeof buildAccount>) {
  const { attached, unknown } = listAttachments(buildAccount(...args), policies, '2022-01-31');
  return {
    unknown,
    attached: attached.map(({ policy, principals, exportedVersion, otherPartition }) => ({
      name: policy.policyName,
      ...(exportedVersion && { exportedVersion }),
      ...(otherPartition && { otherPartition }),
      principals: principals.map(
        ({ principal, via }) =>
          `${principal.type} ${principal.name} ${via.kind}${via.kind === 'group' ? ` ${via.group}` : ''}`,
      ),
    })),
  };
}

test('users, groups and roles have policies directly, through groups, and as boundary', () => {
  const boundary = { name: 'Q', arn: awsArn('Q') };
  expect(
    list([
      buildPrincipal('user jane', ['P', 'P'], { groups: ['ops', 'ops', 'unknown'], boundary }),
      buildPrincipal('user joe', [], { groups: ['ops'] }),
      buildPrincipal('group ops', ['P', 'P']),
      buildPrincipal('role app', ['Q']),
    ]),
  ).toEqual({
    unknown: [],
    attached: [
      {
        name: 'P',
        principals: [
          'user jane direct',
          'user jane group ops',
          'user joe group ops',
          'group ops direct',
        ],
      },
      { name: 'Q', principals: ['user jane boundary', 'role app direct'] },
    ],
  });
});

test('policies of AWS that are not on record are counted, those of the account are not', () => {
  const ours = { name: 'Ours', arn: 'arn:aws:iam::111122223333:policy/Ours' };
  expect(
    list([
      buildPrincipal('user a', ['Z'], { groups: ['g'] }),
      buildPrincipal('group g', ['Z', 'A']),
      buildPrincipal('role r', [], { attached: [ours] }),
    ]),
  ).toEqual({
    attached: [],
    unknown: [
      { name: 'A', arn: awsArn('A'), principals: 2 },
      { name: 'Z', arn: awsArn('Z'), principals: 2 },
    ],
  });
});

test('another default version in the export and another partition are marked', () => {
  const china = { name: 'P', arn: 'arn:aws-cn:iam::aws:policy/P' };
  expect(
    list(
      [buildPrincipal('role a', ['P', 'Q']), buildPrincipal('role b', [], { attached: [china] })],
      [
        buildOwnPolicy('P', [], { arn: awsArn('P'), defaultVersionId: 'v3' }),
        buildOwnPolicy('Q', [], { arn: awsArn('Q'), defaultVersionId: 'v1' }),
        buildOwnPolicy('P', [], { arn: china.arn, defaultVersionId: 'v9' }),
      ],
    ).attached,
  ).toEqual([
    { name: 'P', exportedVersion: 'v3', principals: ['role a direct'] },
    { name: 'Q', principals: ['role a direct'] },
    { name: 'P', otherPartition: 'aws-cn', principals: ['role b direct'] },
  ]);
});
