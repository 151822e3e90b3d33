import { IAMClient, type IAMClientConfig } from '@aws-sdk/client-iam';
import { describeValue } from '../../shared/problem';
import { showTruncated } from '../../shared/show-text';
import { SourceError } from '../source-error';
import { awsSource } from './aws-error';

export interface AwsClientOptions {
  /** Replaces IAM's address, as AWS_ENDPOINT_URL_IAM and AWS_ENDPOINT_URL do. */
  endpoint?: string;
  /** Default: AWS_REGION or the region of the profile, then us-east-1. */
  region?: string;
  /** Attempts of a call that is throttled or gets no response. Default: AWS_MAX_ATTEMPTS, then 8. */
  maxAttempts?: number;
  /** Timeout of one attempt. Default: 20,000. */
  timeoutMs?: number;
}

/**
 * Creates a client of IAM with the default credentials of AWS tools. The region only selects the
 * partition (AWS, China, GovCloud), because IAM is global within each. Throws a SourceError for an
 * invalid endpoint or region.
 */
export async function createAwsClient(options: AwsClientOptions): Promise<IAMClient> {
  const { endpoint, region, maxAttempts = readMaxAttempts(), timeoutMs = 20_000 } = options;
  if (endpoint !== undefined && !/^https?:/.test(URL.canParse(endpoint) ? endpoint : '')) {
    const expected = 'an address that begins with http:// or https://';
    const remedy = 'Correct it, or leave it out to ask AWS.';
    throw new SourceError(awsSource, 'the endpoint', expected, describeValue(endpoint), remedy);
  }
  const config: IAMClientConfig = {
    // The mode "adaptive" also limits the rate, which four concurrent calls do not need.
    retryMode: 'standard',
    requestHandler: {
      connectionTimeout: timeoutMs,
      requestTimeout: timeoutMs,
      // Without this option, the SDK logs a warning and keeps waiting.
      throwOnRequestTimeout: true,
    },
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(region === undefined ? {} : { region }),
    ...(maxAttempts === undefined ? {} : { maxAttempts }),
  };
  const client = new IAMClient(config);
  try {
    await client.config.region();
    return client;
  } catch (error) {
    client.destroy();
    const why = error instanceof Error ? error.message : String(error);
    if (why === 'Region is missing') return new IAMClient({ ...config, region: 'us-east-1' });
    const expected = 'a region of AWS, such as us-east-1';
    const found = `another: ${showTruncated(why, 200).replace(/\.$/, '')}`;
    const remedy = 'Correct AWS_REGION or the profile.';
    throw new SourceError(awsSource, 'the region', expected, found, remedy);
  }
}

/**
 * Returns a function that gives the endpoint of the client's last request, such as
 * `https://iam.amazonaws.com`. Only a request shows what the settings of AWS tools come to.
 */
export function watchEndpoint(client: IAMClient): () => string | undefined {
  let endpoint: string | undefined;
  client.middlewareStack.add(
    (next) => (args) => {
      const { protocol, hostname, port } = args.request as RequestAddress;
      endpoint = `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`;
      return next(args);
    },
    { step: 'finalizeRequest', name: 'watchEndpoint' },
  );
  return () => endpoint;
}

interface RequestAddress {
  protocol: string;
  hostname: string;
  port?: number;
}

/** undefined where the SDK reads AWS_MAX_ATTEMPTS; its default of 3 is too low for many calls. */
function readMaxAttempts(): number | undefined {
  return process.env.AWS_MAX_ATTEMPTS ? undefined : 8;
}
