import { diffArrays } from 'diff';
import type { Line } from './lines';

/** A stretch of a line; marked where the other side says something else. */
export interface Part {
  text: string;
  marked: boolean;
}

/**
 * Marks the words in which two lines differ, or nothing where the lines are not alike.
 * Two actions need more in common than two resources: `profile:CreateDomain` is no other
 * spelling of `profile:CreateProfile`.
 */
export function markWords(
  before: Line,
  after: Line,
): { before: Part[]; after: Part[] } | undefined {
  if (before.path !== after.path || before.value === undefined || after.value === undefined) {
    return undefined;
  }
  const minSimilarity = /^(Not)?Action$/.test(before.path) ? 0.8 : 0.5;
  if (measureSimilarity(before.value, after.value) < minSimilarity) return undefined;
  const steps = diffArrays(splitWords(before.text), splitWords(after.text));
  return {
    before: collectParts(steps.filter((step) => !step.added)),
    after: collectParts(steps.filter((step) => !step.removed)),
  };
}

/** From 0 to 1: the share of names and numbers in common, in order; marks between them do not count. */
function measureSimilarity(before: string, after: string): number {
  const [left, right] = [before, after].map((text) =>
    splitWords(text).filter((word) => /[A-Za-z0-9]/.test(word)),
  ) as [string[], string[]];
  const common = diffArrays(left, right)
    .filter((step) => !step.added && !step.removed)
    .reduce((sum, step) => sum + step.value.length, 0);
  // Marks alone, such as "" and "*", have no names to be alike in: they are as alike as can be.
  return left.length + right.length === 0 ? 1 : (2 * common) / (left.length + right.length);
}

/** Words as people read names: a run of lower case with its capital, or one mark. */
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
