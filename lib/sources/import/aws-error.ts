import { showTruncated } from '../../shared/show-text';
import { SourceError } from '../source-error';

/** How the source calls itself in messages. */
export const awsSource = 'aws:';

interface Kind {
  /** Names or codes of the SDK's errors. */
  names: RegExp;
  remedy: string;
}

const needed = 'iam:ListPolicies, iam:ListPolicyVersions and iam:GetPolicyVersion';

// Read in this order: the first that fits is told.
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

/** What the SDK hangs on its errors, all of it optional. */
interface SdkError extends Error {
  code?: unknown;
  errors?: unknown;
  $fault?: unknown;
  $metadata?: { httpStatusCode?: number; attempts?: number };
  $response?: { statusCode?: number };
}

/**
 * An error of the SDK as one of this source: the call, the policy and version where there is
 * one, what AWS said, how often it was asked, and what to do. `place` is for example
 * "GetPolicyVersion of Name v4". An error that no call caused is given back as it is.
 */
export function explainError(place: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof SourceError) return error;
  const { $metadata, $response, $fault, code } = error as SdkError;
  const names = [error.name, ...(typeof code === 'string' ? [code] : [])];
  const kind = kinds.find((each) => names.some((name) => each.names.test(name)));
  const status = $metadata?.httpStatusCode ?? $response?.statusCode;
  // No name of a fault, but something answered: what came was not IAM's XML.
  const isUnread = $response !== undefined && $fault === undefined;
  if (kind === undefined && status === undefined && !isUnread) return error;
  const attempts = $metadata?.attempts ?? 1;
  const facts = [
    ...(status === undefined ? [] : [`HTTP ${status}`]),
    ...(attempts > 1 ? [`after ${attempts} attempts`] : []),
  ];
  const told = `${isUnread ? 'an answer that cannot be read' : nameError(error, code)}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}`;
  return new SourceError(
    awsSource,
    place,
    'an answer of IAM',
    `${told}: ${showTruncated(readMessage(error), 400).replace(/\.$/, '')}`,
    kind?.remedy ?? 'See that the endpoint is IAM’s, and run the import again.',
  );
}

function nameError({ name }: Error, code: unknown): string {
  return name === 'Error' && typeof code === 'string' ? code : name;
}

/** Its first line; the SDK adds hints for programmers below. */
function readMessage(error: Error): string {
  const { errors } = error as SdkError;
  // Node tries each address of a host, and says of none of them what went wrong in the message.
  if (error.message === '' && Array.isArray(errors)) return errors.map(String).join('; ');
  return error.message.split('\n')[0] ?? '';
}
