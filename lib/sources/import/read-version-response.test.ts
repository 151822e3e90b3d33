import { describe, expect, test } from 'vitest';
import { formatVersionResponse } from '../../../testing/git-archive';
import { observeVersion } from '../../../testing/observations';
import { readVersionResponse } from './read-version-response';

const version = observeVersion(4);
const { document } = version;
const text = JSON.stringify(document);
const createResponse = (more?: object) => formatVersionResponse(version, more);

describe('readVersionResponse', () => {
  test.each<[string, string]>([
    ['as the AWS command line writes it', createResponse()],
    [
      'with the value of PolicyVersion alone',
      JSON.stringify((JSON.parse(createResponse()) as { PolicyVersion: object }).PolicyVersion),
    ],
    ['with its document as text', createResponse({ Document: text })],
    ['with its document URL-encoded', createResponse({ Document: encodeURIComponent(text) })],
    ['with a byte order mark', `\uFEFF${createResponse()}`],
    ['with line ends of Windows', createResponse().replaceAll('\n', '\r\n')],
    [
      'with its time in another offset',
      createResponse({ CreateDate: '2020-04-01T02:00:00+02:00' }),
    ],
    ['with fields that AWS may add', createResponse({ Added: [1] })],
  ])('reads a response %s', (_, input) => {
    expect(readVersionResponse(input)).toEqual({
      response: {
        policyName: undefined,
        arn: undefined,
        versionId: 'v4',
        createDate: '2020-04-01T00:00:00Z',
        isDefault: true,
        document,
      },
    });
  });

  test.each([
    [true, true],
    [false, false],
    [undefined, undefined],
  ])('reads IsDefaultVersion %s', (IsDefaultVersion, expected) => {
    expect(readVersionResponse(createResponse({ IsDefaultVersion })).response?.isDefault).toBe(
      expected,
    );
  });

  test('reads name and ARN where the response has them', () => {
    const named = { PolicyName: 'A', PolicyArn: 'arn:aws:iam::aws:policy/A' };
    const expected = { policyName: 'A', arn: named.PolicyArn };
    expect(readVersionResponse(createResponse(named)).response).toMatchObject(expected);
    const outside = JSON.stringify({ ...(JSON.parse(createResponse()) as object), ...named });
    expect(readVersionResponse(outside).response).toMatchObject(expected);
  });

  test.each<[string, string, place: string, expected: string, found: string]>([
    ['nothing', '', '', 'JSON', 'an empty text'],
    [
      'half an answer',
      createResponse().slice(0, 30),
      'line 3, column 6',
      'a closing brace',
      'the end of the text',
    ],
    [
      'a list',
      '[]',
      '',
      'what aws iam get-policy-version answers, {"PolicyVersion": {…}}',
      'an empty list',
    ],
    ['a list in it', '{"PolicyVersion": []}', '/PolicyVersion', 'an object', 'an empty list'],
    [
      'no id',
      createResponse({ VersionId: undefined }),
      '/PolicyVersion/VersionId',
      'a version id such as "v4"',
      'nothing',
    ],
    [
      'an id of nothing',
      createResponse({ VersionId: 'v04' }),
      '/PolicyVersion/VersionId',
      'a version id such as "v4"',
      '"v04"',
    ],
    [
      'no time',
      createResponse({ CreateDate: undefined }),
      '/PolicyVersion/CreateDate',
      'an instant with its offset',
      'nothing',
    ],
    [
      'a time in seconds',
      createResponse({ CreateDate: 1585699200 }),
      '/PolicyVersion/CreateDate',
      'an instant with its offset',
      '1585699200',
    ],
    [
      'a day that does not exist',
      createResponse({ CreateDate: '2020-02-30T00:00:00Z' }),
      '/PolicyVersion/CreateDate',
      'an instant with its offset',
      '"2020-02-30T00:00:00Z"',
    ],
    [
      'a default that is text',
      createResponse({ IsDefaultVersion: 'true' }),
      '/PolicyVersion/IsDefaultVersion',
      'true or false',
      '"true"',
    ],
    [
      'no document',
      createResponse({ Document: undefined }),
      '/PolicyVersion/Document',
      'a policy document, or what aws iam get-policy-version, get-role-policy or get-user-policy answers',
      'nothing',
    ],
    [
      'a document without effect',
      createResponse({ Document: { Statement: [{ Action: '*', Resource: '*' }] } }),
      '/PolicyVersion/Document/Statement/0/Effect',
      '"Allow" or "Deny"',
      'nothing',
    ],
    [
      'a document that was cut',
      createResponse({ Document: '%7B%2' }),
      '/PolicyVersion/Document',
      'JSON, or JSON percent-encoded as in RFC 3986',
      '"%7B%2"',
    ],
    [
      'a key that stands twice',
      createResponse().replace('"VersionId"', '"VersionId": "v5", "VersionId"'),
      'line 13, column 28 (/PolicyVersion/VersionId)',
      'each key once in an object',
      '"VersionId" a second time',
    ],
  ])('refuses %s', (_, input, place, expected, found) => {
    const { problem } = readVersionResponse(input);
    expect(problem).toMatchObject({ place, expected, found });
    expect(problem?.remedy).toMatch(/\.$/);
  });
});
