import { describe, expect, test } from 'vitest';
import { readInputText, readInputValue } from './read-input';

const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/ü+x' };
const document = { Version: '2012-10-17', Statement: [statement] };
const text = JSON.stringify(document, null, 2);
const encoded = encodeURIComponent(text);

describe('readInputText reads', () => {
  test.each([
    ['a document', text],
    ['a document with a byte order mark', `\uFEFF${text}`],
    ['an encoded document', `${encoded}\n`],
    ['a document as text', JSON.stringify(text)],
    [
      'get-policy-version',
      JSON.stringify({ PolicyVersion: { Document: document, VersionId: 'v1' } }),
    ],
    ['the same with a text', JSON.stringify({ PolicyVersion: { Document: text } })],
    ['the same with an encoded text', JSON.stringify({ PolicyVersion: { Document: encoded } })],
    ['the same by --query PolicyVersion', JSON.stringify({ Document: document, VersionId: 'v1' })],
    ['get-role-policy', JSON.stringify({ RoleName: 'r', PolicyDocument: document })],
    ['get-user-policy, encoded', JSON.stringify({ UserName: 'u', PolicyDocument: encoded })],
    ['a version on record', JSON.stringify({ versionId: 'v1', document })],
    ['an answer as text', JSON.stringify(JSON.stringify({ PolicyDocument: encoded }))],
  ])('%s', (_, input) => {
    const { document: read, problems } = readInputText(input);
    expect(problems).toBeUndefined();
    expect(read?.value).toEqual(document);
    expect(read?.statements[0]?.resource.patterns).toEqual(['arn:aws:s3:::b/ü+x']);
  });
});

describe('readInputText refuses', () => {
  const wrap = (...statements: unknown[]) => JSON.stringify({ Statement: statements });
  test.each([
    ['nothing', '', '', 'an empty text'],
    ['a list', '[1]', '', 'a list of 1'],
    ['a number', '7', '', '7'],
    ['null', 'null', '', 'null'],
    ['some other JSON', '{"name": "x", "a": 1}', '', 'an object with "name", "a"'],
    [
      'much other JSON',
      '{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1}',
      '',
      'an object with "a", "b", "c", "d", "e" …',
    ],
    ['an empty object', '{}', '', 'an object without keys'],
    [
      'an answer without a document',
      '{"PolicyVersion": {}}',
      '/PolicyVersion',
      'an object without keys',
    ],
    ['an answer with null', '{"PolicyDocument": null}', '/PolicyDocument', 'null'],
    ['no effect', wrap({ Action: 'a:b', Resource: '*' }), '/Statement/0/Effect', 'nothing'],
    [
      'an action without a service',
      wrap({ ...statement, Action: 'Get' }),
      '/Statement/0/Action',
      '"Get"',
    ],
    [
      'a principal',
      wrap({ ...statement, Principal: '*' }),
      '/Statement/0/Principal',
      '"Principal"',
    ],
    [
      'a fault in an answer',
      `{"PolicyVersion": {"Document": ${wrap(1)}}}`,
      '/PolicyVersion/Document/Statement/0',
      '1',
    ],
    [
      'a fault in an encoded text',
      JSON.stringify({ PolicyDocument: encodeURIComponent(wrap(1)) }),
      '/PolicyDocument/Statement/0',
      '1',
    ],
    [
      'broken JSON in a text',
      JSON.stringify({ PolicyDocument: '{\n "a": }' }),
      '/PolicyDocument, its text, line 2, column 7',
      '"}"',
    ],
    [
      'broken JSON that was encoded',
      encodeURIComponent('{"a" 1}'),
      'the decoded text, line 1, column 6',
      '"1}"',
    ],
    ['an escape that was cut', '%7B%2', '', '"%7B%2"'],
    ['bytes that are no UTF-8', '{"PolicyDocument": "%7B%FF"}', '/PolicyDocument', '"%7B%FF"'],
    ['nothing in a text', '{"PolicyDocument": ""}', '/PolicyDocument, its text', 'an empty text'],
    ['a plus for a space', '%7B"Statement":+1%7D', 'the decoded text, line 1, column 14', '"+1}"'],
  ])('%s', (_, input, place, found) => {
    const { document: read, problems } = readInputText(input);
    expect(read).toBeUndefined();
    expect(problems?.[0]).toMatchObject({ place, found });
  });

  test('texts nested in texts', () => {
    const nested = Array.from({ length: 5 }).reduce<string>((inner) => JSON.stringify(inner), text);
    expect(readInputText(nested).problems).toHaveLength(1);
  });

  test('deep nesting in a text within a text', () => {
    const { problems } = readInputText(JSON.stringify({ PolicyDocument: '['.repeat(10_000) }));
    expect(problems).toMatchObject([
      { place: '/PolicyDocument, its text, line 1, column 33', found: 'level 33' },
    ]);
  });

  test('a repeated key, with all other problems', () => {
    const { problems } = readInputText(
      '{"Statement": [{"Action": "x", "Effect": "Deny", "Effect": "Allow", "Resource": "*"}]}',
    );
    expect(problems?.map(({ place }) => place)).toEqual([
      'line 1, column 50 (/Statement/0/Effect)',
      '/Statement/0/Action',
    ]);
  });

  test('a key of the prototype', () => {
    expect(readInputText('{"__proto__": {"Statement": []}}').problems).toMatchObject([
      { found: 'an object with "__proto__"' },
    ]);
  });
});

test('readInputValue reads a value, a text and a response, and locates their problems', () => {
  for (const value of [document, text, encoded, { PolicyDocument: encoded }]) {
    expect(readInputValue(value).document?.value).toEqual(document);
  }
  expect(readInputValue({ Statement: 1 }, '/before').problems?.[0]?.place).toBe(
    '/before/Statement',
  );
  expect(readInputValue(undefined, '/after').problems).toMatchObject([
    { place: '/after', found: 'nothing' },
  ]);
});
