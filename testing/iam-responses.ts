import { writeDocument, writeElement, writeText } from '../lib/site/feeds/xml';

/** A policy of the server in testing/iam-server.ts. Its ARN contains path and name. */
export interface ServedPolicy {
  /** `arn:aws:iam::aws:policy/service-role/Name` is AWS's, one with an account id is local. */
  arn: string;
  createDate: string;
  defaultVersionId: string;
  /** Newest first, as IAM lists them. */
  versions: readonly ServedVersion[];
}

export interface ServedVersion {
  versionId: string;
  createDate: string;
  /** A document, which is encoded as IAM does, or a text, which is sent unchanged. */
  document: object | string;
}

/** One call: its action, and the parameters of its form without Action and Version. */
export interface IamCall {
  action: string;
  parameters: Readonly<Record<string, string>>;
}

/** What IAM answers instead of a result. */
export class IamError extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = 'IamError';
  }
}

const namespace = 'https://iam.amazonaws.com/doc/2010-05-08/';

interface Action {
  parameters: readonly string[];
  respond: (policies: readonly ServedPolicy[], call: IamCall, pageSize: number) => string[];
}

const actions: Readonly<Record<string, Action>> = {
  ListPolicies: {
    parameters: ['Scope', 'OnlyAttached', 'Marker', 'MaxItems'],
    respond: (policies, call, pageSize) => {
      const scope = chooseScope(call);
      const listed = policies.filter(({ arn }) => scope === 'All' || scopeOf(arn) === scope);
      // No policy of this server is attached to anything.
      const shown = call.parameters.OnlyAttached === 'true' ? [] : listed;
      return writePage('Policies', shown.map(writePolicy), call, pageSize);
    },
  },
  ListPolicyVersions: {
    parameters: ['PolicyArn', 'Marker', 'MaxItems'],
    respond: (policies, call, pageSize) => {
      const policy = findPolicy(policies, call);
      const versions = policy.versions.map((version) => writeVersion(policy, version));
      return writePage('Versions', versions, call, pageSize);
    },
  },
  GetPolicyVersion: {
    parameters: ['PolicyArn', 'VersionId'],
    respond: (policies, call) => {
      const policy = findPolicy(policies, call);
      const requested = requireParameter(call, 'VersionId');
      const version = policy.versions.find(({ versionId }) => versionId === requested);
      if (version === undefined) {
        throw new IamError(
          'NoSuchEntity',
          404,
          `Policy ${policy.arn} version ${requested} does not exist or is not attachable.`,
        );
      }
      const document = writeText('Document', encodeServedDocument(version.document));
      return [writeElement('PolicyVersion', [document, ...writeVersion(policy, version)])];
    },
  },
};

/**
 * IAM's response to a call, as XML. Throws an IamError where IAM would refuse the call, and for
 * unknown parameters, because ignoring one would change the meaning of the call.
 * Source: IAM API Reference, ListPolicies, ListPolicyVersions, GetPolicyVersion.
 */
export function respondToCall(
  policies: readonly ServedPolicy[],
  call: IamCall,
  pageSize: number,
  requestId: string,
): string {
  const action = actions[call.action];
  if (action === undefined) {
    const found = `Could not find operation ${call.action} for version 2010-05-08`;
    throw new IamError('InvalidAction', 400, found);
  }
  const unknown = Object.keys(call.parameters).find((name) => !action.parameters.includes(name));
  if (unknown !== undefined) {
    throw new IamError('InvalidInput', 400, `The parameter ${unknown} is not known.`);
  }
  const result = writeElement(`${call.action}Result`, action.respond(policies, call, pageSize));
  const metadata = writeElement('ResponseMetadata', [writeText('RequestId', requestId)]);
  const parts = [result, metadata];
  return writeDocument(writeElement(`${call.action}Response`, parts, { xmlns: namespace }));
}

/** An error as IAM sends it. Source: AWS Query protocol, error responses. */
export function respondWithFault({ code, status, message }: IamError, requestId: string): string {
  const error = writeElement('Error', [
    writeText('Type', status < 500 ? 'Sender' : 'Receiver'),
    writeText('Code', code),
    writeText('Message', message),
  ]);
  const parts = [error, writeText('RequestId', requestId)];
  return writeDocument(writeElement('ErrorResponse', parts, { xmlns: namespace }));
}

/** A document as IAM sends it: percent-encoded by RFC 3986, which leaves none of !'()* alone. */
function encodeServedDocument(document: object | string): string {
  if (typeof document === 'string') return document;
  return encodeURIComponent(JSON.stringify(document, null, 4)).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function writePolicy({ arn, createDate, defaultVersionId, versions }: ServedPolicy): string[] {
  const [, path = '/', name = ''] = /:policy(\/(?:.*\/)?)(.+)$/.exec(arn) ?? [];
  return [
    writeText('PolicyName', name),
    writeText('PolicyId', `ANPA${Buffer.from(arn).toString('hex').slice(-17).toUpperCase()}`),
    writeText('Arn', arn),
    writeText('Path', path),
    writeText('DefaultVersionId', defaultVersionId),
    writeText('AttachmentCount', '0'),
    writeText('PermissionsBoundaryUsageCount', '0'),
    writeText('IsAttachable', 'true'),
    writeText('CreateDate', createDate),
    writeText('UpdateDate', versions[0]?.createDate ?? createDate),
  ];
}

function writeVersion({ defaultVersionId }: ServedPolicy, version: ServedVersion): string[] {
  return [
    writeText('VersionId', version.versionId),
    writeText('IsDefaultVersion', String(version.versionId === defaultVersionId)),
    writeText('CreateDate', version.createDate),
  ];
}

/** Members from the caller's Marker on: at most MaxItems and the server's page size. */
function writePage(name: string, members: string[][], call: IamCall, pageSize: number): string[] {
  const start = readMarker(call, members.length);
  const end = start + Math.min(readMaxItems(call), pageSize);
  const page = members.slice(start, end).map((member) => writeElement('member', member));
  const list = writeElement(name, page);
  if (end >= members.length) return [writeText('IsTruncated', 'false'), list];
  return [writeText('IsTruncated', 'true'), list, writeText('Marker', writeMarker(end))];
}

// Its characters must come back encoded, or the form would turn the plus into a space.
const writeMarker = (at: number) => `${Buffer.from(`>>?after ${at}`).toString('base64')}+/=`;

function readMarker({ parameters }: IamCall, count: number): number {
  if (parameters.Marker === undefined) return 0;
  for (let at = 1; at < count; at++) if (writeMarker(at) === parameters.Marker) return at;
  throw new IamError('InvalidInput', 400, `Invalid Marker: ${parameters.Marker}`);
}

function readMaxItems({ parameters: { MaxItems = '100' } }: IamCall): number {
  if (/^\d{1,4}$/.test(MaxItems) && Number(MaxItems) >= 1 && Number(MaxItems) <= 1000) {
    return Number(MaxItems);
  }
  throw new IamError('ValidationError', 400, `maxItems must be from 1 to 1000: ${MaxItems}`);
}

function chooseScope({ parameters: { Scope = 'All' } }: IamCall): string {
  if (['All', 'AWS', 'Local'].includes(Scope)) return Scope;
  throw new IamError('ValidationError', 400, `scope must be one of All, AWS, Local: ${Scope}`);
}

const scopeOf = (arn: string) => (arn.split(':')[4] === 'aws' ? 'AWS' : 'Local');

function findPolicy(policies: readonly ServedPolicy[], call: IamCall): ServedPolicy {
  const requested = requireParameter(call, 'PolicyArn');
  const policy = policies.find(({ arn }) => arn === requested);
  if (policy !== undefined) return policy;
  throw new IamError('NoSuchEntity', 404, `Policy ${requested} was not found.`);
}

function requireParameter({ parameters }: IamCall, name: string): string {
  const value = parameters[name];
  if (value !== undefined && value !== '') return value;
  throw new IamError('ValidationError', 400, `${name} must not be null`);
}
