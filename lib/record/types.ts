import type { Statement } from '../iam/document';
import type {
  Announcement,
  DefaultSetting,
  PolicyDocument,
  PolicyFile,
  SiteFile,
  VersionFile,
} from './types.gen';

export type {
  Announcement,
  Companion,
  DefaultSetting,
  Gap,
  Note,
  PolicyDocument,
  Printed,
  SiteFile,
  Source,
} from './types.gen';

/** As much of a version as access and time are read from; the tools have no more of it. */
export interface ServedVersion {
  policyName: string;
  versionId: string;
  /** 4 of `v4`; AWS's own order. */
  number: number;
  createDate: string;
  document: PolicyDocument;
  statements: Statement[];
}

/** A policy by its versions alone, oldest first. */
export interface ServedPolicy {
  policyName: string;
  /** As in policy.json. */
  defaults?: readonly DefaultSetting[];
  versions: ServedVersion[];
}

/** A version with what reading it yields: its number and its parsed statements. */
export interface Version extends VersionFile {
  policyName: string;
  /** 4 of `v4`; AWS's own order. */
  number: number;
  statements: Statement[];
}

/** A policy with its versions, oldest first; there is always one. */
export interface Policy extends PolicyFile {
  /** The name of its folder, and its place in addresses: see `keyPolicy`. */
  policyName: string;
  /** The exact name that IAM uses, which several accounts may use. */
  iamName: string;
  versions: Version[];
}

/** Everything in data/, checked and frozen. */
export interface PolicyRecord {
  site: SiteFile;
  /** AWS's page of announcements, where the record has any. */
  announcementsPage: string | undefined;
  /** In AWS's order. */
  announcements: Announcement[];
  /** By name. */
  policies: Policy[];
}
