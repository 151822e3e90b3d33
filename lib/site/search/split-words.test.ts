import { describe, expect, test } from 'vitest';
import { findWordStarts, listTerms, parseQuery } from './split-words';

describe('the terms of a text', () => {
  test.each([
    ['iam:PassRole', 'iam:passrole iam passrole pass role'],
    ['connect-campaigns:*', 'connect-campaigns:* connectcampaigns connect campaigns'],
    [
      'AmazonConnect_FullAccess',
      'amazonconnect_fullaccess amazonconnectfullaccess amazonconnect amazon connect fullaccess full access',
    ],
    [
      'profile:GetObjectType',
      'profile:getobjecttype profile getobjecttype get object type objecttype getobject',
    ],
    ['2022-02-22', '2022-02-22'],
    ['v4', 'v4'],
    ['s3:::amazon', 's3:::amazon s3 amazon'],
    ['DeleteSESAccess', 'deletesesaccess delete ses access sesaccess deleteses'],
    ['Only 4 actions, “more” on `s3`.', 'only 4 actions more on s3'],
    ['connect connect', 'connect'],
    ['*', '*'],
    ['  ', ''],
    ['検索', '検索'],
    ['ʰa', 'ʰa'],
    ['ʰʰ', 'ʰʰ'],
  ])('%s', (text, terms) => {
    expect(listTerms(text).join(' ')).toBe(terms);
  });
});

describe('the words of a query', () => {
  test.each([
    ['passrole', [{ whole: 'passrole', parts: [] }]],
    ['iam:PassRole', [{ whole: 'iam:passrole', parts: ['iam', 'pass', 'role'] }]],
    [
      ' custmer  profiles ',
      [
        { whole: 'custmer', parts: [] },
        { whole: 'profiles', parts: [] },
      ],
    ],
    ['2022-0', [{ whole: '2022-0', parts: [] }]],
    ['s', []],
    ['s3 G', [{ whole: 's3', parts: [] }]],
    ['*', [{ whole: '*', parts: [] }]],
    ['***', [{ whole: '***', parts: [] }]],
    ['“v4”,', [{ whole: 'v4', parts: [] }]],
    ['…', [{ whole: '…', parts: [] }]],
    ['arn:aws:s3:::', [{ whole: 'arn:aws:s3', parts: ['arn', 'aws', 's3'] }]],
    ['', []],
  ])('%s', (query, words) => {
    expect(parseQuery(query)).toEqual(words);
  });
});

test('words start in camel case and after characters that are no letters', () => {
  expect(findWordStarts('iam:PassRole v4')).toEqual([0, 4, 8, 13]);
});
