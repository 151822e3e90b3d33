import type { Announcement, PolicyDocument } from '../record/types.gen';

/** What a source says of one policy, before it is held against the record. */
export interface ObservedPolicy {
  /** IAM's exact name. */
  policyName: string;
  arn: string | null;
  createDate: string | null;
  deprecated?: { knownBy: string; supersededBy?: string };
  /** In any order. */
  versions: ObservedVersion[];
  /** Which version was seen as the default, oldest sight first; left out where a source does not say. */
  defaults?: ObservedDefault[];
  /** Since when the source holds the policy no more; an instant. */
  noLongerObserved?: string;
}

export interface ObservedVersion {
  versionId: string;
  createDate: string;
  firstObserved: string;
  document: PolicyDocument;
}

export interface ObservedDefault {
  versionId: string;
  /** When a source first held this version as the default; an instant. */
  firstObserved: string;
}

/** Everything that one import brings. */
export interface Observation {
  policies: ObservedPolicy[];
  announcements?: { page: string; announcements: Announcement[] };
  /** Up to when the source was read; an instant. */
  observedUntil?: string;
  /** States that the source holds and nobody can read, in words, each with its place. */
  unreadable?: string[];
}

/** Thrown when a source cannot be read; says which, where in it, and what to do. */
export class SourceError extends Error {
  constructor(source: string, place: string, expected: string, found: string, remedy: string) {
    super(`${source}${place && ` at ${place}`}: expected ${expected}, found ${found}. ${remedy}`);
    this.name = 'SourceError';
  }
}

/**
 * An instant in UTC to the second, as the record writes it: `2019-02-10T11:13:13-07:00`
 * becomes `2019-02-10T18:13:13Z`. undefined for a text that is no instant with an offset.
 */
export function normalizeInstant(text: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/.test(text))
    return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
