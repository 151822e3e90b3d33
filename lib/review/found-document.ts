import type { Problem } from '../shared/problem';
import type { Placeholders } from './placeholders';

/** The keys and indexes that lead to a place in a JSON value. */
export type Path = readonly (string | number)[];

/** A policy document as text, as a JSON value, or the reason why it has no known value. */
export type DocumentContent =
  | { kind: 'text'; text: string }
  | { kind: 'value'; value: unknown }
  | { kind: 'problem'; problem: Problem };

/** A policy document in one state of a file. */
export interface FoundDocument {
  /** Names the document in both states of a file; the empty text where the file is the document. */
  id: string;
  /** Documents of the same id and key are equal. */
  key: string;
  /** Whether the place is one of identity policies: `Policies` of a role, but no bucket policy. */
  isIdentity: boolean;
  /** Reads the document. The placeholders are shared by both states of a document. */
  read: (placeholders: Placeholders) => DocumentContent;
  /** The line, from 1, of a place in the document; undefined where the file shows no lines. */
  findLine: (path: Path) => number | undefined;
}

/** What one state of a file has. */
export interface FileDocuments {
  documents: FoundDocument[];
  /** What attaches policies to a principal, as JSON by its name. It is not compared. */
  attachments: ReadonlyMap<string, string>;
}

/** Finds the line, from 1, of a place in a file. */
export type FindLine = (path: Path) => number | undefined;
