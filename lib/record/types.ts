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

/** The fields of a version that its access and its dates come from; the tools load only these. */
export interface ServedVersion {
  policyName: string;
  versionId: string;
  /** 4 of `v4`; AWS's own order. */
  number: number;
  createDate: string;
  document: PolicyDocument;
  statements: Statement[];
}

/** A policy with its versions, oldest first, and without the rest of policy.json. */
export interface ServedPolicy {
  policyName: string;
  /** As in policy.json. */
  defaults?: readonly DefaultSetting[];
  versions: ServedVersion[];
}

/** A version file with its number and its parsed statements. */
export interface Version extends VersionFile {
  policyName: string;
  /** 4 of `v4`; AWS's own order. */
  number: number;
  statements: Statement[];
}

/** A policy with its versions, oldest first; it has at least one. */
export interface Policy extends PolicyFile {
  /** The name of its folder, and its part of an address: see `keyPolicy`. */
  policyName: string;
  /** The exact name that IAM uses, which several accounts may use. */
  iamName: string;
  versions: Version[];
}

/** All of data/, validated and frozen. */
export interface PolicyRecord {
  site: SiteFile;
  /** AWS's page of announcements, where the record has any. */
  announcementsPage: string | undefined;
  /** In AWS's order. */
  announcements: Announcement[];
  /** By name. */
  policies: Policy[];
}
