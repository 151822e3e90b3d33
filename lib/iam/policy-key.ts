/** The parts of a managed policy's ARN. */
export interface PolicyArn {
  /** `aws`, `aws-cn`, `aws-us-gov` … */
  partition: string;
  /** `aws` for AWS's own policies, else twelve digits. */
  account: string;
  /** Begins and ends with a slash; `/` is the default. */
  path: string;
  name: string;
}

/**
 * Parses the ARN of a managed policy; undefined for any other text.
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

/** Separates a name from its account: IAM does not permit this character in names. */
const separator = '~';

/**
 * Names that cannot be the name of a folder of the site. The folder `index.html` would replace the
 * list of policies and `X.json` the API's file of `X`, and hosts serve no folder for an address
 * with a file extension.
 */
const fileName =
  /\.(avif|css|csv|html?|ico|jpe?g|js|json|map|mjs|png|svg|txt|webmanifest|webp|woff2?|xml|xsl)$/i;

/** Hosts recognize the tools, whose pages have inline scripts, by this last part of the address. */
export const toolFolder = /^(ask|as-of|compare|search)$/i;

/**
 * The key of a policy: the name of its folder and its part of addresses. It is the policy's name,
 * followed by the partition unless that is `aws`, and by the account unless the policy is AWS's own
 * or its ARN is unknown: `Deploy~123456789012`. Keys are unique, since IAM's names are unique
 * within an account, whatever their path. A policy that was created after another one of its name
 * was deleted has the day of its creation at the end, `Deploy~2019-12-10`, because the address of
 * the first one is permanent.
 */
export function getPolicyKey(policyName: string, arn: string | null, created?: string): string {
  const { partition = 'aws', account = 'aws' } =
    (arn === null ? undefined : parsePolicyArn(arn)) ?? {};
  const owner = [partition, account].filter((part) => part !== 'aws');
  // A folder named `.` or `..` is another folder, and one that begins with a dot is hidden.
  const name = policyName.startsWith('.') ? `${separator}${policyName}` : policyName;
  const key = [name, ...owner, ...(created === undefined ? [] : [created])].join(separator);
  return separate(key);
}

/** The same without the day of creation: the key of the first policy of that name. */
export function getFirstKey(key: string): string {
  return separate(key.replace(/~\d{4}-\d{2}-\d{2}$/, ''));
}

function separate(key: string): string {
  return fileName.test(key) || toolFolder.test(key) ? `${key}${separator}` : key;
}
