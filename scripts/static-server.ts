import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join, relative, sep } from 'node:path';
import compression from 'compression';
import send from 'send';
import { findContentType } from './content-type';
import { listen } from './port';
import { findSiteHeaders } from './site-headers';

export interface StaticServerOptions {
  /** The folder to serve. */
  root: string;
  /** 0 takes any free port. */
  port: number;
  /** '' or '/x'. Everything outside it gets status 404. */
  basePath?: string;
  /** False sends the content type but none of scripts/site-headers.ts, as GitHub Pages does. */
  withSiteHeaders?: boolean;
}

export interface StaticServer {
  /** Without a slash at its end. */
  origin: string;
  /** The address of the site's first page; ends in a slash. */
  url: string;
  port: number;
  /** Resolves when the port is free again; open connections are cut. */
  close: () => Promise<void>;
}

const host = '127.0.0.1';
// Files are small, and compared by their ETag alone: a build can take less than the second that
// Last-Modified distinguishes.
const sendOptions = {
  acceptRanges: false,
  cacheControl: false,
  // The name of a policy can start with a dot.
  dotfiles: 'allow',
  lastModified: false,
} as const;

/**
 * Serves an exported site as GitHub Pages and nginx do: an address without its final slash is
 * redirected, and a missing page gets the body of 404.html with status 404. It accepts no other
 * forms of an address, because they would hide broken links.
 *
 * @throws (rejects) when the port is taken or not allowed, with a message for the reader
 */
export async function startStaticServer(options: StaticServerOptions): Promise<StaticServer> {
  const basePath = normalizeBasePath(options.basePath ?? '');
  const compress = compression({
    threshold: 0,
    filter: (_, response) => /; charset=/.test(String(response.getHeader('content-type'))),
  });
  const server = createServer((request, response) => {
    compress(request, response, () => respond(request, response, { ...options, basePath }));
  });
  const port = await listen(server, options.port, host);
  const origin = `http://${host}:${port}`;
  return {
    origin,
    url: `${origin}${basePath}/`,
    port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function respond(
  request: IncomingMessage,
  response: ServerResponse,
  { root, basePath, withSiteHeaders = true }: StaticServerOptions & { basePath: string },
) {
  const address = request.url ?? '/';
  const queryStart = address.indexOf('?');
  const query = queryStart === -1 ? '' : address.slice(queryStart);
  const path = queryStart === -1 ? address : address.slice(0, queryStart);

  const setHeaders = (filePath: string) => {
    const headers = withSiteHeaders ? findSiteHeaders(filePath) : {};
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.setHeader('Content-Type', findContentType(filePath));
  };
  const sendText = (status: number, text: string) => {
    setHeaders('/message.txt');
    response.statusCode = status;
    response.end(`${text}\n`);
  };
  const redirect = (to: string) => {
    response.setHeader('Location', `${encodeURI(`${basePath}/${to}`)}${query}`);
    sendText(301, 'This page moved to the address with a slash.');
  };
  const sendMissing = () => {
    if (!existsSync(join(root, '404.html'))) {
      return sendText(404, 'There is no page at this address.');
    }
    response.statusCode = 404;
    sendFile('/404.html', handleFailure);
  };
  const handleFailure = (error: Error) => {
    console.error(`${request.method} ${request.url}:`, error);
    if (response.headersSent) response.destroy();
    else sendText(500, 'The server failed to read this page.');
  };
  const sendFile = (path: string, handleError: (error: Error & { status: number }) => void) => {
    send(request, path, { ...sendOptions, root })
      .on('headers', (_: ServerResponse, file: string) => setHeaders(toPath(root, file)))
      // The address comes from the folder: one made of the request's path could name another host.
      .on('directory', (_: ServerResponse, folder: string) => {
        if (!existsSync(join(folder, 'index.html'))) sendMissing();
        else redirect(`${toPath(root, folder).slice(1)}/`);
      })
      .on('error', handleError)
      .pipe(response);
  };

  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    sendText(405, 'Only GET and HEAD are answered here.');
  } else if (basePath !== '' && path === basePath) {
    redirect('');
  } else if (!path.startsWith(`${basePath}/`) || path.includes('//')) {
    sendMissing();
  } else {
    sendFile(path.slice(basePath.length), (error) =>
      error.status < 500 ? sendMissing() : handleFailure(error),
    );
  }
}

/** The path of a file in the site, with '/' on every system: '/policies/index.html'. */
function toPath(root: string, file: string): string {
  return `/${relative(root, file).split(sep).join('/')}`;
}

/** '' for none, otherwise with a slash in front and none behind: '/x'. */
function normalizeBasePath(text: string): string {
  const trimmed = text.replace(/\/+$/, '');
  if (trimmed === '' || /^(\/[^/?#\\\s]+)+$/.test(trimmed)) return trimmed;
  throw new Error(`Base path: expected a path such as /policy-history, found "${text}".`);
}
