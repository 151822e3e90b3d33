import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { SourceError } from '../source-error';
import { formatBytes, formatTime, type Limits, maxRedirects } from './limits';

/**
 * The bytes that an http or https address answers with, decompressed. Throws a SourceError
 * where the answer is late, too large, cut off, not 200, or leads where it may not: only http
 * and https are followed, and never from https back to http.
 */
export async function fetchBytes(address: string, limits: Limits): Promise<Buffer> {
  const name = hideSecrets(new URL(address));
  const signal = AbortSignal.timeout(limits.milliseconds);
  try {
    return await readBody(await follow(new URL(address), signal), limits, name);
  } catch (error) {
    if (error instanceof SourceError) throw error;
    if (!signal.aborted) throw explain(name, error);
    throw new SourceError(
      name,
      '',
      `a whole answer within ${formatTime(limits)}`,
      'none, or only a part of one',
      'Try later, give it longer (--timeout SECONDS), or save the page and name the file.',
    );
  }
}

/** An address as messages may show it. */
export function hideSecrets(address: URL): string {
  const shown = new URL(address);
  shown.username = '';
  shown.password = '';
  return shown.href;
}

async function follow(start: URL, signal: AbortSignal): Promise<IncomingMessage> {
  let address = start;
  for (let hop = 0; hop <= maxRedirects; hop += 1) {
    const response = await ask(address, signal);
    const { statusCode, headers } = response;
    if (statusCode === 200) return response;
    response.destroy();
    const isRedirect = [301, 302, 303, 307, 308].includes(statusCode ?? 0);
    if (!isRedirect || headers.location === undefined) {
      throw new SourceError(
        hideSecrets(address),
        '',
        'status 200',
        `status ${statusCode}`,
        'Look at the address in a browser; mend it, or try later.',
      );
    }
    address = resolveRedirect(address, headers.location);
  }
  throw new SourceError(
    hideSecrets(start),
    '',
    `at most ${maxRedirects} redirects`,
    'more, perhaps without an end',
    'Name the address that they lead to.',
  );
}

function resolveRedirect(from: URL, location: string): URL {
  const refuse = (found: string) =>
    new SourceError(
      hideSecrets(from),
      '',
      from.protocol === 'https:'
        ? 'a redirect to an https address'
        : 'a redirect to an http or https address',
      found,
      'Name the address that you trust.',
    );
  if (!URL.canParse(location, from.href)) throw refuse(`one to ${JSON.stringify(location)}`);
  const to = new URL(location, from);
  const allowed = from.protocol === 'https:' ? ['https:'] : ['http:', 'https:'];
  if (!allowed.includes(to.protocol)) throw refuse(`one to ${hideSecrets(to)}`);
  return to;
}

function ask(address: URL, signal: AbortSignal): Promise<IncomingMessage> {
  const request = address.protocol === 'https:' ? requestHttps : requestHttp;
  const headers = {
    accept: 'text/html, text/markdown, application/rss+xml, application/atom+xml, */*;q=0.1',
    'accept-encoding': 'gzip',
    'user-agent': 'policy-history',
  };
  return new Promise((resolve, reject) => {
    // No agent: a connection that is kept would keep the process from ending.
    request(address, { signal, headers, agent: false }, resolve).on('error', reject).end();
  });
}

async function readBody(response: IncomingMessage, limits: Limits, name: string): Promise<Buffer> {
  refuseCharset(response, name);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of decode(response, name)) {
    length += (chunk as Buffer).length;
    if (length > limits.bytes) {
      response.destroy();
      throw refuseSize(name, limits);
    }
    chunks.push(chunk as Buffer);
  }
  // A connection that closes early ends the stream like one that has come to its end.
  if (!response.complete) throw new Error('the connection closed before the end of the answer');
  return Buffer.concat(chunks);
}

export function refuseSize(name: string, limits: Limits): SourceError {
  return new SourceError(
    name,
    '',
    `at most ${formatBytes(limits)}`,
    'more',
    "Look whether it is AWS's page or feed; --max-bytes N takes larger ones.",
  );
}

function decode(response: IncomingMessage, name: string): Readable {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding === 'identity') return response;
  if (encoding === 'gzip' || encoding === 'x-gzip') {
    const gunzip = createGunzip();
    response.on('error', (error) => gunzip.destroy(error));
    return response.pipe(gunzip);
  }
  response.destroy();
  throw new SourceError(
    name,
    '',
    'an answer that is plain or packed by gzip',
    `content-encoding ${JSON.stringify(encoding)}`,
    'Save the page and name the file.',
  );
}

function refuseCharset(response: IncomingMessage, name: string) {
  const type = response.headers['content-type'] ?? '';
  const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(type)?.[1]?.toLowerCase();
  if (charset === undefined || ['utf-8', 'utf8', 'us-ascii'].includes(charset)) return;
  response.destroy();
  throw new SourceError(
    name,
    '',
    'text in UTF-8',
    `charset ${JSON.stringify(charset)}`,
    'Save the page as UTF-8 and name the file.',
  );
}

function explain(name: string, error: unknown): SourceError {
  const code = error instanceof Error && 'code' in error ? `${error.code}: ` : '';
  const words = error instanceof Error ? error.message : String(error);
  return new SourceError(
    name,
    '',
    'a whole answer',
    `${code}${words}`,
    'Try later, or save the page and name the file.',
  );
}
