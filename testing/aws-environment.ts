/**
 * The environment variables for AWS's tools in tests: invented credentials, without the user's
 * profile, endpoint and metadata service. undefined removes a variable.
 */
export function buildAwsEnvironment(
  from: NodeJS.ProcessEnv = process.env,
): Record<string, string | undefined> {
  const found = Object.keys(from).filter((name) => name.startsWith('AWS_'));
  return {
    ...Object.fromEntries(found.map((name) => [name, undefined])),
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'invented',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}
