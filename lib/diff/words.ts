import { diffArrays } from 'diff';
import { isActionPath, type Line } from './lines';

/** A part of a line; marked where the other side has other words. */
export interface Part {
  text: string;
  marked: boolean;
}

/** The parts of two lines, with the words marked in which they differ. */
export interface Marks {
  before: Part[];
  after: Part[];
}

/**
 * Whether a line replaces another one: both are values of the same key, or similar values of the
 * same list. Actions must be more similar than resources: `profile:CreateDomain` does not replace
 * `profile:CreateProfile`.
 */
export function isReplacement(before: Line, after: Line): boolean {
  if (before.path !== after.path || before.value === undefined || after.value === undefined) {
    return false;
  }
  if (hasKey(before) && hasKey(after)) return true;
  const minSimilarity = isActionPath(before.path) ? 0.8 : 0.5;
  return measureSimilarity(before.value, after.value) >= minSimilarity;
}

/** Whether the line is a value with its key, not an item of a list. */
function hasKey({ plain }: Line): boolean {
  return /^"(?:[^"\\]|\\.)*": /.test(plain);
}

/** Marks the words in which two lines differ. A comma after the value is no difference. */
export function markWords(before: string, after: string): Marks {
  const [old, now] = [before, after].map((line) => line.replace(/,$/, '')) as [string, string];
  const steps = diffArrays(splitWords(old), splitWords(now));
  return {
    before: [...collectParts(steps.filter((step) => !step.added)), ...keepComma(before)],
    after: [...collectParts(steps.filter((step) => !step.removed)), ...keepComma(after)],
  };
}

function keepComma(line: string): Part[] {
  return line.endsWith(',') ? [{ text: ',', marked: false }] : [];
}

/** From 0 to 1: the share of words in common, in order, without the punctuation between them. */
export function measureSimilarity(before: string, after: string): number {
  const [left, right] = [before, after].map((text) =>
    splitWords(text).filter((word) => /[A-Za-z0-9]/.test(word)),
  ) as [string[], string[]];
  const common = diffArrays(left, right)
    .filter((step) => !step.added && !step.removed)
    .reduce((sum, step) => sum + step.value.length, 0);
  // Values without words, such as "" and "*", replace one another.
  return left.length + right.length === 0 ? 1 : (2 * common) / (left.length + right.length);
}

/** The words of camel-case names, spaces, and single punctuation marks. */
function splitWords(text: string): string[] {
  return text.match(/[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])|\s+|[^A-Za-z0-9\s]/g) ?? [];
}

function collectParts(
  steps: readonly { value: string[]; added: boolean; removed: boolean }[],
): Part[] {
  return steps.map(({ value, added, removed }) => ({
    text: value.join(''),
    marked: added || removed,
  }));
}
