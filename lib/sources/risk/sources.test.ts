import { expect, test } from 'vitest';
import { parsePaths, parseSensitiveActions } from './sources';

const path = {
  id: 'ec2-001',
  name: 'iam:PassRole + ec2:RunInstances',
  category: 'new-passrole',
  required: [{ permission: 'iam:PassRole' }, { permission: 'ec2:RunInstances' }],
  url: 'https://pathfinding.cloud/paths/ec2-001',
};

test('a path has its actions, and the services that its prerequisites name', () => {
  const prerequisites = {
    admin: [
      'A role must exist that trusts elasticmapreduce.amazonaws.com or ec2.amazonaws.com.',
      'The role calls s3.amazonaws.com',
      7,
      null,
    ],
    lateral: ['A role that trusts ec2.amazonaws.com', 'trusts tasks.apprunner.amazonaws.com to'],
  };
  expect(parsePaths({ paths: [{ ...path, prerequisites }] })).toEqual({
    value: [
      {
        id: 'ec2-001',
        name: 'iam:PassRole + ec2:RunInstances',
        url: 'https://pathfinding.cloud/paths/ec2-001',
        requires: ['iam:PassRole', 'ec2:RunInstances'],
        trusted: [
          'ec2.amazonaws.com',
          'elasticmapreduce.amazonaws.com',
          'tasks.apprunner.amazonaws.com',
        ],
      },
    ],
    problems: [],
  });
});

test.each([
  [['trusts lambda.amazonaws.com'], ['lambda.amazonaws.com']],
  [undefined, []],
])('prerequisites %j name %j', (prerequisites, trusted) => {
  const { value } = parsePaths({ paths: [{ ...path, prerequisites }] });
  expect(value[0]?.trusted).toEqual(trusted);
});

test.each([
  ['no object', []],
  ['no list of paths', { paths: {} }],
])('a source that is %s is a problem', (_, source) => {
  expect(parsePaths(source).problems.map(({ place }) => place)).toEqual(['/paths']);
});

test.each([
  ['a text', 'ec2-001'],
  ['no required permissions', { ...path, required: undefined }],
  ['a required permission that is a text', { ...path, required: ['iam:PassRole'] }],
  ['no id', { ...path, id: undefined }],
  ['no address', { ...path, url: 7 }],
])('a path with %s is a problem, and the others are read', (_, broken) => {
  const { value, problems } = parsePaths({ paths: [broken, path] });
  expect(value.map(({ id }) => id)).toEqual(['ec2-001']);
  expect(problems.map(({ place }) => place)).toEqual(['/paths/0']);
});

test('the sensitive actions are the keys of the source', () => {
  expect(parseSensitiveActions({ 's3:GetObject': {}, 'kms:Decrypt': {} })).toEqual({
    value: ['s3:GetObject', 'kms:Decrypt'],
    problems: [],
  });
});

test.each([
  ['a list', [], ''],
  ['an object by something else', { GetObject: {} }, '/GetObject'],
])('%s in place of sensitive actions is a problem', (_, source, place) => {
  expect(parseSensitiveActions(source).problems.map((problem) => problem.place)).toEqual([place]);
});
