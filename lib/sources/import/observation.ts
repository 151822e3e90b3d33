import { coversPattern } from '../../iam/patterns';
import type { Announcement, PolicyDocument, Source } from '../../record/types.gen';
import { isInstant } from '../../record/validate';

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

/**
 * A filter of policy names: it accepts a name that one of the patterns matches (`*` and `?`; every
 * name where there is none) and no pattern after `!`. It is case-sensitive, as IAM's ARNs are.
 */
export function createNameFilter(patterns: readonly string[]): (policyName: string) => boolean {
  const excluded = patterns.filter((each) => each.startsWith('!')).map((each) => each.slice(1));
  const included = patterns.filter((each) => !each.startsWith('!'));
  return (policyName) =>
    (included.length === 0 || included.some((each) => coversPattern(each, policyName))) &&
    !excluded.some((each) => coversPattern(each, policyName));
}
