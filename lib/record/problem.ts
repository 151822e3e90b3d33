import type { Problem } from '../shared/problem';
import { showText } from '../shared/show-text';

/** One fault in a file of the record. */
export interface FileProblem extends Problem {
  /** Path inside the data folder, with forward slashes. */
  file: string;
}

/** Thrown with every fault of a record at once; nothing of such a record is used. */
export class RecordError extends Error {
  readonly problems: readonly FileProblem[];

  constructor(folder: string, problems: readonly FileProblem[]) {
    const count = problems.length === 1 ? '1 fault' : `${problems.length} faults`;
    super(`${count} in ${folder}:\n\n${problems.map(formatProblem).join('\n\n')}`);
    this.name = 'RecordError';
    this.problems = problems;
  }
}

/** A fault in five short lines: file and place, expected, found, remedy. */
export function formatProblem({ file, place, expected, found, remedy }: FileProblem): string {
  return [
    // A file's name may hold the end of a line.
    `${showText(file)}${place === '' ? '' : ` at ${place}`}`,
    `  expected: ${expected}`,
    `  found:    ${found}`,
    `  remedy:   ${remedy}`,
  ].join('\n');
}
