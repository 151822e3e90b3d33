import { loadRecord } from '../lib/record/load';
import { exitWithMessage } from './run-command';

const folder = process.env.DATA_DIR ?? 'data';
try {
  const { policies, announcements } = loadRecord(folder);
  const versions = policies.reduce((sum, policy) => sum + policy.versions.length, 0);
  console.log(
    `${folder} is valid: ${policies.length} policies, ${versions} versions, ` +
      `${announcements.length} announcements.`,
  );
} catch (error) {
  exitWithMessage(error);
}
