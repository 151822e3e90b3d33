import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serializeCanonical } from '../lib/record/canonical';
import { hashDocument } from '../lib/record/hash-document';
import { readRecordFiles } from '../lib/record/read-files';
import { readRiskFiles } from '../lib/record/read-risk-files';
import { type FileProblem, RecordError } from '../lib/record/record-error';
import { rootOf } from '../lib/record/schemas';
import { parseText } from '../lib/shared/json/parse-text';
import { isObject } from '../lib/shared/problem';
import { readCommand } from './command-options';
import { exitWithMessage } from './run-command';

const usage = `npm run format-data -- [--data DIR]

Rewrites the files of a record in canonical form, and adds the SHA-256 of its document to a version
that has none. Invalid JSON is reported, and not changed.

  --data DIR   the record; the default is DATA_DIR, then data/

Exit code: 0; 1 where a file cannot be read; 2 where the command is wrong.`;

const { values } = readCommand(usage, { options: { data: { type: 'string' } } });
const folder = values.data ?? process.env.DATA_DIR ?? 'data';
const read = readRecordFiles(folder);
const risk = readRiskFiles(folder);
const problems: FileProblem[] = [...read.problems, ...risk.problems];
let rewritten = 0;
for (const { path, kind, text } of [...read.files, ...risk.files]) {
  if (text === undefined) continue;
  const parsed = parseText(text);
  if (!('value' in parsed) || parsed.problems.length > 0) {
    problems.push(...parsed.problems.map((problem) => ({ ...problem, file: path })));
    continue;
  }
  const value = kind === 'version' ? addHash(parsed.value) : parsed.value;
  const canonical = serializeCanonical(value, rootOf(kind));
  if (canonical === text) continue;
  writeFileSync(join(folder, path), canonical);
  rewritten += 1;
}
console.log(`${rewritten} files rewritten in ${folder}.`);
if (problems.length > 0) exitWithMessage(new RecordError(folder, problems));

/** Keeps a hash that is there: one that does not fit is for npm run check-data to report. */
function addHash(version: unknown): unknown {
  if (!isObject(version) || !isObject(version.document) || 'sha256' in version) return version;
  return { ...version, sha256: hashDocument(version.document) };
}
