import type { Problem } from '../shared/problem';
import { showText } from '../shared/show-text';

/** A problem in a file of the record. */
export interface FileProblem extends Problem {
  /** Path inside the data folder, with forward slashes. */
  file: string;
}

export function createProblem(
  file: string,
  place: string,
  expected: string,
  found: string,
  remedy: string,
): FileProblem {
  return { file, place, expected, found, remedy };
}

/** Thrown with all problems of a record. An invalid record is not used in part. */
export class RecordError extends Error {
  readonly problems: readonly FileProblem[];

  constructor(folder: string, problems: readonly FileProblem[]) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    super(`${count} in ${folder}:\n\n${problems.map(formatProblem).join('\n\n')}`);
    this.name = 'RecordError';
    this.problems = problems;
  }
}

/** Formats a problem in four lines: file and place, expected, found, remedy. */
export function formatProblem({ file, place, expected, found, remedy }: FileProblem): string {
  return [
    // The name of a file can contain a line end.
    `${showText(file)}${place === '' ? '' : ` at ${place}`}`,
    `  expected: ${expected}`,
    `  found:    ${found}`,
    `  remedy:   ${remedy}`,
  ].join('\n');
}
