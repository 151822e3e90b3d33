import type { Policy, PolicyVersion } from '@aws-sdk/client-iam';
import type { PolicyDocument } from '../../record/types.gen';
import { parseText } from '../../shared/json/parse-text';
import { describeValue, isObject } from '../../shared/problem';
import { showTruncated } from '../../shared/show-text';
import { SourceError } from '../source-error';
import { awsSource } from './aws-error';
import { normalizeInstant } from './observation';

/** The fields of a policy in ListPolicies that the record has too. */
export interface ListedPolicy {
  policyName: string;
  arn: string;
  createDate: string;
}

/** The fields of a version in ListPolicyVersions. */
export interface ListedVersion {
  versionId: string;
  createDate: string;
  isDefault: boolean;
}

const importAgain = 'See that the endpoint is IAM’s, and run the import again.';

/** The members of a page. Throws for a truncated page without a Marker. */
export function requirePage<Member>(
  place: string,
  page: { IsTruncated?: boolean; Marker?: string },
  members: Member[] | undefined,
): Member[] {
  if (members === undefined) throw refuse(place, 'a list', 'none');
  if (page.IsTruncated && !page.Marker) {
    throw refuse(place, 'a Marker, since more follow', 'none');
  }
  return members;
}

/** Throws a SourceError for a name, ARN or date that no policy has. */
export function readListedPolicy(place: string, policy: Policy): ListedPolicy {
  // IAM's pattern. The name becomes a folder, which must be inside the record.
  const policyName = readMatch(place, 'PolicyName', policy.PolicyName, /^[\w+=,.@-]{1,128}$/);
  if (/^\.+$/.test(policyName)) throw refuse(place, 'a name with letters', policyName);
  const at = `${place}, ${policyName}`;
  return {
    policyName,
    arn: readMatch(at, 'Arn', policy.Arn, /^arn:aws[a-z-]*:iam::(aws|\d{12}):policy\/.+$/),
    createDate: readDate(at, policy.CreateDate),
  };
}

/** Throws a SourceError for an id or date that no version has. */
export function readListedVersion(place: string, version: PolicyVersion): ListedVersion {
  const versionId = readMatch(place, 'VersionId', version.VersionId, /^v[1-9]\d*$/);
  return {
    versionId,
    createDate: readDate(`${place}, ${versionId}`, version.CreateDate),
    isDefault: version.IsDefaultVersion === true,
  };
}

/**
 * Parses a document as IAM sends it: JSON, percent-encoded by RFC 3986, in which a plus is not a
 * space. Throws a SourceError where it cannot be decoded, and for anything but a JSON object
 * without repeated keys.
 */
export function readDocument(place: string, sent: string | undefined): PolicyDocument {
  if (sent === undefined) throw refuse(place, 'a Document', 'none');
  const { value, problems } = parseText(decode(place, sent));
  const [problem] = problems;
  if (problem !== undefined) {
    const found = showTruncated(problem.found, 200);
    const at = [place, problem.place].filter(Boolean).join(', ');
    throw new SourceError(awsSource, at, problem.expected, found, remedy);
  }
  if (isObject(value)) return value as PolicyDocument;
  throw new SourceError(awsSource, place, 'a policy document', describeValue(value), remedy);
}

const remedy =
  'Nothing was written. Look at it with aws iam get-policy-version, or leave the policy out.';

function decode(place: string, sent: string): string {
  try {
    return decodeURIComponent(sent);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    const expected = 'a document that is percent-encoded (RFC 3986)';
    throw new SourceError(awsSource, place, expected, describeStart(sent), remedy);
  }
}

function readMatch(place: string, field: string, value: string | undefined, pattern: RegExp) {
  if (value !== undefined && pattern.test(value)) return value;
  const found = value === undefined ? 'nothing' : describeStart(value);
  throw refuse(place, `${field} of the form ${pattern.source}`, found);
}

function readDate(place: string, date: Date | undefined): string {
  const instant = date && normalizeInstant(date.toISOString());
  if (instant !== undefined) return instant;
  throw refuse(place, 'a CreateDate', describeValue(date));
}

const describeStart = (text: string) => `"${showTruncated(text, 60)}"`;

function refuse(place: string, expected: string, found: string): SourceError {
  return new SourceError(awsSource, place, expected, found, importAgain);
}
