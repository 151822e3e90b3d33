import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { loadRecord } from '../../record/load';
import { importJournal } from '../../record/read-files';
import type { Source } from '../../record/types.gen';
import { SourceError } from '../source-error';
import { acquireLock } from './lock';
import type { Observation } from './observation';
import { type ImportPlan, planImport } from './plan';
import { replaceFiles, restoreFiles } from './replace-files';
import { readErrorCode, WriteError } from './system-error';

/**
 * Adds an observation to the record in a folder, completely or not at all, and returns the plan;
 * with `dryRun`, only returns it. The record is unchanged after an error.
 *
 * @throws ConflictError or SourceError where the source contradicts the record, RecordError for an
 *   invalid result, LockedError while another import runs, WriteError where writing fails
 */
export function importObservation(
  data: string,
  observation: Observation,
  source: Source,
  { dryRun = false }: { dryRun?: boolean } = {},
): ImportPlan {
  if (!existsSync(join(data, 'site.json'))) {
    const remedy = `Begin one: npm run import -- --init --data ${data}`;
    throw new SourceError(data, '', 'a record', 'no site.json in it', remedy);
  }
  const folder = realpathSync(data);
  if (dryRun) return planValid(folder, observation, source);
  return withLock(folder, () => {
    explainWrite(folder, () => restoreFiles(folder));
    const plan = planValid(folder, observation, source);
    if (plan.files.size > 0) write(folder, plan);
    return plan;
  });
}

/** Plans an import, and validates the record that would result before anything is written. */
function planValid(folder: string, observation: Observation, source: Source): ImportPlan {
  const plan = planImport(loadRecord(folder, { mayBeEmpty: true }), observation, source);
  if (plan.files.size > 0) loadRecord(folder, { mayBeEmpty: true, overlay: plan.files });
  return plan;
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
