import { readCommand } from './command-options';
import { parsePort } from './port';
import { exitWithMessage } from './run-command';
import { serveSite } from './serve-site';

const usage = `npm run serve -- [--port N] [--out DIR] [--base-path PATH]

Serves the site of the last build on 127.0.0.1.

  --port N           the default is PORT, then 3000
  --out DIR          the site; the default is OUT_DIR, then out/
  --base-path PATH   the path of the site's address, such as /policies; the default is BASE_PATH

Exit code: 1 where there is no site or the port is taken; 2 where the command is wrong.`;

const { values } = readCommand(usage, {
  options: {
    port: { type: 'string' },
    out: { type: 'string' },
    'base-path': { type: 'string' },
  },
});
if (values.out !== undefined) process.env.OUT_DIR = values.out;
try {
  await serveSite({
    port: parsePort(values.port ?? process.env.PORT, 3000),
    basePath: values['base-path'] ?? process.env.BASE_PATH ?? '',
  });
} catch (error) {
  exitWithMessage(error);
}
