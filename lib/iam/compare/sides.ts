import type { ActionCatalogue } from './difference';
import type { Access } from './model';

/** What a comparison works with beside the two documents. */
export interface Tools {
  /** The most general text of a pattern, as `createFiller` makes it. */
  fillAction: (pattern: string) => string;
  fillResource: (pattern: string) => string;
  /** An action pattern as the documents spell it. */
  spell: (action: string) => string;
  catalogue: ActionCatalogue;
}

/** The two documents, seen from the one that gives. */
export interface Sides {
  mine: Access;
  other: Access;
}
