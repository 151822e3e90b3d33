import { parseArgs } from 'node:util';
import { applyImport, readRecordIfAny } from '../lib/import/apply';
import { planImport } from '../lib/import/plan';
import { readFacts } from '../lib/import/read-facts';
import { exitWithMessage } from './exit';

const usage = `npm run import -- --from facts:FOLDER [--data FOLDER] [--dry-run]

Adds what the source holds and the record does not. A version that is on record never changes.

  --from facts:FOLDER   a folder of gathered facts: versions/<Name>.json, announcements.json
  --data FOLDER         the record; DATA_DIR, then data/ when it is not named
  --source ID           the source in site.json that the versions are known from (api-archive)
  --dry-run             say what would be added, and write nothing`;

const { values } = parseArgs({
  options: {
    from: { type: 'string' },
    data: { type: 'string', default: process.env.DATA_DIR ?? 'data' },
    source: { type: 'string', default: 'api-archive' },
    'dry-run': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

try {
  if (values.help) {
    console.log(usage);
  } else if (values.from?.startsWith('facts:')) {
    const observation = readFacts(values.from.slice('facts:'.length));
    const plan = planImport(readRecordIfAny(values.data), observation, values.source);
    const { policies, versions, announcements } = plan.added;
    if (!values['dry-run']) applyImport(values.data, plan);
    console.log(
      `${values['dry-run'] ? 'Would add' : 'Added'} ${policies} policies, ` +
        `${versions} versions, ${announcements} announcements to ${values.data}.`,
    );
  } else {
    throw new Error(
      `--from: expected facts:FOLDER, found ${values.from ?? 'nothing'}.\n\n${usage}`,
    );
  }
} catch (error) {
  exitWithMessage(error);
}
