import { parseArgs } from 'node:util';
import { showText } from '../lib/shared/show-text';
import { importGuides } from '../lib/sources/guides/import-guides';
import { readArchiveOption } from '../lib/sources/import/archive-address';
import { checkInstants } from '../lib/sources/import/check-instants';
import { createRecord } from '../lib/sources/import/create-record';
import {
  describeSource,
  type SourceKind,
  sourceKinds,
} from '../lib/sources/import/describe-source';
import { importObservation } from '../lib/sources/import/import-observation';
import { createNameFilter, normalizeInstant } from '../lib/sources/import/observation';
import type { ImportCounts } from '../lib/sources/import/plan';
import {
  parseSourceSpec,
  readSource,
  type SourceSpec,
  type VersionSpec,
} from '../lib/sources/import/read-source';
import type { RefusedPolicy } from '../lib/sources/import/refused-policy';
import { SourceError } from '../lib/sources/source-error';
import { defaultLimits } from '../lib/sources/watch/limits';
import { countOf } from '../lib/text/wording';
import { exitWithMessage } from './run-command';

const usage = `npm run import -- --from SOURCE [--data DIR] [--match GLOB] [--dry-run]
npm run import -- --init --data DIR [--title TEXT] [--base-url URL]

Adds the versions and announcements of a source that the record does not have, all in one step.
A policy with a problem is left out and listed with the reason. Versions on record never change,
except that one without a hash or provenance gets it.

  --from file:PATH    output of aws iam get-policy-version; - reads standard input
         aws:SCOPE    IAM itself: AWS (its own policies; the default), Local (yours) or All
         git:REPO     a repository with the history of such files, policies/<Name>: a folder,
                      an address, or a git bundle
         jsonl:PATH   lines {policyName, arn, versionId, createDate, firstObserved, document},
                      plain or gzipped
         facts:FOLDER versions/<Name>.json, announcements.json, commits.json and observed.json
         guide:PLACE  AWS's announcements: a page of a guide with its table of updates to managed
                      policies (a file of Markdown or HTML, or an address), or a folder of them
  --data DIR          the record; the default is DATA_DIR, then data/
  --match GLOB        only policies with such names (* and ?), "!GLOB" without them; repeatable
  --dry-run           print what would be added, and write nothing
  --source ID         the id of the source in site.json

For file: and -
  --policy-name NAME  the policy, which AWS's output does not name
  --policy-arn ARN    the same, with the account
  --observed INSTANT  when the output was created (now)
For guide:
  --guide ID          the guide, for one page (by default the name of the page)
  --observed INSTANT  when the pages were read (an address: now; a file: the newest date in it)
For git:
  --archive URL       the address of the repository, for the record (by default the address that it
                      was cloned from; a bundle has none)
For aws:
  --endpoint URL      a server other than AWS's
  --region REGION     the Region of the credentials and the endpoint

  --init              create an empty record
  --title, --subject, --base-url
                      the site's name, the subject of the policies, and the site's address

Exit code: 0; 1 where the import fails or leaves a policy out; 2 where the command is wrong.`;

// Read once, so that all instants of an import are the same.
const now = new Date().toISOString().replace(/\.\d{3}Z$/, 'Z');

const versionKinds = sourceKinds.filter((kind) => kind !== 'guide');
const values = readOptions();
try {
  if (values.help) console.log(usage);
  else if (values.spec === undefined) create(values);
  else await importFrom(values, values.spec);
} catch (error) {
  exitWithMessage(error);
}

function readOptions() {
  try {
    const { values, tokens } = parseArgs({
      tokens: true,
      options: {
        from: { type: 'string' },
        data: { type: 'string', default: process.env.DATA_DIR || 'data' },
        match: { type: 'string', multiple: true, default: [] },
        'dry-run': { type: 'boolean', default: false },
        source: { type: 'string' },
        'policy-name': { type: 'string' },
        'policy-arn': { type: 'string' },
        observed: { type: 'string' },
        archive: { type: 'string' },
        guide: { type: 'string' },
        endpoint: { type: 'string' },
        region: { type: 'string' },
        init: { type: 'boolean', default: false },
        title: { type: 'string', default: 'Policy History' },
        subject: { type: 'string', default: 'this account' },
        'base-url': { type: 'string', default: 'http://localhost:3000' },
        help: { type: 'boolean', default: false },
      },
    });
    const spec = values.help || values.init ? undefined : parseSourceSpec(values.from);
    const given = tokens.flatMap((token) => (token.kind === 'option' ? token.name : []));
    if (!values.help) refuseUnusedOptions(given, spec?.kind ?? 'init');
    return {
      ...values,
      isObserved: values.observed !== undefined,
      observed: readObserved(values.observed),
      archive: values.archive === undefined ? undefined : readArchiveOption(values.archive),
      spec,
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(`${showText(message)}\n\n${usage}`);
    process.exit(2);
  }
}

/** Refuses an option that would have no effect, because its use is a mistake. */
function refuseUnusedOptions(given: readonly string[], of: SourceKind | 'init') {
  const owners = [
    { of: ['init'], named: '--init', options: ['title', 'subject', 'base-url'] },
    { of: ['file'], named: '--from file:', options: ['policy-name', 'policy-arn'] },
    { of: ['file', 'guide'], named: '--from file: or guide:', options: ['observed'] },
    { of: ['guide'], named: '--from guide:', options: ['guide'] },
    { of: ['git'], named: '--from git:', options: ['archive'] },
    { of: ['aws'], named: '--from aws:', options: ['endpoint', 'region'] },
    { of: versionKinds, named: 'a source of versions', options: ['match'] },
    { of: sourceKinds, named: 'no --init', options: ['from', 'dry-run', 'source'] },
  ];
  const twice = given.find((name, index) => name !== 'match' && given.indexOf(name) < index);
  if (twice !== undefined) {
    throw new SourceError(`--${twice}`, '', 'one of it', 'several', 'Import one after the other.');
  }
  for (const owner of owners.filter((each) => !each.of.some((one) => one === of))) {
    const unused = given.find((name) => owner.options.includes(name));
    if (unused === undefined) continue;
    const expected = `${owner.named} as well`;
    const found = of === 'init' ? '--init' : `--from ${of}:`;
    const remedy = 'Leave it out, or name what it belongs to.';
    throw new SourceError(`--${unused}`, '', expected, found, remedy);
  }
}

type ImportValues = ReturnType<typeof readOptions>;

function create({ data, title, subject, 'base-url': baseUrl }: ImportValues) {
  createRecord(data, { title, subject, baseUrl, year: now.slice(0, 4) });
  const shown = showText(data);
  console.log(
    `Created a record in ${shown}. Add policies: npm run import -- --data ${shown} --from …`,
  );
}

async function importFrom(values: ImportValues, { kind, place }: SourceSpec) {
  if (kind === 'guide') await importPages(values, place);
  else await importVersions(values, { kind, place });
}

async function importPages(values: ImportValues, place: string) {
  const { added, pages, rows, skipped } = await importGuides({
    data: values.data,
    place,
    guide: values.guide,
    observed: values.isObserved ? values.observed : undefined,
    source: values.source,
    dryRun: values['dry-run'],
    limits: defaultLimits,
    now,
  });
  for (const message of skipped) console.error(message);
  const read = `${countOf(rows, 'row')} of ${countOf(pages, 'page')}`;
  const omitted =
    skipped.length > 0
      ? `, ${countOf(skipped.length, 'entry', 'entries')} of them not recorded`
      : '';
  console.log(
    `${values['dry-run'] ? 'Would add' : 'Added'} ${describeAdded(added)} to ${showText(values.data)}; read ${read}${omitted}.`,
  );
}

async function importVersions(values: ImportValues, spec: VersionSpec) {
  const observation = await readSource(spec, {
    accepts: createNameFilter(values.match),
    observed: values.observed,
    report: reportProgress,
    ...(values['policy-name'] !== undefined && { policyName: values['policy-name'] }),
    ...(values['policy-arn'] !== undefined && { policyArn: values['policy-arn'] }),
    ...(values.archive !== undefined && { archive: values.archive }),
    ...(values.endpoint !== undefined && { endpoint: values.endpoint }),
    ...(values.region !== undefined && { region: values.region }),
  });
  checkInstants(observation, `${spec.kind}:${spec.place}`, now);
  const { unreadable = [], unnamed = [], observedUntil = now } = observation;
  const source = describeSource(spec.kind, observedUntil, values.source, observation);
  const { added, refused } = importObservation(values.data, observation, source, {
    dryRun: values['dry-run'],
  });
  reportProgress('');
  for (const message of [...unnamed, ...unreadable]) console.error(message);
  for (const { message } of refused)
    console.error(`${message.split('\n').map(showText).join('\n')}\n`);
  console.log(
    `${values['dry-run'] ? 'Would add' : 'Added'} ${describeAdded(added)} to ${showText(values.data)}.` +
      (unreadable.length > 0 ? ` ${countOf(unreadable.length, 'state')} could not be read.` : '') +
      (refused.length > 0 ? ` ${describeRefused(refused)}` : ''),
  );
  if (refused.length > 0) process.exitCode = 1;
}

function describeRefused(refused: readonly RefusedPolicy[]): string {
  const names = new Set(refused.map(({ policyName }) => policyName));
  return `Left out ${countOf(names.size, 'policy', 'policies')} with problems: ${[...names].map(showText).join(', ')}.`;
}

function describeAdded({
  policies,
  versions,
  announcements,
  defaults,
  gone,
  completed,
}: ImportCounts) {
  return [
    countOf(policies, 'policy', 'policies'),
    countOf(versions, 'version'),
    countOf(announcements, 'announcement'),
    ...(defaults > 0 ? [countOf(defaults, 'change of the default', 'changes of the default')] : []),
    ...(gone > 0 ? [`${countOf(gone, 'policy', 'policies')} no longer observed`] : []),
    ...(completed > 0 ? [`the hash or provenance of ${countOf(completed, 'version')}`] : []),
  ].join(', ');
}

function readObserved(text: string | undefined): string {
  const instant = text === undefined ? now : normalizeInstant(text);
  if (instant !== undefined) return instant;
  const expected = 'an instant with its offset, such as 2024-03-01T12:00:00Z';
  throw new SourceError('--observed', '', expected, JSON.stringify(text), 'Correct it.');
}

/** Shows the progress in one line of a terminal, which is overwritten. */
function reportProgress(progress: string) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${showText(progress)}`);
}
