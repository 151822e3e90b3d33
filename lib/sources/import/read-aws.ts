import {
  GetPolicyVersionCommand,
  type IAMClient,
  paginateListPolicies,
  paginateListPolicyVersions,
} from '@aws-sdk/client-iam';
import pMap from 'p-map';
import { SourceError } from '../source-error';
import { type AwsClientOptions, createAwsClient } from './aws-client';
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
  /** Which policies to read, by IAM's exact name. */
  accepts: (policyName: string) => boolean;
  /** When it is read: an instant in UTC to the second. */
  now: string;
  /** Told how far it is, a line at a time. */
  report?: (line: string) => void;
}

/** Policies that are read at the same time; IAM throttles more. */
const concurrency = 4;

/**
 * Asks IAM for policies and for every version of theirs that it keeps.
 * Policies stand in order of their names, versions as IAM lists them. What was seen was seen
 * `now`, or when AWS says that the version was made where its clock is ahead of ours.
 * Throws a SourceError that names call, policy and version.
 * Source: IAM API Reference, ListPolicies, ListPolicyVersions, GetPolicyVersion.
 */
export async function readAws(options: AwsOptions): Promise<Observation> {
  const { now, report = () => {} } = options;
  const client = await createAwsClient(options);
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
    return { policies, observedUntil: findLatest(policies, now) };
  } finally {
    client.destroy();
  }
}

async function listPolicies(client: IAMClient, scope: AwsOptions['scope']) {
  const place = 'ListPolicies';
  return ask(place, async () => {
    const policies: ListedPolicy[] = [];
    // The most that IAM gives a page; it is free to give fewer.
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
    const expected = 'a policy that was asked for';
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
  throw new SourceError(
    awsSource,
    `ListPolicyVersions of ${policy.policyName}`,
    'one default version',
    defaults || 'none',
    'It may have changed while it was read. Run the import again.',
  );
}

async function listVersions(client: IAMClient, { policyName, arn }: ListedPolicy) {
  const place = `ListPolicyVersions of ${policyName}`;
  return ask(place, async () => {
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
  return ask(place, async () => {
    const command = new GetPolicyVersionCommand({ PolicyArn: arn, VersionId: id });
    return readDocument(place, (await client.send(command)).PolicyVersion?.Document);
  });
}

async function ask<Answer>(place: string, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    throw explainError(place, error);
  }
}

/** An instant not before any sight, or a record would hold what nobody had seen yet. */
function findLatest(policies: readonly ObservedPolicy[], now: string): string {
  const sights = policies.flatMap(({ versions }) => versions.map((each) => each.firstObserved));
  return sights.reduce((latest, sight) => (sight > latest ? sight : latest), now);
}
