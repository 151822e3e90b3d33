import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadRecord } from '../record/load';
import type { PolicyRecord } from '../record/types';
import type { ImportPlan } from './plan';

/** The record in a folder, or undefined where it holds no policy yet. Throws a RecordError. */
export function readRecordIfAny(folder: string): PolicyRecord | undefined {
  const policies = join(folder, 'policies');
  const isEmpty = !existsSync(policies) || readdirSync(policies).length === 0;
  return isEmpty ? undefined : loadRecord(folder);
}

/**
 * Writes a plan's files. They are tried on a copy first, so a plan that would leave a faulty
 * record throws a RecordError and the record stays as it was.
 */
export function applyImport(folder: string, plan: ImportPlan) {
  const trial = mkdtempSync(join(tmpdir(), 'policy-history-import-'));
  try {
    cpSync(folder, trial, { recursive: true });
    writeFiles(trial, plan.files);
    loadRecord(trial);
  } finally {
    rmSync(trial, { recursive: true, force: true });
  }
  writeFiles(folder, plan.files);
}

function writeFiles(folder: string, files: ReadonlyMap<string, string>) {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
