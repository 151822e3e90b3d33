import { expect, test } from 'vitest';
import { findLetter, groupByLetter, groupByStart, labelLetter } from './letters';

test.each([
  ['AmazonS3FullAccess', 's'],
  ['AWSLambda_FullAccess', 'l'],
  ['AWS-SSM-Automation', 's'],
  ['Amazon', 'a'],
  ['ReadOnlyAccess', 'r'],
  ['iamReader', 'i'],
  ['AWS3D', '0'],
])('%s is listed under %s', (policyName, letter) => {
  expect(findLetter(policyName)).toBe(letter);
});

test('policies are grouped by letter, and sorted by the rest of their names', () => {
  const policies = ['AmazonSNSRole', 'AWSBackup', 'S3Reader', 'AmazonSESFullAccess', '2FA'].map(
    (policyName) => ({ policyName }),
  );
  const groups = [...groupByLetter(policies)].map(([letter, inGroup]) => [
    labelLetter(letter),
    ...inGroup.map(({ policyName }) => policyName),
  ]);
  expect(groups).toEqual([
    ['0–9', '2FA'],
    ['B', 'AWSBackup'],
    ['S', 'S3Reader', 'AmazonSESFullAccess', 'AmazonSNSRole'],
  ]);
});

test('policies of a letter are grouped by two characters', () => {
  const policies = ['AmazonS3Reader', 'AmazonSESReader', 'AWSServiceRole', 'SNSReader'].map(
    (policyName) => ({ policyName }),
  );
  expect([...groupByStart(policies)].map(([start, { length }]) => `${start} ${length}`)).toEqual([
    'S3 1',
    'Se 2',
    'Sn 1',
  ]);
});
