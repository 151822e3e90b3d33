/**
 * An environment in which AWS's tools find these made-up credentials and nothing of the person
 * who runs the tests: no profile, no endpoint, no metadata service. For a process of its own,
 * or one variable after the other: undefined takes one away.
 */
export function buildAwsEnvironment(
  from: NodeJS.ProcessEnv = process.env,
): Record<string, string | undefined> {
  const found = Object.keys(from).filter((name) => name.startsWith('AWS_'));
  return {
    ...Object.fromEntries(found.map((name) => [name, undefined])),
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'made-up',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}
