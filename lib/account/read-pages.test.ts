import { describe, expect, it, test } from 'vitest';
import { FieldReader } from './field-reader';
import { readPages } from './read-pages';
import { recognizeAnswer, recognizeText } from './recognize-answer';

const empty = { UserDetailList: [], GroupDetailList: [], RoleDetailList: [], Policies: [] };

function read(text: string) {
  const reader = new FieldReader('f.json');
  const pages = readPages(text, reader);
  return {
    places: pages.map(({ place }) => place),
    problems: reader.problems.map(
      ({ place, expected, found }) => `${place}: ${expected}; ${found}`,
    ),
    isIncomplete: reader.isIncomplete,
  };
}

describe('pages', () => {
  it.each<[string, unknown, string[]]>([
    ['the answer', empty, ['$']],
    ['a page of the API', { ...empty, IsTruncated: false, Marker: '' }, ['$']],
    ['a list of pages', [empty, empty], ['$[0]', '$[1]']],
    [
      'the answer in the wrappers of XML',
      {
        GetAccountAuthorizationDetailsResponse: { GetAccountAuthorizationDetailsResult: empty },
      },
      ['$.GetAccountAuthorizationDetailsResponse.GetAccountAuthorizationDetailsResult'],
    ],
    ['pages in an object', { Pages: [empty] }, ['$.Pages[0]']],
    ['a page that others complete', [{ UserDetailList: [] }, empty], ['$[0]', '$[1]']],
  ])('reads %s', (_, value, places) => {
    for (const text of [
      JSON.stringify(value),
      JSON.stringify(value, null, 2),
      `\uFEFF${JSON.stringify(value)}`,
    ]) {
      expect(read(text)).toEqual({ places, problems: [], isIncomplete: false });
    }
  });

  it('reads several answers in one text', () => {
    const text = `${JSON.stringify(empty)}\n${JSON.stringify([empty])}`;
    expect(read(text)).toEqual({
      places: ['value 1, $', 'value 2, $[0]'],
      problems: [],
      isIncomplete: false,
    });
  });

  it('says which lists are missing', () => {
    expect(read('{"UserDetailList": [], "RoleDetailList": []}')).toEqual({
      places: ['$'],
      problems: [
        '$.GroupDetailList: a list; no such list, so the groups are missing',
        '$.Policies: a list; no such list, so the managed policies with their documents are missing',
      ],
      isIncomplete: false,
    });
  });

  it.each([
    ['IsTruncated', { ...empty, IsTruncated: true, Marker: 'x' }],
    ['NextToken', { ...empty, NextToken: 'x' }],
  ])('says that pages are missing after %s', (_, value) => {
    expect(read(JSON.stringify(value))).toEqual({
      places: ['$'],
      problems: ['$: all pages; a page with further pages after it'],
      isIncomplete: true,
    });
    expect(read(JSON.stringify([value, empty]))).toMatchObject({ problems: [] });
  });
});

const answer = 'the answer of aws iam get-account-authorization-details';

test.each<[string, string, string[]]>([
  ['an empty text', '', [': JSON; an empty text']],
  ['CSV', 'user,arn,user_creation_time,password\n', [`: ${answer}; a credential report (CSV)`]],
  [
    'JSON that ends in a list',
    '{\n  "UserDetailList": [\n    {"UserName": "a"},\n',
    ['line 3, column 23: complete JSON; a text that ends at line 3, column 23'],
  ],
  [
    'JSON that ends in a text',
    '{"UserDetailList": [{"UserName": "ab',
    ['line 1, column 37: complete JSON; a text that ends at line 1, column 37'],
  ],
  [
    'a comma too many',
    '{"UserDetailList": [],}',
    ['line 1, column 23: a key in double quotes; "}"'],
  ],
  [
    'one broken value of two',
    '{"Policies": []}\n{a}',
    ['line 2, column 1: the end of the text; "{a}"'],
  ],
  ['a number', '7', [`$: ${answer}; 7`]],
  ['an object without keys', '{}', [`$: ${answer}; an object without keys`]],
  [
    'other keys',
    '{"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6}',
    [`$: ${answer}; an object with "a", "b", "c", "d", "e" …`],
  ],
  ['few other keys', '{"a": 1}', [`$: ${answer}; an object with "a"`]],
  ['too many lists in each other', '[[[[[{}]]]]]', [`$[0][0][0][0]: ${answer}; a list of 1`]],
  [
    'list-policies',
    '{"Policies": [{"PolicyName": "a", "Arn": "b"}]}',
    [`$: ${answer}; the answer of aws iam list-policies`],
  ],
  [
    'a page and another answer',
    '[{"Users": []}]',
    [`$[0]: ${answer}; the answer of aws iam list-users`],
  ],
])('refuses %s', (_, text, problems) => {
  expect(read(text)).toEqual({ places: [], problems, isIncomplete: true });
});

test('deep nesting is a problem, not an error', () => {
  expect(read('['.repeat(100_000)).problems).toHaveLength(1);
  expect(read(`${'['.repeat(100_000)}x${']'.repeat(100_000)}`).problems).toEqual([
    'line 1, column 33: at most 32 levels of nesting; level 33',
  ]);
});

test.each<[object, string | undefined]>([
  [
    { PolicyGroups: [], PolicyUsers: [], PolicyRoles: [] },
    'the answer of aws iam list-entities-for-policy',
  ],
  [{ PolicyVersion: {} }, 'the answer of aws iam get-policy-version'],
  [{ RoleName: 'a', PolicyName: 'b', PolicyDocument: {} }, 'the answer of aws iam get-role-policy'],
  [{ Content: '', ReportFormat: 'text/csv' }, 'the answer of aws iam get-credential-report'],
  [{ Version: '2012-10-17', Statement: [] }, 'a policy document'],
  [{ Policies: [], IsTruncated: false }, undefined],
  [{ Policies: [{ PolicyVersionList: [] }] }, undefined],
  [{ Policies: [{}], UserDetailList: [] }, undefined],
  [{ Policies: [1] }, undefined],
])('recognizes %j', (value, name) => {
  expect(recognizeAnswer(value as Record<string, unknown>)).toBe(name);
});

test.each([
  ['<html>', 'HTML or XML; use --output json'],
  [
    'GROUPDETAILLIST\tarn:aws:iam::111122223333:group/a',
    'the output format text; use --output json',
  ],
  ['-----\n| Get', 'the output format table; use --output json'],
  ['UserDetailList:\n- Arn: x', 'YAML; use --output json'],
  ['{', undefined],
])('recognizes the text %j', (text, name) => {
  expect(recognizeText(text)).toBe(name);
});
