import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { ensurePortIsFree, findFreePort, listen, parsePort } from './port';

describe('parsePort', () => {
  it.each([
    [undefined, 3000],
    ['', 3000],
    ['1', 1],
    ['8080', 8080],
    ['65535', 65535],
  ])('reads %j as %i', (text, port) => {
    expect(parsePort(text, 3000)).toBe(port);
  });

  it.each(['0', '65536', '80a', '-1', '3e3', ' 80', '30.5'])('refuses %j', (text) => {
    expect(() => parsePort(text, 3000)).toThrow(
      `PORT: expected a whole number from 1 to 65535, found "${text}". Try: npm start -- --port 3001`,
    );
  });
});

describe('ensurePortIsFree', () => {
  it('accepts a free port, and does not occupy it', async () => {
    const port = await findFreePort();
    await ensurePortIsFree(port);
    await ensurePortIsFree(port);
  });

  it.each(['127.0.0.1', '::1'])('refuses a port that is taken on %s', async (host) => {
    const server = createServer();
    const port = await listen(server, 0, host).catch(() => undefined);
    // A computer without IPv6 has no ::1.
    if (port === undefined) return expect(host).toBe('::1');
    await expect(ensurePortIsFree(port)).rejects.toThrow(`Port ${port} is taken`);
    await new Promise((resolve) => server.close(resolve));
  });
});
