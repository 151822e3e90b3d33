import type { AnnouncedState } from '../history/reconcile-change';
import type { ActionCatalog } from '../iam/compare/difference';
import type { Statement } from '../iam/document';
import type { DefaultSetting, ServedPolicy } from '../record/types';
import type { Risks } from '../risk/create-risks';

/**
 * The record, as the analysis of an account reads it: `describeRecord` makes it from data/, and
 * `describeSiteRecord` from the files in `/tools/`. Documents are loaded only where they are needed.
 */
export interface AccountRecord {
  policies: readonly RecordedPolicy[];
  /** The policy with its documents; it is called once for each policy that is needed. */
  loadPolicy: (policyName: string) => Promise<ServedPolicy>;
  /** The names of the few policies that a document may be a copy of, the most similar first. */
  findCandidates: (statements: readonly Statement[]) => readonly string[];
  /** The actions that IAM has; without them, patterns are not expanded. */
  catalog: ActionCatalog;
  risks: Risks;
}

/** A policy of the record without its documents. */
export interface RecordedPolicy {
  /** The name of its folder and its part of addresses. */
  policyName: string;
  /** The exact name that IAM uses. */
  iamName: string;
  /** Null where it is not known. */
  arn: string | null;
  /** Oldest first; at least one. */
  versions: readonly RecordedVersion[];
  /** As in policy.json. */
  defaults?: readonly DefaultSetting[];
  /** Since when it is known to be deprecated, and the policy that replaces it. */
  deprecated?: { knownBy: string; supersededBy?: string };
  /** Since when its source does not list it any more; an instant. */
  noLongerObserved?: string;
}

export interface RecordedVersion {
  versionId: string;
  /** 4 of `v4`. */
  number: number;
  createDate: string;
  /** Whether AWS announced it. */
  state: AnnouncedState;
  /** In AWS's order. */
  announcements: readonly { id: string; date: string }[];
}
