import { createServer, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { findContentType } from '../scripts/content-type';
import { listen } from '../scripts/port';
import { locateFile } from '../scripts/static-files';

export interface BareServer {
  /** Without a slash at its end. */
  origin: string;
  close: () => Promise<void>;
}

/**
 * Serves a folder with content types and none of our headers, as GitHub Pages does: what a page
 * may do is then for the page itself to say.
 */
export async function startBareServer(root: string): Promise<BareServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    send(root, decodeURIComponent(pathname), response).catch((error: unknown) => {
      console.error(`${request.url}:`, error);
      response.destroy();
    });
  });
  const port = await listen(server, 0, '127.0.0.1');
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

async function send(root: string, path: string, response: ServerResponse) {
  const asked = await locateFile(root, path);
  const located = asked.kind === 'file' ? asked : await locateFile(root, '/404.html');
  if (located.kind !== 'file') throw new Error(`${join(root, '404.html')}: expected the page.`);
  response.writeHead(asked.kind === 'file' ? 200 : 404, {
    'content-type': findContentType(located.file.path).header,
  });
  response.end(located.file.body);
}
