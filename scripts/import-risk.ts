import { importRisk } from '../lib/sources/risk/import-risk';
import { readCommand, refuseCommand } from './command-options';
import { exitWithMessage } from './run-command';

const usage = `npm run import-risk -- --paths FILE --actions FILE [--data DIR] [--check]

Writes data/risk/catalog.json from its sources and from data/risk/overlay.json.

  --paths FILE    the paths of pathfinding.cloud
  --actions FILE  the sensitive actions of sensitive_iam_actions
  --data DIR      the folder with risk/; the default is data/
  --check         write nothing, and fail where the catalog would change

Exit code: 0; 1 where a file is invalid, or --check finds a difference; 2 where the command is wrong.`;

const { values } = readCommand(usage, {
  options: {
    paths: { type: 'string' },
    actions: { type: 'string' },
    data: { type: 'string', default: 'data' },
    check: { type: 'boolean', default: false },
  },
});
const { paths, actions, data, check } = values;
if (paths === undefined || actions === undefined) {
  refuseCommand(usage, 'Expected --paths FILE and --actions FILE.');
}
try {
  for (const line of await importRisk({ paths, actions, data, check })) console.log(line);
} catch (error) {
  exitWithMessage(error);
}
