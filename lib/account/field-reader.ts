import { UTCDate } from '@date-fns/utc';
import { isValid } from 'date-fns/isValid';
import { parseDocument, type Statement } from '../iam/document';
import type { FileProblem } from '../record/record-error';
import { describeValue, isObject } from '../shared/problem';

type JsonObject = Record<string, unknown>;

/**
 * The largest document of an account that is compared, in characters of compact JSON. IAM takes at
 * most 10,240 for all inline policies of a role, and AWS’s own policies can be larger. A document made to be slow could keep the comparison busy for hours.
 */
export const maxDocumentLength = 20_000;

/** Reads fields of JSON objects, and collects what is wrong with them. */
export class FieldReader {
  readonly problems: FileProblem[] = [];
  /** Whether the file, a page of it, or a page after it was not read. */
  isIncomplete = false;
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  report(place: string, expected: string, found: string, remedy: string): void {
    this.problems.push({ file: this.#file, place, expected, found, remedy });
  }

  /** The objects of a list, each with its place; no list is an empty one. */
  readObjects(value: unknown, place: string): [item: JsonObject, place: string][] {
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) {
      this.report(place, 'a list', describeValue(value), 'Export the account again.');
      return [];
    }
    return value.flatMap((item: unknown, index): [JsonObject, string][] => {
      const itemPlace = `${place}[${index}]`;
      if (isObject(item)) return [[item, itemPlace]];
      this.report(itemPlace, 'an object', describeValue(item), 'It is left out.');
      return [];
    });
  }

  /** A text that must not be empty; undefined where it is missing. */
  readText(from: JsonObject, key: string, place: string): string | undefined {
    const value = readOwn(from, key);
    if (typeof value === 'string' && value !== '') return value;
    this.report(`${place}.${key}`, 'text', describeValue(value), 'It is left out.');
    return undefined;
  }

  /** The texts of a list; others are left out. */
  readTexts(from: JsonObject, key: string, place: string): string[] {
    const value = readOwn(from, key) ?? [];
    if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value;
    this.report(`${place}.${key}`, 'a list of texts', describeValue(value), 'It is left out.');
    return [];
  }

  /** An instant as `YYYY-MM-DDTHH:MM:SSZ`; undefined where there is none. */
  readInstant(from: JsonObject, key: string, place: string): string | undefined {
    const value = readOwn(from, key);
    if (value === undefined || value === null || value === '') return undefined;
    const instant = parseInstant(value);
    if (instant === undefined) {
      const expected = 'an instant, such as 2024-01-31T08:00:00Z';
      this.report(`${place}.${key}`, expected, describeValue(value), 'It is read as unknown.');
    }
    return instant;
  }

  /**
   * The statements of a document: an object, or JSON text that may be percent-encoded (RFC 3986);
   * undefined where they cannot be read.
   */
  readDocument(
    value: unknown,
    place: string,
    maxLength = maxDocumentLength,
  ): Statement[] | undefined {
    const document = typeof value === 'string' ? parseJson(value) : value;
    if (document === undefined) {
      const expected = 'a policy document, as an object or as JSON that may be percent-encoded';
      this.report(place, expected, describeValue(value), 'The policy is not compared.');
      return undefined;
    }
    const { statements, problems = [] } = parseDocument(document);
    for (const problem of problems) {
      const { expected, found, remedy } = problem;
      this.report(`${place}${formatPath(problem.place)}`, expected, found, remedy);
    }
    if (statements === undefined) return undefined;
    const length = JSON.stringify(document).length;
    if (length <= maxLength) return statements;
    const expected = `a document of at most ${maxLength.toLocaleString('en-US')} characters`;
    const found = `${length.toLocaleString('en-US')} characters`;
    this.report(place, expected, found, 'The policy is not compared; IAM takes none so large.');
    return undefined;
  }
}

/** A field of the object itself: `constructor` is a property of every object. */
export function readOwn(from: JsonObject, key: string): unknown {
  return Object.hasOwn(from, key) ? from[key] : undefined;
}

function parseJson(text: string): unknown {
  try {
    const plain = text.trimStart().startsWith('%') ? decodeURIComponent(text.trim()) : text;
    return JSON.parse(plain.replace(/^\uFEFF/, ''));
  } catch {
    // It is reported with its place.
    return undefined;
  }
}

/** `/Statement/0/Action` as `.Statement[0].Action`. */
function formatPath(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`))
    .join('');
}

const instantShape = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?$/;

/** Reads ISO 8601, the same with a space, and seconds since 1970, as the CLI can write them. */
export function parseInstant(value: unknown): string | undefined {
  const isSeconds = typeof value === 'number' && Math.abs(value) < 1e11;
  if (!isSeconds && !(typeof value === 'string' && instantShape.test(value))) return undefined;
  const date = new UTCDate(
    typeof value === 'number' ? value * 1000 : normalizeOffset(value as string),
  );
  return isValid(date) ? `${date.toISOString().slice(0, 19)}Z` : undefined;
}

/** Without an offset, JavaScript would read the time in the zone of the computer. */
function normalizeOffset(text: string): string {
  const iso = text.replace(' ', 'T').replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
  return /(?:Z|[+-]\d\d:\d\d)$/.test(iso) ? iso : `${iso}Z`;
}
