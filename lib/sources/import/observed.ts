import type { Announcement, PolicyDocument, Source } from '../../record/types.gen';
import { isInstant } from '../../record/validate';
import type { Problem } from '../../shared/problem';
import { showText } from '../../shared/show-text';

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
  /** Up to when the source is known to have held the policy, where it is not as long as it was read. */
  lastObserved?: string;
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
  announcements?: {
    page: string;
    announcements: Announcement[];
    /** Sources that its rows name, for a record that does not have them yet. */
    sources?: Source[];
  };
  /** Up to when the source was read; an instant. */
  observedUntil?: string;
  /** States that the source holds and nobody can read, in words, each with its place. */
  unreadable?: string[];
  /** Files among those of policies that are named after none, in words. */
  unnamed?: string[];
}

/** IAM's names of policies, and the ids of their versions as the record takes them. */
export const namePattern = /^[\w+=,.@-]{1,128}$/;
export const versionIdPattern = /^v[1-9]\d*$/;

/** Thrown when a source cannot be read; says which, where in it, and what to do. */
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

  /** Of a fault that was found in a text of the source. */
  static of(source: string, { place, expected, found, remedy }: Problem): SourceError {
    return new SourceError(source, place, expected, found, remedy);
  }

  /** The same fault, of a source that the reader knows by another name. */
  of(source: string): SourceError {
    return new SourceError(source, this.place, this.expected, this.found, this.remedy);
  }
}

/**
 * An instant in UTC to the second, as the record writes it: `2019-02-10T11:13:13-07:00`
 * becomes `2019-02-10T18:13:13Z`. undefined for a text that is no instant with an offset.
 */
export function normalizeInstant(text: string): string | undefined {
  const local = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/.exec(
    text,
  )?.[1];
  // Date.parse takes 30 February for 2 March, and 24:00 for the next day.
  if (local === undefined || !isInstant(`${local}Z`)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** The later of two instants: nothing is observed before it is made, whatever a clock says. */
export function notBefore(instant: string, earliest: string): string {
  return instant < earliest ? earliest : instant;
}

/** Collected versions say when they were seen, and nothing of the policy after the last one. */
export function addLastObserved(policy: ObservedPolicy): ObservedPolicy {
  const seen = policy.versions.map(({ firstObserved }) => firstObserved);
  return seen.length === 0 ? policy : { ...policy, lastObserved: seen.reduce(notBefore) };
}
