import { parsePolicyArn } from '../../iam/policy-key';
import { loadRecord } from '../../record/load';
import type { Policy } from '../../record/types';
import { createNameFilter, type Observation } from '../import/observation';
import { withRepository } from '../import/open-repository';
import { readGit } from '../import/read-git';
import { readSource, type SourceOptions, type VersionSpec } from '../import/read-source';
import { SourceError } from '../source-error';
import { type CommitCheck, checkCommits } from './check-commits';
import { type Comparison, comparePolicies } from './compare-policies';
import { type Difference, type DifferenceKind, differenceKinds } from './difference';

export interface VerifyOptions {
  /** The folder of the record. */
  data: string;
  /** The source to compare with. */
  spec: VersionSpec;
  /** Patterns of names; without one, the policies on record. */
  match: readonly string[];
  /** Whether to look up the commits that the record names; otherwise only their dates count. */
  looksUpCommits: boolean;
  /** The other options of the reader. */
  reading: Omit<SourceOptions, 'accepts'>;
}

/** A comparison of a record with a source. */
export interface Verification {
  /** The policies and the versions on record that were compared. */
  policies: number;
  versions: number;
  /** In the order of the record: by policy and version, then by kind. */
  differences: Difference[];
  /** How many differences there are of each kind. */
  counts: Partial<Record<DifferenceKind, number>>;
  /** Commits that were looked up; undefined where the source has none. */
  commits: Omit<CommitCheck, 'differences'> | undefined;
  /** Versions that IAM has deleted since, which cannot be compared. */
  deleted: number;
  /** Versions on record without a hash. */
  withoutHash: number;
  /** Messages about states of the source that cannot be parsed. */
  unreadable: string[];
}

/**
 * Reads a source again, and compares the record with it. Throws a RecordError for an invalid
 * record, and a SourceError for a source that cannot be read.
 */
export async function verifyRecord(options: VerifyOptions): Promise<Verification> {
  const { data, spec, match } = options;
  const record = loadRecord(data, { mayHaveOtherHashes: true });
  const accepts = createNameFilter(match);
  const policies = record.policies.filter(
    (policy) => accepts(policy.iamName) && isInScope(policy, spec),
  );
  if (policies.length === 0) {
    const expected = 'a policy on record to compare';
    throw new SourceError(data, '', expected, 'none', 'Correct --match or the source.');
  }
  const names = new Set(policies.map(({ iamName }) => iamName));
  const acceptsName = match.length > 0 ? accepts : (name: string) => names.has(name);
  return readAndCompare(options, policies, acceptsName);
}

/** A source of a scope of IAM has only the policies of that scope. */
function isInScope({ arn }: Policy, { kind, place }: VersionSpec): boolean {
  if (kind !== 'aws' || place === 'All' || arn === null) return true;
  return (parsePolicyArn(arn)?.account === 'aws') === (place !== 'Local');
}

async function readAndCompare(
  { spec, match, looksUpCommits, reading }: VerifyOptions,
  policies: readonly Policy[],
  accepts: (policyName: string) => boolean,
): Promise<Verification> {
  const compare = async (observation: Observation, repository?: string) => {
    const comparison = comparePolicies(policies, observation, {
      isIam: spec.kind === 'aws',
      reportsOthers: match.length > 0,
    });
    const hasCommits = comparison.pairs.some(
      ({ observed }) => observed.provenance?.commit !== undefined,
    );
    const commits =
      hasCommits &&
      (await checkCommits(comparison.pairs, {
        archive: observation.archive,
        looksUp: looksUpCommits,
        ...(repository !== undefined && { repository }),
      }));
    return summarize(policies, observation, comparison, commits || undefined);
  };
  if (spec.kind !== 'git') return compare(await readSource(spec, { ...reading, accepts }));
  return withRepository(spec.place, reading, async ({ folder, archive }) =>
    compare(await readGit(folder, accepts, archive), folder),
  );
}

function summarize(
  policies: readonly Policy[],
  { unreadable = [] }: Observation,
  { differences: compared, pairs, deleted }: Comparison,
  commits: CommitCheck | undefined,
): Verification {
  const differences = sortDifferences(policies, [...compared, ...(commits?.differences ?? [])]);
  const counts: Verification['counts'] = {};
  for (const { kind } of differences) counts[kind] = (counts[kind] ?? 0) + 1;
  const { differences: _, ...commitCounts } = commits ?? { differences: [] };
  return {
    policies: policies.length,
    versions: pairs.length,
    differences,
    counts,
    commits: commits && (commitCounts as Omit<CommitCheck, 'differences'>),
    deleted,
    withoutHash: pairs.filter(({ version }) => version.sha256 === undefined).length,
    unreadable,
  };
}

function sortDifferences(policies: readonly Policy[], differences: Difference[]): Difference[] {
  const order = new Map(policies.map(({ policyName }, index) => [policyName, index]));
  const kinds = Object.keys(differenceKinds);
  const rank = ({ policyName }: Difference) => order.get(policyName) ?? order.size;
  const number = ({ versionId = 'v0' }: Difference) => Number(versionId.slice(1));
  return differences.toSorted(
    (a, b) =>
      rank(a) - rank(b) || number(a) - number(b) || kinds.indexOf(a.kind) - kinds.indexOf(b.kind),
  );
}
