import { type IncomingHttpHeaders, request } from 'node:http';
import { startStaticServer } from '../scripts/static-server';
import { TemporaryFolder } from './temporary-folder';

export interface TemporarySite {
  /** The folder to serve. */
  root: string;
  /** The parent of root, which a server must not serve. */
  outside: string;
  write: (path: string, text: string) => void;
  remove: () => void;
}

/** Creates a site in a temporary folder, with a file `secret.txt` outside it. */
export function makeSite(files: Record<string, string>): TemporarySite {
  const folder = new TemporaryFolder();
  const write = (path: string, text: string) => {
    folder.write(`out/${path}`, text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  folder.write('secret.txt', 'secret');
  const remove = () => folder.dispose();
  return { root: folder.resolve('out'), outside: folder.path, write, remove };
}

interface ServedSite extends TemporarySite {
  port: number;
  /** Stops the server, and removes the files. */
  close: () => Promise<void>;
}

/** Creates a site in a temporary folder, and serves it like `npm start`. */
export async function serveSite(files: Record<string, string>): Promise<ServedSite> {
  const site = makeSite(files);
  const server = await startStaticServer({ root: site.root, port: 0 });
  const close = async () => {
    await server.close();
    site.remove();
  };
  return { ...site, port: server.port, close };
}

export interface SiteResponse {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Sends a request with an exact path, on its own connection; fetch would normalize the path. */
export function fetchExactly(
  port: number,
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<SiteResponse> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path, method, headers, agent: false };
    const sent = request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const { statusCode = 0, headers } = response;
        resolve({ status: statusCode, headers, body: Buffer.concat(chunks) });
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}
