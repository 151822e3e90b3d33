import { describe, expect, test, vi } from 'vitest';
import { aws, local, prepareIamImport, serve, serveVersion } from '../../../testing/iam-import';
import { IamError, type ServedPolicy } from '../../../testing/iam-responses';
import {
  denyAccess,
  type IamServerOptions,
  type Trouble,
  throttling,
} from '../../../testing/iam-server';
import { SourceError } from '../source-error';
import type { AwsOptions } from './read-aws';

const { read, calls, reached } = prepareIamImport();

/** One policy that differs in this. */
const differing = (policy: Partial<ServedPolicy>): Partial<IamServerOptions> => ({
  policies: [{ ...serve(`${aws}/A`, [1]), ...policy }],
});

/** One policy whose only version is sent as this text. */
const sending = (document: string) => differing({ versions: [{ ...serveVersion(1), document }] });

const only = (action: string, trouble: Trouble) => (call: { action: string }) =>
  call.action === action ? trouble : undefined;

const gone = new IamError('NoSuchEntity', 404, 'Policy was not found.');
const expired = new IamError('ExpiredToken', 403, 'The token \u202e is expired');
const broken = new IamError('ServiceFailure', 500, 'Sorry');

describe('an import is refused with a reason for', () => {
  test.each<[string, Partial<IamServerOptions>, Partial<AwsOptions>, string]>([
    [
      'throttling past all attempts',
      { trouble: () => throttling },
      { maxAttempts: 3 },
      'aws: at ListPolicies: expected an answer of IAM, found Throttling (HTTP 400, after 3 attempts): Rate exceeded. Nothing was written. Run the import again later, or ask for fewer policies.',
    ],
    [
      'a caller who may not',
      { trouble: only('GetPolicyVersion', denyAccess('GetPolicyVersion')) },
      {},
      'aws: at GetPolicyVersion of Alpha v1: expected an answer of IAM, found AccessDenied (HTTP 403): User: arn:aws:iam::111122223333:user/reader is not authorized to perform: iam:GetPolicyVersion on resource: * because no identity-based policy allows the iam:GetPolicyVersion action. Allow the caller iam:ListPolicies, iam:ListPolicyVersions and iam:GetPolicyVersion, or use credentials that have them.',
    ],
    [
      'credentials that ended, in words that would turn the line about',
      { trouble: () => expired },
      {},
      'aws: at ListPolicies: expected an answer of IAM, found ExpiredToken (HTTP 403): The token \\u{202e} is expired. Renew the credentials, and see that this computer’s clock is right.',
    ],
    [
      'a fault of AWS’s own',
      { trouble: () => broken },
      { maxAttempts: 2 },
      'aws: at ListPolicies: expected an answer of IAM, found ServiceFailureException (HTTP 500, after 2 attempts): Sorry. See that the endpoint is IAM’s, and run the import again.',
    ],
    [
      'XML that is cut',
      { trouble: only('ListPolicyVersions', 'cut') },
      {},
      'aws: at ListPolicyVersions of Alpha: expected an answer of IAM, found an answer that cannot be read (HTTP 200): @aws-sdk XML parse error: missing closing tag </IsDefaultVersion>. See that the endpoint is IAM’s, and run the import again.',
    ],
    [
      'no answer',
      { trouble: () => 'hang' },
      { maxAttempts: 2, timeoutMs: 200 },
      'aws: at ListPolicies: expected an answer of IAM, found TimeoutError (after 2 attempts): @smithy/node-http-handler - [ERROR] a request has exceeded the configured 200 ms requestTimeout. See that the endpoint is the right one and can be reached from here.',
    ],
    [
      'a policy that went between two calls',
      { trouble: only('ListPolicyVersions', gone) },
      {},
      'aws: at ListPolicyVersions of Alpha: expected an answer of IAM, found NoSuchEntityException (HTTP 404): Policy was not found. It was deleted while it was read. Run the import again.',
    ],
    [
      'a version that went between two calls',
      { trouble: only('GetPolicyVersion', gone) },
      {},
      'aws: at GetPolicyVersion of Alpha v1: expected an answer of IAM, found NoSuchEntityException (HTTP 404): Policy was not found. It was deleted while it was read. Run the import again.',
    ],
    [
      'a document that does not decode',
      sending('%7B%22Version%22%3A%2'),
      {},
      'aws: at GetPolicyVersion of A v1: expected a document that is percent-encoded (RFC 3986), found "%7B%22Version%22%3A%2". Nothing was written. Look at it with aws iam get-policy-version, or leave the policy out.',
    ],
    [
      'a document that is no JSON',
      sending('%7B%22Version%22%3A'),
      {},
      'aws: at GetPolicyVersion of A v1, line 1, column 12: expected a value, found the end of the text. Nothing was written. Look at it with aws iam get-policy-version, or leave the policy out.',
    ],
    [
      'a document with a key twice',
      sending('%7B%22A%22%3A1%2C%22A%22%3A2%7D'),
      {},
      'aws: at GetPolicyVersion of A v1, line 1, column 8 (/A): expected each key once in an object, found "A" a second time. Nothing was written. Look at it with aws iam get-policy-version, or leave the policy out.',
    ],
    [
      'a document that is a list',
      sending('%5B%5D'),
      {},
      'aws: at GetPolicyVersion of A v1: expected a policy document, found an empty list. Nothing was written. Look at it with aws iam get-policy-version, or leave the policy out.',
    ],
    [
      'no default version',
      differing({ defaultVersionId: 'v9' }),
      {},
      'aws: at ListPolicyVersions of A: expected one default version, found none. It may have changed while it was read. Run the import again.',
    ],
    [
      'a name that leads out of the record',
      differing({ arn: `${aws}/..` }),
      {},
      'aws: at ListPolicies: expected a name with letters, found ... See that the endpoint is IAM’s, and run the import again.',
    ],
    [
      'an ARN that is none of a policy',
      differing({ arn: 'arn:aws:iam::12:policy/A' }),
      { scope: 'Local' },
      'aws: at ListPolicies, A: expected Arn of the form ^arn:aws[a-z-]*:iam::(aws|\\d{12}):policy\\/.+$, found "arn:aws:iam::12:policy/A". See that the endpoint is IAM’s, and run the import again.',
    ],
    [
      'a date that is none',
      differing({ createDate: 'yesterday' }),
      {},
      'aws: at ListPolicies: expected an answer of IAM, found an answer that cannot be read (HTTP 200): Invalid RFC3339 timestamp format yesterday. See that the endpoint is IAM’s, and run the import again.',
    ],
    [
      'a name in both scopes',
      { policies: [serve(`${aws}/A`, [1]), serve(`${local}/x/A`, [1])] },
      { scope: 'All' },
      `aws: at ListPolicies of scope All: expected each name once, found A twice, as ${aws}/A and ${local}/x/A. Ask for one scope, AWS or Local: a record knows a policy by its name.`,
    ],
    [
      'names that none has',
      {},
      { accepts: () => false },
      'aws: at ListPolicies of scope AWS: expected a requested policy, found none among 3 policies. Ask for other names, or for another scope.',
    ],
    [
      'an account without policies',
      { policies: [] },
      {},
      'aws: at ListPolicies of scope AWS: expected a requested policy, found none among 0 policies. Ask for other names, or for another scope.',
    ],
    [
      'an endpoint where nobody is',
      {},
      { endpoint: 'http://127.0.0.1:1', maxAttempts: 2 },
      'aws: at ListPolicies: expected an answer of IAM, found ECONNREFUSED (after 2 attempts): connect ECONNREFUSED 127.0.0.1:1. See that the endpoint is the right one and can be reached from here.',
    ],
  ])('%s', async (_, served, asked, message) => {
    const error = await read(served, asked).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(SourceError);
    expect((error as SourceError).message).toBe(message);
  });

  test('no credentials, without any request', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
    await expect(read()).rejects.toThrow(
      'aws: at ListPolicies: expected an answer of IAM, found CredentialsProviderError: Could not load credentials from any providers. Give credentials as any AWS tool takes them: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, AWS_PROFILE, or a role.',
    );
    expect(reached).toEqual(new Set());
    expect(calls()).toEqual([]);
  });

  test('an invalid endpoint in the environment', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL', 'localhost');
    await expect(read({}, { endpoint: undefined })).rejects.toThrow(
      'aws: at ListPolicies: expected an answer of IAM, found TypeError: Invalid URL. See that the endpoint is the right one and can be reached from here.',
    );
  });
});
