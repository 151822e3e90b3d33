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

/** Separates a name from its account: IAM does not permit it in a name. */
const separator = '~';

/**
 * Names that do not work as the name of a folder of the site. The folder `index.html` would stand
 * where the list of policies is, `X.json` where the API has the file of `X`, and hosts do not look
 * for a folder behind an address that ends like a file.
 */
const fileName =
  /\.(avif|css|csv|html?|ico|jpe?g|js|json|map|mjs|png|svg|txt|webmanifest|webp|woff2?|xml|xsl)$/i;

/** Hosts recognize the tools, whose pages run inline scripts, by this last part of an address. */
export const toolFolder = /^(ask|as-of|compare|search)$/i;

/**
 * The name by which the record knows a policy: its folder and its place in addresses. AWS's own
 * policies have their bare name, as has one whose ARN is not known; others are followed by
 * their account, those outside the partition `aws` by their partition first: `Deploy~123456789012`.
 * IAM's names are unique within an account, whatever the path, so no two policies share a key.
 */
export function getPolicyKey(policyName: string, arn: string | null): string {
  const { partition = 'aws', account = 'aws' } =
    (arn === null ? undefined : parsePolicyArn(arn)) ?? {};
  const owner = [partition, account].filter((part) => part !== 'aws');
  // A folder that begins with a dot is hidden, or is not one below at all.
  const name = policyName.startsWith('.') ? `${separator}${policyName}` : policyName;
  const key = [name, ...owner].join(separator);
  return fileName.test(key) || toolFolder.test(key) ? `${key}${separator}` : key;
}
