import { createHash, randomUUID } from 'node:crypto';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Catalog } from '../../iam/catalog/catalog';
import { listAnnotations } from '../../review/report/annotations';
import {
  type DocumentReview,
  describeResult,
  nameReview,
} from '../../review/report/document-review';
import { describeOverall, joinVerdicts } from '../../review/report/overall';
import { buildSarif } from '../../review/report/sarif';
import { buildSummary } from '../../review/report/summary';
import { formatAnnotation, formatLog, formatOutput } from '../../review/report/workflow-commands';
import { readRisks } from '../../risk/project-risks';
import { showText } from '../../shared/show-text';
import { SourceError } from '../source-error';
import { type CommitRange, findRange } from './find-range';
import { listFiles } from './git';
import { createFileFilter } from './match-files';
import { readChangedFiles, readPlanFile } from './read-files';
import { type ActionInputs, readInputs } from './read-inputs';
import { type FilePair, reviewFile } from './review-file';

type Environment = Readonly<Record<string, string | undefined>>;

interface ActionContext {
  catalog: Catalog;
  /** The version of this project. */
  version: string;
  write: (text: string) => void;
}

/**
 * Runs the action in the environment of a runner, and returns the exit code: 1 as `fail-on` says,
 * or where the action cannot do its work.
 */
export async function runAction(environment: Environment, context: ActionContext): Promise<number> {
  try {
    const inputs = readInputs(environment);
    const workspace = environment.GITHUB_WORKSPACE ?? '.';
    trustRepository(workspace);
    const options = { ...inputs, catalog: context.catalog };
    const range = await findRangeOf(inputs, workspace, environment);
    const pairs = await readPairs(inputs, workspace, range);
    const reviews = pairs.flatMap((pair) => reviewFile(pair, options));
    await report(reviews, inputs, workspace, environment, context);
    if (range !== undefined && !(await hasMatch(inputs, workspace, range))) {
      context.write(`${formatAnnotation({ level: 'warning', ...noMatch })}\n`);
    }
    return reviews.some(({ failures }) => failures.length > 0) ? 1 : 0;
  } catch (error) {
    const isExpected = error instanceof SourceError;
    const message = isExpected ? error.message : String((error as Error)?.stack ?? error);
    const title = isExpected ? 'Policy History' : 'Policy History failed';
    context.write(`${formatAnnotation({ level: 'error', title, message })}\n`);
    return 1;
  }
}

/** In a container, the repository belongs to another user than the runner's, and git refuses it. */
function trustRepository(workspace: string) {
  const count = Number(process.env.GIT_CONFIG_COUNT ?? 0);
  process.env[`GIT_CONFIG_KEY_${count}`] = 'safe.directory';
  process.env[`GIT_CONFIG_VALUE_${count}`] = resolve(workspace);
  process.env.GIT_CONFIG_COUNT = String(count + 1);
}

/** A misspelt glob would pass every check. */
const noMatch = {
  title: 'Policy History',
  message:
    'The input files: expected globs of files with policy documents, found none that matches a file of the repository. Correct the globs.',
};

/** The commits to compare; undefined where the inputs name plans only. */
async function findRangeOf(
  { files, base, head }: ActionInputs,
  workspace: string,
  environment: Environment,
): Promise<CommitRange | undefined> {
  if (files === '') return undefined;
  return findRange({
    repository: workspace,
    eventName: environment.GITHUB_EVENT_NAME ?? '',
    event: await readEvent(environment.GITHUB_EVENT_PATH),
    commit: environment.GITHUB_SHA ?? '',
    base,
    head,
  });
}

async function readPairs(
  { files, plans }: ActionInputs,
  workspace: string,
  range: CommitRange | undefined,
): Promise<FilePair[]> {
  const pairs = await Promise.all(plans.map((path) => readPlanFile(workspace, path)));
  if (range === undefined) return pairs;
  return [...pairs, ...(await readChangedFiles(workspace, range, createFileFilter(files)))];
}

/** Whether `files` matches any file of the compared commits. */
async function hasMatch(
  { files }: ActionInputs,
  workspace: string,
  { base, head }: CommitRange,
): Promise<boolean> {
  const matches = createFileFilter(files);
  return [...(await listFiles(workspace, head)), ...(await listFiles(workspace, base))].some(
    matches,
  );
}

async function readEvent(path: string | undefined): Promise<unknown> {
  return path === undefined || path === '' ? {} : JSON.parse(await readFile(path, 'utf8'));
}

async function report(
  reviews: readonly DocumentReview[],
  inputs: ActionInputs,
  workspace: string,
  environment: Environment,
  { version, write }: ActionContext,
) {
  const { catalog } = readRisks();
  const { ignoreFuture, failOn, sarifFile } = inputs;
  const measureBytes = (text: string) => Buffer.byteLength(text);
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  const sarif = buildSarif(reviews, { catalog, version, hash });
  const sarifPath =
    sarifFile === ''
      ? join(environment.RUNNER_TEMP ?? workspace, 'policy-history.sarif')
      : resolve(workspace, sarifFile);
  await writeFile(sarifPath, `${JSON.stringify(sarif, null, 2)}\n`);
  const failed = reviews.flatMap((review) =>
    review.failures.map((failure) => showText(`${nameReview(review)}: ${failure}`)),
  );
  const headline = describeOverall(reviews, ignoreFuture);
  write(`${formatLog([headline, ...reviews.map(describeInLog)].join('\n'), randomUUID())}\n`);
  for (const annotation of listAnnotations(reviews, catalog)) {
    write(`${formatAnnotation(annotation)}\n`);
  }
  if (environment.GITHUB_STEP_SUMMARY) {
    const summary = buildSummary(reviews, { catalog, ignoreFuture, failOn, measureBytes });
    await appendFile(environment.GITHUB_STEP_SUMMARY, summary);
  }
  if (environment.GITHUB_OUTPUT) {
    const outputs = {
      verdict: joinVerdicts(reviews, ignoreFuture),
      documents: String(reviews.filter(({ result }) => result.kind !== 'note').length),
      failed: failed.join('\n'),
      sarif: sarifPath,
    };
    const lines = Object.entries(outputs).map(([name, value]) =>
      formatOutput(name, value, randomUUID()),
    );
    await appendFile(environment.GITHUB_OUTPUT, lines.join(''));
  }
}

function describeInLog(review: DocumentReview): string {
  const text = describeResult(review.result);
  return `\n${showText(nameReview(review))}\n${text.replace(/^/gm, '  ')}`;
}
