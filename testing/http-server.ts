import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

export type Responder = (request: IncomingMessage, response: ServerResponse) => void;

/** A local server with a responder for each path. */
export class TestServer {
  readonly #responders = new Map<string, Responder>();
  readonly #server = createServer((request, response) => {
    const respond = this.#responders.get(request.url ?? '');
    if (respond === undefined) response.writeHead(404).end();
    else respond(request, response);
  });

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  /** Sets the responder of a path, and returns its address. */
  serve(path: string, respond: Responder): string {
    this.#responders.set(path, respond);
    return this.addressOf(path);
  }

  addressOf(path: string): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}${path}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** Responds with a text. */
export function send(text: string | Buffer, type = 'text/html; charset=utf-8'): Responder {
  return (_, response) => response.writeHead(200, { 'content-type': type }).end(text);
}

export function redirect(location: string): Responder {
  return (_, response) => response.writeHead(302, { location }).end();
}

/** Responses that must be refused, made of a text that would be accepted. */
export function listHostileResponses(
  text: string,
): readonly (readonly [name: string, respond: Responder, message: RegExp])[] {
  const half = text.slice(0, text.length / 2);
  const bomb = gzipSync(Buffer.alloc(20_000_000, 32));
  return [
    ['never responds', () => undefined, /within 0\.3 s/],
    [
      'sends a byte now and then',
      (_, response) => {
        response.writeHead(200);
        const timer = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(timer));
      },
      /within 0\.3 s/,
    ],
    [
      'resets in the middle',
      (_, response) => {
        response.writeHead(200, { 'content-length': Buffer.byteLength(text) });
        response.write(half, () => response.destroy());
      },
      /a complete response/,
    ],
    [
      'ends before its length',
      (_, response) => {
        response.socket?.end(
          `HTTP/1.1 200 OK\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${half}`,
        );
      },
      /a complete response/,
    ],
    [
      'ends in the middle of its chunks',
      (_, response) => {
        response.socket?.end(
          `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${half.length.toString(16)}\r\n${half}`,
        );
      },
      /a complete response/,
    ],
    [
      'ends in the middle of gzip data',
      (_, response) => {
        const packed = gzipSync(text);
        response
          .writeHead(200, { 'content-encoding': 'gzip' })
          .end(packed.subarray(0, packed.length / 2));
      },
      /a complete response/,
    ],
    [
      'decompresses to far more bytes',
      (_, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
      },
      /at most 1,000,000 bytes/,
    ],
    [
      'sends without an end',
      (_, response) => {
        const fill = () => {
          while (!response.destroyed && response.write(' '.repeat(65_536)));
        };
        response.writeHead(200).on('drain', fill);
        fill();
      },
      /at most 1,000,000 bytes/,
    ],
    [
      'redirects to itself',
      (request, response) => redirect(String(request.url))(request, response),
      /at most 5 redirects/,
    ],
    ['redirects to a file', redirect('file:///etc/passwd'), /redirect to an http or https address/],
    [
      'redirects to a script',
      redirect('javascript:alert(1)'),
      /redirect to an http or https address/,
    ],
    ['redirects to data', redirect('data:text/html,x'), /redirect to an http or https address/],
    [
      'redirects to an invalid address',
      redirect('http://['),
      /redirect to an http or https address/,
    ],
    ['fails', (_, response) => response.writeHead(500).end(text), /status 500/],
    [
      'redirects without a location',
      (_, response) => response.writeHead(301).end(text),
      /status 301/,
    ],
    ['has no content', (_, response) => response.writeHead(204).end(), /status 204/],
    ['is empty', send(''), /an empty one/],
    [
      'has another content encoding',
      (_, response) => response.writeHead(200, { 'content-encoding': 'br' }).end(text),
      /packed by gzip/,
    ],
    ['is no text', send(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe])), /text in UTF-8/],
    ['is in another charset', send(text, 'text/html; charset=iso-8859-1'), /charset "iso-8859-1"/],
    [
      'asks to log in',
      send('<!doctype html><title>Sign in</title><form><input></form>'),
      /Sign in|an HTML page/,
    ],
    [
      'is JSON',
      send('{"message": "Forbidden"}', 'application/json'),
      /table of updates|RSS or Atom/,
    ],
  ];
}

/** Limits that only an endless response reaches, even on a busy computer. */
export function limitHostile(message: RegExp) {
  return { milliseconds: message.source.startsWith('within') ? 300 : 30_000, bytes: 1_000_000 };
}
