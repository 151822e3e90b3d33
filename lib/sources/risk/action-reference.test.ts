import { expect, test } from 'vitest';
import { createActionReference, loadActionReference } from './action-reference';

const reference = createActionReference([
  {
    name: 's3:PutObjectAcl',
    levels: ['Write', 'Permissions management'],
    arns: [
      'arn:${Partition}:s3:::${BucketName}/${ObjectName}',
      'arn:${Partition}:s3:${Region}:${Account}:accesspoint/${AccessPointName}/object/${ObjectName}',
      'arn:${Partition}:s3:::${Bucket}/${Object}',
    ],
  },
  { name: 'iam:PutRolePolicy', levels: ['Permissions management'], arns: [] },
  { name: 's3:ListAllMyBuckets', levels: ['List'], arns: [] },
]);

test.each([
  ['s3:putobjectacl', 's3:PutObjectAcl'],
  ['s3:Nothing', undefined],
])('%s is found as %s', (action, name) => {
  expect(reference.findName(action)).toBe(name);
});

test.each([
  ['s3:PutObjectAcl', ['arn:aws:s3:*:*:accesspoint/*/object/*', 'arn:aws:s3:::*/*']],
  ['s3:ListAllMyBuckets', []],
  ['s3:Nothing', []],
])('%s acts on %j', (action, patterns) => {
  expect(reference.listResources(action)).toEqual(patterns);
});

test('the actions of Permissions management are sorted', () => {
  expect(reference.permissionsManagement).toEqual(['iam:PutRolePolicy', 's3:PutObjectAcl']);
});

test("the loaded reference has IAM's actions and their resources", async () => {
  const loaded = await loadActionReference();
  expect(loaded.findName('IAM:passrole')).toBe('iam:PassRole');
  expect(loaded.listResources('iam:PassRole')).toEqual(['arn:aws:iam::*:role/*']);
  expect(loaded.permissionsManagement).toContain('iam:PutRolePolicy');
  expect(loaded.permissionsManagement).not.toContain('iam:PassRole');
});
