import { expect, test } from 'vitest';
import { allow, allowNotAction, buildPolicy, deny } from '../../testing/builders';
import { listFirstAppearances } from './first-appearances';

test('services and actions have the first version of any policy that allows them', () => {
  const policies = [
    buildPolicy('A', [
      ['v1', '2021-02-01T00:00:00Z', allow(['s3:GetObject', 'ec2:Describe*'])],
      ['v2', '2021-04-01T00:00:00Z', allow(['s3:GetObject', 'sqs:SendMessage', '*'])],
    ]),
    buildPolicy('B', [
      ['v1', '2021-01-01T00:00:00Z', allow('S3:getobject'), deny('iam:PassRole')],
      ['v2', '2021-03-01T00:00:00Z', allowNotAction('kms:Encrypt')],
    ]),
  ];
  const { services, actions } = listFirstAppearances(policies);
  const show = ({ name, version }: (typeof services)[number]) =>
    `${name} ${version.policyName} ${version.versionId}`;
  expect(services.map(show)).toEqual(['sqs A v2', 'ec2 A v1', 's3 B v1']);
  expect(actions.map(show)).toEqual(['sqs:SendMessage A v2', 'S3:getobject B v1']);
});
