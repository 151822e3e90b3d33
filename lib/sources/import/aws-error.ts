import { showTruncated } from '../../shared/show-text';
import { SourceError } from '../source-error';

/** The name of this source in messages. */
export const awsSource = 'aws:';

interface Kind {
  /** Names or codes of the SDK's errors. */
  names: RegExp;
  remedy: string;
}

const needed = 'iam:ListPolicies, iam:ListPolicyVersions and iam:GetPolicyVersion';

// The first matching kind provides the remedy.
const kinds: readonly Kind[] = [
  {
    names: /^(AccessDenied|UnauthorizedOperation)/,
    remedy: `Allow the caller ${needed}, or use credentials that have them.`,
  },
  {
    names:
      /^(CredentialsProviderError|TokenProviderError|ProviderError|MissingAuthenticationToken)/,
    remedy:
      'Give credentials as any AWS tool takes them: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, AWS_PROFILE, or a role.',
  },
  {
    names:
      /^(ExpiredToken|RequestExpired|RequestTimeTooSkewed|InvalidClientTokenId|UnrecognizedClient|InvalidAccessKeyId|SignatureDoesNotMatch|InvalidSignature|IncompleteSignature|AuthFailure)/,
    remedy: 'Renew the credentials, and see that this computer’s clock is right.',
  },
  {
    names: /^(Thrott|RequestThrott|RequestLimitExceeded|SlowDown|TooManyRequests|LimitExceeded)/,
    remedy: 'Nothing was written. Run the import again later, or ask for fewer policies.',
  },
  {
    names: /^NoSuchEntity/,
    remedy: 'It was deleted while it was read. Run the import again.',
  },
  {
    // The codes of Node and OpenSSL, such as ECONNREFUSED, ENOTFOUND and CERT_HAS_EXPIRED.
    names:
      /^(TimeoutError|RequestTimeout.*|(?!ERR_)[A-Z][A-Z0-9_]+|ERR_INVALID_URL|ERR_(TLS|SSL)_.+)$/,
    remedy: 'See that the endpoint is the right one and can be reached from here.',
  },
];

/** The SDK's fields of an error, all of them optional. */
interface SdkError extends Error {
  code?: unknown;
  errors?: unknown;
  $fault?: unknown;
  $metadata?: { httpStatusCode?: number; attempts?: number };
  $response?: { statusCode?: number };
}

/**
 * Converts an error of the SDK to a SourceError with the call, AWS's message, the number of
 * attempts and a remedy. Returns any other error unchanged.
 *
 * @param place the call, with its policy and version: "GetPolicyVersion of Name v4"
 */
export function explainError(place: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof SourceError) return error;
  const { $metadata, $response, $fault, code } = error as SdkError;
  const names = [error.name, ...(typeof code === 'string' ? [code] : [])];
  const kind = kinds.find((each) => names.some((name) => each.names.test(name)));
  const status = $metadata?.httpStatusCode ?? $response?.statusCode;
  // A response without an error code of AWS: its body was not IAM's XML.
  const isUnparsed = $response !== undefined && $fault === undefined;
  if (kind === undefined && status === undefined && !isUnparsed) return error;
  const attempts = $metadata?.attempts ?? 1;
  const facts = [
    ...(status === undefined ? [] : [`HTTP ${status}`]),
    ...(attempts > 1 ? [`after ${attempts} attempts`] : []),
  ];
  const found = `${isUnparsed ? 'an answer that cannot be read' : nameError(error, code)}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}`;
  return new SourceError(
    awsSource,
    place,
    'an answer of IAM',
    `${found}: ${showTruncated(readMessage(error), 400).replace(/\.$/, '')}`,
    kind?.remedy ?? 'See that the endpoint is IAM’s, and run the import again.',
  );
}

function nameError({ name }: Error, code: unknown): string {
  return name === 'Error' && typeof code === 'string' ? code : name;
}

/** The first line of the message; the SDK adds hints for developers below it. */
function readMessage(error: Error): string {
  const { errors } = error as SdkError;
  // After Node has tried several addresses of a host, only `errors` has their messages.
  if (error.message === '' && Array.isArray(errors)) return errors.map(String).join('; ');
  return error.message.split('\n')[0] ?? '';
}
