import type { PolicyDocument } from '../../record/types.gen';
import { parseText } from '../../shared/json/parse-text';
import { describeValue, isObject, type Problem } from '../../shared/problem';
import { readInputValue } from '../documents/read-input';
import { normalizeInstant, versionIdPattern } from './observation';

/** The output of `aws iam get-policy-version`: a version, and whether it was the default. */
interface VersionResponse {
  /** AWS's own output has none. */
  policyName: string | undefined;
  arn: string | undefined;
  versionId: string;
  createDate: string;
  /** undefined where the output has no such field. */
  isDefault: boolean | undefined;
  document: PolicyDocument;
}

type ResponseResult =
  | { response: VersionResponse; problem?: undefined }
  | { response?: undefined; problem: Problem };

/**
 * Parses `{"PolicyVersion": {"CreateDate", "VersionId", "Document", "IsDefaultVersion"}}`, or the
 * value of PolicyVersion alone. The document is an object, or its JSON text, percent-encoded or
 * not. Returns the first problem; it never throws.
 * Source: IAM API Reference, "PolicyVersion".
 */
export function readVersionResponse(text: string): ResponseResult {
  const parsed = parseText(text.replace(/^\uFEFF/, ''));
  const [syntaxError] = parsed.problems;
  if (syntaxError !== undefined) return { problem: syntaxError };
  const outer = parsed.value;
  if (!isObject(outer)) return refuse('', expectedResponse, describeValue(outer));
  const isWrapped = Object.hasOwn(outer, 'PolicyVersion');
  const place = isWrapped ? '/PolicyVersion' : '';
  const version = isWrapped ? outer.PolicyVersion : outer;
  if (!isObject(version)) return refuse(place, 'an object', describeValue(version));
  const { VersionId: versionId, CreateDate: created, IsDefaultVersion: isDefault } = version;
  if (typeof versionId !== 'string' || !versionIdPattern.test(versionId)) {
    return refuse(`${place}/VersionId`, 'a version id such as "v4"', describeValue(versionId));
  }
  const createDate = typeof created === 'string' ? normalizeInstant(created) : undefined;
  if (createDate === undefined) {
    return refuse(`${place}/CreateDate`, 'an instant with its offset', describeValue(created));
  }
  if (isDefault !== undefined && typeof isDefault !== 'boolean') {
    return refuse(`${place}/IsDefaultVersion`, 'true or false', describeValue(isDefault));
  }
  const { document, problems } = readInputValue(version.Document, `${place}/Document`);
  if (document === undefined) return { problem: problems[0] as Problem };
  return {
    response: {
      policyName: readName([outer, version], 'PolicyName'),
      arn: readName([outer, version], 'Arn', 'PolicyArn'),
      versionId,
      createDate,
      isDefault,
      document: document.value as PolicyDocument,
    },
  };
}

const expectedResponse = 'what aws iam get-policy-version answers, {"PolicyVersion": {…}}';

function refuse(place: string, expected: string, found: string): ResponseResult {
  return {
    problem: {
      place,
      expected,
      found,
      remedy: 'Provide the complete response as JSON (--output json).',
    },
  };
}

function readName(objects: readonly Record<string, unknown>[], ...keys: string[]) {
  const values = objects.flatMap((object) => keys.map((key) => object[key]));
  return values.find((value): value is string => typeof value === 'string' && value !== '');
}
