import { describe, expect, test } from 'vitest';
import type { FileDocuments } from './found-document';
import { Placeholders } from './placeholders';
import { isPlan, readPlan } from './terraform-plan';

const policy = '{"Statement": []}';

function read(type: string, change: object, more: object = {}) {
  const resource_changes = [
    { address: `${type}.x`, type, change: { actions: ['update'], ...change } },
  ];
  return readPlan({ format_version: '1.2', resource_changes, ...more });
}

function show({ documents }: FileDocuments) {
  return documents.map(({ id, isIdentity, read: readContent, findLine }) => {
    expect(findLine([])).toBeUndefined();
    const content = readContent(new Placeholders());
    const shown = content.kind === 'problem' ? content.problem.found : content.kind;
    return `${id}: ${shown}${isIdentity ? '' : ', of a resource'}`;
  });
}

test.each<[value: unknown, expected: boolean]>([
  [{ format_version: '1.2', resource_changes: [] }, true],
  [{ format_version: '1.2', planned_values: {} }, true],
  [{ format_version: '1.0', values: {} }, false],
  [{ resource_changes: [] }, false],
  [[], false],
])('recognizes a plan: %j', (value, expected) => {
  expect(isPlan(value)).toBe(expected);
});

test('reads a plan without changes', () => {
  expect(readPlan({ format_version: '1.2', planned_values: {} }).after.documents).toEqual([]);
});

describe('lists', () => {
  test.each<[type: string, state: object, expected: string[]]>([
    ['aws_iam_policy', { policy }, ['aws_iam_policy.x: text']],
    ['aws_iam_role_policy', { policy }, ['aws_iam_role_policy.x: text']],
    [
      'aws_iam_role',
      {
        assume_role_policy: policy,
        inline_policy: [
          { name: 'read', policy },
          { name: 'none', policy: '' },
        ],
      },
      [
        'aws_iam_role.x assume_role_policy: text, of a resource',
        'aws_iam_role.x inline_policy/read: text',
      ],
    ],
    ['aws_iam_policy', { policy: '{"Statemen": []}' }, ['aws_iam_policy.x: text']],
    ['aws_s3_bucket_policy', { policy }, ['aws_s3_bucket_policy.x: text, of a resource']],
    ['other', { a: { b: { Statement: [] } } }, ['other.x a/b: value, of a resource']],
    ['aws_s3_bucket', { bucket: 'b' }, []],
  ])('the documents of %s %j', (type, after, expected) => {
    const { before, after: read_ } = read(type, { before: null, after });
    expect(show(read_)).toEqual(expected);
    expect(before.documents).toEqual([]);
  });

  test('both states, with equal keys for equal documents', () => {
    const { before, after } = read('aws_iam_policy', { before: { policy }, after: { policy } });
    expect(before.documents[0]?.key).toBe(after.documents[0]?.key);
  });

  test('no document of a resource that does not change, or of a broken entry', () => {
    for (const actions of [['no-op'], ['read']]) {
      expect(read('aws_iam_policy', { actions, after: { policy } }).after.documents).toEqual([]);
    }
    const broken = readPlan({ resource_changes: [{ address: 1 }, { address: 'a' }, null] });
    expect(broken.after.documents).toEqual([]);
  });
});

describe('refuses', () => {
  const unknown = 'a value that is known only after the apply';
  const sensitive = 'one that the plan marks as sensitive';
  test.each<[name: string, type: string, change: object, expected: string[]]>([
    [
      'an unknown document',
      'aws_iam_policy',
      { after_unknown: { policy: true } },
      [`aws_iam_policy.x: ${unknown}`],
    ],
    [
      'unknown documents of a role that had some',
      'aws_iam_role',
      {
        before: { inline_policy: [{ name: 'read', policy }] },
        after_unknown: { inline_policy: true, arn: true },
      },
      [`aws_iam_role.x inline_policy/read: ${unknown}`],
    ],
    [
      'an unknown policy of a resource',
      'aws_s3_bucket_policy',
      { after_unknown: { policy: true } },
      [`aws_s3_bucket_policy.x: ${unknown}, of a resource`],
    ],
    [
      'a sensitive document',
      'aws_iam_policy',
      { after: { policy }, after_sensitive: { policy: true } },
      [`aws_iam_policy.x: ${sensitive}`],
    ],
    [
      'a document of a sensitive resource',
      'aws_iam_policy',
      { after: { policy }, before_sensitive: true },
      [`aws_iam_policy.x: ${sensitive}`],
    ],
  ])('%s', (_, type, change, expected) => {
    expect(show(read(type, { before: null, after: {}, ...change }).after)).toEqual(expected);
  });

  test('a plan with errors', () => {
    const { after } = readPlan({ errored: true });
    expect(show(after)).toEqual(['plan: one that ended with an error']);
  });
});

test('lists what attaches policies', () => {
  const attachments = (type: string, state: object) => [
    ...read(type, { before: null, after: state }).after.attachments,
  ];
  expect(attachments('aws_iam_role_policy_attachment', { policy_arn: 'a' })).toEqual([
    ['aws_iam_role_policy_attachment.x', '{"policy_arn":"a"}'],
  ]);
  expect(attachments('aws_iam_role', { managed_policy_arns: ['a'] })).toEqual([
    ['aws_iam_role.x managed_policy_arns', '["a"]'],
  ]);
  expect(attachments('aws_s3_bucket', { managed_policy_arns: ['a'] })).toEqual([]);
});
