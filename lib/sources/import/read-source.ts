import { SourceError } from '../source-error';
import { type SourceKind, sourceKinds } from './describe-source';
import type { Observation } from './observation';
import { withRepository } from './open-repository';
import { readFacts } from './read-facts';
import { type FileOptions, readFile } from './read-file';
import { readGit } from './read-git';
import { readJsonl } from './read-jsonl';

export interface SourceSpec {
  kind: SourceKind;
  /** A path, an address, or a scope of IAM. */
  place: string;
}

export interface SourceOptions extends FileOptions {
  accepts: (policyName: string) => boolean;
  /** The address of a git archive, for the record; by default the one it was cloned from. */
  archive?: string;
  endpoint?: string;
  region?: string;
  /** Called with the progress of reading, as text. */
  report: (progress: string) => void;
}

/**
 * Parses `git:REPO`, the other kinds, and `-`. Throws a SourceError for anything else.
 *
 * @param option the option with the text, for the error
 */
export function parseSourceSpec(text: string | undefined, option = '--from'): SourceSpec {
  if (text === '-') return { kind: 'file', place: '-' };
  const [, word, place = ''] = /^([a-z]+):(.*)$/s.exec(text ?? '') ?? [];
  const kind = sourceKinds.find((each) => each === word);
  if (kind !== undefined && (place !== '' || kind === 'aws')) return { kind, place };
  const expected = 'file:PATH, -, aws:, git:REPO, jsonl:PATH, facts:FOLDER or guide:PLACE';
  const found = text === undefined ? 'nothing' : JSON.stringify(text);
  const remedy = 'Say where the versions come from; --help tells more.';
  throw new SourceError(option, '', expected, found, remedy);
}

/** A source of versions; guides have announcements only. */
export type VersionSpec = SourceSpec & { kind: Exclude<SourceKind, 'guide'> };

/** Reads the accepted policies of a source. Throws a SourceError. */
export async function readSource(
  { kind, place }: VersionSpec,
  options: SourceOptions,
): Promise<Observation> {
  const observation = await read({ kind, place }, options);
  const policies = observation.policies.filter(({ policyName }) => options.accepts(policyName));
  if (
    policies.length > 0 ||
    observation.announcements?.guides.some((guide) => guide.announcements.length > 0)
  ) {
    return { ...observation, policies };
  }
  const expected = 'policies whose names --match accepts';
  const remedy = 'Correct --match, or leave it out.';
  throw new SourceError(`${kind}:${place}`, '', expected, 'none', remedy);
}

function read({ kind, place }: VersionSpec, options: SourceOptions): Promise<Observation> {
  switch (kind) {
    case 'file':
      return readFile(place, options);
    case 'jsonl':
      return readJsonl(place, options.accepts);
    case 'git':
      return withRepository(place, options, ({ folder, archive }) =>
        readGit(folder, options.accepts, archive),
      );
    case 'facts':
      return Promise.resolve(readFacts(place));
    case 'aws':
      return readFromAws(place, options);
  }
}

const scopes = ['AWS', 'Local', 'All'] as const;

async function readFromAws(place: string, options: SourceOptions): Promise<Observation> {
  const scope = scopes.find((each) => each === (place || 'AWS'));
  if (scope === undefined) {
    const expected = 'aws:, aws:AWS, aws:Local or aws:All';
    const remedy = 'Name one of them; --endpoint URL names another server.';
    throw new SourceError('--from', '', expected, JSON.stringify(`aws:${place}`), remedy);
  }
  const { accepts, endpoint, region, report, observed: now } = options;
  const { readAws } = await import('./read-aws').catch(explainMissingSdk);
  return readAws({
    scope,
    accepts,
    now,
    report,
    ...(endpoint !== undefined && { endpoint }),
    ...(region !== undefined && { region }),
  });
}

/** The npm package has the AWS SDK as an optional dependency only. */
function explainMissingSdk(error: NodeJS.ErrnoException): never {
  const name = '@aws-sdk/client-iam';
  if (error.code !== 'ERR_MODULE_NOT_FOUND' || !error.message.includes(name)) throw error;
  const remedy = `Install it: npm install ${name}`;
  throw new SourceError('aws', '', `the package ${name}`, 'none', remedy);
}
