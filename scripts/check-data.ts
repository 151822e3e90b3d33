import { resolve } from 'node:path';
import { loadRecord } from '../lib/record/load';
import { checkRiskFiles } from '../lib/record/read-risk-files';
import { RecordError } from '../lib/record/record-error';
import { readCommand } from './command-options';
import { exitWithMessage } from './run-command';

const usage = `npm run check-data -- [--data DIR]

Validates every file of a record, and prints all problems with file, place and remedy.

  --data DIR   the record; the default is DATA_DIR, then data/

Exit code: 0; 1 where a file is invalid; 2 where the command is wrong.`;

const { values } = readCommand(usage, { options: { data: { type: 'string' } } });
const folder = values.data ?? process.env.DATA_DIR ?? 'data';
const problems = checkRiskFiles(folder);
try {
  const { policies, announcements } = loadRecord(folder);
  if (problems.length > 0) throw new RecordError(resolve(folder), []);
  const versions = policies.reduce((sum, policy) => sum + policy.versions.length, 0);
  console.log(
    `${folder} is valid: ${policies.length} policies, ${versions} versions, ` +
      `${announcements.length} announcements.`,
  );
} catch (error) {
  if (!(error instanceof RecordError)) exitWithMessage(error);
  exitWithMessage(new RecordError(resolve(folder), [...error.problems, ...problems]));
}
