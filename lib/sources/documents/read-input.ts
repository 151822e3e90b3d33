import { parseDocument, type Statement } from '../../iam/document';
import { parseText } from '../../shared/json/parse-text';
import { describeValue, isObject, type Problem } from '../../shared/problem';

/** A policy document, as a JSON value and parsed. */
export interface InputDocument {
  value: unknown;
  statements: Statement[];
}

type InputResult =
  | { document: InputDocument; problems?: undefined }
  | { document?: undefined; problems: Problem[] };

/** Levels of JSON text: a file, a document as text in it, and the document of a response in that. */
const maxTexts = 3;

const expectedInput =
  'a policy document, or what aws iam get-policy-version, get-role-policy or get-user-policy answers';
const remedyInput =
  'Give an object with "Statement", {"PolicyVersion": {"Document": …}} or {"PolicyDocument": …}.';

/**
 * Parses a policy document from text: JSON, or JSON that is percent-encoded (RFC 3986) as in
 * responses of IAM's API. The text can be the output of the AWS command line, which contains the
 * document. Returns the document or all problems; it never throws.
 */
export function readInputText(text: string): InputResult {
  return readText(text, '', maxTexts);
}

/** Parses a policy document from a JSON value. `place` is its RFC 6901 pointer, for problems. */
export function readInputValue(value: unknown, place = ''): InputResult {
  return readValue(value, place, maxTexts - 1);
}

function readText(text: string, place: string, textsLeft: number): InputResult {
  const isEncoded = text.trimStart().startsWith('%');
  const plain = isEncoded ? decode(text.trim()) : text;
  if (plain === undefined) {
    return refuse(
      place,
      'JSON, or JSON percent-encoded as in RFC 3986',
      describeValue(text),
      'Correct the "%" escapes; the text may have been cut.',
    );
  }
  const parsed = parseText(plain.replace(/^\uFEFF/, ''));
  const kind = isEncoded ? 'decoded text' : 'text';
  const syntaxProblems = parsed.problems.map((problem) => ({
    ...problem,
    place: locateIn(place, kind, problem.place),
  }));
  if (!('value' in parsed)) return { problems: syntaxProblems };
  const read = readValue(parsed.value, place, textsLeft - 1);
  // The other problems are reported in addition to repeated keys.
  return syntaxProblems.length === 0
    ? read
    : { problems: [...syntaxProblems, ...(read.problems ?? [])] };
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
    // A "%" without two hexadecimal digits, or bytes that are not UTF-8.
    return undefined;
  }
}

function readValue(value: unknown, place: string, textsLeft: number): InputResult {
  if (typeof value === 'string' && textsLeft > 0) return readText(value, place, textsLeft);
  if (!isObject(value)) return refuse(place, expectedInput, describeValue(value), remedyInput);
  const isDocument = ['Statement', 'Version', 'Id'].some((key) => Object.hasOwn(value, key));
  if (!isDocument) return readResponse(value, place, textsLeft);
  const { statements, problems } = parseDocument(value);
  return statements === undefined
    ? { problems: problems.map((problem) => ({ ...problem, place: place + problem.place })) }
    : { document: { value, statements } };
}

/**
 * The keys of a document in the output of the AWS command line, the outermost first; the last one
 * is that of a version file in data/policies.
 */
const responseKeys = ['PolicyVersion', 'PolicyDocument', 'Document', 'document'];

function readResponse(
  value: Record<string, unknown>,
  place: string,
  textsLeft: number,
): InputResult {
  const key = responseKeys.find((each) => Object.hasOwn(value, each));
  if (key !== undefined) return readValue(value[key], `${place}/${key}`, textsLeft);
  const keys = Object.keys(value);
  const named = keys.slice(0, 5).map((each) => JSON.stringify(each));
  const more = keys.length > named.length ? ' …' : '';
  const found =
    keys.length === 0 ? 'an object without keys' : `an object with ${named.join(', ')}${more}`;
  return refuse(place, expectedInput, found, remedyInput);
}

function refuse(place: string, expected: string, found: string, remedy: string): InputResult {
  return { problems: [{ place, expected, found, remedy }] };
}
