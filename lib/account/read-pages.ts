import { parseText } from '../shared/json/parse-text';
import { describeValue, isObject } from '../shared/problem';
import { type FieldReader, readOwn } from './field-reader';
import {
  detailListNames,
  detailLists,
  detailsCommand,
  recognizeAnswer,
  recognizeText,
} from './recognize-answer';
import { splitValues } from './split-values';

/** A page of the answer: an object with some of the four lists. */
export interface Page {
  value: Record<string, unknown>;
  /** Its JSON path. */
  place: string;
}

const remedy = `Run ${detailsCommand} --output json, and give its output.`;
const withoutFilter = `Run ${detailsCommand} without --filter.`;
const expected = `the answer of ${detailsCommand}`;

/** The objects in which other tools hold the answer. */
const wrappers = [
  'GetAccountAuthorizationDetailsResponse',
  'GetAccountAuthorizationDetailsResult',
  'Pages',
];

/** The pages of a file; problems are reported. It never throws. */
export function readPages(text: string, reader: FieldReader): Page[] {
  const plain = text.replace(/^\uFEFF/, '');
  const values = parseValues(plain, reader);
  const pages = values.flatMap((value, index) => {
    const place = values.length > 1 ? `value ${index + 1}, $` : '$';
    return listPages(value, place, reader);
  });
  checkLists(pages, reader);
  // Everything that is reported here but lists that no page has.
  reader.isIncomplete ||= reader.problems.some(({ remedy: each }) => each !== withoutFilter);
  return pages;
}

function parseValues(text: string, reader: FieldReader): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return parseBroken(text, reader);
  }
}

/** Several JSON values, or a text with an error, which is explained. */
function parseBroken(text: string, reader: FieldReader): unknown[] {
  const known = recognizeText(text);
  if (known !== undefined) {
    reader.report('', expected, known, remedy);
    return [];
  }
  const { values, cut, hasRest } = splitValues(text);
  if (values.length > 1 && cut === undefined && !hasRest) {
    try {
      return values.map((value) => JSON.parse(value));
    } catch {
      // The first error is explained below.
    }
  }
  if (cut !== undefined && !hasRest) {
    const found = `a text that ends at line ${cut.line}, column ${cut.column}`;
    reader.report(
      `line ${cut.line}, column ${cut.column}`,
      'complete JSON',
      found,
      'The file is incomplete and cannot be read. Export the account again.',
    );
    return [];
  }
  for (const { place, ...problem } of parseText(text).problems) {
    reader.report(place, problem.expected, problem.found, remedy);
  }
  return [];
}

/** The levels of wrappers that are opened. */
const maxWrappers = 4;

function listPages(
  value: unknown,
  place: string,
  reader: FieldReader,
  levels = maxWrappers,
): Page[] {
  if (Array.isArray(value) && levels > 0) {
    return value.flatMap((each, index) =>
      listPages(each, `${place}[${index}]`, reader, levels - 1),
    );
  }
  if (!isObject(value)) {
    reader.report(place, expected, describeValue(value), remedy);
    return [];
  }
  const wrapper = wrappers.find((key) => Object.hasOwn(value, key));
  if (wrapper !== undefined && levels > 0) {
    return listPages(value[wrapper], `${place}.${wrapper}`, reader, levels - 1);
  }
  const answer = recognizeAnswer(value);
  const hasList = detailListNames.some((each) => Object.hasOwn(value, each));
  if (hasList && answer === undefined) return [{ value, place }];
  reader.report(place, expected, answer ?? describeKeys(value), remedy);
  return [];
}

function describeKeys(value: Record<string, unknown>): string {
  const keys = Object.keys(value);
  if (keys.length === 0) return 'an object without keys';
  const named = keys.slice(0, 5).map((key) => describeValue(key));
  return `an object with ${named.join(', ')}${keys.length > named.length ? ' …' : ''}`;
}

/** Reports lists that no page has, and pages that are missing. */
function checkLists(pages: readonly Page[], reader: FieldReader): void {
  const last = pages.at(-1);
  if (last === undefined) return;
  for (const name of detailListNames) {
    if (pages.some(({ value }) => Object.hasOwn(value, name))) continue;
    const found = `no such list, so the ${detailLists[name]} are missing`;
    reader.report(`$.${name}`, 'a list', found, withoutFilter);
  }
  const isCut =
    readOwn(last.value, 'IsTruncated') === true || Object.hasOwn(last.value, 'NextToken');
  if (!isCut) return;
  const found = 'a page with further pages after it';
  reader.report(
    `${last.place}`,
    'all pages',
    found,
    'The result is incomplete. Run the command without --max-items, or give all pages.',
  );
}
