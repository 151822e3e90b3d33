import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { buildAwsEnvironment } from '../../../testing/aws-environment';
import { createAwsClient } from './aws-client';

beforeEach(() => {
  for (const [name, value] of Object.entries(buildAwsEnvironment())) vi.stubEnv(name, value);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

test.each([
  ['nobody', {}, {}, 'us-east-1'],
  ['the environment', {}, { AWS_REGION: 'cn-north-1' }, 'cn-north-1'],
  ['the caller', { region: 'us-gov-west-1' }, { AWS_REGION: 'cn-north-1' }, 'us-gov-west-1'],
])('uses the region of %s', async (_, options, environment, region) => {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  expect(await (await createAwsClient(options)).config.region()).toBe(region);
});

test.each([
  ['nobody', {}, undefined, 8],
  ['the environment', {}, '5', 5],
  ['the caller', { maxAttempts: 2 }, '5', 2],
])('uses the number of attempts of %s', async (_, options, environment, attempts) => {
  vi.stubEnv('AWS_MAX_ATTEMPTS', environment);
  expect(await (await createAwsClient(options)).config.maxAttempts()).toBe(attempts);
});

test.each(['', 'localhost:4566', 'file:///etc/passwd', 'iam'])(
  'refuses the endpoint %j',
  async (endpoint) => {
    await expect(createAwsClient({ endpoint })).rejects.toThrow(
      `aws: at the endpoint: expected an address that begins with http:// or https://, found "${endpoint}". Correct it, or leave it out to ask AWS.`,
    );
  },
);

test('refuses an invalid region', async () => {
  await expect(createAwsClient({ region: 'no such' })).rejects.toThrow(
    'aws: at the region: expected a region of AWS, such as us-east-1, found another: Region not accepted: region="no such" is not a valid hostname component. Correct AWS_REGION or the profile.',
  );
});
