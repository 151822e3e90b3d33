/** The parts of a managed policy's ARN. */
export interface PolicyArn {
  /** `aws`, `aws-cn`, `aws-us-gov` … */
  partition: string;
  /** `aws` for AWS's own policies, else twelve digits. */
  account: string;
  /** Begins and ends with a slash; `/` where it has none of its own. */
  path: string;
  name: string;
}

/**
 * Takes the ARN of a managed policy apart; undefined for any other text.
 * Source: IAM User Guide, "IAM identifiers".
 */
export function parsePolicyArn(arn: string): PolicyArn | undefined {
  const match = /^arn:(aws[a-z-]*):iam::(aws|\d{12}):policy(\/(?:[!-.0-~]+\/)*)([\w+=,.@-]+)$/.exec(
    arn,
  );
  if (match === null) return undefined;
  const [, partition, account, path, name] = match as unknown as string[];
  return { partition, account, path, name } as PolicyArn;
}

/** What separates a name from its account: IAM takes it in no name. */
const separator = '~';

/**
 * The name by which the record knows a policy: its folder and its place in addresses. AWS's own
 * policies have their bare name, as has one whose ARN is not known; others are followed by
 * their account, those outside the partition `aws` by their partition first: `Deploy~123456789012`.
 * IAM's names are unique within an account, whatever the path, so no two policies share a key.
 */
export function keyPolicy(policyName: string, arn: string | null): string {
  const { partition = 'aws', account = 'aws' } =
    (arn === null ? undefined : parsePolicyArn(arn)) ?? {};
  const owner = [partition, account].filter((part) => part !== 'aws');
  // A folder that begins with a dot is hidden, or is not one below at all.
  const name = policyName.startsWith('.') ? `${separator}${policyName}` : policyName;
  const key = [name, ...owner].join(separator);
  // The folder of `X.json` would stand where the API has the file of `X`.
  return key.endsWith('.json') ? `${key}${separator}` : key;
}
