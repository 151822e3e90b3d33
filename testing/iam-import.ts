import { Socket } from 'node:net';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { Observation } from '../lib/sources/import/observation';
import { type AwsOptions, readAws } from '../lib/sources/import/read-aws';
import { buildAwsEnvironment } from './aws-environment';
import type { IamCall, ServedPolicy, ServedVersion } from './iam-responses';
import { type IamServer, type IamServerOptions, startIamServer } from './iam-server';

/** The default time of an import. */
export const now = '2026-06-20T08:00:00Z';
/** The prefixes of the ARNs of AWS's policies and of an account's. */
export const aws = 'arn:aws:iam::aws:policy';
export const local = 'arn:aws:iam::111122223333:policy';

/** A document that allows one action. */
export function allow(action: string) {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] };
}

/** A version that allows its own action. */
export function serveVersion(number: number): ServedVersion {
  return {
    versionId: `v${number}`,
    createDate: `2020-01-0${number}T10:20:30Z`,
    document: allow(`s3:Get${number}`),
  };
}

/** A policy with versions of these numbers; the first is the default one by default. */
export function serve(arn: string, numbers: number[], defaultNumber = numbers[0]): ServedPolicy {
  return {
    arn,
    createDate: '2019-12-31T23:59:59.250Z',
    defaultVersionId: `v${defaultNumber}`,
    versions: numbers.map(serveVersion),
  };
}

/** The default policies of the server. */
export const policies = [
  serve(`${aws}/service-role/Zeta`, [5, 4, 2], 4),
  serve(`${local}/team/of/two/Own=1,a`, [1]),
  serve(`${aws}/Alpha`, [1]),
  serve(`${aws}/job-function/Mid`, [2, 1]),
  serve(`${local}/Own`, [1]),
];

/** Imports from a new server for each test. */
interface IamImport {
  /** Starts a server and reads from it; by default all policies of the scope AWS. */
  read: (
    served?: Partial<IamServerOptions>,
    options?: Partial<AwsOptions>,
  ) => ReturnType<typeof readAws>;
  /** The calls to the last server. */
  calls: () => readonly IamCall[];
  /** The hosts that this process has connected to. */
  reached: Set<string>;
}

/** In place of the endpoint of the server, whose port differs from test to test. */
export const servedFrom = 'http://127.0.0.1';

function nameEndpoint(observation: Observation, endpoint: string): Observation {
  for (const version of observation.policies.flatMap(({ versions }) => versions)) {
    if (version.provenance?.endpoint !== endpoint) continue;
    version.provenance = { endpoint: servedFrom };
  }
  return observation;
}

/**
 * Prepares a file of tests: invented credentials, no delays between attempts, and a check after
 * each test that it connected to this computer only.
 */
export function prepareIamImport(): IamImport {
  const servers: IamServer[] = [];
  const reached = new Set<string>();

  beforeEach(() => {
    for (const [name, value] of Object.entries(buildAwsEnvironment())) vi.stubEnv(name, value);
    // The SDK multiplies its waits by it.
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const connect = Socket.prototype.connect;
    vi.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket, ...args) {
      // Node hands its own arguments over as one list.
      const [[options]] = args as unknown as [[{ host?: string }]];
      reached.add(String(options.host));
      return Reflect.apply(connect, this, args);
    });
  });

  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close();
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    const hosts = [...reached];
    reached.clear();
    expect(hosts.filter((host) => host !== '127.0.0.1')).toEqual([]);
  });

  return {
    async read(served, options) {
      const server = await startIamServer({ policies, ...served });
      servers.push(server);
      const { endpoint } = server;
      const read = { scope: 'AWS', accepts: () => true, now, endpoint, ...options } as const;
      return nameEndpoint(await readAws(read), endpoint);
    },
    calls: () => servers.at(-1)?.calls ?? [],
    reached,
  };
}
