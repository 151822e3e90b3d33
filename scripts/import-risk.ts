import { parseArgs } from 'node:util';
import { importRisk } from '../lib/sources/risk/import-risk';
import { exitWithMessage } from './run-command';

const usage = `npm run import-risk -- --paths FILE --actions FILE [--data DIR] [--check]

Writes data/risk/catalog.json from its sources and from data/risk/overlay.json.

  --paths FILE    the paths of pathfinding.cloud
  --actions FILE  the sensitive actions of sensitive_iam_actions
  --data DIR      the folder with risk/; the default is data/
  --check         write nothing, and fail where the catalog would change

Exit code: 0; 1 where a file is invalid, or --check finds a difference; 2 where the command is wrong.`;

try {
  const { paths, actions, data, check } = readOptions();
  for (const line of await importRisk({ paths, actions, data, check })) console.log(line);
} catch (error) {
  exitWithMessage(error);
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        paths: { type: 'string' },
        actions: { type: 'string' },
        data: { type: 'string', default: 'data' },
        check: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(usage);
      process.exit(0);
    }
    const { paths, actions } = values;
    if (paths === undefined || actions === undefined) {
      throw new Error('Expected --paths FILE and --actions FILE.');
    }
    return { ...values, paths, actions };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exit(2);
  }
}
