import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import {
  type IamCall,
  IamError,
  respondToCall,
  respondWithFault,
  type ServedPolicy,
} from './iam-responses';

/** A failure of a call: an error of IAM, truncated XML, or no response. */
export type Trouble = IamError | 'cut' | 'hang';

export interface IamServerOptions {
  policies: readonly ServedPolicy[];
  /** The maximum size of a page, whatever the caller requests. Default: 100. */
  pageSize?: number;
  /** Called for each call; `earlier` are the calls before it. */
  trouble?: (call: IamCall, earlier: readonly IamCall[]) => Trouble | undefined;
}

export interface IamServer {
  /** Its address, for `--endpoint-url` and its like. */
  endpoint: string;
  /** Every call so far, in order of arrival. */
  calls: readonly IamCall[];
  /** Stops the server, and cuts open connections. */
  close: () => Promise<void>;
}

export const throttling = new IamError('Throttling', 400, 'Rate exceeded');

/** IAM's error for a call that is not allowed. */
export function denyAccess(action: string): IamError {
  const caller = 'arn:aws:iam::111122223333:user/reader';
  return new IamError(
    'AccessDenied',
    403,
    `User: ${caller} is not authorized to perform: iam:${action} on resource: * because no identity-based policy allows the iam:${action} action`,
  );
}

/**
 * Starts a local server for ListPolicies, ListPolicyVersions and GetPolicyVersion in IAM's wire
 * format: forms in, XML out. It requires a signature, but does not verify it. The options are read
 * at each call, so a test can change them.
 * Source: IAM API Reference; AWS Query protocol.
 */
export async function startIamServer(options: IamServerOptions): Promise<IamServer> {
  const calls: IamCall[] = [];
  const server = createServer(async (request, response) => {
    const requestId = `00000000-0000-4000-8000-${String(calls.length).padStart(12, '0')}`;
    try {
      const call = await readCall(request);
      const trouble = options.trouble?.(call, [...calls]);
      calls.push(call);
      if (trouble === 'hang') return;
      if (trouble instanceof IamError) throw trouble;
      const answer = respondToCall(options.policies, call, options.pageSize ?? 100, requestId);
      send(response, 200, trouble === 'cut' ? answer.slice(0, answer.length / 2) : answer);
    } catch (error) {
      const iamError = error instanceof IamError ? error : wrapError(error);
      send(response, iamError.status, respondWithFault(iamError, requestId));
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    calls,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

async function readCall(request: IncomingMessage): Promise<IamCall> {
  const form = new URLSearchParams(await text(request));
  if (request.method !== 'POST' || request.url !== '/') {
    throw new IamError('InvalidAction', 400, `expected POST /: ${request.method} ${request.url}`);
  }
  if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=')) {
    const message = 'Request is missing Authentication Token';
    throw new IamError('MissingAuthenticationToken', 403, message);
  }
  const { Action, Version, ...parameters } = Object.fromEntries(form);
  if (Action === undefined) throw new IamError('MissingAction', 400, 'Action is missing');
  if (Version !== '2010-05-08') {
    throw new IamError('InvalidAction', 400, `Could not find version ${Version} of ${Action}`);
  }
  return { action: Action, parameters };
}

function send(response: ServerResponse, status: number, xml: string) {
  response.writeHead(status, { 'content-type': 'text/xml' }).end(xml);
}

const wrapError = (error: unknown) =>
  new IamError('ServiceFailure', 500, error instanceof Error ? error.message : String(error));
