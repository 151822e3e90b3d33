import type { Statement } from '../iam/document';
import type { Announcement, PolicyDocument, PolicyFile, SiteFile, VersionFile } from './types.gen';

export type {
  Announcement,
  Companion,
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
  versions: Version[];
}

/** Everything in data/, checked and frozen. */
export interface PolicyRecord {
  site: SiteFile;
  /** AWS's page of announcements. */
  announcementsPage: string;
  /** In AWS's order. */
  announcements: Announcement[];
  /** By name. */
  policies: Policy[];
}
