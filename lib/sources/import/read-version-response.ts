import type { PolicyDocument } from '../../record/types.gen';
import { parseText } from '../../shared/json/parse-text';
import { describeValue, type Problem } from '../../shared/problem';
import { readInputValue } from '../documents/read-input';
import { normalizeInstant, versionIdPattern } from './observation';

/** An answer of `aws iam get-policy-version`: one version, and whether it was the default. */
export interface VersionResponse {
  /** Where the answer says it; AWS's own does not. */
  policyName: string | undefined;
  arn: string | undefined;
  versionId: string;
  createDate: string;
  /** undefined where the answer does not say. */
  isDefault: boolean | undefined;
  document: PolicyDocument;
}

export type ResponseRead =
  | { answer: VersionResponse; problem?: undefined }
  | { answer?: undefined; problem: Problem };

/**
 * Reads `{"PolicyVersion": {"CreateDate", "VersionId", "Document", "IsDefaultVersion"}}`, or what
 * stands under PolicyVersion alone. The document is JSON, or text of it, URL-encoded or not.
 * Source: IAM API Reference, "PolicyVersion". Returns the first fault found; it never throws.
 */
export function readVersionResponse(text: string): ResponseRead {
  const parsed = parseText(text.replace(/^\uFEFF/, ''));
  const [fault] = parsed.problems;
  if (fault !== undefined) return { problem: fault };
  const outer = parsed.value;
  if (!isObject(outer)) return refuse('', expectedAnswer, describeValue(outer));
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
    answer: {
      policyName: readName([outer, version], 'PolicyName'),
      arn: readName([outer, version], 'Arn', 'PolicyArn'),
      versionId,
      createDate,
      isDefault,
      document: document.value as PolicyDocument,
    },
  };
}

const expectedAnswer = 'what aws iam get-policy-version answers, {"PolicyVersion": {…}}';

function refuse(place: string, expected: string, found: string): ResponseRead {
  return {
    problem: { place, expected, found, remedy: 'Give the answer whole, as JSON (--output json).' },
  };
}

function readName(objects: readonly Record<string, unknown>[], ...keys: string[]) {
  const values = objects.flatMap((object) => keys.map((key) => object[key]));
  return values.find((value): value is string => typeof value === 'string' && value !== '');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
