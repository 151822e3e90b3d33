import { describe, expect, test } from 'vitest';
import { findActions, findRenamedActions } from './find-actions';

const line = (text: string) => ({ text, isItem: false });
const item = (text: string) => ({ text, isItem: true });

describe('actions', () => {
  test.each([
    [
      'of a sentence',
      [line('Added profile:GetDomain and lex:ListBots.')],
      ['profile:GetDomain', 'lex:ListBots'],
    ],
    [
      'of a list',
      [line('Added:'), item('s3:GetObject'), item('s3:Put* – writes')],
      ['s3:GetObject', 's3:Put*'],
    ],
    ['once each', [line('s3:GetObject'), line('s3:GetObject')], ['s3:GetObject']],
    ['with wildcards', [line('to wisdom:* and s3:List*Tags')], ['wisdom:*', 's3:List*Tags']],
    ['but no ARN', [line('arn:aws:s3:::Bucket and arn:aws:iam::*:role/X')], []],
    [
      'but no key',
      [line("tagged aws:ResourceTag/A, 'Enabled':'True', A:True, ec2:ResourceTag/B")],
      [],
    ],
    ['but no condition key', [line('with the condition key iam:PassedToService')], []],
    ['but no address', [line('see https://example.com and http:Example')], ['http:Example']],
  ])('are found %s', (_, blocks, allowed) => {
    expect(findActions(blocks)).toEqual({ allowed, denied: [], removed: [] });
  });

  test('are denied after such verbs, to the end of the sentence and its list', () => {
    const blocks = [
      line('Updated to wisdom:* with an explicit deny for the following actions:'),
      item('wisdom:DeleteA'),
      item('wisdom:DeleteB – allows nothing'),
      line('Also, wisdom:ListA is allowed. This denies wisdom:DeleteC. Then wisdom:GetA.'),
    ];
    expect(findActions(blocks)).toEqual({
      allowed: ['wisdom:*', 'wisdom:ListA', 'wisdom:GetA'],
      denied: ['wisdom:DeleteA', 'wisdom:DeleteB', 'wisdom:DeleteC'],
      removed: [],
    });
  });

  test('that are removed are not allowed', () => {
    const blocks = [
      line('Removed s3:PutObject and added s3:GetObject.'),
      line('No longer s3:ListAll'),
    ];
    expect(findActions(blocks)).toEqual({
      allowed: ['s3:GetObject'],
      denied: [],
      removed: ['s3:PutObject', 's3:ListAll'],
    });
  });
});

test.each([
  ['Renamed action a:Old and changed to a:New', ['a:New']],
  ['the renaming of a:Old to a:New. a:New will work', ['a:New']],
  ['a:Old was renamed to a:New', ['a:New']],
  ['Added a:One to the policy', []],
])('of %j the new names are %j', (text, names) => {
  expect(findRenamedActions(text)).toEqual(names);
});
