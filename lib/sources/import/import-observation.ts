import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { loadRecord } from '../../record/load';
import { importJournal } from '../../record/read-files';
import { formatProblem, RecordError } from '../../record/record-error';
import type { PolicyRecord } from '../../record/types';
import type { Source } from '../../record/types.gen';
import { groupByKey } from '../../shared/collections';
import { SourceError } from '../source-error';
import { acquireLock } from './lock';
import type { Observation } from './observation';
import { type ImportPlan, planImport } from './plan';
import { RefusedError, type RefusedPolicy } from './refused-policy';
import { replaceFiles, restoreFiles } from './replace-files';
import { readErrorCode, WriteError } from './system-error';

/** An observation, or a function that makes it from the record to which it is added. */
type Observed = Observation | ((record: PolicyRecord) => Observation);

interface ImportOptions {
  /** Only returns the plan. */
  dryRun?: boolean;
  /** Refuses the import where a policy has a problem. */
  all?: boolean;
}

/**
 * Adds an observation to the record in a folder, and returns the plan; with `dryRun`, only returns
 * it. Policies with a problem are left out and listed in the plan; everything else is written
 * completely or not at all. The record is unchanged after an error.
 *
 * @throws SourceError where there is no record, RefusedError where `all` is set, RecordError for an invalid result,
 *   LockedError while another import runs, WriteError where writing fails
 */
export function importObservation(
  data: string,
  observation: Observed,
  source: Source,
  { dryRun = false, all = false }: ImportOptions = {},
): ImportPlan {
  if (!existsSync(join(data, 'site.json'))) {
    const remedy = `Begin one: npm run import -- --init --data ${data}`;
    throw new SourceError(data, '', 'a record', 'no site.json in it', remedy);
  }
  const folder = realpathSync(data);
  const planChosen = () => {
    const plan = planValid(folder, observation, source);
    if (all && plan.refused.length > 0) throw new RefusedError(plan.refused);
    return plan;
  };
  if (dryRun) return planChosen();
  return withLock(folder, () => {
    explainWrite(folder, () => restoreFiles(folder));
    const plan = planChosen();
    if (plan.files.size > 0) write(folder, plan);
    return plan;
  });
}

/**
 * Plans an import, and validates the record that would result before anything is written. A policy
 * that would be invalid is left out.
 */
function planValid(folder: string, observed: Observed, source: Source): ImportPlan {
  const record = loadRecord(folder, { mayBeEmpty: true });
  const observation = typeof observed === 'function' ? observed(record) : observed;
  const invalid: RefusedPolicy[] = [];
  for (;;) {
    const plan = planImport(record, observation, source, invalid);
    if (plan.files.size === 0) return plan;
    try {
      loadRecord(folder, { mayBeEmpty: true, overlay: plan.files });
      return plan;
    } catch (error) {
      // Each round leaves out at least one more policy.
      invalid.push(...refuseInvalid(plan, error, source));
    }
  }
}

/** The new or completed policies with problems; throws the error where others have problems. */
function refuseInvalid({ folders }: ImportPlan, error: unknown, { id }: Source): RefusedPolicy[] {
  if (!(error instanceof RecordError)) throw error;
  const problems = groupByKey(
    error.problems,
    ({ file }) => /^policies\/([^/]+)/.exec(file)?.[1] ?? '',
  );
  return [...problems].map(([folder, found]) => {
    const observed = folders.get(folder);
    if (observed === undefined) throw error;
    const { policyName, versions } = observed;
    const at = versions[0]?.place === undefined ? '' : `, ${versions[0].place}`;
    const message = `${id} at ${policyName}${at}:\n${found.map(formatProblem).join('\n')}`;
    return { policyName, message };
  });
}

function withLock<T>(folder: string, work: () => T): T {
  const release = explainWrite(folder, () => acquireLock(folder));
  try {
    return work();
  } finally {
    release();
  }
}

function write(folder: string, { files }: ImportPlan) {
  explainWrite(folder, () => replaceFiles(folder, files));
}

function explainWrite<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (readErrorCode(error) === undefined) throw error;
    throw new WriteError(folder, error, existsSync(join(folder, importJournal)));
  }
}
