import type { Statement } from '../iam/document';
import { isObject } from '../shared/problem';
import type { Attachment, InlinePolicy, ManagedPolicy, Principal, PrincipalType } from './details';
import { type FieldReader, readOwn } from './field-reader';
import { isAwsPolicy } from './match-policies';

type JsonObject = Record<string, unknown>;

/** The names of the fields of a user, a group and a role. */
const fields = {
  user: { name: 'UserName', inline: 'UserPolicyList' },
  group: { name: 'GroupName', inline: 'GroupPolicyList' },
  role: { name: 'RoleName', inline: 'RolePolicyList' },
} as const;

/** Reads an item of `UserDetailList`, `GroupDetailList` or `RoleDetailList`; undefined without a name. */
export function readPrincipal(
  type: PrincipalType,
  item: JsonObject,
  place: string,
  reader: FieldReader,
): Principal | undefined {
  const names = fields[type];
  const name = reader.readText(item, names.name, place);
  if (name === undefined) return undefined;
  const path = readOwn(item, 'Path');
  const boundary = readBoundary(item, place, reader);
  const lastUsed = readLastUsed(item, place, reader);
  return {
    type,
    name,
    arn: reader.readText(item, 'Arn', place) ?? '',
    path: typeof path === 'string' ? path : '/',
    createDate: reader.readInstant(item, 'CreateDate', place) ?? '',
    attached: readAttachments(item, place, reader),
    inline: readInline(item, names.inline, place, reader),
    ...(boundary && { boundary }),
    groups: type === 'user' ? reader.readTexts(item, 'GroupList', place) : [],
    ...(lastUsed !== undefined && { lastUsed }),
  };
}

function readAttachments(item: JsonObject, place: string, reader: FieldReader): Attachment[] {
  const key = 'AttachedManagedPolicies';
  return reader
    .readObjects(readOwn(item, key), `${place}.${key}`)
    .flatMap(([each, eachPlace]): Attachment[] => {
      const arn = reader.readText(each, 'PolicyArn', eachPlace);
      if (arn === undefined) return [];
      return [{ arn, name: nameOfArn(arn) }];
    });
}

/** The name is the last part of the ARN; `PolicyName` only repeats it. */
function nameOfArn(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

function readInline(
  item: JsonObject,
  key: string,
  place: string,
  reader: FieldReader,
): InlinePolicy[] {
  return reader.readObjects(readOwn(item, key), `${place}.${key}`).map(
    ([each, eachPlace]): InlinePolicy => ({
      name: reader.readText(each, 'PolicyName', eachPlace) ?? '',
      statements: reader.readDocument(
        readOwn(each, 'PolicyDocument'),
        `${eachPlace}.PolicyDocument`,
      ),
    }),
  );
}

function readBoundary(
  item: JsonObject,
  place: string,
  reader: FieldReader,
): Attachment | undefined {
  const boundary = readOwn(item, 'PermissionsBoundary');
  if (!isObject(boundary)) return undefined;
  const arn = reader.readText(boundary, 'PermissionsBoundaryArn', `${place}.PermissionsBoundary`);
  return arn === undefined ? undefined : { arn, name: nameOfArn(arn) };
}

function readLastUsed(item: JsonObject, place: string, reader: FieldReader): string | undefined {
  const used = readOwn(item, 'RoleLastUsed');
  if (!isObject(used)) return undefined;
  return reader.readInstant(used, 'LastUsedDate', `${place}.RoleLastUsed`) ?? '';
}

/** Reads an item of `Policies`; undefined without an ARN. */
export function readManagedPolicy(
  item: JsonObject,
  place: string,
  reader: FieldReader,
): ManagedPolicy | undefined {
  const arn = reader.readText(item, 'Arn', place);
  if (arn === undefined) return undefined;
  const defaultVersionId = reader.readText(item, 'DefaultVersionId', place) ?? '';
  const count = readOwn(item, 'AttachmentCount');
  return {
    arn,
    name: nameOfArn(arn),
    defaultVersionId,
    createDate: reader.readInstant(item, 'CreateDate', place) ?? '',
    updateDate: reader.readInstant(item, 'UpdateDate', place) ?? '',
    attachmentCount: typeof count === 'number' ? count : 0,
    statements: readDefaultDocument(item, defaultVersionId, place, reader),
  };
}

function readDefaultDocument(
  item: JsonObject,
  versionId: string,
  place: string,
  reader: FieldReader,
): Statement[] | undefined {
  const key = 'PolicyVersionList';
  const versions = reader.readObjects(readOwn(item, key), `${place}.${key}`);
  const found =
    versions.find(([each]) => readOwn(each, 'VersionId') === versionId) ??
    versions.find(([each]) => readOwn(each, 'IsDefaultVersion') === true);
  if (found === undefined) {
    const expected = `the default version${versionId === '' ? '' : ` ${versionId}`}`;
    const reason = `${versions.length} other versions`;
    reader.report(`${place}.${key}`, expected, reason, 'The policy is not compared.');
    return undefined;
  }
  const [version, versionPlace] = found;
  const max = isAwsPolicy(String(readOwn(item, 'Arn'))) ? Number.POSITIVE_INFINITY : undefined;
  return reader.readDocument(readOwn(version, 'Document'), `${versionPlace}.Document`, max);
}
