import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../iam/catalog/load';
import { type FilePair, reviewFile } from './review-file';

const catalog = await loadCatalog(['s3:*', 'sts:*']);
const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const write = (...statements: object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
const get = write(allow);
const trust = write({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: '*' });

function review(
  before: string | undefined,
  after: string | undefined,
  more: Partial<FilePair> = {},
) {
  const state = (text: string | undefined) => (text === undefined ? undefined : { text });
  const pair = {
    path: 'a.json',
    previousPath: undefined,
    before: state(before),
    after: state(after),
  };
  const reviews = reviewFile(
    { ...pair, ...more },
    { catalog, failOn: ['wider'], ignoreFuture: false },
  );
  return reviews.map(({ id, state: of, failures, result }) => {
    const shown =
      result.kind === 'compared'
        ? result.comparison.verdict
        : result.kind === 'note'
          ? 'note'
          : result.problems.map(({ place, found }) => `${place}: ${found}`).join('; ');
    return [id, of, shown, failures.length > 0 ? 'fails' : 'passes'].join(' | ');
  });
}

describe('a file', () => {
  test.each<
    [name: string, before: string | undefined, after: string | undefined, expected: string[]]
  >([
    ['without a change', get, get, []],
    ['that is added', undefined, get, [' | added | wider | fails']],
    ['that is deleted', get, undefined, [' | deleted | narrower | passes']],
    ['with a trust policy', trust, undefined, [' | deleted | note | passes']],
    [
      'that becomes a trust policy',
      get,
      trust,
      [expect.stringMatching(/Principal.*fails$/) as unknown as string],
    ],
    [
      'that stops being a document',
      get,
      '{"a": 1}',
      [' | changed | : JSON or YAML without one | fails'],
    ],
    ['that becomes a document', '{"a": 1}', get, [' | added | wider | fails']],
    [
      'that was broken',
      '{',
      get,
      [' | changed | before the change, line 1, column 2: the end of the text | fails'],
    ],
    ['without documents', '{"a": 1}', '{"a": 2}', [' | changed | note | passes']],
  ])('%s', (_, before, after, expected) => {
    expect(review(before, after)).toEqual(expected);
  });

  test('that is too large', () => {
    const long = write({ ...allow, Resource: 'x'.repeat(1_000_000) });
    expect(review(undefined, long)).toEqual([' | added | : a longer one | fails']);
  });
});

describe('a template', () => {
  const of = (resources: object, parameters: object = {}) =>
    JSON.stringify({ Parameters: parameters, Resources: resources });
  const policy = (Statement: unknown) => ({
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { PolicyDocument: { Version: '2012-10-17', Statement } },
  });
  const bucket = { Ref: 'Bucket' };
  const readBucket = { ...allow, Resource: bucket };
  const parameter = (Default: string) => ({ Bucket: { Type: 'String', Default } });

  test.each<[name: string, before: string, after: string, expected: string[]]>([
    [
      'with documents that come and go',
      of({ A: policy(allow) }),
      of({ B: policy(allow) }),
      ['B | added | wider | fails', 'A | deleted | narrower | passes'],
    ],
    [
      'with another parameter',
      of({ A: policy(readBucket) }, parameter('a')),
      of({ A: policy(readBucket) }, parameter('b')),
      ['A | changed | both | fails'],
    ],
    [
      'with the same parameter',
      of({ A: policy(readBucket) }, parameter('a')),
      of({ A: policy([readBucket, { ...allow, Action: 's3:PutObject' }]) }, parameter('a')),
      ['A | changed | wider | fails'],
    ],
    [
      'with a parameter that allows and denies',
      of({ A: policy(readBucket) }, parameter('a')),
      of({ A: policy([allow, { ...readBucket, Effect: 'Deny' }]) }, parameter('a')),
      ['A | changed | : ${Template:Bucket}, which may have wildcards or several values | fails'],
    ],
    [
      'with other attachments',
      of({ R: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: ['a'] } } }),
      of({ R: { Type: 'AWS::IAM::Role', Properties: {} } }),
      ['R ManagedPolicyArns | changed | note | passes'],
    ],
    [
      'with a bucket policy',
      of({
        B: { Type: 'AWS::S3::Bucket' },
        P: { Type: 'AWS::S3::BucketPolicy', Properties: { PolicyDocument: JSON.parse(trust) } },
      }),
      of({ B: { Type: 'AWS::S3::Bucket' } }),
      ['P | deleted | note | passes'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(review(before, after)).toEqual(expected);
  });
});

test('lists only unknown actions that the change adds', () => {
  const known = { ...allow, Action: 's3:GetObjekt' };
  const pair: FilePair = {
    path: 'a.json',
    previousPath: undefined,
    before: { text: write(known) },
    after: { text: write(known, { ...allow, Action: 's3:PutObjekt' }) },
  };
  const [found] = reviewFile(pair, { catalog, failOn: [], ignoreFuture: false });
  expect(found?.result).toMatchObject({
    findings: ['s3:PutObjekt is not an action that IAM has; did you mean s3:PutObject?'],
  });
});
