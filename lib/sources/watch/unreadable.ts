import type { Problem } from '../../shared/problem';

/** Thrown where a page or feed cannot be read without doubt; whoever knows its name adds that. */
export class UnreadableError extends Error {
  readonly problem: Problem;

  constructor(place: string, expected: string, found: string, remedy: string) {
    super(found);
    this.name = 'UnreadableError';
    this.problem = { place, expected, found, remedy };
  }
}
