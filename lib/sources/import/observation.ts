import { coversPattern } from '../../iam/patterns';
import type {
  Announcement,
  PolicyDocument,
  Provenance,
  Source,
  Withdrawal,
} from '../../record/types.gen';
import { isInstant } from '../../record/validate';

/** A policy as a source has it, before it is compared with the record. */
export interface ObservedPolicy {
  /** IAM's exact name. */
  policyName: string;
  arn: string | null;
  createDate: string | null;
  /** Whether IAM allows to attach it to users, groups and roles; left out where it is not known. */
  isAttachable?: boolean;
  deprecated?: { knownBy: string; supersededBy?: string };
  /** In any order. */
  versions: ObservedVersion[];
  /** The default versions over time, oldest first; left out where the source does not know them. */
  defaults?: ObservedDefault[];
  /** When the source last had the policy; left out for a policy that it still had when it was read. */
  lastObserved?: string;
  /** Since when the source no longer has the policy; an instant. */
  noLongerObserved?: string;
  /** The times without the policy between two with it, oldest first. */
  withdrawals?: Withdrawal[];
  /** The times without a document of the policy, oldest first; also where a file was only empty. */
  absences?: Withdrawal[];
  /** The entries of the name in lists of all policies, oldest list first. */
  listed?: ListedPolicy[];
}

/** What a list of all policies says about one of them, as `aws iam list-policies` returns it. */
export interface ListedPolicy {
  arn: string;
  createDate: string;
  isAttachable: boolean;
}

export interface ObservedVersion {
  versionId: string;
  createDate: string;
  firstObserved: string;
  document: PolicyDocument;
  /** Where the source had it at `firstObserved`, for the record. */
  provenance?: Provenance;
  /** Where the source has it, for messages: `commit 31ded458…`. */
  place?: string;
}

export interface ObservedDefault {
  versionId: string;
  /** When the source first had this version as the default; an instant. */
  firstObserved: string;
}

/** A page of a guide as a source has it: all announcements that are known of it, in its order. */
export interface ObservedGuide {
  id: string;
  title: string;
  /** undefined where it is not known. */
  page?: string | undefined;
  /** A month, a day or an instant. */
  readUntil: string;
  /** The policies that the page documents; left out where it documents all. */
  policies?: string[];
  announcements: Announcement[];
}

/** The content of a source, for one import. */
export interface Observation {
  policies: ObservedPolicy[];
  announcements?: {
    guides: ObservedGuide[];
    /** The sources that the announcements name, for a record that does not have them yet. */
    sources?: Source[];
  };
  /** Up to when the source was read; an instant. */
  observedUntil?: string;
  /** Whether `observedUntil` is only the time of the import, which changes with every import. */
  isUntilNow?: boolean;
  /** The commit of `observedUntil`, for an archive in git. */
  commit?: string;
  /** The address of the archive, where the source is one and has an address. */
  archive?: string;
  /** Messages about states of the source that cannot be parsed, each with its place. */
  unreadable?: string[];
  /** Messages about files that are not those of policies. */
  unnamed?: string[];
}

/** The names of policies that IAM accepts, and the version ids that the record accepts. */
export const namePattern = /^[\w+=,.@-]{1,128}$/;
export const versionIdPattern = /^v[1-9]\d*$/;

/**
 * Converts an instant to the record's format, UTC to the second: `2019-02-10T11:13:13-07:00`
 * becomes `2019-02-10T18:13:13Z`. undefined for a text that is not an instant with an offset.
 */
export function normalizeInstant(text: string): string | undefined {
  const local = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/.exec(
    text,
  )?.[1];
  // Date.parse accepts 30 February as 2 March, and 24:00 as the next day.
  if (local === undefined || !isInstant(`${local}Z`)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** The later of two instants. With a wrong clock, a version could be observed before its creation. */
export function notBefore(instant: string, earliest: string): string {
  return instant < earliest ? earliest : instant;
}

/** Adds `lastObserved` to a policy of collected versions: when the last of them was observed. */
export function addLastObserved(policy: ObservedPolicy): ObservedPolicy {
  const instants = policy.versions.map(({ firstObserved }) => firstObserved);
  return instants.length === 0 ? policy : { ...policy, lastObserved: instants.reduce(notBefore) };
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
