import { connect, createServer, type Server } from 'node:net';

/**
 * Parses a port number, such as the environment variable PORT.
 *
 * @throws when it is not a whole number from 1 to 65535
 */
export function parsePort(text: string | undefined, fallback: number): number {
  if (text === undefined || text === '') return fallback;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port >= 1 && port <= 65535) return port;
  throw new Error(
    `PORT: expected a whole number from 1 to 65535, found "${text}". Try: npm start -- --port 3001`,
  );
}

/**
 * Starts a server, and resolves to its port.
 *
 * @throws (rejects) when the port is taken or needs rights that this user lacks
 */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(explainListenError(error, port));
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/**
 * Checks that a server could be reached at localhost:port.
 *
 * @throws (rejects) with the message of `listen` where it could not
 */
export async function ensurePortIsFree(port: number): Promise<void> {
  // A program that listens on ::1 alone leaves 127.0.0.1 free, but browsers that open
  // "localhost" reach it first.
  if (await accepts(port, '::1')) throw new Error(describeTakenPort(port));
  const server = createServer();
  await listen(server, port, '127.0.0.1');
  await new Promise((resolve) => server.close(resolve));
}

/** A port of 127.0.0.1 that nothing listens on right now. */
export async function findFreePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server, 0, '127.0.0.1');
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function accepts(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 1000 });
    const finish = (isAccepted: boolean) => {
      socket.destroy();
      resolve(isAccepted);
    };
    socket.once('connect', () => finish(true));
    socket.once('timeout', () => finish(false));
    // A refused connection, or a computer without IPv6.
    socket.once('error', () => finish(false));
  });
}

function explainListenError(error: Error, port: number): Error {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return new Error(describeTakenPort(port), { cause: error });
  if (code === 'EACCES') {
    return new Error(
      `Port ${port} needs rights that this user does not have. ` +
        'Choose a port above 1023: npm start -- --port 3001',
      { cause: error },
    );
  }
  return error;
}

function describeTakenPort(port: number): string {
  const other = port === 3001 ? 3002 : 3001;
  return (
    `Port ${port} is taken: something else on this computer is using it. ` +
    `Stop that, or choose another port: npm start -- --port ${other}`
  );
}
