import { describe, expect, test } from 'vitest';
import { formatLines } from '../../diff/lines';
import { compareLines } from '../../diff/side-by-side';
import { loadRecord } from '../../record/load';
import { readInputText } from '../../sources/documents/read-input';
import { readDocumentLines } from './document-lines';

/** Lines as people read them: the number, the text, and of a statement its position. */
const show = (text: string) =>
  (readDocumentLines(text) ?? []).flatMap(({ statement, lines }) =>
    lines.map(
      (line) => `${line.number}${statement === undefined ? '' : ` (${statement})`} ${line.text}`,
    ),
  );

const document = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: ['s3:Get', 's3:Put'], Resource: '*' }],
};
const pretty = JSON.stringify(document, null, 2);

test('lines written as the record writes them are those of the record', () => {
  for (const { versions } of loadRecord('data').policies) {
    for (const version of versions) {
      const lines = readDocumentLines(JSON.stringify(version.document, null, 2));
      expect(JSON.stringify(lines)).toBe(JSON.stringify(formatLines(version.document)));
    }
  }
});

test.each<[string, string, string[]]>([
  [
    'indented otherwise, with a comment of blank lines',
    '\n{\n\t"Version" : "2012-10-17",\n\n\t"Statement": {\n\t\t"Effect": "Deny"\n\t}\n}\n',
    [
      '2 {',
      '3 \t"Version" : "2012-10-17",',
      '5 (0) \t"Statement": {',
      '6 (0) \t\t"Effect": "Deny"',
      '7 (0) \t}',
      '8 }',
    ],
  ],
  [
    'all on one line',
    JSON.stringify(document),
    [
      '1 {',
      '1   "Version":"2012-10-17",',
      '1   "Statement":[',
      '1 (0)     {',
      '1 (0)       "Effect":"Allow",',
      '1 (0)       "Action":[',
      '1 (0)         "s3:Get",',
      '1 (0)         "s3:Put"',
      '1 (0)       ],',
      '1 (0)       "Resource":"*"',
      '1 (0)     }',
      '1   ]',
      '1 }',
    ],
  ],
  [
    'with lists on one line, in the Windows way',
    '{\r\n  "Statement": [ {\r\n    "Action": [ "s3:Get" , "s3:Put" ],\r\n    "NotResource": [ ]\r\n  } ]\r\n}',
    [
      '1 {',
      '2   "Statement": [',
      '2 (0)     {',
      '3 (0)     "Action": [',
      '3 (0)         "s3:Get" ,',
      '3 (0)         "s3:Put"',
      '3 (0)       ],',
      '4 (0)     "NotResource": [ ]',
      '5 (0)   }',
      '5   ]',
      '6 }',
    ],
  ],
  [
    'with brackets and commas on lines of their own',
    '{\n  "Statement":\n  {\n    "Action":\n      "s3:Get"\n    , "Condition": {}\n  }\n}',
    [
      '1 {',
      '2 (0)   "Statement":',
      '3 (0)   {',
      '4 (0)     "Action":',
      '5 (0)       "s3:Get"',
      '6 (0)     , "Condition": {}',
      '7 (0)   }',
      '8 }',
    ],
  ],
  [
    'in an answer of the command line, with the numbers of the answer',
    `{\n"PolicyVersion": {\n"Document": ${JSON.stringify({ Statement: { Effect: 'Deny' } }, null, 2)},\n"VersionId": "v1"\n}\n}`,
    ['3 {', '4 (0)   "Statement": {', '5 (0)     "Effect": "Deny"', '6 (0)   }', '7 },'],
  ],
  [
    'in text within an answer, with the numbers that it has there',
    JSON.stringify({ PolicyDocument: '{\n "Id": "x"\n}' }),
    ['1 {', '2  "Id": "x"', '3 }'],
  ],
  ['percent-encoded', encodeURIComponent('{\n "Id": "x"\n}'), ['1 {', '2  "Id": "x"', '3 }']],
  ['after a byte order mark', '\uFEFF{"Id": "\u202e"}', ['1  {', '1   "Id": "\\u202e"', '1 }']],
])('the lines of a document %s', (_, text, lines) => {
  expect(show(text)).toEqual(lines);
});

describe('a document in another format', () => {
  test.each<[string, string]>([
    ['on one line', JSON.stringify(document)],
    ['with four spaces', JSON.stringify(document, null, 4)],
    ['with spaces around colons', pretty.replaceAll('":', '" :')],
    [
      'with lists on one line',
      pretty.replace(/\[\s+"s3:Get",\s+"s3:Put"\s+\]/, '["s3:Get", "s3:Put"]'),
    ],
    ['with escapes', pretty.replace('s3:Get', 's3\\u003aGet')],
    ['in an answer', JSON.stringify({ PolicyVersion: { Document: document } })],
  ])('%s is the same line by line', (_, text) => {
    const blocks = compareLines(readDocumentLines(text) ?? [], formatLines(document));
    expect(blocks.flatMap(({ rows }) => rows).filter(({ kind }) => kind !== 'same')).toEqual([]);
  });
});

test.each([
  ['no JSON', ''],
  ['a number', '7'],
  ['an object without a document', '{"a": 1}'],
  ['text in text in text in text', JSON.stringify(JSON.stringify(JSON.stringify(pretty)))],
])('%s has no lines', (_, text) => {
  expect(readDocumentLines(text)).toBeUndefined();
});

test.each([
  pretty,
  encodeURIComponent(pretty),
  JSON.stringify(pretty),
  JSON.stringify({ PolicyVersion: { Document: document } }),
  JSON.stringify({ PolicyVersion: { Document: encodeURIComponent(pretty) } }),
  JSON.stringify({ RoleName: 'r', PolicyDocument: document }),
  JSON.stringify({ versionId: 'v1', document }),
])('a document that is read has the lines of what was read: %#', (text) => {
  const { document: read } = readInputText(text);
  const values = (groups: ReturnType<typeof formatLines>) =>
    groups.flatMap(({ lines }) => lines.map(({ path, value, plain }) => [path, value, plain]));
  expect(values(readDocumentLines(text) ?? [])).toEqual(values(formatLines(read?.value as object)));
});
