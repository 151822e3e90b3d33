import { createServer } from 'node:http';
import next from 'next';
import config from '../next.config.js';
import { readCommand } from './command-options';
import { findContentType } from './content-type';

// The development server: Next renders pages, and every other file comes from the same table that
// a build writes from. Restart it after a change to data/ or lib/.
const usage = `npm run dev

Starts the development server on 127.0.0.1. PORT and DATA_DIR have the port and the record.`;

readCommand(usage, {});
const port = Number(process.env.PORT || 3000);
const hostname = '127.0.0.1';
const basePath = config.basePath ?? '';
Object.assign(process.env, config.env);
const app = next({ dev: true, hostname, port });
const handlePage = app.getRequestHandler();
const { findFile } = await import('../lib/build/files');
await app.prepare();

createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', `http://${hostname}`);
  const path = decodeURIComponent(pathname.slice(basePath.length));
  const file = findFile(path.endsWith('/') ? `${path}index.html` : path);
  if (file === undefined) {
    await handlePage(request, response);
    return;
  }
  try {
    const content = await file.write({ styleSheets: await findStyleSheets() });
    response.setHeader('content-type', findContentType(file.path)).end(content);
  } catch (error) {
    response.writeHead(500).end(String(error));
    console.error(error);
  }
}).listen(port, hostname, () => console.log(`http://${hostname}:${port}${basePath}/`));

/** Frames use the style sheets that Next serves for its pages. */
async function findStyleSheets(): Promise<string[]> {
  const home = await fetch(`http://${hostname}:${port}${basePath}/`);
  const links = (await home.text()).matchAll(/<link rel="stylesheet" href="([^"]+)"/g);
  return [...links].map(([, href]) => href as string);
}
