import { expect, test } from 'vitest';
import {
  allow,
  allowNotAction,
  allowNotResource,
  deny,
  denyNotAction,
  parseStatements,
} from '../../testing/builders';
import { buildRiskFile, buildSensitive } from '../../testing/risk';
import { createRiskCatalog } from './catalog';
import { splitByAction } from './restrict';

const object = 'arn:aws:s3:::*/*';
const catalog = createRiskCatalog(
  buildRiskFile({
    resources: { 's3:GetObject': [object], 's3:PutObject': [object] },
    actions: [buildSensitive(['s3:GetObject', 's3:PutObject', 'kms:Decrypt', 'sts:AssumeRoot'])],
  }),
);

/** `Allow *` for each statement, by action. */
function split(...statements: object[]) {
  return Object.fromEntries(
    [...splitByAction(parseStatements(statements), catalog)].map(([action, list]) => [
      action,
      list.map(
        ({ effect, resource: { negated, patterns } }) =>
          `${effect} ${negated ? 'not ' : ''}${patterns.join(' ')}`,
      ),
    ]),
  );
}

const all = ['s3:GetObject', 's3:PutObject', 'kms:Decrypt', 'sts:AssumeRoot'];
const allowAll = (actions: readonly string[]) =>
  Object.fromEntries(actions.map((action) => [action, ['Allow *']]));

test.each<[title: string, statements: object[], expected: Record<string, string[]>]>([
  ['an action', [allow('s3:GetObject')], allowAll(['s3:GetObject'])],
  ['an action in another letter case', [allow('S3:getobject')], allowAll(['s3:GetObject'])],
  ['an action that the catalog lacks', [allow('s3:ListBucket')], {}],
  ['a wildcard', [allow('s3:*Object')], allowAll(['s3:GetObject', 's3:PutObject'])],
  ['a question mark', [allow('s3:?etObject')], allowAll(['s3:GetObject'])],
  ['a wildcard in the service', [allow('*:*')], allowAll(all)],
  ['a question mark in the service', [allow('s?:Get*')], allowAll(['s3:GetObject'])],
  ['everything', [allow('*')], allowAll(all)],
  ['an action twice', [allow(['s3:GetObject', 's3:Get*'])], allowAll(['s3:GetObject'])],
  [
    'NotAction',
    [allowNotAction(['S3:*', 'other:Do'])],
    allowAll(['kms:Decrypt', 'sts:AssumeRoot']),
  ],
  [
    'statements in their order',
    [deny('s3:Put*', '*'), allow('s3:*', '*'), allow('s3:GetObject', 'arn:aws:s3:::a/*')],
    {
      's3:GetObject': ['Allow *', 'Allow arn:aws:s3:::a/*'],
      's3:PutObject': ['Deny *', 'Allow *'],
    },
  ],
  ['a Deny without an Allow', [deny('s3:*')], {}],
  [
    'a Deny with NotAction',
    [allow('*'), denyNotAction('s3:*')],
    {
      ...allowAll(['s3:GetObject', 's3:PutObject']),
      'kms:Decrypt': ['Allow *', 'Deny *'],
      'sts:AssumeRoot': ['Allow *', 'Deny *'],
    },
  ],
  [
    'resources of other kinds',
    [allow('s3:GetObject', ['arn:aws:s3:::a', 'arn:aws:s3:::a/*']), deny('*', 'arn:aws:s3:::a')],
    { 's3:GetObject': ['Allow arn:aws:s3:::a/*'] },
  ],
  ['only resources of other kinds', [allow('s3:*', 'arn:aws:s3:::a')], {}],
  [
    'NotResource with another kind only',
    [allowNotResource('s3:GetObject', 'arn:aws:s3:::a')],
    allowAll(['s3:GetObject']),
  ],
  [
    'NotResource',
    [allowNotResource('s3:GetObject', ['arn:aws:s3:::a', 'arn:aws:s3:::a/*'])],
    { 's3:GetObject': ['Allow not arn:aws:s3:::a/*'] },
  ],
  ['a resource for an action without resources', [allow('sts:AssumeRoot', object)], {}],
])('%s', (_, statements, expected) => {
  expect(split(...statements)).toEqual(expected);
});

test('keeps conditions and language version, and removes the Sid', () => {
  const condition = { Bool: { 'aws:SecureTransport': 'true' } };
  const statements = parseStatements(
    [allow('s3:Get*', '*', { Sid: 'Read', Condition: condition })],
    '2008-10-17',
  );
  expect(splitByAction(statements, catalog).get('s3:GetObject')).toEqual([
    {
      sid: undefined,
      effect: 'Allow',
      action: { negated: false, patterns: ['s3:GetObject'] },
      resource: { negated: false, patterns: ['*'] },
      conditions: [{ operator: 'Bool', key: 'aws:SecureTransport', values: ['true'] }],
      languageVersion: '2008-10-17',
    },
  ]);
});
