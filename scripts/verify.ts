import { parseArgs } from 'node:util';
import { showText } from '../lib/shared/show-text';
import { readArchiveOption } from '../lib/sources/import/archive-address';
import { parseSourceSpec, type VersionSpec } from '../lib/sources/import/read-source';
import { SourceError } from '../lib/sources/source-error';
import {
  explainMissingCommits,
  formatVerification,
} from '../lib/sources/verify/format-verification';
import { verifyRecord } from '../lib/sources/verify/verify-record';
import { defaultRecordName, findDefaultRecord, nameCommand } from './distribution';

const usage = `${nameCommand('verify')} --against SOURCE [--data DIR] [--match GLOB] [--json]

Reads a source of the record again, and lists every difference between the two: versions that one
of them lacks, dates of creation, documents, hashes, default versions, and the commits that the
record names.

  --against git:REPO    an archive of IAM's responses: a folder, an address, or a git bundle
            aws:SCOPE   IAM itself: AWS (its own policies; the default), Local (yours) or All
            jsonl:PATH, facts:FOLDER
                        the other sources of an import
  --data DIR            the record; the default is ${defaultRecordName}
  --match GLOB          only policies with such names (* and ?), "!GLOB" without them; repeatable.
                        Policies that only the source has are differences then, too
  --json                print one JSON object
For git:
  --archive URL         the address of the repository (by default the one that it was cloned from).
                        Commits of an archive with another address are not checked
  --no-commits          look up no commits, and compare only their dates: for a copy of the
                        archive with other commits
For aws:
  --endpoint URL        a server other than AWS's
  --region REGION       the Region of the credentials and the endpoint

Exit code: 0 no differences; 1 differences; 2 something cannot be read, or the command is wrong.`;

try {
  process.exitCode = await run(readOptions());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        against: { type: 'string' },
        data: { type: 'string', default: findDefaultRecord() },
        match: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
        archive: { type: 'string' },
        'no-commits': { type: 'boolean', default: false },
        endpoint: { type: 'string' },
        region: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return { ...values, spec: undefined };
    const spec = readSpec(values.against);
    refuseUnused(spec, 'git', ['archive', 'no-commits'], values);
    refuseUnused(spec, 'aws', ['endpoint', 'region'], values);
    const archive = values.archive === undefined ? undefined : readArchiveOption(values.archive);
    return { ...values, archive, spec };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}

function readSpec(against: string | undefined): VersionSpec {
  const { kind, place } = parseSourceSpec(against, '--against');
  if (kind !== 'file' && kind !== 'guide') return { kind, place };
  const expected = 'a source of all versions: git:REPO, aws:, jsonl:PATH or facts:FOLDER';
  throw new SourceError('--against', '', expected, JSON.stringify(against), 'Name one of these.');
}

/** Refuses an option that would have no effect, because its use is a mistake. */
function refuseUnused(
  { kind }: VersionSpec,
  owner: VersionSpec['kind'],
  names: readonly string[],
  values: Record<string, unknown>,
) {
  const unused = kind === owner ? undefined : names.find((name) => values[name]);
  if (unused === undefined) return;
  const found = `--against ${kind}:`;
  throw new SourceError(`--${unused}`, '', `--against ${owner}: as well`, found, 'Leave it out.');
}

async function run(values: ReturnType<typeof readOptions>): Promise<number> {
  const { spec, data, match, archive, endpoint, region } = values;
  if (spec === undefined) {
    console.log(usage);
    return 0;
  }
  const source = showText(`${spec.kind}:${spec.place}`);
  const verification = await verifyRecord({
    data,
    spec,
    match,
    looksUpCommits: !values['no-commits'],
    reading: {
      observed: new Date().toISOString().replace(/\.\d{3}Z$/, 'Z'),
      report: () => undefined,
      ...(archive !== undefined && { archive }),
      ...(endpoint !== undefined && { endpoint }),
      ...(region !== undefined && { region }),
    },
  });
  for (const message of verification.unreadable) console.error(message);
  const hint = explainMissingCommits(verification);
  if (hint !== undefined) console.error(hint);
  console.log(
    values.json
      ? JSON.stringify({ source, data, ...verification }, null, 2)
      : formatVerification(verification, source).join('\n'),
  );
  return verification.differences.length > 0 ? 1 : 0;
}
