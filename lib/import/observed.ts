import type { Announcement, PolicyDocument } from '../record/types.gen';

/** What a source says of one policy, before it is held against the record. */
export interface ObservedPolicy {
  policyName: string;
  arn: string | null;
  createDate: string | null;
  deprecated?: { knownBy: string; supersededBy?: string };
  versions: ObservedVersion[];
}

export interface ObservedVersion {
  versionId: string;
  createDate: string;
  firstObserved: string;
  document: PolicyDocument;
}

/** Everything that one import brings. */
export interface Observation {
  policies: ObservedPolicy[];
  announcements?: { page: string; announcements: Announcement[] };
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
