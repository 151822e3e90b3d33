import type { ActionCatalog } from '../../iam/compare/difference';
import { decodeBytes, maxBytes } from '../../shared/decode-text';
import { maxNesting, parseText } from '../../shared/json/parse-text';
import { describeValue, isObject, type Problem } from '../../shared/problem';
import { type StreamLine, splitLines } from '../../shared/split-lines';
import { type ComparedDocuments, compareWithTimeout } from './compare-with-timeout';
import { type ComparedJson, convertCompared } from './convert-compared';
import { formatProblemsInLine } from './format-problems';
import { type InputDocument, readInputValue } from './read-input';

/** Two documents of the maximum size, and the keys and the id. */
export const maxLineBytes = 2 * maxBytes + 100_000;

type LineId = string | number;

/** The output for a line; `compared` is undefined for an invalid line. */
interface LineResult {
  output: ({ id: LineId } & ComparedJson) | { id: LineId | null; line: number; error: string };
  compared: ComparedDocuments | undefined;
}

/**
 * Compares the pairs in a stream of lines `{"id", "before", "after"}`, in order and one at a time.
 * The result of an invalid line is its error; blank lines have no result.
 */
export async function* compareLines(
  chunks: AsyncIterable<Buffer>,
  catalog: ActionCatalog,
): AsyncGenerator<LineResult> {
  for await (const line of splitLines(chunks, maxLineBytes)) {
    const result = compareLine(line, catalog);
    if (result !== undefined) yield result;
  }
}

function compareLine(
  { number, bytes }: StreamLine,
  catalog: ActionCatalog,
): LineResult | undefined {
  const refuse = (id: LineId | null, error: string): LineResult => ({
    output: { id, line: number, error },
    compared: undefined,
  });
  if (bytes === undefined) return refuse(null, formatProblemsInLine([tooLong]));
  const { text, problem } = decodeBytes(bytes);
  if (problem !== undefined) return refuse(null, formatProblemsInLine([problem]));
  if (text.trim() === '') return undefined;
  const { id, before, after, problems } = readPair(text);
  if (id === null || before === undefined || after === undefined) {
    return refuse(id, formatProblemsInLine(problems));
  }
  const { compared, problem: failure } = compareWithTimeout(
    before.statements,
    after.statements,
    catalog,
  );
  if (failure !== undefined) return refuse(id, formatProblemsInLine([failure]));
  return { output: { id, ...convertCompared(compared) }, compared };
}

const tooLong: Problem = {
  place: '',
  expected: `a line of at most ${maxLineBytes.toLocaleString('en-US')} bytes`,
  found: 'a longer one',
  remedy: 'Give two policy documents a line.',
};

/** Parses a line: both documents, or the problems. */
function readPair(text: string): {
  id: LineId | null;
  before?: InputDocument;
  after?: InputDocument;
  problems: Problem[];
} {
  // One level more than a document, for the object of the line.
  const parsed = parseText(text, maxNesting + 1);
  const syntaxProblems = parsed.problems.map((problem) => ({
    ...problem,
    // The output has the line number of the stream, so this one would be misleading.
    place: problem.place.replace(/^line 1, /, ''),
  }));
  if (!('value' in parsed)) return { id: null, problems: syntaxProblems };
  const { value } = parsed;
  if (!isObject(value)) {
    const expected = 'an object with "id", "before" and "after"';
    const found = describeValue(value);
    return { id: null, problems: [{ place: '', expected, found, remedy: 'Correct the line.' }] };
  }
  const given: { id?: unknown; before?: unknown; after?: unknown } = value;
  const id = isId(given.id) ? given.id : null;
  const before = readInputValue(given.before, '/before');
  const after = readInputValue(given.after, '/after');
  const problems = [
    ...syntaxProblems,
    ...(id === null ? [describeId(given.id)] : []),
    ...(before.problems ?? []),
    ...(after.problems ?? []),
  ];
  return problems.length > 0
    ? { id, problems }
    : { id, before: before.document, after: after.document, problems };
}

/** JSON changes larger numbers, so they could not identify a line. */
function isId(value: unknown): value is LineId {
  return typeof value === 'string' || Number.isSafeInteger(value);
}

function describeId(value: unknown): Problem {
  const remedy = 'Name each pair, so that its result can be found.';
  return { place: '/id', expected: 'text or a whole number', found: describeValue(value), remedy };
}
