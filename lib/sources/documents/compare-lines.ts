import type { ActionCatalog, Comparison } from '../../iam/compare/difference';
import { decodeBytes, maxBytes } from '../../shared/decode-text';
import { maxNesting, parseText } from '../../shared/json/parse-text';
import { describeValue, type Problem } from '../../shared/problem';
import { type StreamLine, splitLines } from '../../shared/split-lines';
import { type ComparisonJson, writeComparison } from '../../site/api/comparison';
import { compareWithTimeout } from './compare-with-timeout';
import { formatProblemsInLine } from './format-problems';
import { type InputDocument, readInputValue } from './read-input';

/** Two documents of the largest size, and room for the keys and the id. */
export const maxLineBytes = 2 * maxBytes + 100_000;

type LineId = string | number;

/** What to write for a line; `comparison` is undefined where the line could not be read. */
export interface LineResult {
  output: ({ id: LineId } & ComparisonJson) | { id: LineId | null; line: number; error: string };
  comparison: Comparison | undefined;
}

/**
 * Compares the pairs of a stream of lines `{"id", "before", "after"}`, in order and one at a
 * time. A line that cannot be read has its error in its place; blank lines have nothing.
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
    comparison: undefined,
  });
  if (bytes === undefined) return refuse(null, formatProblemsInLine([tooLong]));
  const { text, problem } = decodeBytes(bytes);
  if (problem !== undefined) return refuse(null, formatProblemsInLine([problem]));
  if (text.trim() === '') return undefined;
  const { id, before, after, problems } = readPair(text);
  if (id === null || before === undefined || after === undefined) {
    return refuse(id, formatProblemsInLine(problems));
  }
  const { comparison, problem: failure } = compareWithTimeout(
    before.statements,
    after.statements,
    catalog,
  );
  if (failure !== undefined) return refuse(id, formatProblemsInLine([failure]));
  return { output: { id, ...writeComparison(comparison) }, comparison };
}

const tooLong: Problem = {
  place: '',
  expected: `a line of at most ${maxLineBytes.toLocaleString('en-US')} bytes`,
  found: 'a longer one',
  remedy: 'Give two policy documents a line.',
};

/** Both documents, or neither and why. */
function readPair(text: string): {
  id: LineId | null;
  before?: InputDocument;
  after?: InputDocument;
  problems: Problem[];
} {
  // The line's own object is a level more than its documents may have.
  const parsed = parseText(text, maxNesting + 1);
  const faults = parsed.problems.map((problem) => ({
    ...problem,
    // The line of the stream is told beside it; another number would only confuse.
    place: problem.place.replace(/^line 1, /, ''),
  }));
  if (!('value' in parsed)) return { id: null, problems: faults };
  const { value } = parsed;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const expected = 'an object with "id", "before" and "after"';
    const found = describeValue(value);
    return { id: null, problems: [{ place: '', expected, found, remedy: 'Mend the line.' }] };
  }
  const given: { id?: unknown; before?: unknown; after?: unknown } = value;
  const id = isId(given.id) ? given.id : null;
  const before = readInputValue(given.before, '/before');
  const after = readInputValue(given.after, '/after');
  const problems = [
    ...faults,
    ...(id === null ? [describeId(given.id)] : []),
    ...(before.problems ?? []),
    ...(after.problems ?? []),
  ];
  return problems.length > 0
    ? { id, problems }
    : { id, before: before.document, after: after.document, problems };
}

/** A number that JSON would give back otherwise than it was written is none to find a line by. */
function isId(value: unknown): value is LineId {
  return typeof value === 'string' || Number.isSafeInteger(value);
}

function describeId(value: unknown): Problem {
  const remedy = 'Name each pair, so that its result can be found.';
  return { place: '/id', expected: 'text or a whole number', found: describeValue(value), remedy };
}
