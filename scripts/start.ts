import { readCommand } from './command-options';
import { ensurePortIsFree, parsePort } from './port';
import { exitWithMessage, runScript } from './run-command';
import { serveSite } from './serve-site';

const usage = `npm start -- [--port N] [--data DIR]

Builds the site where something changed, then serves it on 127.0.0.1, below the path of BASE_URL.

  --port N     the default is PORT, then 3000
  --data DIR   the record; the default is DATA_DIR, then data/

Exit code: 1 where the build fails or the port is taken; 2 where the command is wrong.`;

const { values } = readCommand(usage, {
  options: { port: { type: 'string' }, data: { type: 'string' } },
});
if (values.data !== undefined) process.env.DATA_DIR = values.data;
try {
  const port = parsePort(values.port ?? process.env.PORT, 3000);
  const baseUrl = parseBaseUrl(process.env.BASE_URL || `http://localhost:${port}`);
  // Before the build, which takes long.
  await ensurePortIsFree(port);
  const { succeeded, ending } = await runScript('build.ts', { env: { BASE_URL: baseUrl.text } });
  if (!succeeded) throw new Error(`The build failed (${ending}). The messages above say why.`);
  await serveSite({ port, basePath: baseUrl.path });
} catch (error) {
  exitWithMessage(error);
}

function parseBaseUrl(text: string): { text: string; path: string } {
  if (URL.canParse(text) && /^https?:/.test(text)) return { text, path: new URL(text).pathname };
  throw new Error(
    `BASE_URL: expected an address such as https://example.org/policies, found "${text}".`,
  );
}
