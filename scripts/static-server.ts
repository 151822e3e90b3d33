import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import { join } from 'node:path';
import { findContentType } from './content-type';
import { listen } from './port';
import { acceptsGzip, matchesEtag } from './request-headers';
import { normalizeBasePath, readRequestPath } from './request-path';
import { findSiteHeaders } from './site-headers';
import { createCompressor, locateFile, readStaticFile, type StaticFile } from './static-files';

export interface StaticServerOptions {
  /** The folder to serve. */
  root: string;
  /** 0 takes any free port. */
  port: number;
  host?: string;
  /** '' or '/x'. Everything outside it answers 404. */
  basePath?: string;
}

export interface StaticServer {
  /** The address of the site's first page; ends in a slash. */
  url: string;
  port: number;
  /** Resolves when the port is free again; open connections are cut. */
  close: () => Promise<void>;
}

/**
 * Serves an exported site as GitHub Pages and nginx do. It guesses no more than they do, since
 * a kinder server hides broken links: an address without its slash is redirected, a missing
 * one gets the body of 404.html with status 404.
 *
 * @throws (rejects) when the port is taken or not allowed, with a message for the reader
 */
export async function startStaticServer(options: StaticServerOptions): Promise<StaticServer> {
  const { root, port, host = '127.0.0.1' } = options;
  const basePath = normalizeBasePath(options.basePath ?? '');
  const respond = createResponder(root, basePath);
  const server = createServer((request, response) => {
    // A reader who leaves early is no fault of the site.
    response.on('error', () => response.destroy());
    respond(request, response).catch((error: unknown) => {
      console.error(`${request.method} ${request.url}:`, error);
      if (response.headersSent) response.destroy();
      else sendText(request, response, 500, 'The server failed to read this page.');
    });
  });
  const boundPort = await listen(server, port, host);
  return {
    url: `http://${host}:${boundPort}${basePath}/`,
    port: boundPort,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function createResponder(root: string, basePath: string) {
  const compressFile = createCompressor();

  async function sendFile(
    request: IncomingMessage,
    response: ServerResponse,
    file: StaticFile,
    status: number,
    headers: OutgoingHttpHeaders,
  ): Promise<void> {
    const { header, isText } = findContentType(file.path);
    const isGzipped = isText && acceptsGzip(request.headers['accept-encoding']);
    const body = isGzipped ? await compressFile(file) : file.body;
    send(request, response, status, body, {
      ...headers,
      'content-type': header,
      ...(isGzipped && { 'content-encoding': 'gzip' }),
    });
  }

  async function sendMissing(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const page = await readStaticFile(join(root, '404.html'));
    if (page) await sendFile(request, response, page, 404, { vary: 'accept-encoding' });
    else sendText(request, response, 404, 'There is no page at this address.');
  }

  return async function respond(request: IncomingMessage, response: ServerResponse) {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      return sendText(request, response, 405, 'Only GET and HEAD are answered here.');
    }
    const target = readRequestPath(request.url ?? '/', basePath);
    if (target.kind === 'refused') return sendText(request, response, 400, target.reason);
    if (target.kind === 'outside') return sendMissing(request, response);

    // The base path without its slash: the folder of the whole site.
    const located =
      target.path === '' ? { kind: 'folder' as const } : await locateFile(root, target.path);
    if (located.kind === 'missing') return sendMissing(request, response);
    if (located.kind === 'folder') {
      response.setHeader('location', `${target.rawPath}/${target.query}`);
      return sendText(request, response, 301, 'This page moved to the address with a slash.');
    }
    const { file } = located;
    const headers = {
      etag: file.etag,
      ...findSiteHeaders(target.path),
      ...(findContentType(file.path).isText && { vary: 'accept-encoding' }),
    };
    if (matchesEtag(request.headers['if-none-match'], file.etag)) {
      return send(request, response, 304, undefined, headers);
    }
    return sendFile(request, response, file, 200, headers);
  };
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  body: Buffer | undefined,
  headers: OutgoingHttpHeaders,
): void {
  response.writeHead(status, {
    ...findSiteHeaders('/404.html'),
    ...(body && { 'content-length': body.length }),
    ...headers,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function sendText(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  text: string,
): void {
  const body = Buffer.from(`${text}\n`);
  send(request, response, status, body, { 'content-type': 'text/plain; charset=utf-8' });
}
