import type { Policy } from '@aws-sdk/client-iam';
import { describe, expect, test } from 'vitest';
import { readDocument, readListedPolicy, readListedVersion, requirePage } from './aws-responses';

// read-aws-refusals.test.ts has what a server can send; here is what only a strange one would.

test('a plus in a document is not a space, encoded or not', () => {
  expect(readDocument('here', '%7B%22Sid%22%3A%22a+b%2Bc%20d%22%7D')).toEqual({ Sid: 'a+b+c d' });
});

describe('a page is refused', () => {
  test('that is truncated and has no Marker', () => {
    expect(() => requirePage('here', { IsTruncated: true }, ['a'])).toThrow(
      'aws: at here: expected a Marker, since more follow, found none.',
    );
  });

  test('that has no list', () => {
    expect(() => requirePage('here', {}, undefined)).toThrow('expected a list, found none.');
  });
});

test.each([[{ IsTruncated: false }], [{ IsTruncated: true, Marker: 'x' }], [{}]])(
  'the page %j is taken',
  (page) => {
    expect(requirePage('here', page, ['a'])).toEqual(['a']);
  },
);

const policy = {
  PolicyName: 'A',
  Arn: 'arn:aws-us-gov:iam::aws:policy/A',
  CreateDate: new Date('2020-01-01T00:00:00.999Z'),
};

test('a policy of another partition is read', () => {
  expect(readListedPolicy('here', policy)).toEqual({
    policyName: 'A',
    arn: 'arn:aws-us-gov:iam::aws:policy/A',
    createDate: '2020-01-01T00:00:00Z',
  });
});

test.each<[string, Partial<Policy>, string]>([
  ['name', { PolicyName: undefined }, 'aws: at here: expected PolicyName of the form'],
  ['safe name', { PolicyName: '../x\u202e' }, 'found "../x\\u{202e}".'],
  ['ARN', { Arn: undefined }, 'aws: at here, A: expected Arn of the form'],
  ['date', { CreateDate: undefined }, 'aws: at here, A: expected a CreateDate, found nothing.'],
])('a policy without a %s is refused', (_, part, message) => {
  expect(() => readListedPolicy('here', { ...policy, ...part })).toThrow(message);
});

test.each([[undefined], ['v0'], ['latest'], ['v1/../x']])(
  'the version %j is refused',
  (VersionId) => {
    expect(() => readListedVersion('here', { VersionId, CreateDate: policy.CreateDate })).toThrow(
      'aws: at here: expected VersionId of the form',
    );
  },
);

test('a response without a document is refused', () => {
  expect(() => readDocument('here', undefined)).toThrow('expected a Document, found none.');
});
