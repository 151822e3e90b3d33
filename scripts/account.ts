import { readFile, stat } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import type { AccountRecord } from '../lib/account/account-record';
import { type AccountAnalysis, analyzeAccount, chooseDays } from '../lib/account/analyze-account';
import { describeAnalysis } from '../lib/account/describe-analysis';
import { describeEffectiveChange } from '../lib/account/describe-effective-change';
import { describeRecord } from '../lib/account/describe-record';
import type { AccountDetails, DetailsFile } from '../lib/account/details';
import { findEffectiveChange } from '../lib/account/effective-change';
import { writeCsv } from '../lib/account/export-csv';
import { convertAnalysis, convertEffectiveChange } from '../lib/account/export-json';
import { writeMarkdown } from '../lib/account/export-markdown';
import {
  type AccountFailOn,
  accountFailOnChoices,
  findAccountFailure,
  isAccountFailOn,
} from '../lib/account/fail-on';
import { findPrincipals } from '../lib/account/reach';
import { readDetails } from '../lib/account/read-details';
import { isDay } from '../lib/history/days';
import { findPageLastRead } from '../lib/history/last-days';
import { reconcile } from '../lib/history/reconcile';
import { loadCatalog } from '../lib/iam/catalog/load';
import { loadRecord } from '../lib/record/load';
import type { FileProblem } from '../lib/record/record-error';
import { readRisks } from '../lib/risk/project-risks';
import { type DecodedText, decodeBytes, refuse } from '../lib/shared/decode-text';
import { showText } from '../lib/shared/show-text';
import { formatProblems } from '../lib/sources/documents/format-problems';
import { explainSystemError } from '../lib/sources/documents/read-text-file';
import { defaultRecordName, findDefaultRecord, nameCommand } from './distribution';

const usage = `${nameCommand('account')} [OPTIONS] FILE …

Shows which users, groups and roles of an account get the changes of AWS managed policies since a
day, which policies of the account are copies that lag behind, and, for one principal, what all
changes together did.

  FILE             the output of aws iam get-account-authorization-details --output json; several
                   files of one or of several accounts, or - for standard input
  --since DAY      changes after this day; by default one year before the newest date in the export
  --principal WHO  only the effective change of the principal with this name or ARN
  --json           print JSON
  --csv            print the table as CSV
  --markdown       print the tables as Markdown
  --fail-on KIND   exit with 1 where an attached policy
                     risk        adds a high risk
                     wider       allows more than on that day, or where that is undecided
                     deprecated  is deprecated or withdrawn
                   or where
                     lagging     a copy of an AWS policy lags behind
                   standard error has the reason
  --data FOLDER    the record; by default ${defaultRecordName}
  --help           print this

Exit code: 0; 1 where --fail-on applies; 2 where something cannot be read.`;

/** A text of JavaScript has at most 512 MB. */
const maxBytes = 400_000_000;

interface Options {
  files: string[];
  since: string | undefined;
  principal: string | undefined;
  format: 'text' | 'json' | 'csv' | 'markdown';
  failOn: AccountFailOn | undefined;
  data: string;
}

// A reader such as `| head` closes the output early.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') writeError(`The output cannot be written: ${error.message}.`);
  process.exit(error.code === 'EPIPE' ? (process.exitCode ?? 0) : 2);
});
process.stderr.on('error', () => undefined);

try {
  const options = readOptions();
  if (options === 'help') console.log(usage);
  else process.exitCode = await run(options);
} catch (error) {
  // Exit code 1 is reserved for --fail-on.
  writeError(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}

function readOptions(): Options | 'help' {
  try {
    const { values, positionals: files } = parseArgs({
      allowPositionals: true,
      options: {
        since: { type: 'string' },
        principal: { type: 'string' },
        json: { type: 'boolean', default: false },
        csv: { type: 'boolean', default: false },
        markdown: { type: 'boolean', default: false },
        'fail-on': { type: 'string' },
        data: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return 'help';
    const { since, principal, 'fail-on': failOn, data = findDefaultRecord() } = values;
    const formats = (['json', 'csv', 'markdown'] as const).filter((each) => values[each]);
    if (formats.length > 1) throw new Error('Expected one of --json, --csv and --markdown.');
    if (since !== undefined && !isDay(since)) {
      throw new Error(`--since: expected a day, such as 2024-01-31; found "${showText(since)}".`);
    }
    if (failOn !== undefined && !isAccountFailOn(failOn)) {
      const choices = accountFailOnChoices.join(', ');
      throw new Error(`--fail-on: expected ${choices}; found "${showText(failOn)}".`);
    }
    const [format = 'text'] = formats;
    if (principal !== undefined && (format === 'csv' || format === 'markdown')) {
      throw new Error(`--principal: expected no --${format}, which is about the whole account.`);
    }
    if (principal !== undefined && failOn !== undefined) {
      throw new Error('--principal: expected no --fail-on, which is about the whole account.');
    }
    if (files.length === 0) throw new Error('Expected at least one file; found none.');
    if (files.filter((file) => file === '-').length > 1) {
      throw new Error('Standard input can be given only once.');
    }
    return { files, since, principal, format, failOn, data };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}

async function run(options: Options): Promise<number> {
  const { files, problems: unread } = await readFiles(options.files);
  const { accounts, problems, incomplete } = await readDetails(files);
  const all = [...unread, ...problems];
  if (all.length > 0) writeError(formatProblems(all));
  if (accounts.length === 0) return 2;
  const record = await readRecord(options.data);
  const code = await (options.principal === undefined
    ? writeAnalyses(accounts, record, options)
    : writeEffectiveChanges(accounts, record, options.principal, options));
  if (code !== 0) return code;
  return unread.length > 0 || incomplete.length > 0 ? 2 : 0;
}

async function readFiles(
  names: readonly string[],
): Promise<{ files: DetailsFile[]; problems: FileProblem[] }> {
  const files: DetailsFile[] = [];
  const problems: FileProblem[] = [];
  for (const file of names) {
    const name = file === '-' ? 'standard input' : file;
    const { text, problem } = await readText(file);
    if (problem === undefined) files.push({ name, text });
    else problems.push({ file: name, ...problem });
  }
  return { files, problems };
}

async function readText(file: string): Promise<DecodedText> {
  try {
    if (file === '-') return decodeBytes(await buffer(process.stdin));
    const { size } = await stat(file);
    if (size <= maxBytes) return decodeBytes(await readFile(file));
    const found = `${size.toLocaleString('en-US')} bytes`;
    const expected = `at most ${maxBytes.toLocaleString('en-US')} bytes`;
    return refuse(expected, found, 'Give the pages as several files.');
  } catch (error) {
    return explainSystemError(error);
  }
}

async function readRecord(folder: string): Promise<AccountRecord> {
  const { policies, announcements, guides, site } = loadRecord(folder);
  const risks = readRisks();
  const catalog = await loadCatalog(undefined, risks.catalog.findCategory);
  const readUntil = findPageLastRead(site);
  const reconciliation = reconcile(policies, announcements, { readUntil, guides, catalog });
  return describeRecord(policies, reconciliation, { catalog, risks });
}

async function writeAnalyses(
  accounts: readonly AccountDetails[],
  record: AccountRecord,
  { since, format, failOn }: Options,
): Promise<number> {
  const analyses: AccountAnalysis[] = [];
  for (const account of accounts) analyses.push(await analyzeAccount(account, record, { since }));
  const { catalog } = record.risks;
  if (format === 'csv') process.stdout.write(writeCsv(analyses, catalog));
  else if (format === 'markdown') process.stdout.write(writeMarkdown(analyses, catalog));
  else if (format === 'json') {
    writeJson({ accounts: analyses.map((each) => convertAnalysis(each, catalog)) });
  } else {
    const texts = analyses.map((each) => describeAnalysis(each, catalog));
    writeLines(texts.join('\n\n'));
  }
  const failure =
    failOn && analyses.map((each) => findAccountFailure(failOn, each)).find((each) => each);
  if (failure === undefined) return 0;
  writeError(`--fail-on ${failOn}: ${showText(failure)}.`);
  return 1;
}

async function writeEffectiveChanges(
  accounts: readonly AccountDetails[],
  record: AccountRecord,
  nameOrArn: string,
  { since, format }: Options,
): Promise<number> {
  const found = findPrincipals(accounts, nameOrArn);
  if (found.length === 0) {
    throw new Error(
      `--principal: expected the name or the ARN of a user, group or role; found "${showText(nameOrArn)}", which the export does not have.`,
    );
  }
  const { catalog } = record.risks;
  const changes = [];
  for (const { account, principal } of found) {
    const day = chooseDays(account, record, { since }).since;
    changes.push(await findEffectiveChange(principal, account, record, day));
  }
  if (format === 'json') {
    writeJson({ principals: changes.map((each) => convertEffectiveChange(each, catalog)) });
  } else {
    const texts = changes.map((each) => describeEffectiveChange(each, catalog).join('\n'));
    writeLines(texts.join('\n\n'));
  }
  return 0;
}

function writeJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Names of an account can have control sequences. */
function writeLines(text: string): void {
  process.stdout.write(`${text.split('\n').map(showText).join('\n')}\n`);
}

function writeError(message: string): void {
  process.stderr.write(`${message}\n`);
}
