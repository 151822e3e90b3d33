import { once } from 'node:events';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { loadCatalog } from '../lib/iam/catalog/load';
import { checkActions, describeFinding } from '../lib/iam/check-actions';
import { showText } from '../lib/shared/show-text';
import { compareLines } from '../lib/sources/documents/compare-lines';
import { compareWithTimeout } from '../lib/sources/documents/compare-with-timeout';
import { convertCompared } from '../lib/sources/documents/convert-compared';
import { describeComparison } from '../lib/sources/documents/describe-comparison';
import {
  type FailOn,
  failOnChoices,
  findFailure,
  isFailOn,
} from '../lib/sources/documents/fail-on';
import { formatProblems } from '../lib/sources/documents/format-problems';
import { readInputText } from '../lib/sources/documents/read-input';
import { readTextFile, readTextStream } from '../lib/sources/documents/read-text-file';
import { nameCommand } from './distribution';

const usage = `${nameCommand('compare')} [--json] [--fail-on KIND [--ignore-future]] BEFORE AFTER
${nameCommand('compare')} --jsonl [--fail-on KIND [--ignore-future]] < pairs.jsonl

Compares the access that two IAM policy documents allow: what the second adds and removes, with
example requests that one of them allows and the other does not; and the risks of the risk catalog
that it adds, widens, narrows and removes.

  BEFORE, AFTER   files, or - for standard input (one of them): a policy document, or the
                  output of aws iam get-policy-version, get-role-policy or get-user-policy
  --json          print one JSON object
  --jsonl         read lines {"id", "before", "after"}, and write a JSON object for each
  --fail-on KIND  exit with 1 where access is
                    wider      some is added
                    narrower   some is removed
                    any        some is added or removed
                  or where that is undecided; or where
                    risk       an unrestricted risk is added, or one of a category that BEFORE
                               does not have
                  standard error has the reason
  --ignore-future makes --fail-on ignore differences that concern only actions that IAM does
                  not have yet ("knownVerdict" instead of "verdict")
  --help          print this

Standard error lists actions of the documents that IAM does not have, with similar ones.

Exit code: 0; 1 where --fail-on applies; 2 where something cannot be read or compared.`;

interface Options {
  files: string[];
  json: boolean;
  jsonl: boolean;
  failOn: FailOn | undefined;
  ignoreFuture: boolean;
}

/** Set when the reader closes the output early, as `| head` does, or the output cannot be written. */
let isClosed = false;
let isBroken = false;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  isClosed = true;
  if (error.code === 'EPIPE' || isBroken) return;
  isBroken = true;
  process.exitCode = 2;
  writeError(`The output cannot be written: ${error.message}.`);
});
// Without standard error, messages are dropped.
process.stderr.on('error', () => undefined);

try {
  const options = readOptions();
  if (options === 'help') console.log(usage);
  else {
    const code = await (options.jsonl ? compareStream(options) : compareFiles(options));
    process.exitCode = isBroken ? 2 : code;
  }
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
        json: { type: 'boolean', default: false },
        jsonl: { type: 'boolean', default: false },
        'fail-on': { type: 'string' },
        'ignore-future': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return 'help';
    const { json, jsonl, 'fail-on': failOn, 'ignore-future': ignoreFuture } = values;
    if (failOn !== undefined && !isFailOn(failOn)) {
      throw new Error(`--fail-on: expected ${failOnChoices.join(', ')}; found "${failOn}".`);
    }
    if (ignoreFuture && failOn === undefined) {
      throw new Error('--ignore-future: expected --fail-on as well; found none.');
    }
    if (files.length !== (jsonl ? 0 : 2)) {
      const expected = jsonl ? 'no files with --jsonl' : 'two files, before and after';
      throw new Error(`Expected ${expected}; found ${files.length}.`);
    }
    if (files.every((file) => file === '-') && !jsonl) {
      throw new Error('Standard input can be only one of the two.');
    }
    return { files, json, jsonl, failOn, ignoreFuture };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}

async function compareFiles({ files, json, failOn, ignoreFuture }: Options): Promise<number> {
  const [before, after] = await Promise.all(files.map(readInput));
  const { document: old, problems: oldProblems = [] } = before ?? {};
  const { document: now, problems: nowProblems = [] } = after ?? {};
  if (old === undefined || now === undefined) {
    writeError(formatProblems([...oldProblems, ...nowProblems]));
    return 2;
  }
  const statements = [...old.statements, ...now.statements];
  const catalog = await loadCatalog(statements.flatMap(({ action }) => action.patterns));
  const { compared, problem } = compareWithTimeout(old.statements, now.statements, catalog);
  if (problem !== undefined) {
    writeError(formatProblems([{ file: files.join(' and '), ...problem }]));
    return 2;
  }
  for (const [index, { statements }] of [old, now].entries()) {
    for (const finding of checkActions(statements, catalog)) {
      writeError(showText(`${nameFile(files[index] as string)}: ${describeFinding(finding)}`));
    }
  }
  const isSameDocument = isDeepStrictEqual(old.value, now.value);
  await writeLine(
    json
      ? JSON.stringify(convertCompared(compared), null, 2)
      : describeComparison(compared, { isSameDocument }),
  );
  const failure = failOn && findFailure(failOn, compared, ignoreFuture);
  if (failure === undefined) return 0;
  writeError(`--fail-on ${failOn}: ${showText(failure)}.`);
  return 1;
}

async function readInput(file: string) {
  const isStandard = file === '-';
  const read = await (isStandard ? readTextStream(process.stdin) : readTextFile(file));
  const { document, problems = [] } =
    read.problem === undefined ? readInputText(read.text) : { problems: [read.problem] };
  const name = nameFile(file);
  return { document, problems: problems.map((problem) => ({ file: name, ...problem })) };
}

function nameFile(file: string): string {
  return file === '-' ? 'standard input' : file;
}

async function compareStream({ failOn, ignoreFuture }: Options): Promise<number> {
  const catalog = await loadCatalog();
  let pairs = 0;
  let invalid = 0;
  let failed = 0;
  let firstFailure = '';
  for await (const { output, compared } of compareLines(process.stdin, catalog)) {
    pairs += 1;
    await writeLine(JSON.stringify(output));
    // --fail-on must not pass pairs that were not compared.
    if (isClosed) return invalid > 0 || failOn !== undefined ? 2 : 0;
    if (compared === undefined) {
      invalid += 1;
      continue;
    }
    const failure = failOn && findFailure(failOn, compared, ignoreFuture);
    if (failure === undefined) continue;
    failed += 1;
    if (failed === 1) firstFailure = showText(`${output.id}: ${failure}`);
  }
  if (failed > 0) {
    writeError(`--fail-on ${failOn}: ${failed} of ${pairs} pairs; the first is ${firstFailure}.`);
  }
  return invalid > 0 ? 2 : failed > 0 ? 1 : 0;
}

async function writeLine(line: string): Promise<void> {
  if (isClosed || process.stdout.write(`${line}\n`)) return;
  // Waits for a slow reader, so that the output does not fill the memory.
  await Promise.race([once(process.stdout, 'drain'), once(process.stdout, 'close')]).catch(
    () => undefined,
  );
}

function writeError(message: string): void {
  process.stderr.write(`${message}\n`);
}
