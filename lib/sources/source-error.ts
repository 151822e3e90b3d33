import type { Problem } from '../shared/problem';
import { showText } from '../shared/show-text';

/** Thrown when a source cannot be read, with its name, the place in it and a remedy. */
export class SourceError extends Error {
  constructor(
    source: string,
    private readonly place: string,
    private readonly expected: string,
    private readonly found: string,
    private readonly remedy: string,
  ) {
    super(
      showText(
        `${source}${place && ` at ${place}`}: expected ${expected}, found ${found}. ${remedy}`,
      ),
    );
    this.name = 'SourceError';
  }

  /** The error for a problem in a text of the source. */
  static of(source: string, { place, expected, found, remedy }: Problem): SourceError {
    return new SourceError(source, place, expected, found, remedy);
  }

  /** The same error under another name of the source, the one that the user gave. */
  of(source: string): SourceError {
    return new SourceError(source, this.place, this.expected, this.found, this.remedy);
  }
}

/** Thrown by the parsers of pages and feeds, which do not know the name of their source. */
export class ParseError extends Error {
  readonly problem: Problem;

  constructor(place: string, expected: string, found: string, remedy: string) {
    super(found);
    this.name = 'ParseError';
    this.problem = { place, expected, found, remedy };
  }
}
