import { describe, expect, test } from 'vitest';
import { answerVersion } from '../../../testing/git-archive';
import { observeVersion } from '../../../testing/observations';
import { readVersionResponse } from './read-version-response';

const version = observeVersion(4);
const { document } = version;
const text = JSON.stringify(document);
const answer = (more?: object) => answerVersion(version, more);

describe('readVersionResponse', () => {
  test.each<[string, string]>([
    ['as the AWS command line prints it', answer()],
    [
      'with what stands under PolicyVersion alone',
      JSON.stringify((JSON.parse(answer()) as { PolicyVersion: object }).PolicyVersion),
    ],
    ['with its document as text', answer({ Document: text })],
    ['with its document URL-encoded', answer({ Document: encodeURIComponent(text) })],
    ['with a byte order mark', `\uFEFF${answer()}`],
    ['with line ends of Windows', answer().replaceAll('\n', '\r\n')],
    ['with its time in another offset', answer({ CreateDate: '2020-04-01T02:00:00+02:00' })],
    ['with fields that AWS may add', answer({ Added: [1] })],
  ])('reads an answer %s', (_, input) => {
    expect(readVersionResponse(input)).toEqual({
      answer: {
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
    expect(readVersionResponse(answer({ IsDefaultVersion })).answer?.isDefault).toBe(expected);
  });

  test('reads whose version it is where the answer says so', () => {
    const named = { PolicyName: 'A', PolicyArn: 'arn:aws:iam::aws:policy/A' };
    const expected = { policyName: 'A', arn: named.PolicyArn };
    expect(readVersionResponse(answer(named)).answer).toMatchObject(expected);
    const outside = JSON.stringify({ ...(JSON.parse(answer()) as object), ...named });
    expect(readVersionResponse(outside).answer).toMatchObject(expected);
  });

  test.each<[string, string, place: string, expected: string, found: string]>([
    ['nothing', '', '', 'JSON', 'an empty text'],
    [
      'half an answer',
      answer().slice(0, 30),
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
      answer({ VersionId: undefined }),
      '/PolicyVersion/VersionId',
      'a version id such as "v4"',
      'nothing',
    ],
    [
      'an id of nothing',
      answer({ VersionId: 'v04' }),
      '/PolicyVersion/VersionId',
      'a version id such as "v4"',
      '"v04"',
    ],
    [
      'no time',
      answer({ CreateDate: undefined }),
      '/PolicyVersion/CreateDate',
      'an instant with its offset',
      'nothing',
    ],
    [
      'a time in seconds',
      answer({ CreateDate: 1585699200 }),
      '/PolicyVersion/CreateDate',
      'an instant with its offset',
      '1585699200',
    ],
    [
      'a day that does not exist',
      answer({ CreateDate: '2020-02-30T00:00:00Z' }),
      '/PolicyVersion/CreateDate',
      'an instant with its offset',
      '"2020-02-30T00:00:00Z"',
    ],
    [
      'a default that is text',
      answer({ IsDefaultVersion: 'true' }),
      '/PolicyVersion/IsDefaultVersion',
      'true or false',
      '"true"',
    ],
    [
      'no document',
      answer({ Document: undefined }),
      '/PolicyVersion/Document',
      'a policy document, or what aws iam get-policy-version, get-role-policy or get-user-policy answers',
      'nothing',
    ],
    [
      'a document without effect',
      answer({ Document: { Statement: [{ Action: '*', Resource: '*' }] } }),
      '/PolicyVersion/Document/Statement/0/Effect',
      '"Allow" or "Deny"',
      'nothing',
    ],
    [
      'a document that was cut',
      answer({ Document: '%7B%2' }),
      '/PolicyVersion/Document',
      'JSON, or JSON percent-encoded as in RFC 3986',
      '"%7B%2"',
    ],
    [
      'a key that stands twice',
      answer().replace('"VersionId"', '"VersionId": "v5", "VersionId"'),
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
