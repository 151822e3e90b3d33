import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { SourceError } from '../source-error';
import { formatBytes, formatTime, type Limits, maxRedirects } from './limits';

/**
 * Fetches the decompressed body of an http or https address. It follows redirects to http and
 * https, but not from https to http. Throws a SourceError for a response that is late, too large,
 * truncated or without status 200.
 */
export async function fetchBytes(address: string, limits: Limits): Promise<Buffer> {
  const name = hideSecrets(new URL(address));
  const signal = AbortSignal.timeout(limits.milliseconds);
  try {
    return await readBody(await follow(new URL(address), signal), limits, name);
  } catch (error) {
    if (error instanceof SourceError) throw error;
    if (!signal.aborted) throw explain(name, error);
    const expected = `a complete response within ${formatTime(limits)}`;
    const remedy =
      'Try later, give it longer (--timeout SECONDS), or save the page and name the file.';
    throw new SourceError(name, '', expected, 'none, or only a part of one', remedy);
  }
}

/** An address without user name and password, for messages. */
export function hideSecrets(address: URL): string {
  const shown = new URL(address);
  shown.username = '';
  shown.password = '';
  return shown.href;
}

async function follow(start: URL, signal: AbortSignal): Promise<IncomingMessage> {
  let address = start;
  for (let count = 0; count <= maxRedirects; count += 1) {
    const response = await sendRequest(address, signal);
    const { statusCode, headers } = response;
    if (statusCode === 200) return response;
    response.destroy();
    const isRedirect = [301, 302, 303, 307, 308].includes(statusCode ?? 0);
    if (!isRedirect || headers.location === undefined) {
      const remedy = 'Look at the address in a browser; correct it, or try later.';
      const found = `status ${statusCode}`;
      throw new SourceError(hideSecrets(address), '', 'status 200', found, remedy);
    }
    address = resolveRedirect(address, headers.location);
  }
  const expected = `at most ${maxRedirects} redirects`;
  const remedy = 'Name the address that they lead to.';
  throw new SourceError(hideSecrets(start), '', expected, 'more, perhaps without an end', remedy);
}

function resolveRedirect(from: URL, location: string): URL {
  const isSecure = from.protocol === 'https:';
  const to = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
  if (to?.protocol === 'https:' || (to?.protocol === 'http:' && !isSecure)) return to;
  const expected = `a redirect to an ${isSecure ? 'https' : 'http or https'} address`;
  const found = `one to ${to === undefined ? JSON.stringify(location) : hideSecrets(to)}`;
  const remedy = 'Name the address that you trust.';
  throw new SourceError(hideSecrets(from), '', expected, found, remedy);
}

function sendRequest(address: URL, signal: AbortSignal): Promise<IncomingMessage> {
  const request = address.protocol === 'https:' ? requestHttps : requestHttp;
  const headers = {
    accept: 'text/html, text/markdown, application/rss+xml, application/atom+xml, */*;q=0.1',
    'accept-encoding': 'gzip',
    'user-agent': 'policy-history',
  };
  return new Promise((resolve, reject) => {
    // Without an agent: a connection that is kept alive would delay the end of the process.
    request(address, { signal, headers, agent: false }, resolve).on('error', reject).end();
  });
}

async function readBody(response: IncomingMessage, limits: Limits, name: string): Promise<Buffer> {
  refuseCharset(response, name);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of decompress(response, name)) {
    length += (chunk as Buffer).length;
    if (length > limits.bytes) {
      response.destroy();
      throw refuseSize(name, limits);
    }
    chunks.push(chunk as Buffer);
  }
  // The stream of a connection that closes early ends without an error.
  if (!response.complete) throw new Error('the connection closed before the end of the answer');
  return Buffer.concat(chunks);
}

export function refuseSize(name: string, limits: Limits): SourceError {
  const remedy = "Look whether it is AWS's page or feed; --max-bytes N takes larger ones.";
  return new SourceError(name, '', `at most ${formatBytes(limits)}`, 'more', remedy);
}

function decompress(response: IncomingMessage, name: string): Readable {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding === 'identity') return response;
  // The callback is required; the reader of the stream gets its errors.
  if (/^(?:x-)?gzip$/.test(encoding)) return pipeline(response, createGunzip(), () => undefined);
  response.destroy();
  const expected = 'an answer that is plain or packed by gzip';
  const found = `content-encoding ${JSON.stringify(encoding)}`;
  throw new SourceError(name, '', expected, found, 'Save the page and name the file.');
}

function refuseCharset(response: IncomingMessage, name: string) {
  const type = response.headers['content-type'] ?? '';
  const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(type)?.[1]?.toLowerCase();
  if (charset === undefined || ['utf-8', 'utf8', 'us-ascii'].includes(charset)) return;
  response.destroy();
  const remedy = 'Save the page as UTF-8 and name the file.';
  throw new SourceError(name, '', 'text in UTF-8', `charset ${JSON.stringify(charset)}`, remedy);
}

function explain(name: string, error: unknown): SourceError {
  const code = error instanceof Error && 'code' in error ? `${error.code}: ` : '';
  const found = `${code}${error instanceof Error ? error.message : String(error)}`;
  const remedy = 'Try later, or save the page and name the file.';
  return new SourceError(name, '', 'a complete response', found, remedy);
}
