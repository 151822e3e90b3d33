import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensurePortIsFree } from './port';
import { projectFolder } from './run-command';
import { startStaticServer } from './static-server';

/**
 * Serves the built site until SIGINT or SIGTERM, then ends the process with exit code 0.
 *
 * @param basePath '' or '/x'
 * @throws (rejects) when there is no built site or the port is taken
 */
export async function serveSite({ port, basePath }: { port: number; basePath: string }) {
  const root = resolve(projectFolder, process.env.OUT_DIR || 'out');
  const firstPage = join(root, 'index.html');
  if (!existsSync(firstPage)) {
    throw new Error(`Expected the built site at ${firstPage}, found nothing. Run: npm run build`);
  }
  await ensurePortIsFree(port);
  const server = await startStaticServer({ root, port, basePath });
  const stop = () => {
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const { pathname } = new URL(server.url);
  console.log(`Policy History: http://localhost:${server.port}${pathname} (Ctrl-C to stop)`);
}
