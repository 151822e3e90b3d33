import { parseDocument, type Statement } from '../../iam/document';
import { parseText } from '../../shared/json/parse-text';
import { describeValue, type Problem } from '../../shared/problem';

/** A policy document that was read, as it was written and as it is compared. */
export interface InputDocument {
  value: unknown;
  statements: Statement[];
}

export type InputRead =
  | { document: InputDocument; problems?: undefined }
  | { document?: undefined; problems: Problem[] };

/** A file's text, a document as text in it, and an answer's document as text in that. */
const maxTexts = 3;

const expectedInput =
  'a policy document, or what aws iam get-policy-version, get-role-policy or get-user-policy answers';
const remedyInput =
  'Give an object with "Statement", {"PolicyVersion": {"Document": …}} or {"PolicyDocument": …}.';

/**
 * Reads a policy document from text: JSON, or JSON that is percent-encoded (RFC 3986) as IAM's
 * API answers it. The document may stand in an answer of the AWS command line. Returns it, or
 * every fault found; it never throws.
 */
export function readInputText(text: string): InputRead {
  return readText(text, '', maxTexts);
}

/** The same from a JSON value. `place` is its RFC 6901 pointer, for the faults. */
export function readInputValue(value: unknown, place = ''): InputRead {
  return readValue(value, place, maxTexts - 1);
}

function readText(text: string, place: string, textsLeft: number): InputRead {
  const isEncoded = text.trimStart().startsWith('%');
  const plain = isEncoded ? decode(text.trim()) : text;
  if (plain === undefined) {
    return refuse(
      place,
      'JSON, or JSON percent-encoded as in RFC 3986',
      describeValue(text),
      'Mend the "%" escapes; the text may have been cut.',
    );
  }
  const parsed = parseText(plain.replace(/^\uFEFF/, ''));
  const kind = isEncoded ? 'decoded text' : 'text';
  const faults = parsed.problems.map((problem) => ({
    ...problem,
    place: locateIn(place, kind, problem.place),
  }));
  if (!('value' in parsed)) return { problems: faults };
  const read = readValue(parsed.value, place, textsLeft - 1);
  // A key that stands twice hides no other fault.
  return faults.length === 0 ? read : { problems: [...faults, ...(read.problems ?? [])] };
}

function locateIn(holder: string, kind: string, place: string): string {
  if (holder === '' && kind === 'text') return place;
  const where = holder === '' ? `the ${kind}` : `${holder}, its ${kind}`;
  return place === '' ? where : `${where}, ${place}`;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    // A "%" without two hexadecimal digits, or bytes that are no UTF-8: the caller says so.
    return undefined;
  }
}

function readValue(value: unknown, place: string, textsLeft: number): InputRead {
  if (typeof value === 'string' && textsLeft > 0) return readText(value, place, textsLeft);
  if (!isObject(value)) return refuse(place, expectedInput, describeValue(value), remedyInput);
  const isDocument = ['Statement', 'Version', 'Id'].some((key) => Object.hasOwn(value, key));
  if (!isDocument) return readAnswer(value, place, textsLeft);
  const { statements, problems } = parseDocument(value);
  return statements === undefined
    ? { problems: problems.map((problem) => ({ ...problem, place: place + problem.place })) }
    : { document: { value, statements } };
}

/**
 * The keys under which an answer of the AWS command line holds a document, outermost first;
 * the last is that of a version in data/policies.
 */
const answerKeys = ['PolicyVersion', 'PolicyDocument', 'Document', 'document'];

function readAnswer(value: Record<string, unknown>, place: string, textsLeft: number): InputRead {
  const key = answerKeys.find((each) => Object.hasOwn(value, each));
  if (key !== undefined) return readValue(value[key], `${place}/${key}`, textsLeft);
  const keys = Object.keys(value);
  const named = keys.slice(0, 5).map((each) => JSON.stringify(each));
  const more = keys.length > named.length ? ' …' : '';
  const found =
    keys.length === 0 ? 'an object without keys' : `an object with ${named.join(', ')}${more}`;
  return refuse(place, expectedInput, found, remedyInput);
}

function refuse(place: string, expected: string, found: string, remedy: string): InputRead {
  return { problems: [{ place, expected, found, remedy }] };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
