import { expect, test } from 'vitest';
import { allow, allowNotAction, buildCatalog, parseStatements } from '../../../testing/builders';
import { compareAccess } from '../../iam/compare/compare';
import { describeOwn } from './describe-own';

const catalog = buildCatalog({
  s3: {
    GetObject: ['Read'],
    ListBucket: ['List'],
    PutObject: ['Write'],
    PutAcl: ['Write'],
    PutPolicy: ['Permissions management'],
  },
});
const bool = { Condition: { Bool: { k: 'true' } } };
const other = { Condition: { Bool: { k: 'false' } } };

function describe(own: object[], version: object[]): string[] {
  const comparison = compareAccess(parseStatements(own), parseStatements(version), catalog);
  const { chips, sentences } = describeOwn(comparison, 'v4');
  return [chips.map(({ text }) => text).join(' | '), sentences.join(' ')];
}

test.each<[string, object[], object[], string[]]>([
  [
    'the same',
    [allow(['s3:GetObject', 's3:PutObject'])],
    [allow('s3:PutObject'), allow('s3:GetObject')],
    ['Same permissions', 'Your copy and v4 have the same permissions.'],
  ],
  [
    'one missing, one more',
    [allow(['s3:GetObject', 's3:PutAcl'])],
    [allow(['s3:GetObject', 's3:PutObject'])],
    [
      'Lacks 1 action | Only in your copy: 1 action',
      'Your copy lacks s3:PutObject. Only your copy has s3:PutAcl.',
    ],
  ],
  [
    'more actions than are named',
    [allow('s3:GetObject', 'x')],
    [allow(['s3:GetObject', 's3:ListBucket', 's3:PutObject', 's3:PutAcl', 's3:Other'], 'x')],
    ['Lacks 4 actions', 'Your copy lacks 4 actions.'],
  ],
  [
    'all actions but some',
    [allowNotAction('s3:*')],
    [allow('s3:GetObject')],
    [
      'Lacks 1 action | Only in your copy: all actions except s3:*',
      'Your copy lacks s3:GetObject. Only your copy has all actions except s3:*.',
    ],
  ],
  [
    'fewer resources and stricter conditions',
    [allow('s3:GetObject', 'x'), allow('s3:PutObject', '*', bool)],
    [allow('s3:GetObject', ['x', 'y']), allow('s3:PutObject')],
    [
      'Narrower on 2 actions',
      'Your copy allows s3:GetObject on fewer resources than v4. Your copy allows s3:PutObject with more restrictive conditions than v4.',
    ],
  ],
  [
    'more resources and looser conditions',
    [allow('s3:GetObject', ['x', 'y']), allow('s3:PutObject')],
    [allow('s3:GetObject', 'x'), allow('s3:PutObject', '*', bool)],
    [
      'Wider on 2 actions',
      'Your copy allows s3:GetObject on more resources than v4. Your copy allows s3:PutObject with less restrictive conditions than v4.',
    ],
  ],
  [
    'other resources and other conditions',
    [allow('s3:GetObject', 'x'), allow('s3:PutObject', '*', bool)],
    [allow('s3:GetObject', 'y'), allow('s3:PutObject', '*', other)],
    [
      'Other permissions',
      'Your copy allows s3:GetObject on other resources than v4. Your copy allows s3:PutObject with other conditions than v4.',
    ],
  ],
  [
    'many missing, with a sensitive one',
    [],
    [allow(['s3:GetObject', 's3:ListBucket', 's3:PutObject', 's3:PutPolicy'])],
    ['Lacks 4 actions', 'Your copy lacks 4 actions, including s3:PutPolicy.'],
  ],
  [
    'only actions that IAM does not have yet',
    [allow(['s3:GetObject', 's3:ListBucket', 's3:PutObject', 's3:PutAcl', 's3:PutPolicy'])],
    [allow('s3:*')],
    ['Same permissions', 'They differ only in actions that IAM does not have yet.'],
  ],
])('%s', (_, own, version, described) => {
  expect(describe(own, version)).toEqual(described);
});

test('permissions that are not decided are counted', () => {
  const comparison = compareAccess([], parseStatements([allow('s3:GetObject')]), catalog);
  const undecided = [{ action: 's3:*', resource: '*', reason: 'too many patterns' }];
  const { sentences } = describeOwn({ ...comparison, undecided }, 'v4');
  expect(sentences.at(-1)).toBe('1 permission could not be compared.');
});
