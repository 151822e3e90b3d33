import { IAMClient, type IAMClientConfig } from '@aws-sdk/client-iam';
import { describeValue } from '../../shared/problem';
import { showTruncated } from '../../shared/show-text';
import { SourceError } from '../source-error';
import { awsSource } from './aws-error';

export interface AwsClientOptions {
  /** Another address than IAM's own; AWS_ENDPOINT_URL_IAM and AWS_ENDPOINT_URL say it too. */
  endpoint?: string;
  /** AWS_REGION or the profile's; us-east-1 where neither says one. */
  region?: string;
  /** How often a call is tried that is throttled or gets no answer; AWS_MAX_ATTEMPTS, then 8. */
  maxAttempts?: number;
  /** How long one attempt may take. 20,000. */
  timeoutMs?: number;
}

/**
 * IAM's client, with the credentials that any AWS tool would find. The region only says which
 * partition is asked (AWS, China, GovCloud), for IAM is global within each.
 */
export async function createAwsClient(options: AwsClientOptions): Promise<IAMClient> {
  const { endpoint, region, maxAttempts = readMaxAttempts(), timeoutMs = 20_000 } = options;
  if (endpoint !== undefined && !/^https?:/.test(URL.canParse(endpoint) ? endpoint : '')) {
    const expected = 'an address that begins with http:// or https://';
    const remedy = 'Mend it, or leave it out to ask AWS.';
    throw new SourceError(awsSource, 'the endpoint', expected, describeValue(endpoint), remedy);
  }
  const config: IAMClientConfig = {
    // Not "adaptive": four callers at most and waits up to 20 s need no second brake.
    retryMode: 'standard',
    requestHandler: {
      connectionTimeout: timeoutMs,
      requestTimeout: timeoutMs,
      // Without it the SDK only warns, and waits on.
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
    const remedy = 'Mend AWS_REGION or the profile.';
    throw new SourceError(awsSource, 'the region', expected, found, remedy);
  }
}

/** undefined leaves it to the SDK, which reads AWS_MAX_ATTEMPTS; its own default of 3 is few. */
function readMaxAttempts(): number | undefined {
  return process.env.AWS_MAX_ATTEMPTS ? undefined : 8;
}
