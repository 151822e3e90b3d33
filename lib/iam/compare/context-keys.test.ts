import { expect, test } from 'vitest';
import { allow, parseStatements } from '../../../testing/builders';
import { parseRule } from '../evaluate/rules';
import { readContextKeys } from './context-keys';

const readKeys = (...statements: object[]) =>
  readContextKeys(parseStatements(statements).map(parseRule));
const where = (Condition: object, resource = '*') => allow('s3:*', resource, { Condition });

test.each<[condition: object, key: string, type: string, isMultivalued: boolean]>([
  [{ StringLike: { k: 'a' } }, 'k', 'text', false],
  [{ NumericEquals: { k: '1' } }, 'k', 'numbers', false],
  [{ DateEquals: { k: '1' } }, 'k', 'dates', false],
  [{ Bool: { k: 'true' } }, 'k', 'boolean', false],
  [{ NotIpAddress: { k: '::' } }, 'k', 'addresses', false],
  [{ ArnLike: { k: '*' } }, 'k', 'arn', false],
  [{ Null: { k: 'true' } }, 'k', 'text', false],
  [{ NumericEquals: { k: '1' }, Null: { K: 'true' } }, 'k', 'numbers', false],
  [{ NumericEquals: { k: '1' }, StringLike: { K: '1' } }, 'k', 'text', false],
  [{ 'ForAnyValue:NumericEquals': { k: '1' } }, 'k', 'numbers', true],
  // Global keys have the type that AWS documents.
  [{ StringEquals: { 'aws:SourceIp': '::' } }, 'aws:sourceip', 'addresses', false],
  [{ StringEquals: { 'aws:PrincipalArn': 'x' } }, 'aws:principalarn', 'arn', false],
  [{ StringEquals: { 'aws:TagKeys': 'x' } }, 'aws:tagkeys', 'text', true],
  // The key of a variable.
  [{ ArnLike: { k: '${aws:a}' } }, 'aws:a', 'text', false],
])('%j describes %s as %s, with several values: %s', (condition, key, type, isMultivalued) => {
  expect(readKeys(where(condition)).get(key)).toMatchObject({ type, isMultivalued });
});

test.each<[statements: object[], written: string]>([
  [[allow('s3:*', '${Aws:A}')], 'Aws:A'],
  [[allow('s3:*', "${ Aws:A , 'x' }")], 'Aws:A'],
  // Of several forms the last by code units is used.
  [[allow('s3:*', '${aws:A}'), allow('s3:*', '${AWS:A}')], 'aws:A'],
  [[allow('s3:*', '${AWS:A}'), where({ Bool: { 'aws:A': 'true' } })], 'aws:A'],
])('%j writes the key as %s', (statements, written) => {
  expect(readKeys(...statements).get('aws:a')?.written).toBe(written);
});
