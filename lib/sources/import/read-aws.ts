import {
  GetPolicyVersionCommand,
  type IAMClient,
  paginateListPolicies,
  paginateListPolicyVersions,
} from '@aws-sdk/client-iam';
import pMap from 'p-map';
import { SourceError } from '../source-error';
import { type AwsClientOptions, createAwsClient, watchEndpoint } from './aws-client';
import { awsSource, explainError } from './aws-error';
import {
  type ListedPolicy,
  type ListedVersion,
  readDocument,
  readListedPolicy,
  readListedVersion,
  requirePage,
} from './aws-responses';
import type { Observation, ObservedPolicy } from './observation';

export interface AwsOptions extends AwsClientOptions {
  /** AWS's own policies, the account's, or both; attached or not. */
  scope: 'AWS' | 'Local' | 'All';
  /** Whether to read a policy, by IAM's exact name. */
  accepts: (policyName: string) => boolean;
  /** The time of the import: an instant in UTC to the second. */
  now: string;
  /** Called with the progress, one line at a time. */
  report?: (line: string) => void;
}

/** Policies that are read at the same time; IAM throttles more. */
const concurrency = 4;

/**
 * Reads policies and all their versions from IAM. Policies are sorted by name; versions have IAM's
 * order. Everything is observed `now`, or when the version was created, if AWS's clock is ahead;
 * the provenance is the endpoint.
 * Throws a SourceError with the call, the policy and the version.
 * Source: IAM API Reference, ListPolicies, ListPolicyVersions, GetPolicyVersion.
 */
export async function readAws(options: AwsOptions): Promise<Observation> {
  const { now, report = () => {} } = options;
  const client = await createAwsClient(options);
  const readEndpoint = watchEndpoint(client);
  try {
    const listed = await listPolicies(client, options.scope);
    const chosen = choosePolicies(listed, options);
    report(`IAM lists ${listed.length} policies; reading ${chosen.length} of them.`);
    let done = 0;
    const readNext = async (policy: ListedPolicy) => {
      const observed = await readPolicy(client, policy, now);
      done += 1;
      if (done % 100 === 0) report(`Read ${done} of ${chosen.length} policies.`);
      return observed;
    };
    const policies = await pMap(chosen, readNext, { concurrency });
    addEndpoint(policies, readEndpoint());
    return { policies, observedUntil: findLatest(policies, now), isUntilNow: true };
  } finally {
    client.destroy();
  }
}

/** All calls of an import go to one endpoint. */
function addEndpoint(policies: readonly ObservedPolicy[], endpoint: string | undefined) {
  if (endpoint === undefined) return;
  for (const version of policies.flatMap(({ versions }) => versions)) {
    version.provenance = { endpoint };
  }
}

async function listPolicies(client: IAMClient, scope: AwsOptions['scope']) {
  const place = 'ListPolicies';
  return call(place, async () => {
    const policies: ListedPolicy[] = [];
    // The maximum of IAM, which can also return fewer.
    const pages = paginateListPolicies({ client, pageSize: 1000 }, { Scope: scope });
    for await (const page of pages) {
      const listed = requirePage(place, page, page.Policies);
      policies.push(...listed.map((policy) => readListedPolicy(place, policy)));
    }
    return policies;
  });
}

function choosePolicies(listed: readonly ListedPolicy[], { accepts, scope }: AwsOptions) {
  const chosen = listed
    .filter(({ policyName }) => accepts(policyName))
    .toSorted((a, b) => (a.policyName < b.policyName ? -1 : 1));
  if (chosen.length === 0) {
    const expected = 'a requested policy';
    const found = `none among ${listed.length} policies`;
    const remedy = 'Ask for other names, or for another scope.';
    throw new SourceError(awsSource, `ListPolicies of scope ${scope}`, expected, found, remedy);
  }
  chosen.forEach(({ policyName, arn }, index) => {
    const before = chosen[index - 1];
    if (before?.policyName !== policyName) return;
    const expected = 'each name once';
    const found = `${policyName} twice, as ${before.arn} and ${arn}`;
    const remedy = 'Ask for one scope, AWS or Local: a record knows a policy by its name.';
    throw new SourceError(awsSource, `ListPolicies of scope ${scope}`, expected, found, remedy);
  });
  return chosen;
}

async function readPolicy(
  client: IAMClient,
  policy: ListedPolicy,
  now: string,
): Promise<ObservedPolicy> {
  const listed = await listVersions(client, policy);
  const observed: ObservedPolicy = { ...policy, versions: [], defaults: [] };
  for (const { versionId, createDate, isDefault } of listed) {
    const firstObserved = createDate > now ? createDate : now;
    const document = await getDocument(client, policy, versionId);
    observed.versions.push({ versionId, createDate, firstObserved, document });
    if (isDefault) observed.defaults?.push({ versionId, firstObserved });
  }
  if (observed.defaults?.length === 1) return observed;
  const defaults = observed.defaults?.map(({ versionId }) => versionId).join(', ');
  const place = `ListPolicyVersions of ${policy.policyName}`;
  const remedy = 'It may have changed while it was read. Run the import again.';
  throw new SourceError(awsSource, place, 'one default version', defaults || 'none', remedy);
}

async function listVersions(client: IAMClient, { policyName, arn }: ListedPolicy) {
  const place = `ListPolicyVersions of ${policyName}`;
  return call(place, async () => {
    const versions: ListedVersion[] = [];
    for await (const page of paginateListPolicyVersions({ client }, { PolicyArn: arn })) {
      const listed = requirePage(place, page, page.Versions);
      versions.push(...listed.map((version) => readListedVersion(place, version)));
    }
    return versions;
  });
}

async function getDocument(client: IAMClient, { policyName, arn }: ListedPolicy, id: string) {
  const place = `GetPolicyVersion of ${policyName} ${id}`;
  return call(place, async () => {
    const command = new GetPolicyVersionCommand({ PolicyArn: arn, VersionId: id });
    return readDocument(place, (await client.send(command)).PolicyVersion?.Document);
  });
}

async function call<Result>(place: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw explainError(place, error);
  }
}

/** The latest observation, which is after `now` where AWS's clock is ahead. */
function findLatest(policies: readonly ObservedPolicy[], now: string): string {
  const instants = policies.flatMap(({ versions }) => versions.map((each) => each.firstObserved));
  return instants.reduce((latest, each) => (each > latest ? each : latest), now);
}
